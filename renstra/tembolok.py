"""Redis (or Valkey) as the cache: while it is away the application goes on without it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def _tahan(nama: str, pengganti: Any) -> Callable[..., Any]:
    """The method of RedisCache; what `pengganti` says where the server cannot be reached."""
    metode = getattr(RedisCache, nama)

    @wraps(metode)
    def tahan(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
        try:
            return metode(self, *args, **kwargs)
        except RedisError as error:
            log.error("cache: %s", type(error).__name__)
            return pengganti

    return tahan


class RedisTahan(RedisCache):
    """Sessions are in the database as well, and a limit that cannot be counted is not enforced for a while."""

    get = _tahan("get", None)
    set = _tahan("set", None)
    add = _tahan("add", False)
    delete = _tahan("delete", False)
    incr = _tahan("incr", 1)
    touch = _tahan("touch", False)
    get_many = _tahan("get_many", {})
    has_key = _tahan("has_key", False)

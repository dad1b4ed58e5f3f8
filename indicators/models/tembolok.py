from __future__ import annotations

from django.db import models


class Tembolok(models.Model):
    """The table of Django's database cache: here, so that a migration makes it in every profile.

    Columns as `createcachetable` would make them; nothing but the cache reads or writes it.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "tembolok"
        verbose_name = "tembolok"
        verbose_name_plural = "tembolok"

    def __str__(self) -> str:
        return self.cache_key

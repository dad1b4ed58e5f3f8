"""What every benchmark starts with: the application as production has it, but for what only a server needs."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renstra.settings")
os.environ.setdefault("DEBUG", "1")  # without it settings want a server's secrets
django.setup()

from django.conf import settings  # noqa: E402

settings.DEBUG = False  # queries are not kept and explained, as they are not in production
settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
settings.ANTREAN_LANGSUNG = False  # a process of its own works the queue

"""ASGI entry point of production: `renstra.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

from renstra.start import one_sentence, require_secret_key, require_static_files

os.environ["RENSTRA_DEMO"] = ""  # only `manage.py demo` serves a demo
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renstra.settings")

with one_sentence():
    require_secret_key()
    require_static_files()
    application = get_asgi_application()

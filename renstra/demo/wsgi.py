"""WSGI entry point of the demo's worker. Without the flag that `manage.py demo` sets it is no demo."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renstra.settings")
application = get_wsgi_application()

"""`python -m renstra.impor <id>`: the process that works on one import, started by the web process.

Not `manage.py kerjakan_impor`: that would be no demo, and look for the data somewhere else.
"""

import os
import sys

import django
from django.core.management import call_command

from renstra.start import relax_gc

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renstra.settings")
django.setup()
relax_gc()
call_command("kerjakan_impor", *sys.argv[1:])

"""Settings of the test run: the development profile, whatever the environment says, with cheap passwords.

DATABASE_URL is the one variable that is kept; `tests.plugin` decides it before this file is read.
"""

import atexit
import os
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir

EXAMPLE = Path(__file__).resolve().parent.parent / ".env.example"
VARIABLES = [line.partition("=")[0] for line in EXAMPLE.read_text().splitlines() if line and line[0] != "#"]

for name in set(VARIABLES) - {"DATABASE_URL"}:
    os.environ.pop(name, None)
os.environ["DEBUG"] = "1"

from renstra.settings import *  # noqa: E402, F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
IMPOR_DIR = Path(gettempdir()) / f"renstra-uji-impor-{os.getpid()}"
atexit.register(rmtree, IMPOR_DIR, ignore_errors=True)
IMPOR_LANGSUNG = True  # a process of its own would see another database
WHITENOISE_AUTOREFRESH = True  # look files up when asked for; every test client would scan all of them

"""Running manage.py as a person does: its own process, and an environment that holds what the test says."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEY = {"SECRET_KEY": "kunci-uji-yang-cukup-panjang-" * 2}


def clean_environment(**variables: str) -> dict[str, str]:
    """Nothing of ours from outside: only what programs need to be found."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **variables}


def manage(*args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`manage.py ARGS` with these variables, until it ends."""
    return python("manage.py", *args, **variables)


def python(*args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args],
        cwd=ROOT,
        env=clean_environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

#!/usr/bin/env python
"""Django's command line. `demo` switches on its own profile before the settings are read."""

import os
import sys


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    # Only the command sets the flag: no other way of serving may become a demo by an environment variable.
    os.environ["RENSTRA_DEMO"] = "1" if command == "demo" else ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renstra.settings")
    from django.core.management import execute_from_command_line

    from renstra.start import one_sentence, prepare

    with one_sentence():
        prepare(command)
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

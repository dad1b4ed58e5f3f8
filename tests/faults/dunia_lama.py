"""`python -m tests.faults.dunia_lama SKALA`: the bench's world in the database of DATABASE_URL, as it once was.

Once: before every migration but the first of each app. Loaded as it is today (bench.muat, without the read model,
which no database had then) and taken back.
"""

import sys

# isort: off
from bench.muat import COLUMNS, PENANDA, SKALA, isi_tabel, rows  # sets Django up
from django.contrib.auth.models import User
# isort: on

from django.core.management import call_command
from django.db import connection, transaction


def lepas() -> None:
    """Without the triggers: loading goes faster, and a table that they write to can go."""
    for penanda in PENANDA:
        penanda.lepas(connection)


def main(skala: str) -> None:
    call_command("migrate", verbosity=0)
    User.objects.create_user("penyetuju")  # who approved, by the number that the rows name
    lepas()
    with transaction.atomic():
        for tabel, isi in rows(SKALA[skala]).items():
            isi_tabel(tabel, COLUMNS[tabel].split(), isi)
    for app in ("budget", "indicators"):
        lepas()  # every `migrate` puts them back
        call_command("migrate", app, "0001", verbosity=0)
    with connection.cursor() as kursor:
        kursor.execute("VACUUM" if connection.vendor == "sqlite" else "ANALYZE")


if __name__ == "__main__":
    main(sys.argv[1])

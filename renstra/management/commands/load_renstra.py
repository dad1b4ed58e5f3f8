"""manage.py load_renstra: the seed document into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from renstra.muat import FixtureError, Muatan, load_fixtures


class Command(BaseCommand):
    """Safe to run again: a database that holds data is left as it is."""

    help = "Memuat dokumen Reviu Renstra 2022 ke basis data yang masih kosong."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            muatan = load_fixtures()
        except FixtureError as error:
            raise CommandError(f"Tidak ada yang dimuat. {error}") from error
        if options["verbosity"]:
            self._report(muatan)

    def _report(self, muatan: list[Muatan]) -> None:
        for satu in muatan:
            self.stdout.write(f"{satu.berkas}: {satu.baris} baris dimuat.")
        if not muatan:
            self.stdout.write("Basis data sudah berisi data; tidak ada yang dimuat.")

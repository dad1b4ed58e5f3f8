"""`manage.py demo`: from nothing to the application with the real document, in one command."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from budget.services.ringkasan import perbarui_anggaran
from indicators.services.ringkasan import perbarui_ringkasan
from renstra.demo.accounts import ACCOUNTS, ensure_accounts, refuse_foreign_accounts
from renstra.demo.contoh import ensure_contoh
from renstra.demo.latihan import ensure_latihan
from renstra.demo.server import parse_address, require_free, serve
from renstra.start import require_database


class Command(BaseCommand):
    help = "Siapkan basis data, muat dokumen Renstra, buat akun demo, lalu layani di mesin ini. Aman diulang."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--addr", default="127.0.0.1:8000", help="alamat di mesin ini (127.0.0.1:8000)")
        parser.add_argument(
            "--with-examples", action="store_true", help="muat juga realisasi contoh 2022-2024 (bukan data)"
        )
        parser.add_argument("--no-serve", action="store_true", help="siapkan saja, jangan melayani")

    def handle(self, *args: Any, addr: str, no_serve: bool, with_examples: bool = False, **options: Any) -> None:
        """What may refuse comes first, and nothing is written before it."""
        address = parse_address(addr)
        if not no_serve:
            require_free(address)
        require_database()
        refuse_foreign_accounts()
        self._prepare(with_examples)
        self._introduce()
        if not no_serve:
            self.stdout.write(f"Buka http://{address}/ di peramban; berhenti dengan Ctrl+C.")
            self.stdout.flush()  # the worker is about to be forked and would print it again
            serve(address)

    def _prepare(self, with_examples: bool) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_renstra", stdout=self.stdout)  # does nothing where there is data already
        ensure_accounts(settings.DEMO_PASSWORD)
        ensure_latihan()
        if with_examples:
            self.stdout.write(f"{ensure_contoh()} realisasi contoh dimuat.")
        perbarui_ringkasan()
        perbarui_anggaran()

    def _introduce(self) -> None:
        self.stdout.write("\nAkun demo:")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.username:<17}{account.peran.label:<13}{account.kode_unit}")
        self.stdout.write(f"Kata sandi semua akun: {settings.DEMO_PASSWORD}\n\n")

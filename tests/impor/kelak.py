"""What may come after an import, so that it can not be taken back."""

from collections.abc import Callable

from django.contrib.auth.models import User

from indicators.models import PeriodeLapor, Realisasi
from indicators.services.realisasi import add_komentar, submit_realisasi
from tests.dunia import isi, segar, terlihat


def diubah(user: User, satu: Realisasi) -> None:
    isi(user, satu.indikator.kode, "99")


def diajukan(user: User, satu: Realisasi) -> None:
    submit_realisasi(segar(user), terlihat(satu))


def berkomentar(user: User, satu: Realisasi) -> None:
    add_komentar(segar(user), satu.indikator.kode, satu.tahun, satu.triwulan, "Bagaimana?")


def terkunci(user: User, satu: Realisasi) -> None:
    PeriodeLapor.objects.update(dikunci=True)


KELAK: dict[str, Callable[[User, Realisasi], None]] = {
    "diubah": diubah,
    "diajukan": diajukan,
    "berkomentar": berkomentar,
    "terkunci": terkunci,
}

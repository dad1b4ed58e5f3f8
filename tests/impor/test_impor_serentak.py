"""X46 and its kin: several at once, on real connections; whoever loses hears a conflict, and nothing stands twice."""

import pytest
from django.contrib.auth.models import User

from indicators.excel import tulis_bertanda
from indicators.models import Impor, Peran, Realisasi, Riwayat
from indicators.services.impor import add_tempelan, apply_impor, claim_apply, read_impor, undo_impor
from renstra.impor.daftar import jenis_impor
from tests.balap import Balap, kata
from tests.dunia import TAHUN, bangun, petugas
from tests.indicators.kisi import indikator

BARIS = 40
OPSI = {"tahun": TAHUN, "triwulan": 1, "unit": ""}
JENIS = jenis_impor("realisasi")
TABEL = "\n".join(["Kode\tRealisasi", *(f"I.X{n}\t{n}" for n in range(BARIS))])


def siapkan(nama: str) -> int:
    """A planner whose batch is read and waits."""
    user = petugas(nama, Peran.PERENCANA, "U1A")
    impor = add_tempelan(user, JENIS, OPSI, TABEL)
    read_impor(impor.pk, JENIS, tulis_bertanda)
    return impor.pk


def terapkan(pk: int) -> str:
    impor = Impor.objects.select_related("pelaku").get(pk=pk)
    return str(apply_impor(claim_apply(impor.pelaku, impor, JENIS, yakin=True), JENIS))


def urungkan(pk: int) -> str:
    impor = Impor.objects.select_related("pelaku").get(pk=pk)
    return str(undo_impor(impor.pelaku, impor, JENIS))


@pytest.fixture
def dua(balap: Balap) -> list[int]:
    """Two planners of one unit with the same table, both at their preview."""

    def dunia() -> list[int]:
        bangun()
        for n in range(BARIS):
            indikator(f"I.X{n}")
        return [siapkan("satu"), siapkan("dua")]

    return balap.sendiri(dunia)


def isi() -> tuple[int, int]:
    return Realisasi.objects.count(), Riwayat.objects.filter(jenis="realisasi").count()


def test_x46_two_people_apply_the_same_file_at_once(balap: Balap, dua: list[int]) -> None:
    hasil = kata(balap.serentak([lambda pk=pk: terapkan(pk) for pk in dua]))
    assert hasil in (["40", "Bentrok"], ["0", "40"])
    assert balap.sendiri(isi) == (BARIS, BARIS)


def test_one_batch_is_applied_once_however_often_it_is_pressed(balap: Balap, dua: list[int]) -> None:
    hasil = kata(balap.serentak([lambda: terapkan(dua[0])] * 5))
    assert hasil == ["40", *["Bentrok"] * 4]
    assert balap.sendiri(isi) == (BARIS, BARIS)
    hasil = kata(balap.serentak([lambda: urungkan(dua[0])] * 5))
    assert hasil == ["40", *["Bentrok"] * 4]
    assert balap.sendiri(isi) == (0, 2 * BARIS)


def test_one_person_has_one_running_import(balap: Balap, dua: list[int]) -> None:
    def unggah() -> str:
        return "masuk" if add_tempelan(User.objects.get(username="satu"), JENIS, OPSI, TABEL) else ""

    assert kata(balap.serentak([unggah] * 4)) == [*["Bentrok"] * 3, "masuk"]

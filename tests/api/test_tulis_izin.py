"""The rows of the permission matrix that write figures (M05-M11), each column, through the door of the API."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from indicators.models import Peran, PeriodeLapor
from tests.api.mesin import Klien, bersesi, bertoken, galat
from tests.dunia import TAHUN, angka, dua_langkah, petugas, tak_berubah
from tests.matriks import BARIS, KOLOM, STATUS, UNIT, Baris
from tests.people import orang, tugaskan

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PINTU = {b.perbuatan.removeprefix("realisasi."): b for b in BARIS if b.perbuatan.startswith("realisasi.")}
del PINTU["lihat"]
ORANG = {
    "ADM": [(Peran.ADMIN, "U0")],
    "PRC": [(Peran.PERENCANA, "U1A")],
    "VER": [(Peran.VERIFIKATOR, "U1")],
    "PMP": [(Peran.PIMPINAN, "U0")],
    "RKP": [(Peran.PERENCANA, "U1A"), (Peran.VERIFIKATOR, "U2"), (Peran.PIMPINAN, "U0")],
    "OFF": [],
}


@pytest.fixture
def pengisi(dunia: None, db: None) -> User:
    dua_langkah()
    return petugas("pengisi", Peran.PERENCANA, "U0")


def hadir(kolom: str) -> Klien:
    """The client of this column, its token used once so that its use is no change later."""
    nama = kolom.rstrip("-_")
    if nama in ("TKR", "TKW"):
        klien = bertoken(petugas(nama, Peran.PERENCANA, "U1A"), "read" if nama == "TKR" else "write", "U1A")
        klien.get("unit/")
        return klien
    user = orang(nama)
    for peran, unit in ORANG[nama]:
        tugaskan(user, peran, unit)
    return bersesi(user)


def coba(klien: Klien, perbuatan: str, pk: int, unit: str) -> list[HttpResponse]:
    """Every address through which this is done."""
    if perbuatan != "isi":
        return [klien.gerak(pk, perbuatan, 1, {"catatan": "Catatan"})]
    baru: dict[str, Any] = {"indikator": f"I.{unit}", "tahun": TAHUN, "triwulan": 2, "nilai": "99"}
    return [
        klien.patch(f"realisasi/{pk}/", {"nilai": "99"}, 1),
        klien.post("realisasi/", baru),
        klien.put("realisasi/bulk/", {"rows": [baru | {"triwulan": 3}]}),
    ]


def awal(baris: Baris) -> str:
    """A state in which those who may, can."""
    return STATUS[baris.status[0]]


@pytest.mark.parametrize("kolom", KOLOM)
@pytest.mark.parametrize("perbuatan", PINTU)
def test_each_cell_of_the_matrix(pengisi: User, perbuatan: str, kolom: str) -> None:
    baris = PINTU[perbuatan]
    klien = hadir(kolom)
    for unit in UNIT[kolom]:
        pk = angka(f"I.{unit}", awal(baris), oleh=pengisi, nilai=99).pk
        if baris.sel[kolom] == "Y":
            assert {r.status_code for r in coba(klien, perbuatan, pk, unit)} <= {200, 201}
            continue
        with tak_berubah():
            for response in coba(klien, perbuatan, pk, unit):
                assert response.status_code == int(baris.sel[kolom])
                assert galat(response)[0][0] in ("terlarang", "not_found")


@pytest.mark.parametrize("perbuatan", PINTU)
def test_without_a_name_401_and_in_another_state_409(pengisi: User, perbuatan: str) -> None:
    """One state in which each is illegal; whoever is nobody does not learn even that."""
    salah = "disetujui" if perbuatan in ("isi", "ajukan", "tarik", "verifikasi", "kembalikan", "setujui") else "draf"
    pk = angka("I.U1A", salah, oleh=pengisi).pk
    siapa = hadir("PRC" if perbuatan in ("isi", "ajukan", "tarik") else "VER")
    with tak_berubah():
        assert {r.status_code for r in coba(Klien(), perbuatan, pk, "U1A")} == {401}
        ditolak = siapa.patch(f"realisasi/{pk}/", {"nilai": "99"}, 1) if perbuatan == "isi" else None
        assert (ditolak or coba(siapa, perbuatan, pk, "U1A")[0]).status_code == 409


def test_m12_a_locked_period_stops_every_way_to_enter(pengisi: User) -> None:
    klien = hadir("PRC")
    pk = angka("I.U1A", oleh=pengisi).pk
    PeriodeLapor.objects.update(dikunci=True)
    with tak_berubah():
        for response in coba(klien, "isi", pk, "U1A"):
            assert response.status_code == 409
            assert "dikunci oleh administrator" in response.json()["errors"][0]["detail"]
        assert klien.gerak(pk, "ajukan", 1).status_code == 409

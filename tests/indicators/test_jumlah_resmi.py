"""M23: a planner knows the official total of the own Ditjen, and no figure of anybody else by it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.akses import boleh_melihat_jumlah
from indicators.capaian import Agregasi, AturanKebijakan, Batas
from indicators.capaian.bagian import agregat_bagian
from indicators.models import Indikator, UnitKerja
from tests.api.klien import baca
from tests.api.mesin import token
from tests.dunia import TAHUN, angka, petugas, segar
from tests.indicators.test_agregasi import anggota
from tests.pages import bacaan, kode_tertaut
from tests.people import masuk

pytestmark = pytest.mark.django_db
DITJEN = f"/telusur/unit/U1/{TAHUN}/1/"


@pytest.fixture
def angka_u1(ver: User) -> None:
    """U1 (its total is of U1, U1A and U1B): 80 and 60 approved, 20 only submitted."""
    angka("I.U1A", "disetujui", oleh=ver, nilai=80)
    angka("I.U1B", "disetujui", oleh=ver, nilai=60)
    angka("I.U1", "diajukan", oleh=ver, nilai=20)


@pytest.mark.usefixtures("angka_u1")
def test_m23_perencana_melihat_jumlah_ditjen_di_beranda(prc: User) -> None:
    halaman = masuk(prc).get(f"/?tahun={TAHUN}&triwulan=1")
    assert "Unit U1 seluruhnya, resmi: 70,00 2 dari 3 indikator dihitung" in bacaan(halaman)
    assert kode_tertaut(halaman) == {"I.U1A"}
    assert halaman.content.decode().count(DITJEN) == 1


@pytest.mark.usefixtures("angka_u1")
def test_m23_telusurnya_dua_bagian_tanpa_nama_orang_lain(prc: User) -> None:
    client = masuk(prc)
    halaman = bacaan(client.get(DITJEN))
    assert "70,00 rata-rata % dari target" in halaman
    assert "hanya memuat" not in halaman and "hanya memuat" in bacaan(client.get(f"/telusur/unit/U1A/{TAHUN}/1/"))
    assert "Unit dalam jangkauan Anda 1 dari 1 indikator dihitung 80,00" in halaman
    assert "Unit lain bersama-sama 1 dari 2 indikator dihitung 60,00" in halaman
    for asing in ("I.U1B", "Indikator I.U1 ", "Riwayat", "Jika yang tidak dihitung"):
        assert asing not in halaman
    isi = baca(client, DITJEN.removeprefix("/"))
    assert (isi["nilai"], isi["agregat"]["n"], isi["agregat"]["m"]) == ("70.00", 2, 3)
    assert (isi["agregat"]["terburuk"], isi["riwayat"]) == (None, None)


@pytest.mark.usefixtures("angka_u1")
def test_m23_hanya_yang_resmi_dan_hari_ini(prc: User) -> None:
    client = masuk(prc)
    for tambahan in ("?status=semua", "?per=2020-01-01"):
        assert client.get(DITJEN + tambahan).status_code == 404
        baca(client, DITJEN.removeprefix("/") + tambahan, 404)


@pytest.mark.usefixtures("angka_u1")
@pytest.mark.parametrize("kode", ["U1B", "U2", "U0", "TIDAK.ADA"])
def test_m23_unit_asing_seperti_yang_tidak_ada(prc: User, kode: str) -> None:
    client = masuk(prc)
    alamat = f"/telusur/unit/{kode}/{TAHUN}/1/"
    tak_ada = client.get(f"/telusur/unit/TAK/{TAHUN}/1/")
    assert client.get(alamat).status_code == 404
    assert bacaan(client.get(alamat)) == bacaan(tak_ada)
    assert client.get(f"/?unit={kode}").status_code == 400
    baca(client, alamat.removeprefix("/"), 404)


@pytest.mark.usefixtures("angka_u1")
@pytest.mark.parametrize("lingkup", ["read", "write"])
def test_m23_tokennya_tidak(prc: User, lingkup: str) -> None:
    mesin = Client(headers={"Authorization": f"Bearer {token(prc, lingkup)[1]}"})
    baca(mesin, DITJEN.removeprefix("/"), 404)
    baca(mesin, f"telusur/unit/U1A/{TAHUN}/1/", 200)


@pytest.mark.usefixtures("angka_u1")
def test_m23_yang_menjangkau_melihat_isinya(ver: User, pmp: User) -> None:
    for user in (ver, pmp):
        halaman = masuk(user).get(DITJEN)
        assert kode_tertaut(halaman) == set()
        assert "I.U1B Indikator I.U1B 60,00" in bacaan(halaman)
        assert "seluruhnya, resmi" not in bacaan(masuk(user).get(f"/?tahun={TAHUN}&triwulan=1"))
        assert "46,67" in bacaan(masuk(user).get("/telusur/unit/U1/2024/1/"))  # the worst case: 20 counts as nothing


def test_m23_gerbangnya(prc: User, ver: User, pmp: User) -> None:
    unit = {u.kode: u for u in UnitKerja.objects.all()}
    unit["U1"].jenjang = unit["U2"].jenjang = "eselon_i"

    def boleh(user: User) -> set[str]:
        return {kode for kode, u in unit.items() if boleh_melihat_jumlah(segar(user), u)}

    assert boleh(prc) == {"U1A", "U1"}
    assert boleh(ver) == {"U1", "U1A", "U1B"}
    assert boleh(pmp) == set(unit)
    assert boleh(petugas("ver2", "verifikator", "U1A")) == {"U1A"}


def test_tanpa_indikator_tidak_ada_jumlah(prc: User) -> None:
    Indikator.objects.update(tahun_akhir=2023)
    assert masuk(prc).get(DITJEN).status_code == 404
    assert masuk(prc).get(f"/?tahun={TAHUN}").status_code == 200


@pytest.mark.parametrize(
    ("agregasi", "sendiri", "lain", "rata", "masukan"),
    [
        (Agregasi.RATA_RATA, "100 → 80", "100 → 60; belum_diisi", "70,00", ["80,00", "60,00"]),
        (Agregasi.RATA_RATA, "belum_diisi", "100 → 190", "120,00", ["tidak dihitung", "120,00"]),
        (Agregasi.BERBOBOT, "3 × (100 → 80)", "1 × (100 → 60); 100 → 10", "75,00", ["80,00", "60,00"]),
    ],
)
def test_bagian_memberi_rata_rata_yang_sama(
    agregasi: Agregasi, sendiri: str, lain: str, rata: str, masukan: list[str]
) -> None:
    kebijakan = AturanKebijakan(Batas.SERATUS_DUA_PULUH, agregasi, ())
    hasil = agregat_bagian({"A": anggota(sendiri), "B": anggota(lain)}, kebijakan)
    assert hasil.nilai_teks == rata
    assert [m.teks for m in hasil.telusur.masukan] == masukan
    assert hasil.telusur.ditinggalkan == () and hasil.kisaran == ()

"""The chain of seals: change one byte anywhere, and the quarter is named."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Model

from indicators.models import Kebijakan, Riwayat, Segel, SkalaKategori, Target
from indicators.rekap.segel import periksa_segel, sidik
from indicators.riwayat.pemicu import PESAN, lepas_pemicu
from indicators.services.segel import close_triwulan
from tests.dunia import TAHUN, angka

pytestmark = pytest.mark.django_db
TENGAH = "triwulan II 2024 revisi 1"
Ubah = Callable[[], object]


@pytest.fixture
def segel(adm: User, ver: User) -> list[Segel]:
    """Three seals, and no trigger in the way of whoever owns the database."""
    skala = SkalaKategori.objects.create(kode="skala", nama="Skala")
    for tahun in (2020, 2025):
        Kebijakan.objects.create(nama=f"Baku {tahun}", tahun_mulai=tahun, skala=skala)
    angka("I.U1A", "disetujui", oleh=ver, nilai=50)
    return [close_triwulan(adm, TAHUN, triwulan, alasan="Selesai") for triwulan in (1, 2, 3)]


def tengah(**kolom: object) -> Ubah:
    return lambda: Segel.objects.filter(nomor=2).update(**kolom)


def ganti_seluruhnya(nomor: int = 2) -> None:
    """As whoever knows the format would do it: content and checksum agree again."""
    satu = Segel.objects.get(nomor=nomor)
    isi = satu.isi.replace('"Selesai"', '"Selesai!"')
    Segel.objects.filter(nomor=nomor).update(isi=isi, sha256=sidik(isi), alasan="Selesai!")


def ganti_riwayat_pula() -> None:
    ganti_seluruhnya()
    baris = Riwayat.objects.get(jenis="segel", objek_id="2")
    Riwayat.objects.filter(pk=baris.pk).update(sesudah={"sha256": Segel.objects.get(nomor=2).sha256})


PERUSAKAN: dict[str, Ubah] = {
    "satu huruf isi": lambda: tengah(isi=Segel.objects.get(nomor=2).isi.replace("100.00", "100.01", 1))(),
    "spasi di akhir": lambda: tengah(isi=Segel.objects.get(nomor=2).isi + " ")(),
    "checksum": tengah(sha256="0" * 64),
    "triwulan": tengah(triwulan=4),
    "tahun": tengah(tahun=2023),
    "revisi": tengah(revisi=7),
    "alasan": tengah(alasan="Lain"),
    "pelaku": tengah(nama_pelaku="lain"),
    "cakupan": tengah(dihitung=F("dihitung") + 1),
    "sebelumnya": tengah(sebelumnya="1" * 64),
    "waktu": lambda: tengah(waktu=Segel.objects.get(nomor=1).waktu)(),
    "kebijakan": lambda: tengah(kebijakan=Kebijakan.objects.get(tahun_mulai=2025))(),
    "isi bukan JSON": tengah(isi="bukan", sha256=sidik("bukan")),
    "diganti seluruhnya": ganti_seluruhnya,
    "diganti beserta riwayatnya": ganti_riwayat_pula,
}


@pytest.mark.parametrize("rusak", PERUSAKAN)
def test_satu_bita_berubah_triwulannya_disebut(segel: list[Segel], rusak: str) -> None:
    lepas_pemicu(connection)
    assert periksa_segel() == []
    PERUSAKAN[rusak]()
    (putus,) = periksa_segel()
    kini = {"triwulan": "triwulan IV 2024 revisi 1", "tahun": "triwulan II 2023 revisi 1"}
    kini["revisi"] = "triwulan II 2024 revisi 7"
    nama = f"{TENGAH} (kolomnya kini menyebut {kini[rusak]})" if rusak in kini else TENGAH
    assert (putus.nomor, putus.nama) == (2, nama)


@pytest.mark.parametrize("nomor", [1, 2, 3])
def test_segel_yang_hilang_disebut(segel: list[Segel], nomor: int) -> None:
    """Also the last one, which no later seal would miss: the history knows of it."""
    lepas_pemicu(connection)
    Segel.objects.filter(nomor=nomor).delete()
    putus = periksa_segel()
    assert (nomor, str(segel[nomor - 1]), "hilang") in [(p.nomor, p.nama, p.sebab) for p in putus]


def test_segel_terakhir_yang_diganti_disebut(segel: list[Segel]) -> None:
    """No later seal names its checksum; the history does, which has a chain of its own."""
    lepas_pemicu(connection)
    ganti_seluruhnya(3)
    (putus,) = periksa_segel()
    assert (putus.nomor, putus.sebab) == (3, "checksum tidak sama dengan yang dicatat riwayat")


def test_perintah(segel: list[Segel]) -> None:
    keluar = StringIO()
    call_command("verify_segel", stdout=keluar)
    assert "Rantai segel utuh: 3 segel." in keluar.getvalue()
    assert "sama dengan segel terakhir" in keluar.getvalue()
    Target.objects.filter(indikator__kode="I.U1A").update(nilai=80)
    call_command("verify_segel", stdout=keluar)
    assert "triwulan I 2024 revisi 1, I.U1A, capaian: 50.00 → 62.50" in keluar.getvalue()
    lepas_pemicu(connection)
    ganti_seluruhnya()
    with pytest.raises(CommandError, match=TENGAH):
        call_command("verify_segel", stdout=keluar)


def test_basis_data_menolak_perubahan(segel: list[Segel]) -> None:
    """By the ORM and by SQL, on both engines."""
    tabel: type[Model] = Segel
    upaya: list[Ubah] = [
        lambda: tabel._base_manager.update(alasan="lain"),
        lambda: tabel._base_manager.filter(nomor=1)._raw_delete("default"),
        lambda: connection.cursor().execute(f"UPDATE {Segel._meta.db_table} SET isi = 'x'"),  # noqa: S608
        lambda: connection.cursor().execute(f"DELETE FROM {Segel._meta.db_table}"),  # noqa: S608
    ]
    for coba in upaya:
        with pytest.raises(DatabaseError, match=PESAN), transaction.atomic():
            coba()
    assert Segel.objects.count() == 3

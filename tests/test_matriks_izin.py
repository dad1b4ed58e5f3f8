"""The permission matrix, whole, on the gate: role x distance x state x period, and no trace of what is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from indicators.akses import (
    Ditolak,
    TakTerlihat,
    indikator_terlihat,
    periksa_berkas_segel,
    periksa_impor_acuan,
    periksa_kesampingkan,
    periksa_mencatat_regulasi,
    periksa_simulasi,
    persempit,
    realisasi_terlihat,
    riwayat_terlihat,
)
from indicators.akses.target import GerakTarget, periksa_target
from indicators.alur import Gerak, Status, tujuan
from indicators.lembar import TEMPLAT, baca_tempelan
from indicators.models import (
    BuktiDukung,
    Indikator,
    Kebijakan,
    Keputusan,
    Komentar,
    NilaiVerifikasi,
    Pemberitahuan,
    PengecualianPeriode,
    Peran,
    PeriodeLapor,
    Realisasi,
    Riwayat,
    Segel,
    UnitKerja,
)
from indicators.services.bukti import add_tautan, remove_bukti
from indicators.services.impor import BarisTerap
from indicators.services.impor.realisasi import ImporRealisasi
from indicators.services.narasi_laporan import unit_narasi
from indicators.services.nilai_verifikasi import IsianVerifikasi, add_nilai_verifikasi
from indicators.services.periode import add_pengecualian, lock_periode
from indicators.services.realisasi import (
    Hasil,
    IsianRealisasi,
    add_komentar,
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    save_realisasi,
    submit_realisasi,
    verify_realisasi,
    withdraw_realisasi,
)
from indicators.services.segel import close_triwulan
from tests.dunia import INDUK, TAHUN, angka, dua_langkah, petugas
from tests.matriks import BARIS, KOLOM, STATUS, UNIT, Baris
from tests.people import tugaskan

pytestmark = pytest.mark.django_db
NASIB = {Hasil.TERKUNCI: 409, Hasil.BENTROK: 409, Hasil.DITOLAK: 422, Hasil.BERTANYA: 422}
DICATAT = (
    Realisasi,
    Riwayat,
    Pemberitahuan,
    BuktiDukung,
    Komentar,
    PengecualianPeriode,
    PeriodeLapor,
    Segel,
    NilaiVerifikasi,
)


@dataclass(frozen=True)
class Sasaran:
    """What an act is done to: a unit's indikator and a quarter of it, with or without a figure."""

    indikator: Indikator
    triwulan: int
    tahun: int
    baris: Realisasi | None

    @property
    def pilihan(self) -> dict[int, int]:
        return {self.baris.pk: self.baris.versi} if self.baris else {}


def lihat(terlihat: QuerySet) -> None:
    if not terlihat.exists():
        raise TakTerlihat("Tidak ditemukan.")


def isi(user: User, s: Sasaran) -> int:
    isian = IsianRealisasi(
        s.indikator.kode, s.tahun, s.triwulan, s.baris.versi if s.baris else None, nilai=Decimal(77)
    )
    (hasil,) = save_realisasi(user, [isian], utuh=True)
    return NASIB.get(hasil.hasil, 200)


def target(gerak: GerakTarget) -> Callable[[User, Sasaran], None]:
    def coba(user: User, s: Sasaran) -> None:
        lihat(indikator_terlihat(user).filter(pk=s.indikator.pk))
        periksa_target(user, gerak, s.indikator.unit.jalur)

    return coba


def pengecualian(user: User, s: Sasaran) -> None:
    sampai = timezone.now() + timedelta(days=1)
    add_pengecualian(user, s.tahun, s.triwulan, s.indikator.unit, alasan="Gempa", sampai=sampai)


def verifikasi(s: Sasaran) -> IsianVerifikasi:
    dokumen = {"sumber": "APIP", "nomor_dokumen": "LHR 1", "tanggal": timezone.localdate()}
    return IsianVerifikasi(
        kode=s.indikator.kode, tahun=s.tahun, triwulan=s.triwulan, dilihat=0, nilai=Decimal(70), **dokumen
    )


def impor(user: User, s: Sasaran) -> int:
    """One row of a table of realisasi: a foreign kode refuses the whole file."""
    jenis = ImporRealisasi()
    jenis.periksa_hak(user)
    pembaca = jenis.buka(user, {"tahun": s.tahun, "triwulan": s.triwulan, "unit": ""})
    dibaca = [pembaca.urai(b) for b in baca_tempelan(f"Kode\tRealisasi\n{s.indikator.kode}\t77", TEMPLAT)]
    (dinilai,) = pembaca.nilai([b for b in dibaca if b])
    if pembaca.tutup().tolak:
        raise TakTerlihat("Seluruh berkas ditolak.")
    if dinilai.keputusan == Keputusan.DITOLAK:
        return 409
    baris = [BarisTerap(dinilai.kunci, dinilai.nomor, dinilai.keputusan, dinilai.isi, yakin=True)]
    assert jenis.siapkan(user, {}, baris, uuid4()).tulis() == 1
    return 200


def hapus_bukti(user: User, s: Sasaran) -> None:
    remove_bukti(user, BuktiDukung.objects.get(realisasi=s.baris).pk)


def kesampingkan(user: User, s: Sasaran) -> None:
    lihat(indikator_terlihat(user).filter(pk=s.indikator.pk))
    periksa_kesampingkan(user, s.indikator.unit.jalur)


PERBUATAN: dict[str, Callable[[User, Sasaran], int | object]] = {
    "indikator.lihat": lambda user, s: lihat(indikator_terlihat(user).filter(pk=s.indikator.pk)),
    "target.tetapkan": target(GerakTarget.TETAPKAN),
    "target.usulkan": target(GerakTarget.USULKAN),
    "target.putuskan": target(GerakTarget.SETUJUI),
    "temuan.kesampingkan": kesampingkan,
    "target.tarik": target(GerakTarget.TARIK),
    "realisasi.lihat": lambda user, s: lihat(realisasi_terlihat(user).filter(indikator=s.indikator)),
    "realisasi.isi": isi,
    "realisasi.ajukan": lambda user, s: submit_realisasi(user, s.pilihan),
    "realisasi.tarik": lambda user, s: withdraw_realisasi(user, s.pilihan),
    "realisasi.verifikasi": lambda user, s: verify_realisasi(user, s.pilihan),
    "realisasi.kembalikan": lambda user, s: return_realisasi(user, s.pilihan, "Catatan"),
    "realisasi.setujui": lambda user, s: approve_realisasi(user, s.pilihan),
    "nilai.verifikasi": lambda user, s: add_nilai_verifikasi(user, verifikasi(s)),
    "realisasi.buka": lambda user, s: reopen_realisasi(user, s.pilihan, "Alasan"),
    "periode.kunci": lambda user, s: lock_periode(user, s.tahun, s.triwulan, kunci=True, alasan="Selesai"),
    "periode.pengecualian": pengecualian,
    "segel.tutup": lambda user, s: close_triwulan(user, s.tahun, s.triwulan, alasan="Selesai"),
    "segel.unduh": lambda user, s: periksa_berkas_segel(user),
    "bukti.lampirkan": lambda user, s: add_tautan(user, s.baris, "https://b.example/"),
    "bukti.hapus": hapus_bukti,
    "impor.realisasi": impor,
    "impor.acuan": lambda user, s: periksa_impor_acuan(user),
    "riwayat.lihat": lambda user, s: lihat(riwayat_terlihat(user).filter(objek_id=s.baris.pk, jenis="realisasi")),
    "komentar.tulis": lambda user, s: add_komentar(user, s.indikator.kode, s.tahun, s.triwulan, "Baik"),
    "kebijakan.simulasi": lambda user, s: periksa_simulasi(user),
    "narasi.tulis": lambda user, s: unit_narasi(user, s.indikator.unit.kode),
    "regulasi.kemajuan": lambda user, s: periksa_mencatat_regulasi(user, s.indikator.unit.jalur),
}

# What concerns no figure of one unit: refused by role, where a foreign figure is absent.
TANPA_ANGKA = {"periode.kunci", "periode.pengecualian", "segel.tutup", "segel.unduh", "kebijakan.simulasi"} | {
    "impor.realisasi",
    "impor.acuan",
    "regulasi.kemajuan",
}

SEL = [
    pytest.param(baris, kolom, id=f"{baris.id} {baris.perbuatan} {kolom}")
    for baris in BARIS
    for kolom in KOLOM
    if baris.sel[kolom] != "-"
]
# Each state has a quarter of its own, so that all of them stand side by side.
KUARTAL = {nama: (TAHUN - nomor // 4, nomor % 4 + 1) for nomor, nama in enumerate(STATUS.values())}
Panggung = dict[tuple[str, str], Sasaran]


@pytest.fixture(scope="module")
def panggung(dunia: None, django_db_blocker: DjangoDbBlocker) -> Panggung:
    """Every unit with a figure in every state, each with evidence and history; two-step approval."""
    with django_db_blocker.unblock():
        dua_langkah()
        for satu in PeriodeLapor.objects.all():
            satu.pk, satu.tahun = None, TAHUN - 1
            satu.save()
        pengisi = petugas("pengisi", Peran.PERENCANA, "U0")
        for nama, peran, unit in ORANG:
            petugas(nama, peran, unit)
        for peran, unit in ((Peran.VERIFIKATOR, "U2"), (Peran.PIMPINAN, "U0")):
            tugaskan(User.objects.get(username="RKP"), peran, unit)
        User.objects.get(username="OFF").penugasan.update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
        return {(unit, status): _sasaran(unit, status, pengisi) for unit in INDUK for status in STATUS.values()}


ORANG = (
    ("ADM", Peran.ADMIN, "U0"),
    ("PRC", Peran.PERENCANA, "U1A"),
    ("VER", Peran.VERIFIKATOR, "U1"),
    ("PMP", Peran.PIMPINAN, "U0"),
    ("OFF", Peran.PERENCANA, "U1A"),
    ("RKP", Peran.PERENCANA, "U1A"),
)


def _sasaran(unit: str, status: str, pengisi: User) -> Sasaran:
    indikator = Indikator.objects.select_related("unit").get(kode=f"I.{unit}")
    tahun, triwulan = KUARTAL[status]
    if not status:
        return Sasaran(indikator, triwulan, tahun, None)
    baris = angka(indikator.kode, status, oleh=pengisi, tahun=tahun, triwulan=triwulan)
    BuktiDukung.objects.create(realisasi=baris, nama="rekap", tautan="https://a.example/", diunggah_oleh=pengisi)
    Riwayat.objects.create(jenis="realisasi", objek_id=baris.pk, nama_pelaku="x", aksi="muat", unit=indikator.unit)
    return Sasaran(indikator, triwulan, tahun, baris)


def hadirkan(kolom: str) -> User:
    """The person of this column as a request brings them in, by token where it is one."""
    nama = kolom.rstrip("-_")
    user = User.objects.get(username="PRC" if nama in ("TKR", "TKW") else nama)
    if nama in ("TKR", "TKW"):
        persempit(user, UnitKerja.objects.get(kode="U1A"), tulis=nama == "TKW")
    return user


def kode(perbuatan: Callable[[User, Sasaran], object], user: User, sasaran: Sasaran) -> int:
    """What a door would answer. What went through is taken back; what is refused must leave nothing itself."""
    with transaction.atomic():
        try:
            hasil = perbuatan(user, sasaran)
        except Ditolak as ditolak:
            return ditolak.status
        jawaban = hasil if isinstance(hasil, int) else 200
        transaction.set_rollback(jawaban == 200)
        return jawaban


def jejak() -> list[list[tuple[object, ...]]]:
    """The rows as the database has them, but for the lock that the test itself turns."""
    with connection.cursor() as kursor:
        isi = []
        for model in DICATAT:
            kursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY 1")  # noqa: S608
            isi.append(kursor.fetchall())
        return isi


@pytest.fixture(scope="module")
def sebelum(panggung: Panggung, django_db_blocker: DjangoDbBlocker) -> list[list[tuple[object, ...]]]:
    """What is there before anybody tries anything; each test leaves it so, or is taken back."""
    with django_db_blocker.unblock():
        return jejak()


@pytest.mark.parametrize(("baris", "kolom"), SEL)
def test_setiap_sel(panggung: Panggung, sebelum: list[list[tuple[object, ...]]], baris: Baris, kolom: str) -> None:
    """Every distance of the column in every state; the first of them with the period locked too."""
    user, keliru = hadirkan(kolom), {}
    dicoba = [(unit, False) for unit in UNIT[kolom]] + [(UNIT[kolom][0], True)]
    for unit, dikunci in dicoba:
        PeriodeLapor.objects.update(dikunci=dikunci)
        for status in baris.tahap:
            hasil = kode(PERBUATAN[baris.perbuatan], user, panggung[unit, status])
            if hasil != baris.harap(kolom, status, dikunci):
                keliru[unit, status, dikunci] = hasil
    PeriodeLapor.objects.update(dikunci=False)
    assert keliru == {}
    assert jejak() == sebelum


def test_setiap_perbuatan_ada_di_matriks() -> None:
    assert {b.perbuatan for b in BARIS} == set(PERBUATAN)


def test_matriks_dan_alur_sepakat() -> None:
    """The states of rows M05 to M11 are the ten legal cells of the workflow."""
    baris = {b.perbuatan: b.status.rstrip("+") for b in BARIS if b.perbuatan.startswith("realisasi.")}
    sah = {
        gerak: "".join(h for h, nama in STATUS.items() if nama and tujuan(nama, gerak, dua_langkah=True))
        for gerak in Gerak
    }
    assert {gerak: baris[f"realisasi.{gerak}"] for gerak in Gerak} == sah
    assert sum(len(huruf) for huruf in sah.values()) == 10


def test_m10_satu_langkah(panggung: Panggung) -> None:
    """One step: what was submitted is approved at once, and there is nothing to verify."""
    Kebijakan.objects.update(dua_langkah=False)
    ver = hadirkan("VER")
    for status in Status:
        sasaran = panggung["U1A", status.value]
        assert kode(PERBUATAN["realisasi.verifikasi"], ver, sasaran) == 409
        assert kode(PERBUATAN["realisasi.setujui"], ver, sasaran) == (200 if status == "diajukan" else 409)


@pytest.mark.parametrize("perbuatan", [p for p in PERBUATAN if p not in TANPA_ANGKA])
def test_anonim_dan_akun_tertutup_tidak_melihat_apa_pun(panggung: Panggung, perbuatan: str) -> None:
    User.objects.filter(username="PRC").update(is_active=False)
    for user in (AnonymousUser(), hadirkan("PRC")):
        assert kode(PERBUATAN[perbuatan], user, panggung["U1A", "diajukan"]) == 404

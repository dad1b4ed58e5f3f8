"""The moves of a figure through the API: the workflow's own rules, each refusal with its status and words."""

import pytest
from django.contrib.auth.models import User

from indicators.models import Kebijakan, Pemberitahuan, Realisasi, Riwayat
from tests.api.mesin import Klien, bersesi, bertoken, galat
from tests.dunia import TAHUN, angka, dua_langkah, isi, tak_berubah

pytestmark = pytest.mark.django_db


@pytest.fixture
def tkw(prc: User) -> Klien:
    klien = bertoken(prc)
    klien.get("unit/")
    return klien


def keadaan(pk: int) -> tuple[str, int]:
    baris = Realisasi.objects.get(pk=pk)
    return baris.status, baris.versi


def test_a_machine_submits_and_withdraws_and_its_note_is_kept(tkw: Klien, prc: User, ver: User) -> None:
    pk = angka("I.U1A", nilai=99, oleh=prc).pk
    response = tkw.gerak(pk, "ajukan", 1, {"catatan": "Data akhir"})
    assert (response.status_code, response["ETag"], response.json()["status"]) == (200, '"2"', "diajukan")
    assert tkw.gerak(pk, "tarik", 2).json()["status"] == "draf"
    ajukan, tarik = Riwayat.objects.filter(jenis="realisasi", objek_id=pk).order_by("pk")
    assert (ajukan.aksi, ajukan.alasan, ajukan.pelaku) == ("ajukan", "Data akhir", prc)
    assert (tarik.aksi, tarik.alasan, tarik.pelaku) == ("tarik", "", prc)
    assert Pemberitahuan.objects.filter(penerima=ver).count() == 2


def test_a_person_checks_and_approves_and_reopens(prc: User, ver: User, adm: User) -> None:
    pk = angka("I.U1A", "diajukan", oleh=prc).pk
    periksa = bersesi(ver)
    assert periksa.gerak(pk, "setujui", 1).json()["status"] == "disetujui"
    assert bersesi(adm).gerak(pk, "buka", 2, {"catatan": "Salah satuan"}).json()["status"] == "dikembalikan"
    assert keadaan(pk) == ("dikembalikan", 3)
    assert Riwayat.objects.filter(objek_id=pk, aksi="buka").get().alasan == "Salah satuan"


def test_two_steps_where_the_kebijakan_says_so(prc: User, ver: User) -> None:
    dua_langkah()
    pk = angka("I.U1A", "diajukan", oleh=prc).pk
    periksa = bersesi(ver)
    assert periksa.gerak(pk, "setujui", 1).status_code == 409
    assert periksa.gerak(pk, "verifikasi", 1, {"catatan": "Sudah cocok"}).json()["status"] == "diverifikasi"
    response = periksa.gerak(pk, "setujui", 2)
    assert (response.status_code, "Anda verifikasi sendiri" in response.json()["errors"][0]["detail"]) == (403, True)
    assert Kebijakan.objects.exists()


@pytest.mark.parametrize("nama", ["verifikasi", "kembalikan", "setujui", "buka"])
def test_m08_m11_what_a_person_must_do_no_token_does(prc: User, ver: User, adm: User, nama: str) -> None:
    """Whoever owns it, and whatever its scope: 403 with the reason, not a wrong state."""
    pk = angka("I.U1A", "disetujui" if nama == "buka" else "diajukan", oleh=prc).pk
    for pemilik in (ver, adm, prc):
        for lingkup in ("read", "write"):
            klien = bertoken(pemilik, lingkup)
            klien.get("unit/")
            with tak_berubah():
                response = klien.gerak(pk, nama, 1, {"catatan": "x"})
            assert (response.status_code, galat(response)) == (403, [("terlarang", None)])
            assert "seseorang harus masuk dan melakukannya sendiri" in response.json()["errors"][0]["detail"]


@pytest.mark.parametrize("nama", ["ajukan", "tarik"])
def test_m06_m07_a_read_token_moves_nothing(prc: User, nama: str) -> None:
    pk = angka("I.U1A", "diajukan" if nama == "tarik" else "draf", oleh=prc).pk
    klien = bertoken(prc, "read")
    klien.get("unit/")
    with tak_berubah():
        response = klien.gerak(pk, nama, 1)
    assert response.status_code == 403
    assert "hanya untuk membaca" in response.json()["errors"][0]["detail"]


def test_m28_w04_a_second_time_is_told_how_it_stands(tkw: Klien, prc: User) -> None:
    pk = angka("I.U1A", nilai=99, oleh=prc).pk
    assert tkw.gerak(pk, "ajukan", 1).status_code == 200
    with tak_berubah():
        usang, salah_tahap = tkw.gerak(pk, "ajukan", 1), tkw.gerak(pk, "ajukan", 2)
    assert (usang.status_code, galat(usang)) == (412, [("versi_usang", None)])
    assert (salah_tahap.status_code, galat(salah_tahap)) == (409, [("bentrok", None)])
    assert "sudah diajukan" in salah_tahap.json()["errors"][0]["detail"]


def test_w05_what_is_missing_is_listed(tkw: Klien, prc: User) -> None:
    pk = angka("I.U1A", oleh=prc).pk
    tkw.patch(f"realisasi/{pk}/", {"keadaan": "tidak_tersedia", "alasan": "Survei batal"}, 1)
    with tak_berubah():
        response = tkw.gerak(pk, "ajukan", 2)
    assert response.status_code == 400
    assert [satu["detail"] for satu in response.json()["errors"]] == [
        "I.U1A: kendala belum ditulis.",
        "I.U1A: tindak lanjut belum ditulis.",
    ]
    tindakan = [{"uraian": "u", "penanggung_jawab": "p", "tenggat": "2024-06-30"}]
    lengkap = tkw.patch(f"realisasi/{pk}/", {"kendala": "Banjir", "tindak_lanjut": tindakan}, 2)
    assert tkw.gerak(pk, "ajukan", lengkap.json()["versi"]).status_code == 200


@pytest.mark.parametrize("nama", ["kembalikan", "buka"])
@pytest.mark.parametrize("catatan", [None, "", " \u200b "])
def test_a_reason_is_needed(prc: User, ver: User, nama: str, catatan: str | None) -> None:
    pk = angka("I.U1A", "disetujui" if nama == "buka" else "diajukan", oleh=prc).pk
    klien = bersesi(ver)
    with tak_berubah():
        response = klien.gerak(pk, nama, 1, {} if catatan is None else {"catatan": catatan})
    assert (response.status_code, response.json()["errors"][0]["detail"]) == (400, "Tulis alasannya.")


@pytest.mark.parametrize(
    "salah", [{"catatan": 5}, {"catatan": None}, {"alasan": "x"}, {"catatan": "x" * 2001}, {"catatan": "a\u0001"}]
)
def test_a_body_that_is_none(prc: User, ver: User, salah: dict[str, object]) -> None:
    pk = angka("I.U1A", "diajukan", oleh=prc).pk
    klien = bersesi(ver)
    with tak_berubah():
        assert klien.gerak(pk, "kembalikan", 1, salah).status_code == 400


def test_w06_nobody_approves_what_they_entered(prc: User, ver: User) -> None:
    penugasan = ver.penugasan.get()
    ver.penugasan.create(unit=penugasan.unit, peran="perencana", berlaku_dari=penugasan.berlaku_dari)
    pk = isi(ver, "I.U1A", "99").pk
    klien = bersesi(ver)
    klien.gerak(pk, "ajukan", 1)
    with tak_berubah():
        response = klien.gerak(pk, "setujui", 2)
    assert (response.status_code, "Anda isi atau ajukan sendiri" in response.json()["errors"][0]["detail"]) == (
        403,
        True,
    )


def test_w07_a_closed_period_stops_submitting(tkw: Klien, prc: User) -> None:
    pk = angka("I.U1A", tahun=TAHUN - 1, nilai=99, oleh=prc).pk
    with tak_berubah():
        response = tkw.gerak(pk, "ajukan", 1)
    assert (response.status_code, "ditutup" in response.json()["errors"][0]["detail"]) == (409, True)


@pytest.mark.parametrize("nama", ["ajukan", "tarik", "verifikasi", "kembalikan", "setujui", "buka"])
def test_foreign_and_unknown_look_the_same(tkw: Klien, prc: User, nama: str) -> None:
    asing = angka("I.U1B", "diajukan").pk
    sesi = bersesi(prc)
    with tak_berubah():
        for klien in (tkw, sesi):
            a, b = klien.gerak(asing, nama, 1, {"catatan": "x"}), klien.gerak(999_999, nama, 1, {"catatan": "x"})
            assert (a.status_code, a.content) == (b.status_code, b.content)
            assert a.status_code == 404


def test_only_these_six_moves_and_only_by_post(tkw: Klien) -> None:
    pk = angka("I.U1A").pk
    assert tkw.gerak(pk, "hapus", 1).status_code == 404
    assert tkw.get(f"realisasi/{pk}/ajukan/").status_code == 405

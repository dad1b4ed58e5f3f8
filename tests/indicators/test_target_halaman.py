"""/indikator/<kode>/target/ and /target/usulan/: typing, refusals that lose nothing, doors that stay shut (M03)."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, Peran, SkalaPredikat, StatusTarget, Target
from tests.indicators.target import KODE, TAHUN, berlaku, revisi, terakhir, usul
from tests.pages import bacaan, tabel
from tests.people import masuk, petugas
from tests.rows import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("dunia")]

ALAMAT = f"/indikator/{KODE}/target/"
ANTREAN = "/target/usulan/"


@pytest.fixture
def sebagai_prc(prc: User) -> Client:
    return masuk(prc)


@pytest.fixture
def sebagai_adm(adm: User) -> Client:
    return masuk(adm)


@pytest.fixture
def sebagai_ver(ver: User) -> Client:
    return masuk(ver)


@pytest.fixture
def sebagai_pmp(pmp: User) -> Client:
    return masuk(pmp)


def ketikan(nilai: str = "85", **lain: object) -> dict[str, object]:
    isian = {"tahun": TAHUN, "triwulan": 0, "dokumen": "renstra", "cara": "usulkan"}
    isian |= {"nomor_dokumen": "SK 7/2024", "alasan": "Pagu bertambah", "nilai": nilai, **lain}
    return {"dilihat": terakhir(tahun=int(str(isian["tahun"])), triwulan=int(str(isian["triwulan"])))} | isian


def putusan(target: Target, kata: str = "setujui", **lain: object) -> dict[str, object]:
    return {"target": target.pk, "revisi": target.revisi, "putusan": kata, "catatan": ""} | lain


def test_the_table_has_every_period_and_its_target(sebagai_pmp: Client) -> None:
    baris = tabel(sebagai_pmp.get(ALAMAT))
    setahun = [b["Target (persen)"] for b in baris if b.kepala == "Setahun"]
    assert setahun == ["tidak ada target", "tidak ada target", "100,00"]
    assert [b.kepala for b in baris].count("s.d. triwulan IV") == 3


def test_old_and_new_with_document_people_and_what_was_refused(prc: User, ver: User, sebagai_pmp: Client) -> None:
    revisi(prc, ver, "85")
    usulan = usul(prc, "88")
    masuk(ver).post(ANTREAN, putusan(usulan, "tolak", catatan="Belum ada dasar"))
    halaman = bacaan(sebagai_pmp.get(ALAMAT))
    assert "Semula 100,00 (Renstra), menjadi 85,00 (revisi 1, dokumen SK 7/2024)." in halaman
    assert "ditolak Renstra revisi 2: 88,00, dokumen SK 7/2024." in halaman
    assert "Catatan putusan: Belum ada dasar" in halaman
    assert "Diusulkan prc" in halaman and "disetujui ver" in halaman


def test_quarters_that_do_not_lead_to_the_year_are_remarked_on(prc: User, ver: User, sebagai_pmp: Client) -> None:
    revisi(prc, ver, "80", triwulan=4)
    assert "Target s.d. triwulan IV (80,00) tidak sama dengan target setahun (100,00)." in bacaan(
        sebagai_pmp.get(ALAMAT)
    )


def test_only_who_may_propose_is_asked_to(sebagai_prc: Client, sebagai_pmp: Client) -> None:
    tanya = f"{ALAMAT}?tahun=2024&triwulan=0"
    assert "Usulkan perubahan target tahun 2024" in bacaan(sebagai_prc.get(tanya))
    halaman = sebagai_pmp.get(tanya)
    assert halaman.status_code == 200 and "Usulkan" not in bacaan(halaman)


def test_direct_setting_is_offered_only_where_it_can_be(sebagai_adm: Client, sebagai_prc: Client) -> None:
    for client, triwulan, ditawarkan in (
        (sebagai_adm, 1, True),
        (sebagai_adm, 0, False),
        (sebagai_prc, 1, False),
    ):
        halaman = bacaan(client.get(f"{ALAMAT}?tahun=2024&triwulan={triwulan}"))
        assert ("Tetapkan langsung" in halaman) == ditawarkan


@pytest.mark.parametrize(("ketik", "nilai"), [("85", "85"), ("85,5", "85.5"), (" 85 % ", "85"), ("85.5", "85.5")])
def test_the_number_is_read_as_everywhere(sebagai_prc: Client, ketik: str, nilai: str) -> None:
    response = sebagai_prc.post(ALAMAT, ketikan(ketik), follow=True)
    assert response.redirect_chain == [(ALAMAT, 302)]
    assert "diusulkan dan menunggu putusan ver" in bacaan(response)
    assert str(Target.objects.get(status=StatusTarget.DIUSULKAN).nilai.normalize()) == nilai


@pytest.mark.parametrize(
    ("ganti", "keluhan"),
    [
        ({"nilai": ""}, "Isi targetnya."),
        ({"nilai": "abc"}, "bukan satu angka"),
        ({"nilai": "1.234"}, "dapat dibaca 1234 atau 1,234"),
        ({"nilai": "NaN"}, "bukan satu angka"),
        ({"nilai": "-5"}, "kurang dari nol"),
        ({"nilai": "100"}, "Sama dengan target yang berlaku"),
        ({"nilai": "85,1234"}, "terlalu rinci"),
        ({"alasan": " "}, "Tulis mengapa target ini ditetapkan atau diubah."),
        ({"nomor_dokumen": ""}, "Tulis nomor dokumen"),
        ({"nomor_dokumen": "x" * 101}, "paling banyak 100"),
        ({"dokumen": "lain"}, "lain"),
    ],
)
def test_refused_input_comes_back_with_its_reason(sebagai_prc: Client, ganti: dict[str, str], keluhan: str) -> None:
    sebelum = all_rows()
    response = sebagai_prc.post(ALAMAT, ketikan(**ganti))
    assert response.status_code == 422
    halaman = response.content.decode()
    assert keluhan.lower() in halaman.lower()
    assert (ganti.get("nilai", "85") in halaman and "SK 7/2024" in halaman) or "nomor_dokumen" in ganti
    assert all_rows() == sebelum


def test_a_predikat_is_chosen_a_ratio_typed_as_printed_a_range_in_two_fields(sebagai_adm: Client) -> None:
    skala = SkalaPredikat.objects.create(kode="uji", nama="Uji")
    skala.predikat.create(kode="BB", nama="Sangat baik", tingkat=1)
    milik = Indikator.objects.filter(kode=KODE)
    for jenis, ketik, hasil in (
        ("predikat", {"predikat": "BB", "nilai": ""}, "BB"),
        ("rasio", {"nilai": "1 : 20"}, "1 : 20,00"),
        ("rentang", {"nilai": "80", "nilai_atas": "90"}, "80,00 - 90,00"),
        ("teks", {"teks": "Meningkat", "nilai": ""}, "Meningkat"),
    ):
        milik.update(jenis_nilai=jenis, skala_predikat=skala)
        Target.objects.filter(indikator__kode=KODE, tahun=TAHUN).delete()
        assert sebagai_adm.post(ALAMAT, ketikan() | ketik).status_code == 302
        assert f"menjadi {hasil}" in bacaan(sebagai_adm.get(ANTREAN)).replace("Target pertama", "menjadi")


def test_w03_two_planners_at_once(sebagai_prc: Client, sebagai_adm: Client) -> None:
    """The second sees what the first proposed, beside what they typed."""
    isian_pertama, isian_kedua = ketikan("85"), ketikan("86,25")
    assert sebagai_prc.post(ALAMAT, isian_pertama).status_code == 302
    response = sebagai_adm.post(ALAMAT, isian_kedua)
    assert response.status_code == 409
    halaman = response.content.decode()
    assert "sudah diusulkan oleh prc menjadi 85,00" in halaman
    assert 'value="86,25"' in halaman and "Pagu bertambah" in halaman
    assert Target.objects.filter(status=StatusTarget.DIUSULKAN).count() == 1


def test_w04_the_same_proposal_sent_twice(sebagai_prc: Client) -> None:
    isian = ketikan()
    assert [sebagai_prc.post(ALAMAT, isian).status_code for _ in range(2)] == [302, 409]
    assert Target.objects.filter(status=StatusTarget.DIUSULKAN).count() == 1


@pytest.mark.parametrize(
    "ganti",
    [
        *({"tahun": t} for t in (1899, 2101, "2024.5", "abc", "", "\u0662\u0660\u0662\u0664\u0660")),
        *({"triwulan": t} for t in (5, -1, "1.5", "x", "")),
    ],
)
def test_w13_a_period_that_is_none(sebagai_prc: Client, ganti: dict[str, object]) -> None:
    isian = ketikan() | ganti
    assert sebagai_prc.post(ALAMAT, isian).status_code == 400
    assert sebagai_prc.get(ALAMAT, ganti | {"tahun": ganti.get("tahun", 2024)}).status_code == 400


@pytest.mark.parametrize(("tahun", "triwulan"), [(2021, 0), (2025, 0), (2100, 1)])
def test_w13_a_period_of_another_indikator(sebagai_prc: Client, tahun: int, triwulan: int) -> None:
    assert sebagai_prc.get(ALAMAT, {"tahun": tahun, "triwulan": triwulan}).status_code == 404
    assert sebagai_prc.post(ALAMAT, ketikan(tahun=tahun, triwulan=triwulan)).status_code == 404


@pytest.mark.parametrize(
    ("peran", "unit", "lihat", "kirim"),
    [
        (Peran.ADMIN, "U0", 200, 302),
        (Peran.PERENCANA, "U1A", 200, 302),
        (Peran.PERENCANA, "U1", 200, 302),
        (Peran.PERENCANA, "U2A", 404, 404),
        (Peran.VERIFIKATOR, "U1", 200, 403),
        (Peran.VERIFIKATOR, "U2A", 404, 404),
        (Peran.PIMPINAN, "U0", 200, 403),
        (None, "", 404, 404),
    ],
)
def test_m03_proposing_door_by_door(peran: Peran | None, unit: str, lihat: int, kirim: int) -> None:
    """A refusal writes nothing, whatever the form holds."""
    client = masuk(petugas("seseorang", peran, unit) if peran else User.objects.create(username="seseorang"))
    assert client.get(ALAMAT).status_code == lihat
    sebelum = all_rows()
    if kirim != 302:
        assert client.post(ALAMAT, {}).status_code == kirim
        assert client.post(ALAMAT, ketikan(cara="tetapkan", triwulan=1)).status_code == kirim
    assert client.post(ALAMAT, ketikan()).status_code == kirim
    assert (all_rows() == sebelum) == (kirim != 302)


def test_m03_a_planner_cannot_set_directly_by_a_forged_button(sebagai_prc: Client) -> None:
    sebelum = all_rows()
    assert sebagai_prc.post(ALAMAT, ketikan(cara="tetapkan", triwulan=1)).status_code == 403
    assert all_rows() == sebelum


def test_an_administrator_sets_a_first_target(sebagai_adm: Client) -> None:
    assert sebagai_adm.post(ALAMAT, ketikan("20", cara="tetapkan", triwulan=1)).status_code == 302
    assert [str(n) for n in berlaku(triwulan=1)] == ["20.0000"]
    response = sebagai_adm.post(ALAMAT, ketikan("21", cara="tetapkan", triwulan=1))
    assert response.status_code == 409
    assert "Usulkan revisi" in response.content.decode()


def test_what_the_form_does_not_ask_is_not_taken(sebagai_prc: Client) -> None:
    """M27: status, revision and approval are nobody's to type."""
    sisipan = {"status": "disetujui", "revisi": 9, "ditetapkan_oleh": 1, "diusulkan_oleh": 1, "indikator": 1, "id": 1}
    sebagai_prc.post(ALAMAT, ketikan() | sisipan)
    usulan = Target.objects.latest("pk")
    assert (usulan.status, usulan.revisi, usulan.ditetapkan_oleh) == (StatusTarget.DIUSULKAN, 1, None)
    assert usulan.indikator.kode == KODE


def test_the_queue_shows_both_sides_reason_and_document(prc: User, sebagai_ver: Client) -> None:
    usul(prc)
    halaman = bacaan(sebagai_ver.get(ANTREAN))
    for potongan in ("Semula 100,00 (Renstra) menjadi 85,00", "Pagu bertambah", "SK 7/2024", "prc"):
        assert potongan in halaman


def test_the_queue_holds_only_what_one_reaches(prc: User, adm: User) -> None:
    usul(prc)
    usul(adm, "82", kode="I.U2A")
    for peran, unit, terlihat in (
        (Peran.VERIFIKATOR, "U0", {"I.U1A", "I.U2A"}),
        (Peran.VERIFIKATOR, "U1", {"I.U1A"}),
        (Peran.VERIFIKATOR, "U2A", {"I.U2A"}),
        (Peran.PERENCANA, "U1A", {"I.U1A"}),
        (Peran.PERENCANA, "U1B", set()),
    ):
        halaman = bacaan(masuk(petugas(f"{peran}.{unit}", peran, unit)).get(ANTREAN))
        assert {kode for kode in ("I.U1A", "I.U2A") if kode in halaman} == terlihat


def test_buttons_only_for_those_who_may_decide(prc: User, ver: User, adm: User) -> None:
    usul(prc)
    assert "Setujui" in bacaan(masuk(ver).get(ANTREAN))
    for user in (prc, adm):
        assert "Setujui" not in bacaan(masuk(user).get(ANTREAN))


def test_approving_and_refusing(prc: User, sebagai_ver: Client) -> None:
    usulan = usul(prc)
    kosong = sebagai_ver.post(ANTREAN, putusan(usulan, "tolak"))
    assert kosong.status_code == 422
    assert "Tulis mengapa usulan ini ditolak." in kosong.content.decode()
    assert "<details open>" in kosong.content.decode()
    response = sebagai_ver.post(ANTREAN, putusan(usulan), follow=True)
    assert "disetujui dan berlaku sejak sekarang" in bacaan(response)
    lagi = sebagai_ver.post(ANTREAN, putusan(usulan, "tolak", catatan="Terlambat"))
    assert lagi.status_code == 409
    assert "sudah disetujui oleh ver" in lagi.content.decode()


def test_a_long_reason_comes_back_as_typed(prc: User, sebagai_ver: Client) -> None:
    panjang = "Kurang jelas. " * 80
    response = sebagai_ver.post(ANTREAN, putusan(usul(prc), "tolak", catatan=panjang))
    assert response.status_code == 422 and panjang.strip() in response.content.decode()


@pytest.mark.parametrize(
    ("peran", "unit", "kode"),
    [
        (Peran.ADMIN, "U0", 403),
        (Peran.PIMPINAN, "U0", 403),
        (Peran.PERENCANA, "U1A", 403),
        (Peran.PERENCANA, "U2A", 404),
        (Peran.VERIFIKATOR, "U2A", 404),
        (Peran.VERIFIKATOR, "U1A", 302),
    ],
)
def test_m03_deciding_door_by_door(prc: User, peran: Peran, unit: str, kode: int) -> None:
    usulan = usul(prc)
    client = masuk(petugas("seseorang", peran, unit))
    sebelum = all_rows()
    for kata in ("tolak", "setujui"):
        response = client.post(ANTREAN, putusan(usulan, kata, catatan="Alasan"))
        assert response.status_code == kode or (kode == 302 and response.status_code == 409)
    assert (all_rows() == sebelum) == (kode != 302)


@pytest.mark.parametrize(
    "ganti",
    [{"target": t} for t in ("", "abc", "-1", "0", "99999999999999999999", "1.5")]
    + [{"revisi": "x"}, {"revisi": "-1"}, {"putusan": "buka"}, {"putusan": ""}],
)
def test_w10_a_decision_about_nothing(prc: User, sebagai_ver: Client, ganti: dict[str, str]) -> None:
    assert sebagai_ver.post(ANTREAN, putusan(usul(prc)) | ganti).status_code == 400


def test_an_unknown_proposal_is_not_found(prc: User, sebagai_ver: Client) -> None:
    usulan = usul(prc)
    assert sebagai_ver.post(ANTREAN, putusan(usulan) | {"target": usulan.pk + 99}).status_code == 404


def test_queries_do_not_grow_with_proposals(
    adm: User, sebagai_ver: Client, django_assert_max_num_queries: object
) -> None:
    usul(adm)
    sebagai_ver.get(ANTREAN)
    with django_assert_max_num_queries(20) as satu:  # type: ignore[operator]
        sebagai_ver.get(ANTREAN)
    for kode in ("I.U1", "I.U1B"):
        usul(adm, "12", kode=kode)
    with django_assert_max_num_queries(len(satu)):  # type: ignore[operator]
        sebagai_ver.get(ANTREAN)


@pytest.mark.parametrize("cara", ["put", "delete", "patch"])
def test_no_other_way_in(sebagai_adm: Client, cara: str) -> None:
    for alamat in (ALAMAT, ANTREAN):
        assert getattr(sebagai_adm, cara)(alamat).status_code == 405

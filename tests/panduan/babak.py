"""What the guide tells, chapter by chapter, done by the people it is for; the order matters, it is one story."""

from playwright.sync_api import Browser, Page, expect

from indicators.models import Segel
from tests.indicators.peramban import sel, tahap
from tests.panduan.jalan import Pemandu, potret

CATATAN = "Lampirkan rekap per kabupaten, lalu ajukan lagi."
TABEL = "Kode\tRealisasi\nSP1.1\t74,10\nSP2.1\t72,85\nSP3.1\t{}\n"


def tekan(halaman: Page, tombol: str) -> None:
    """A button that leads to a page with a word about what was done."""
    halaman.get_by_role("button", name=tombol, exact=True).click()
    expect(halaman.locator(".pesan-success")).to_be_visible()


def orang_luar(pemandu: Pemandu, browser: Browser, situs: str) -> None:
    halaman = browser.new_page(base_url=situs)
    pemandu.buka(halaman, "/masuk/", "mulai#masuk")
    pemandu.buka(halaman, "/segel/0123456789abcdef/", "mulai#memeriksa-segel")
    halaman.close()


def awal(pemandu: Pemandu, *semua: Page) -> None:
    """The start page, where everybody is after logging in."""
    for halaman in semua:
        pemandu.lihat(halaman, "mulai#menu-dan-bantuan", "mulai#mengganti-kata-sandi", "perencana#hari-pertama")


def membaca(pemandu: Pemandu, halaman: Page) -> None:
    pemandu.buka(halaman, "/sandi/", "mulai#mengganti-kata-sandi")
    pemandu.buka(halaman, "/capaian/?tahun=2023", "mulai#menyaring-dan-mengunduh", "mulai#melihat-keadaan-hari-lain")
    tabel = halaman.get_by_role("table", name="Sasaran program (IKP)")
    potret("mulai-capaian", tabel.locator("thead"), *tabel.locator("tbody").all()[:2])
    pemandu.buka(halaman, "/telusur/capaian/PN.7/2020/", "mulai#telusur-dari-mana-angka-ini")
    potret("mulai-telusur", halaman.locator("main .judul"), halaman.locator("#langkah-2"))
    pemandu.buka(halaman, "/indikator/SP1.1/?tahun=2024", "mulai#satu-indikator")
    pemandu.buka(halaman, "/pemberitahuan/", "mulai#pemberitahuan")
    pelaporan = ("mulai#siapa-sudah-melapor", "verifikator#segel", "verifikator#periode-dan-pengecualian")
    pemandu.buka(halaman, "/pelaporan/?tahun=2024", *pelaporan)
    pemandu.buka(halaman, "/riwayat/", "mulai#riwayat")
    pemandu.buka(halaman, "/pohon/?tahun=2023", "mulai#rencana-dan-dokumennya")


def mengisi(pemandu: Pemandu, halaman: Page) -> None:
    kisi = "/realisasi/?tahun=2024&triwulan=2"
    pemandu.buka(halaman, kisi, "perencana#mengisi-kisi", "perencana#templat-dan-impor")
    halaman.get_by_text("tidak tersedia?").first.click()
    pemandu.lihat(halaman, "perencana#bila-tidak-ada-datanya")
    halaman.goto(kisi)
    for kode, teks in (("SP1.1", "82,40"), ("SP2.1", "71,30"), ("SP3.1", "55,20")):
        sel(halaman, f"nilai-{kode}").fill(teks)
    sel(halaman, "nilai-SP1.1").focus()  # a row is saved when it is left
    expect(halaman.locator("#hitungan")).to_have_text("3 terisi, 0 tersisa")
    for kode in ("SP1.1", "SP2.1", "SP3.1"):
        expect(tahap(halaman, kode)).to_contain_text("tersimpan")
    pemandu.lihat(halaman, "perencana#mengisi-kisi", "perencana#kendala-dan-tindak-lanjut", "perencana#mengajukan")
    potret("perencana-kisi", halaman.locator("#kisi"))
    pemandu.buka(halaman, "/realisasi/SP3.1/2024/2/", "perencana#kendala-dan-tindak-lanjut", "perencana#bukti-dukung")
    pemandu.lihat(halaman, "perencana#menjawab-pengembalian")
    halaman.get_by_label("Analisis").fill("Baru satu dari empat angkatan pendamping selesai dinilai.")
    halaman.get_by_label("Kendala").fill("Penilai di tiga provinsi baru tersedia pada Agustus.")
    halaman.get_by_label("Apa yang akan dilakukan").fill("Menilai tiga angkatan sisanya bersama dinas provinsi.")
    halaman.get_by_label("Penanggung jawab").fill("Kepala Subdirektorat Sumber Daya")
    halaman.get_by_label("Tenggat").fill("2024-10-10")
    halaman.get_by_role("heading", name="Kendala dan tindak lanjut").click()
    potret("perencana-rincian", halaman.locator("#narasi"))
    tekan(halaman, "Simpan penjelasan")
    halaman.goto(kisi)
    tekan(halaman, "Ajukan 3 angka")
    pemandu.lihat(halaman, "perencana#mengajukan")


def memeriksa(pemandu: Pemandu, halaman: Page) -> None:
    antrean = ("pagi-hari-antrean", "yang-perlu-dilihat", "menyetujui", "mengembalikan-dengan-catatan")
    pemandu.buka(halaman, "/verifikasi/", *(f"verifikator#{satu}" for satu in antrean))
    unit = halaman.locator("#unit-JSK")
    potret("verifikator-antrean", unit.locator("thead"), *unit.locator("tbody").all()[1:3])
    halaman.get_by_role("checkbox").nth(2).check()
    halaman.get_by_text("Kembalikan …").click()
    halaman.get_by_label("Catatan untuk pengisi").fill(CATATAN)
    pemandu.lihat(halaman, "verifikator#mengembalikan-dengan-catatan")
    potret("verifikator-kembalikan", halaman.locator(".tindakan"), tinggi=420)
    tekan(halaman, "Kembalikan pilihan dengan catatan ini")
    halaman.goto("/verifikasi/?pilih=semua")
    tekan(halaman, "Setujui pilihan")
    halaman.get_by_text("Buka kembali …").click()
    pemandu.lihat(halaman, "verifikator#membuka-kembali")
    pemandu.buka(halaman, "/realisasi/SP1.1/2024/2/", "verifikator#yang-perlu-dilihat")
    halaman.get_by_text("Catat nilai verifikasi …").click()
    pemandu.lihat(halaman, "verifikator#nilai-pemeriksa-luar")


def menjawab(pemandu: Pemandu, halaman: Page) -> None:
    pemandu.buka(halaman, "/realisasi/?tahun=2024&triwulan=2", "perencana#menjawab-pengembalian")
    baris = halaman.locator("tr[data-baris]", has_text="dikembalikan")
    potret("perencana-dikembalikan", halaman.locator("#kisi thead"), baris, tinggi=640)


def mengimpor(pemandu: Pemandu, halaman: Page) -> None:
    """A table with a mistake, then the same one mended and applied."""
    letak = "perencana#templat-dan-impor"
    pemandu.buka(halaman, "/impor/", letak, "administrator#impor")
    for nilai in ("enam puluh", "61,90"):
        pemandu.buka(halaman, "/impor/realisasi/?tahun=2024&triwulan=3&unit=JSK", letak)
        halaman.get_by_text("Atau tempel tabel dari Excel").click()
        halaman.get_by_label("Tabel dengan judul kolomnya").fill(TABEL.format(nilai))
        halaman.get_by_role("button", name="Unggah dan periksa").click()
        halaman.locator("table.pratinjau").wait_for()
        pemandu.lihat(halaman, letak)
    potret("perencana-impor", halaman.locator("main .judul"), halaman.locator("table.pratinjau"))
    halaman.get_by_role("button", name="Terapkan 3 perubahan").click()
    halaman.get_by_role("button", name="Urungkan impor ini").wait_for()
    pemandu.lihat(halaman, letak)


def mengusulkan(pemandu: Pemandu, halaman: Page, verifikator: Page, admin: Page) -> None:
    pemandu.buka(halaman, "/indikator/SP1.1/", "perencana#mengusulkan-target")
    pemandu.buka(halaman, "/indikator/SP1.1/target/?tahun=2024&triwulan=0", "perencana#mengusulkan-target")
    halaman.get_by_label("Target", exact=True).fill("98")
    halaman.get_by_label("Nomor dokumen").fill("SK 12/3/BS.01/2024")
    halaman.get_by_label("Alasan").fill("Sasaran penerima disesuaikan dengan pagu revisi.")
    tekan(halaman, "Kirim usulan")
    pemandu.buka(halaman, "/target/usulan/", "perencana#mengusulkan-target")
    pemandu.buka(verifikator, "/target/usulan/", "verifikator#memutuskan-usulan-target")
    pertama = "administrator#usulan-target-dan-target-pertama"
    pemandu.buka(admin, "/indikator/SS1.1/target/?tahun=2023&triwulan=0", pertama)


def memimpin(pemandu: Pemandu, halaman: Page) -> None:
    awal = ("halaman-awal", "anggaran-di-samping-capaian", "pohon-kinerja", "simulasi-kebijakan")
    pemandu.buka(halaman, "/?tahun=2020", *(f"pimpinan#{satu}" for satu in awal))
    potret("pimpinan-beranda", halaman.locator(".kepala-beranda"))
    kuadran = halaman.locator("section", has=halaman.locator("#judul-kuadran")).last
    potret("pimpinan-anggaran-capaian", kuadran, halaman.locator("section", has=halaman.locator("#judul-unit")).last)
    pemandu.buka(halaman, "/telusur/tahun/2023/", "pimpinan#mengapa-angka-ini")
    pemandu.buka(halaman, "/pohon/?tahun=2023", "pimpinan#pohon-kinerja", "pimpinan#simulasi-kebijakan")
    potret("pimpinan-pohon", halaman.locator(".pohon-kinerja"), tinggi=620)
    pemandu.lihat(halaman, "pimpinan#radar-target")
    pemandu.buka(halaman, "/indikator/SP1.1/?tahun=2024", "pimpinan#laju-ke-target")
    for alamat in ("/anggaran/?tahun=2021", "/anggaran/banding/", "/anggaran/nilai/"):
        pemandu.buka(halaman, alamat, "pimpinan#pagu-serapan-dan-nilai-kinerja-anggaran")
    pemandu.buka(halaman, "/kebijakan/simulasi/?tahun=2023&batas=100", "pimpinan#simulasi-kebijakan")
    potret("pimpinan-simulasi", halaman.locator("main .judul"), halaman.locator("main .berdua"), tinggi=700)
    pemandu.buka(halaman, "/target/radar/", "pimpinan#radar-target")
    potret("pimpinan-radar", *halaman.locator(".radar > li").all()[:2])


def mengatur(pemandu: Pemandu, halaman: Page) -> None:
    acuan = ("data-acuan", "unit-kerja", "orang-dan-peran", "periode-lapor-dan-pengecualian", "kebijakan")
    letak = [f"administrator#{satu}" for satu in (*acuan, "impor-anggaran", "data-anggaran", "token-orang-lain")]
    pemandu.buka(halaman, "/admin/", *letak)
    pengguna = halaman.get_by_role("link", name="Pengguna", exact=True).get_attribute("href")
    halaman.goto(f"{pengguna}?q=perencana.jsk")
    halaman.get_by_role("link", name="perencana.jsk").click()
    halaman.get_by_role("heading", name="Ubah pengguna").wait_for()
    pemandu.lihat(halaman, "administrator#orang-dan-peran", "administrator#data-acuan")
    pemandu.buka(halaman, "/admin/indicators/penugasan/add/", "administrator#orang-dan-peran")
    pemandu.buka(halaman, "/admin/indicators/kebijakan/add/", "administrator#kebijakan")
    tutup = "administrator#menutup-dan-menyegel-triwulan"
    pemandu.buka(halaman, "/pelaporan/?tahun=2023", "administrator#periode-lapor-dan-pengecualian", tutup)
    potret("administrator-periode", halaman.get_by_label("Mengatur periode"))
    formulir = halaman.locator("form", has=halaman.get_by_role("heading", name="Tutup dan segel triwulan"))
    formulir.get_by_label("Tahun").fill("2023")
    formulir.get_by_label("Alasan").fill("Laporan triwulan I 2023 selesai diperiksa.")
    tekan(halaman, "Tutup dan segel")
    pemandu.buka(halaman, f"/segel/{Segel.objects.get().sha256}/", "mulai#memeriksa-segel")


def menghubungkan(pemandu: Pemandu, halaman: Page) -> None:
    pemandu.buka(halaman, "/katalog/", "api#katalog-dan-data-terbuka")
    pemandu.buka(halaman, "/token/", "api#membuat-token")
    halaman.get_by_label("Untuk apa").fill("Dasbor biro perencanaan")
    potret("api-token", halaman.locator("#buat"))
    halaman.get_by_role("button", name="Buat token").click()
    halaman.get_by_label("Salin sekarang").wait_for()
    pemandu.lihat(halaman, "api#mencabut-token")

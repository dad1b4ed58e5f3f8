"""The pohon kinerja: sasaran under sasaran down to the indikator, on each the mean of everything below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse

from indicators.akses import Jangkauan, Pengguna, jangkauan
from indicators.capaian import Agregat, Alasan, AturanKebijakan, agregat
from indicators.models import Jenjang, Renstra, Sasaran
from indicators.rekap.alamat import pohon_query
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import RekapCapaian, SaringCapaian, rekap_capaian
from indicators.rekap.pada import sudah_lewat

# Prioritas nasional and RPJMN are programmes of their own: they hang on no sasaran of the Renstra.
JENJANG_POHON = (Jenjang.STRATEGIS, Jenjang.PROGRAM, Jenjang.KEGIATAN)


@dataclass(frozen=True, slots=True)
class Simpul:
    """One sasaran. `agregat` is over every indikator below it, its own among them; `baris` are its own.

    `telusur_url` is empty for a node of another unit that carries nothing of the reader's.
    """

    sasaran: Sasaran
    agregat: Agregat
    anak: tuple[Simpul, ...]
    baris: tuple[BarisCapaian, ...]
    telusur_url: str

    @property
    def jenjang(self) -> str:
        return Jenjang(self.sasaran.jenjang).label

    @property
    def tingkat_judul(self) -> int:
        """The level of its heading under the page's own: a sasaran strategis 2, a sasaran program 3."""
        return self.sasaran.jenjang + 1

    @property
    def nilai_teks(self) -> str:
        return self.agregat.nilai_teks

    @property
    def semua_baris(self) -> Iterator[BarisCapaian]:
        """Every row of the subtree, in the order in which the page prints them."""
        yield from self.baris
        for anak in self.anak:
            yield from anak.semua_baris

    @property
    def kalimat(self) -> str:
        """Why the node has no figure; empty where it has one."""
        if self.nilai_teks:
            return ""
        if not any(self.semua_baris):
            return "Belum ada indikator di bawah sasaran ini untuk pilihan ini."
        banyak = sum(b.alasan == Alasan.BELUM_DISETUJUI for b in self.semua_baris)
        menunggu = f" {banyak} indikator menunggu persetujuan." if banyak else ""
        return f"Belum ada capaian yang dapat dihitung: {self.agregat.keterangan}.{menunggu}"

    @property
    def isi_teks(self) -> str:
        """What opens under the node: "1 indikator, 2 sasaran"; empty where nothing does."""
        bagian = [(len(self.baris), "indikator"), (len(self.anak), "sasaran")]
        return ", ".join(f"{banyak} {kata}" for banyak, kata in bagian if banyak)


@dataclass(frozen=True, slots=True)
class Pohon:
    """The roots of the tree, and the rows it was made of."""

    akar: tuple[Simpul, ...]
    rekap: RekapCapaian
    banyak: int

    @property
    def versi(self) -> tuple[str, ...]:
        """The plan versions whose sasaran stand in it, by name."""
        semua = (satu.sasaran.renstra for akar in self.akar for satu in _menurun(akar))
        return tuple(dict.fromkeys(renstra.nama_versi for renstra in semua if renstra))

    @property
    def tafsir(self) -> tuple[str, ...]:
        """Our readings that hold the tree together, each sentence once."""
        semua = (satu.sasaran.tafsir for akar in self.akar for satu in _menurun(akar) if satu.sasaran.induk_id)
        return tuple(dict.fromkeys(filter(None, semua)))


def pohon_kinerja(user: Pengguna, saring: SaringCapaian) -> Pohon:
    """The tree of a year under one plan version, from one read of capaian and one of the sasaran.

    Of a unit asked for only the branches that carry its indikator; otherwise the whole plan, figures or not.
    """
    rekap = rekap_capaian(user, saring)
    baris = [b for b in rekap if b.indikator.sasaran.jenjang in JENJANG_POHON]
    akar = _susun(_sasaran_pohon(saring), baris, saring, rekap.kebijakan, jangkauan(user))
    if saring.unit:
        akar = tuple(filter(None, map(_berisi, akar)))
    return Pohon(akar, rekap, len(baris))


def simpul_sasaran(user: Pengguna, saring: SaringCapaian, sasaran: int) -> tuple[Simpul, RekapCapaian] | None:
    """One node of that tree, by the id of its sasaran; None where the tree has none."""
    pohon = pohon_kinerja(user, saring)
    simpul = (satu for akar in pohon.akar for satu in _menurun(akar) if satu.sasaran.pk == sasaran)
    ada = next(simpul, None)
    return (ada, pohon.rekap) if ada else None


def simpul_per_sasaran(user: Pengguna, saring: SaringCapaian) -> dict[int, Simpul]:
    """Every node of that tree by the key of its sasaran, for whoever sets something else beside it."""
    return {s.sasaran.pk: s for akar in pohon_kinerja(user, saring).akar for s in _menurun(akar)}


def _menurun(simpul: Simpul) -> Iterator[Simpul]:
    yield simpul
    for anak in simpul.anak:
        yield from _menurun(anak)


def _berisi(simpul: Simpul) -> Simpul | None:
    """The node without branches that carry no indikator; None where it carries none itself."""
    anak = tuple(filter(None, map(_berisi, simpul.anak)))
    return replace(simpul, anak=anak) if anak or simpul.baris else None


def _sasaran_pohon(saring: SaringCapaian) -> list[Sasaran]:
    """The sasaran of the plan version that the filter means, and those above all versions."""
    if saring.renstra:
        versi = Q(renstra__versi=saring.renstra)
    else:
        versi = Q(renstra__in=Renstra.objects.berlaku_pada(saring.tahun))
    milik = Sasaran.objects.filter(versi | Q(renstra__isnull=True), jenjang__in=JENJANG_POHON)
    return list(milik.select_related("unit", "renstra").order_by("jenjang", "renstra__tahun_mulai", "urutan", "pk"))


def _susun(
    sasaran: Sequence[Sasaran],
    baris: Sequence[BarisCapaian],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    reach: Jangkauan,
) -> tuple[Simpul, ...]:
    per_sasaran: defaultdict[int, list[BarisCapaian]] = defaultdict(list)
    for b in baris:
        per_sasaran[b.indikator.sasaran_id].append(b)
    ada = {satu.pk: satu for satu in sasaran}
    anak: defaultdict[int | None, list[Sasaran]] = defaultdict(list)
    for satu in sasaran:
        anak[_induk(satu, ada)].append(satu)

    def simpul(satu: Sasaran) -> Simpul:
        cabang = tuple(map(simpul, anak[satu.pk]))
        milik = tuple(per_sasaran[satu.pk])
        semua = [*milik, *(b for c in cabang for b in c.semua_baris)]
        total = agregat([b.anggota for b in semua], kebijakan)
        boleh = semua or reach.melihat(satu.unit.jalur)
        url = telusur_pohon_url(satu, saring, semua=saring.semua_status and total.sementara) if boleh else ""
        return Simpul(satu, total, cabang, milik, url)

    return tuple(map(simpul, anak[None]))


def telusur_pohon_url(sasaran: Sasaran, saring: SaringCapaian, *, semua: bool = False) -> str:
    """Where the mean of a node is explained, under the filter that made it."""
    argumen = [sasaran.pk, saring.tahun] + ([saring.triwulan] if saring.triwulan else [])
    url = reverse(f"indicators:telusur-pohon{'-triwulan' if saring.triwulan else ''}", args=argumen)
    return f"{url}{pohon_query(saring.unit, saring.renstra, sudah_lewat(saring.per), semua=semua)}"


def pohon_url(sasaran: Sasaran, saring: SaringCapaian) -> str:
    """Where the sasaran stands in the tree under the same filter; empty for one that hangs on none."""
    if sasaran.jenjang not in JENJANG_POHON:
        return ""
    lain = pohon_query(saring.unit, saring.renstra, sudah_lewat(saring.per), semua=saring.semua_status)
    triwulan = f"&triwulan={saring.triwulan}" if saring.triwulan else ""
    saringan = f"tahun={saring.tahun}{triwulan}{lain.replace('?', '&', 1)}"
    return f"{reverse('indicators:pohon')}?{saringan}#sasaran-{sasaran.pk}"


def _induk(sasaran: Sasaran, ada: Mapping[int, Sasaran]) -> int | None:
    """The sasaran it hangs on in this tree; None for a root, also where the chain above it runs in a circle."""
    dilalui, atas = {sasaran.pk}, ada.get(sasaran.induk_id or 0)
    while atas:
        if atas.pk in dilalui:
            return None
        dilalui.add(atas.pk)
        atas = ada.get(atas.induk_id or 0)
    return sasaran.induk_id if sasaran.induk_id in ada else None

"""The body of the capaian table in one pass: a template's loop would take longer than everything else of the page.

Every text goes through `escape`; every number is a text that the engine has formatted.
"""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from indicators.capaian import Kelas
from indicators.rekap.bagian import Bagian, BarisTabel, Kelompok, Sel
from indicators.rekap.rerata import Rerata
from indicators.rekap.ringkas import BarisCetak

SEMENTARA = ' <span class="lunak">sementara</span>'
TANPA_TARGET = '<span aria-hidden="true">—</span><span class="visually-hidden">tidak ada target</span>'


def badan(bagian: Bagian, *, semua: bool) -> SafeString:
    """The groups of a section; `semua`: official and all figures beside each other."""
    isi = (kelompok_html(satu, len(bagian.tahun_target), semua=semua) for satu in bagian.kelompok)
    return mark_safe("".join(isi))  # noqa: S308 - built of escaped parts


def kelompok_html(satu: Kelompok, tahun: int, *, semua: bool) -> str:
    """One sasaran with its rows, under `tahun` columns of targets."""
    baris = "".join(map(_baris, satu.baris))
    return f'<tbody role="rowgroup">\n{_kepala(satu, tahun, semua)}{baris}</tbody>\n'


def _kepala(satu: Kelompok, tahun: int, semua: bool) -> str:
    """The row of a sasaran; its name spans indikator, satuan, realisasi and the targets."""
    a = satu.rerata.agregat
    resmi = ""
    if semua and satu.resmi:
        dihitung = f"<small>{satu.resmi.agregat.n} dari {satu.resmi.agregat.m}</small>"
        resmi = _sel("Capaian resmi (%)", _rerata(satu.resmi) + dihitung) + _sel("Menunggu", str(satu.menunggu))
    kelas = f"{_chip(a.kategori)}<small>{escape(a.keterangan)}</small>"
    return (
        '<tr class="kelompok" role="row">\n'
        f'<th scope="rowgroup" role="rowheader" colspan="{tahun + 3}"><span class="kode">'
        f"{escape(satu.sasaran.kode)}</span> {escape(satu.sasaran.uraian)}</th>\n{resmi}"
        f"{_sel(_judul(semua), _rerata(satu.rerata) + (SEMENTARA if a.sementara else ''))}"
        f'<td class="kategori" role="cell" data-label="Kategori">{kelas}</td>\n</tr>\n'
    )


def _baris(satu: BarisTabel) -> str:
    b, resmi = satu.baris, satu.resmi
    url = escape(b.telusur_url)
    alasan = f"<small>{escape(b.alasan_teks)}</small>" if b.alasan_teks else ""
    realisasi = _nilai(b.realisasi_teks, b.realisasi_keterangan, escape(b.realisasi_url))
    realisasi += (' <span class="lunak">contoh</span>' if b.contoh else "") + (SEMENTARA if b.sementara else "")
    berdampingan = ""
    if resmi:
        isi = _nilai(resmi.capaian_teks, "tidak dihitung", escape(resmi.telusur_url))
        berdampingan = _sel("Capaian resmi (%)", isi) + _sel("Menunggu", str(b.menunggu))
    return (
        f'<tr role="row">\n<th class="nama anak" scope="row" role="rowheader" abbr="{escape(b.kode)}">'
        f'<a href="{escape(b.url)}">{escape(b.uraian)}</a>{alasan}</th>\n'
        f'<td class="satuan" role="cell" data-label="Satuan">{escape(b.satuan)}</td>\n'
        f"{''.join(map(_target, satu.target))}{_sel('Realisasi', realisasi)}{berdampingan}"
        f"{_sel(_judul(resmi is not None), _capaian(b, url))}"
        f'<td class="kategori" role="cell" data-label="Kategori">{_kategori(b)}</td>\n</tr>\n'
    )


def _judul(berdampingan: bool) -> str:
    return "Capaian semua (%)" if berdampingan else "Capaian (%)"


def _capaian(b: BarisCetak, url: str) -> str:
    isi = _nilai(b.capaian_teks, "tidak dihitung", url)
    if b.capaian_tercetak_berbeda:
        isi += f"<small>tercetak {escape(b.capaian_tercetak_berbeda)}</small>"
    if b.dasar_target and b.capaian_teks:
        isi += f"<small>{escape(b.dasar_target)}</small>"
    if b.capaian_tahunan_teks:
        isi += f"<small>{escape(b.capaian_tahunan_teks)} terhadap target tahunan</small>"
    return isi


def _kategori(b: BarisCetak) -> str:
    keadaan = escape(capfirst(b.alasan_label or "tanpa kategori"))
    isi = _chip(b.kategori) or f'<span class="chip abu"><span aria-hidden="true">○</span>{keadaan}</span>'
    return f'{isi} <span class="lunak">perlu ditelaah</span>' if b.perlu_ditelaah else isi


def _chip(kelas: Kelas | None) -> str:
    if kelas is None:
        return ""
    simbol = f'<span aria-hidden="true">{escape(kelas.simbol)}</span>'
    return f'<span class="chip {escape(kelas.warna)}">{simbol}{escape(kelas.label)}</span>'


def _nilai(teks: str, kata: str, url: str) -> str:
    """A figure linked to its explanation (an escaped address), or the words that stand in its place."""
    if teks:
        return f'<a href="{url}">{escape(teks)}</a>'
    return f'<span class="kata">{escape(kata)}</span>' if kata else ""


def _rerata(r: Rerata) -> str:
    if r.nilai_teks:
        return f'<a href="{escape(r.telusur_url)}">{r.nilai_teks}</a>'
    return f'<a href="{escape(r.telusur_url)}" class="kata">tidak dihitung</a>'


def _target(satu: Sel) -> str:
    return _sel(f"Target {satu.tahun}", _nilai(satu.teks, "", escape(satu.url)) or TANPA_TARGET)


def _sel(label: str, isi: str) -> str:
    return f'<td class="angka" role="cell" data-label="{label}">{isi}</td>\n'

"""The one pipeline of every import: take in, read in a process of its own, preview, apply, undo."""

from indicators.services.impor.atur import Pakai, answer_impor, cancel_impor, resolve_bentrok, retry_impor
from indicators.services.impor.baca import read_impor
from indicators.services.impor.balik import TakDapatDiurungkan, undo_impor
from indicators.services.impor.batas import batas_massal, batas_templat
from indicators.services.impor.bertanda import open_bertanda
from indicators.services.impor.jenis import (
    BarisBaca,
    BarisDinilai,
    BarisTerap,
    Beda,
    BerkasImporDitolak,
    BerubahSejakPratinjau,
    JenisImpor,
    KolomImpor,
    Opsi,
    PembacaImpor,
    Penutup,
    Pesan,
    Siap,
    Tanya,
    kolom_dijelaskan,
)
from indicators.services.impor.kepala import Kepala, rapi
from indicators.services.impor.sapu import end_dead_impor, sweep_impor
from indicators.services.impor.terapkan import apply_impor, claim_apply
from indicators.services.impor.terima import add_impor, add_isi, add_tempelan, menerima_impor

__all__ = [
    "BarisBaca",
    "BarisDinilai",
    "BarisTerap",
    "Beda",
    "BerkasImporDitolak",
    "BerubahSejakPratinjau",
    "JenisImpor",
    "Kepala",
    "KolomImpor",
    "Opsi",
    "Pakai",
    "PembacaImpor",
    "Penutup",
    "Pesan",
    "Siap",
    "TakDapatDiurungkan",
    "Tanya",
    "add_impor",
    "add_isi",
    "add_tempelan",
    "answer_impor",
    "apply_impor",
    "batas_massal",
    "batas_templat",
    "cancel_impor",
    "claim_apply",
    "end_dead_impor",
    "kolom_dijelaskan",
    "menerima_impor",
    "open_bertanda",
    "rapi",
    "read_impor",
    "resolve_bentrok",
    "retry_impor",
    "sweep_impor",
    "undo_impor",
]

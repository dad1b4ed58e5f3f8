"""The workflow of a figure: which move leads where. Pure: who may make it is decided in `akses`."""

from __future__ import annotations

from enum import StrEnum


class Gerak(StrEnum):
    """The moves of a figure, as the API and the pages name them."""

    ISI = "isi"
    AJUKAN = "ajukan"
    TARIK = "tarik"
    VERIFIKASI = "verifikasi"
    KEMBALIKAN = "kembalikan"
    SETUJUI = "setujui"
    BUKA = "buka"


class Status(StrEnum):
    """The states of a figure; `StatusRealisasi` of the models has the same codes with their labels."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIKEMBALIKAN = "dikembalikan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"


TRANSISI: dict[tuple[Status, Gerak], Status] = {
    (Status.DRAF, Gerak.ISI): Status.DRAF,
    (Status.DIKEMBALIKAN, Gerak.ISI): Status.DIKEMBALIKAN,
    (Status.DRAF, Gerak.AJUKAN): Status.DIAJUKAN,
    (Status.DIKEMBALIKAN, Gerak.AJUKAN): Status.DIAJUKAN,
    (Status.DIAJUKAN, Gerak.TARIK): Status.DRAF,
    (Status.DIAJUKAN, Gerak.KEMBALIKAN): Status.DIKEMBALIKAN,
    (Status.DIVERIFIKASI, Gerak.KEMBALIKAN): Status.DIKEMBALIKAN,
    (Status.DISETUJUI, Gerak.BUKA): Status.DIKEMBALIKAN,
}
SATU_LANGKAH: dict[tuple[Status, Gerak], Status] = {(Status.DIAJUKAN, Gerak.SETUJUI): Status.DISETUJUI}
DUA_LANGKAH: dict[tuple[Status, Gerak], Status] = {
    (Status.DIAJUKAN, Gerak.VERIFIKASI): Status.DIVERIFIKASI,
    (Status.DIVERIFIKASI, Gerak.SETUJUI): Status.DISETUJUI,
}

HARUS_BERALASAN = {Gerak.KEMBALIKAN, Gerak.BUKA}
HARUS_TERBUKA = {Gerak.ISI, Gerak.AJUKAN}

SUDAH = {
    Status.DRAF: "masih draf",
    Status.DIAJUKAN: "sudah diajukan",
    Status.DIKEMBALIKAN: "sudah dikembalikan",
    Status.DIVERIFIKASI: "sudah diverifikasi",
    Status.DISETUJUI: "sudah disetujui",
}

# What a move does to a figure, for sentences.
DIAPAKAN = {
    Gerak.ISI: "diisi",
    Gerak.AJUKAN: "diajukan",
    Gerak.TARIK: "ditarik kembali",
    Gerak.VERIFIKASI: "diverifikasi",
    Gerak.KEMBALIKAN: "dikembalikan",
    Gerak.SETUJUI: "disetujui",
    Gerak.BUKA: "dibuka kembali",
}


def tujuan(status: str, gerak: Gerak, *, dua_langkah: bool = False) -> Status | None:
    """The state after a move; None where the move is not legal in this state."""
    tabel = TRANSISI | (DUA_LANGKAH if dua_langkah else SATU_LANGKAH)
    return tabel.get((Status(status), gerak))


def gerak_sah(status: str, *, dua_langkah: bool = False) -> list[Gerak]:
    """The moves that are legal in a state."""
    return [gerak for gerak in Gerak if tujuan(status, gerak, dua_langkah=dua_langkah)]

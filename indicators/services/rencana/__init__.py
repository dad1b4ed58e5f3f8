"""The structure of a plan, many rows at once: judged together, written together, recorded each."""

from indicators.services.rencana.isian import HasilRencana, IsianIndikator, IsianSasaran
from indicators.services.rencana.muat import MuatanRencana, muat_rencana
from indicators.services.rencana.susun import judge_rencana
from indicators.services.rencana.tulis import TulisanRencana

__all__ = [
    "HasilRencana",
    "IsianIndikator",
    "IsianSasaran",
    "MuatanRencana",
    "TulisanRencana",
    "judge_rencana",
    "muat_rencana",
]

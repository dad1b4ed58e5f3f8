from indicators.services.target.banyak import CalonTarget, HasilTarget, TulisanTarget, judge_target
from indicators.services.target.isian import IsianTarget, TargetTidakSah, bidang_target
from indicators.services.target.putusan import approve_target, reject_target, withdraw_target
from indicators.services.target.usulan import propose_target, set_target

__all__ = [
    "CalonTarget",
    "HasilTarget",
    "IsianTarget",
    "TargetTidakSah",
    "TulisanTarget",
    "approve_target",
    "bidang_target",
    "judge_target",
    "propose_target",
    "reject_target",
    "set_target",
    "withdraw_target",
]

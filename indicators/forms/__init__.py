from indicators.forms.saring import (
    PerForm,
    SaringCapaianForm,
    SaringPohonForm,
    TahunField,
    TanggalField,
    tahun_rencana,
)

__all__ = ["PerForm", "SaringCapaianForm", "SaringPohonForm", "TahunField", "TanggalField", "tahun_rencana"]

from indicators.forms.saring import PerForm, SaringCapaianForm, TahunField, TanggalField, tahun_rencana

__all__ = ["PerForm", "SaringCapaianForm", "TahunField", "TanggalField", "tahun_rencana"]

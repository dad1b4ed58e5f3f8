from indicators.forms.saring import SaringCapaianForm, TahunField, tahun_rencana

__all__ = ["SaringCapaianForm", "TahunField", "tahun_rencana"]

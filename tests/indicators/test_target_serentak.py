"""Two hands at one target: of many proposals one is stored, of many decisions one counts."""

from functools import partial

from django.contrib.auth.models import User

from indicators.models import Peran, Riwayat, StatusTarget, Target
from indicators.services.target import approve_target, propose_target, reject_target
from tests.balap import Balap, kata
from tests.dunia import bangun, petugas
from tests.indicators.target import KODE, isian, usul

BANYAK = 6


def siapkan() -> list[int]:
    """The organisation, and as many people who may act on one target."""
    bangun()
    pengusul = [petugas(f"prc{n}", Peran.PERENCANA, "U1A").pk for n in range(BANYAK)]
    pemutus = [petugas(f"ver{n}", Peran.VERIFIKATOR, "U1").pk for n in range(BANYAK)]
    return pengusul + pemutus


def usulkan(user: int, nilai: str, dilihat: int) -> str:
    return str(propose_target(User.objects.get(pk=user), isian(nilai, dilihat=dilihat)).status)


def putuskan(user: int, target: int, setuju: bool) -> str:
    pelaku = User.objects.get(pk=user)
    if setuju:
        return str(approve_target(pelaku, target, 1).status)
    return str(reject_target(pelaku, target, 1, "Alasan").status)


def test_of_many_proposals_one_is_stored(balap: Balap) -> None:
    orang = balap.sendiri(siapkan)
    dilihat = balap.sendiri(lambda: Target.objects.get(indikator__kode=KODE).pk)
    hasil = balap.serentak([partial(usulkan, orang[n], str(50 + n), dilihat) for n in range(BANYAK)])
    assert kata(hasil) == ["Bentrok"] * (BANYAK - 1) + ["diusulkan"]
    tersimpan = balap.sendiri(
        lambda: (
            Target.objects.filter(status=StatusTarget.DIUSULKAN).count(),
            Riwayat.objects.filter(jenis="target").count(),
        )
    )
    assert tersimpan == (1, 1)


def test_of_many_decisions_one_counts(balap: Balap) -> None:
    orang = balap.sendiri(siapkan)
    target = balap.sendiri(lambda: usul(User.objects.get(pk=orang[0])).pk)
    hasil = balap.serentak([partial(putuskan, orang[BANYAK + n], target, n % 2 == 0) for n in range(BANYAK)])
    (akhir,) = {satu for satu in kata(hasil) if satu != "Bentrok"}
    assert kata(hasil).count("Bentrok") == BANYAK - 1
    tersimpan = balap.sendiri(lambda: (Target.objects.get(pk=target).status, Riwayat.objects.count()))
    assert tersimpan == (akhir, 2)

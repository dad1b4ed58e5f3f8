"""P14 with real transactions: requests with one key that come at the same moment.

A module of its own: `dunia` holds a transaction open, from which the copy for the race cannot be made.
"""

import pytest

from indicators.models import Realisasi, Riwayat
from tests.api.mesin import Klien, bertoken
from tests.balap import Balap
from tests.dunia import TAHUN, bangun, petugas

pytestmark = pytest.mark.django_db

BARU = {"indikator": "I.U1A", "tahun": TAHUN, "triwulan": 1, "nilai": "60"}
K = {"Idempotency_Key": "kunci-1"}


def test_p14_many_at_once_do_it_once(balap: Balap) -> None:
    """One is answered 201, each of the others the same or 409; there is one figure and one line of history."""

    def siapkan() -> Klien:
        bangun()
        return bertoken(petugas("prc", "perencana", "U1A"))

    klien = balap.sendiri(siapkan)

    def kirim() -> tuple[int, bytes]:
        response = Klien(**klien.kepala).post("realisasi/", BARU, **K)
        return response.status_code, response.content

    hasil = balap.serentak([kirim] * 6)
    assert {status for status, _ in hasil} <= {201, 409}
    assert len({isi for status, isi in hasil if status == 201}) == 1

    def akhir() -> list[int]:
        return [Realisasi.objects.count(), Riwayat.objects.filter(jenis="realisasi").count()]

    assert balap.sendiri(akhir) == [1, 1]
    assert balap.sendiri(lambda: kirim()[0]) == 201

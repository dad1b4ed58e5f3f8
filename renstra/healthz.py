"""The probe of load balancers and monitoring: no login, no figures, no secrets."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from indicators.rekap.antrean import keadaan_antrean

BATAS_TERLAMBAT = 60  # seconds; `proses_antrean` needs one or two
TAK_MENJAWAB, BELUM_MIGRASI = "basis data tidak menjawab", "migrasi belum dijalankan"


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with "status": "ok" where the database answers and is migrated, else 503 with what is wrong.

    `?hidup` asks only whether the process answers: what restarts it must not do so for the database's sake.
    """
    if "hidup" in request.GET:
        return JsonResponse({"status": "ok", "hidup": True})
    problem, antrean = _look()
    isi = {
        "status": problem or "ok",
        "hidup": True,
        "siap": not problem,
        "migrasi": {TAK_MENJAWAB: "tidak diketahui", BELUM_MIGRASI: "belum"}.get(problem, "lengkap"),
        "antrean": antrean,
    }
    return JsonResponse(isi, status=503 if problem else 200)


def _look() -> tuple[str, dict[str, object] | None]:
    """What is wrong (empty where all is well), and the state of the queue (None where it cannot be asked)."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _require_migrated()
        antrean = keadaan_antrean()
    except DatabaseError:
        return TAK_MENJAWAB, None
    except UnappliedMigrations:
        return BELUM_MIGRASI, None
    return "", {
        "menunggu": antrean.menunggu,
        "tertua_detik": int(antrean.tertua_detik),
        "terlambat": antrean.tertua_detik > BATAS_TERLAMBAT,
    }


class UnappliedMigrations(Exception):
    """The database is older than the code."""


@cache
def _require_migrated() -> None:
    """Looked up until it holds, then remembered (an exception is not): it costs more than the ping itself."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise UnappliedMigrations

"""The probe of load balancers and monitoring: no login, no figures, one word."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 {"status": "ok"} where the database answers and is migrated, else 503 with what is wrong."""
    problem = _problem()
    return JsonResponse({"status": problem or "ok"}, status=503 if problem else 200)


def _problem() -> str:
    """Empty where all is well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _require_migrated()
    except DatabaseError:
        return "basis data tidak menjawab"
    except UnappliedMigrations:
        return "migrasi belum dijalankan"
    return ""


class UnappliedMigrations(Exception):
    """The database is older than the code."""


@cache
def _require_migrated() -> None:
    """Looked up until it holds, then remembered (an exception is not): it costs more than the ping itself."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise UnappliedMigrations

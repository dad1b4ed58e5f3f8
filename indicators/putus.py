"""Whether an error means that the database is away, however the driver words it."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, OperationalError


def basis_data_putus(galat: BaseException | None) -> bool:
    """psycopg2 says a bare DatabaseError where the server dies in the middle of a statement."""
    return isinstance(galat, OperationalError | InterfaceError) or type(galat) is DatabaseError

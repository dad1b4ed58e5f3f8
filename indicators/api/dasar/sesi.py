from __future__ import annotations

from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request


class SesiAuthentication(SessionAuthentication):
    """The session of a person at a browser, with CSRF on everything that changes something."""

    def authenticate_header(self, request: Request) -> str:
        """So that nobody known is 401, not 403; the way in for a machine is a token."""
        return 'Bearer realm="renstra"'

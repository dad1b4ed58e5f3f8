"""A directory that speaks OpenID Connect, on loopback: whoever is asked for as the `code` is who it vouches for."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt

# sub -> e-mail, and whether the directory made sure of it
ORANG = {
    "1": ("prc@renstra.example", True),
    "2": ("ver@renstra.example", True),
    "3": ("prc@renstra.example", False),
    "4": ("asing@renstra.example", True),
    "5": ("mati@renstra.example", True),
}


class Direktori(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        pangkal = f"http://127.0.0.1:{self.server.server_address[1]}"
        alamat = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
        siapa = self.headers.get("Authorization", "").rpartition(" ")[2]
        self.jawab({"issuer": pangkal} | {a: f"{pangkal}/{a}" for a in alamat} | (klaim(siapa) if siapa else {}))

    def do_POST(self) -> None:
        isi = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert isi["code_verifier"], "without PKCE a code that leaked is enough"
        siapa = isi["code"][0]
        pangkal = f"http://127.0.0.1:{self.server.server_address[1]}"
        id_token = jwt.encode(klaim(siapa) | {"iss": pangkal, "aud": "renstra", "exp": 9999999999}, "x" * 32)
        self.jawab({"access_token": siapa, "token_type": "Bearer", "id_token": id_token})

    def jawab(self, isi: dict[str, Any]) -> None:
        badan = json.dumps(isi).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def log_message(self, *args: object) -> None:
        pass


def klaim(sub: str) -> dict[str, Any]:
    surel, pasti = ORANG[sub]
    return {"sub": sub, "email": surel, "email_verified": pasti}


def buka() -> str:
    """Its address, for as long as this process lives."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Direktori)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"

"""Serving the demo: to this machine only, until Ctrl-C."""

import socket
from dataclasses import dataclass

from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from renstra.environment import ConfigurationError

LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "[::1]": "::1"}


@dataclass(frozen=True)
class Address:
    """Where the demo listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_address(text: str) -> Address:
    """`127.0.0.1:8000`; any other machine's name is refused. Raises ConfigurationError."""
    host, _, port = text.rpartition(":")
    if host not in LOOPBACK or not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ConfigurationError(
            f"--addr {text} tidak dapat dipakai: demo hanya melayani mesin ini, misalnya --addr 127.0.0.1:8000."
        )
    return Address(LOOPBACK[host], int(port))


def require_free(address: Address) -> None:
    """Raises ConfigurationError where another program listens already, or the port is not ours to take."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            raise ConfigurationError(
                f"Porta {address} tidak dapat dipakai, mungkin karena dipakai program lain;"
                " pilih porta lain, misalnya --addr 127.0.0.1:8765."
            ) from error


def serve(address: Address) -> None:
    """Returns after Ctrl-C or SIGTERM."""
    connections.close_all()  # the worker is a fork and must not share them
    Granian(
        "renstra.demo.wsgi:application",
        address=address.host,
        port=address.port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()

"""Where the demo may listen."""

import socket
from collections.abc import Generator

import pytest

from renstra.demo.server import Address, parse_address, require_free
from renstra.environment import ConfigurationError

ELSEWHERE = ["0.0.0.0:8000", "10.0.0.1:8000", "[::]:8000", "example.com:8000"]
MALFORMED = ["", "8000", "127.0.0.1", *(f"127.0.0.1:{port}" for port in ("", "0", "-1", "65536", "٨", "http"))]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8000", Address("127.0.0.1", 8000)),
        ("localhost:9000", Address("127.0.0.1", 9000)),
        ("[::1]:8000", Address("::1", 8000)),
    ],
)
def test_loopback(text: str, address: Address) -> None:
    assert parse_address(text) == address


def test_address_as_in_a_url() -> None:
    assert (str(Address("::1", 80)), str(Address("127.0.0.1", 80))) == ("[::1]:80", "127.0.0.1:80")


@pytest.mark.parametrize(
    "text",
    ELSEWHERE + MALFORMED,
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="hanya melayani mesin ini"):
        parse_address(text)


@pytest.fixture
def taken() -> Generator[Address]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield Address(*listener.getsockname())


def test_taken_port(taken: Address) -> None:
    with pytest.raises(ConfigurationError, match=f"Porta 127.0.0.1:{taken.port} tidak dapat dipakai"):
        require_free(taken)

"""Both engines in one call: this run is the SQLite pass, a child run repeats the database's on PostgreSQL.

`--db=both` (default), `sqlite` or `pg`. PostgreSQL is the server of DATABASE_URL, else one of our own
(`tests.postgres`). Settings load once per process, which is why the second engine needs a process of its own.
"""

import gc
import os
import signal
from collections.abc import Generator

import pytest
from _pytest.terminal import TerminalReporter

from tests.postgres import Server
from tests.second_pass import SecondPass, write_counts

second_pass = pytest.StashKey[SecondPass | None]()
given_url = os.environ.get("DATABASE_URL", "")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=("both", "sqlite", "pg"), default="both", help="database engine(s) to test on")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Decide DATABASE_URL before pytest-django, which runs next, reads the settings."""
    gc.disable()  # until all tests are collected: nothing of what is read until then goes away
    if not is_worker():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # clean up as after Ctrl-C
    if early_config.known_args_namespace.db != "pg":
        os.environ.pop("DATABASE_URL", None)
    elif not given_url:
        server = Server()
        early_config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.url


def is_worker() -> bool:
    """Whether this process is one of pytest-xdist's, which only runs what it is told."""
    return "PYTEST_XDIST_WORKER" in os.environ


def pytest_sessionstart(session: pytest.Session) -> None:
    if not is_worker():
        stop_on_signals(session)
    wanted = session.config.option.db == "both" and not session.config.option.collectonly and not is_worker()
    session.config.stash[second_pass] = SecondPass(session, given_url) if wanted else None


def stop_on_signals(session: pytest.Session) -> None:
    """A KeyboardInterrupt can be lost in a callback of the database driver; `shouldstop` cannot."""

    def stop(number: int, frame: object) -> None:
        session.shouldstop = f"stopped by {signal.Signals(number).name}"
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, stop)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: TerminalReporter) -> Generator[None]:
    """Outermost, so that what the second pass adds comes after our own failures and before the last line."""
    yield
    write_counts(terminalreporter)
    if second := terminalreporter.config.stash[second_pass]:
        second.merge_into(terminalreporter)


def pytest_unconfigure(config: pytest.Config) -> None:
    if second := config.stash.get(second_pass, None):
        second.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this pass has no use for."""
    left_out = [item for item in items if not is_wanted(config, item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def is_wanted(config: pytest.Config, item: pytest.Item) -> bool:
    """Faults only by marker; on PostgreSQL only what touches the database, no browser and no SQLite file."""
    if item.get_closest_marker("fault") and "fault" not in config.option.markexpr:
        return False
    if config.option.db != "pg":
        return True
    return uses_database(item) and not any(map(item.get_closest_marker, ("browser", "sqlite")))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the collector need not walk it again and again, nor look every moment."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def uses_database(item: pytest.Item) -> bool:
    """By a mark or by a fixture, however indirectly."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(
        fixtures & {"db", "transactional_db", "live_server", "database_url"}
    )

"""Both engines in one call: this run is the SQLite pass, a child run repeats the database's on PostgreSQL.

`--db=both` (default), `sqlite` or `pg`. PostgreSQL is the server of DATABASE_URL, else one of our own
(`tests.postgres`). Settings load once per process, which is why the second engine needs a process of its own.
What is the same on any engine runs once: what needs no database, and what is marked `once`. Both passes come to it,
and whichever is there first takes the file, so that the two end together whatever the machine does beside them.
"""

import gc
import os
import signal
from collections.abc import Generator

import pytest
from _pytest.terminal import TerminalReporter

from tests.postgres import Server
from tests.second_pass import SecondPass, is_second_pass, is_taken_by_other_pass, write_counts

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


@pytest.hookimpl(tryfirst=True)
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
    wanted = [item for item in items if is_wanted(config, item)]
    if len(wanted) < len(items):
        left_out = set(items) - set(wanted)
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = in_order(wanted)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """As pytest-django has them, but shared files after those that both passes run, and a file's shared tests first.

    So whoever is faster finds something left to take; and a file that is begun ends with a test of this very pass.
    """
    both = {item.path for item in items if not is_shared(item)}
    rank = {item.path: place for place, item in reversed(list(enumerate(items)))}
    return sorted(
        items, key=lambda item: (isolation(item), item.path not in both, rank[item.path], not is_shared(item))
    )


def isolation(item: pytest.Item) -> int:
    """pytest-django's own order: what empties the database comes after what rolls back, what has none is last."""
    fixtures, mark = set(getattr(item, "fixturenames", ())), item.get_closest_marker("django_db")
    if fixtures & {"transactional_db", "live_server"} or (mark and mark.kwargs.get("transaction")):
        return 1
    return 0 if mark or "db" in fixtures else 2


def is_wanted(config: pytest.Config, item: pytest.Item) -> bool:
    """Faults only by marker; browsers and files of SQLite not on PostgreSQL; what has no database not on it alone."""
    if is_fault(config, item):
        return False
    if config.option.db == "pg" and any(map(item.get_closest_marker, ("browser", "sqlite"))):
        return False
    return config.option.db != "pg" or uses_database(item) or is_second_pass()


def is_fault(config: pytest.Config, item: pytest.Item) -> bool:
    return item.get_closest_marker("fault") is not None and "fault" not in config.option.markexpr


def is_shared(item: pytest.Item) -> bool:
    """Whether one of two passes is enough."""
    if any(map(item.get_closest_marker, ("browser", "sqlite"))):
        return False
    return item.get_closest_marker("once") is not None or not uses_database(item)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Pass over what the other pass has taken, as if it had run: what was set up for it before goes on or ends."""
    if is_shared(item) and is_taken_by_other_pass(item.path):
        item.session._setupstate.teardown_exact(nextitem)
        return True
    return None


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the collector need not walk it again and again.

    Nor what a page builds and drops: it comes every 20,000 objects, where Python's own 700 cost 5 % of the run.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def uses_database(item: pytest.Item) -> bool:
    """By a mark or by a fixture, however indirectly."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(
        fixtures & {"db", "transactional_db", "live_server", "database_url"}
    )

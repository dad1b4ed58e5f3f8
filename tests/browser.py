"""Chromium for the tests marked `browser`: the one that is found, and a loud word where there is none."""

import os
import shutil
from collections.abc import Generator

import pytest
from _pytest.terminal import TerminalReporter
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = "no Chromium: set CHROMIUM to its path or install one"


def chromium() -> str:
    """Path of the browser; empty where none is found."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every browser test has the mark's fixtures, and is skipped by name where they cannot work."""
    if chromium():
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    missed = [report for report in terminalreporter.stats.get("skipped", []) if MISSING in str(report.longrepr)]
    if missed:
        text = f"{len(missed)} BROWSER TESTS DID NOT RUN: {MISSING}"
        terminalreporter.write_sep("!", text, red=True, bold=True)


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    # Playwright's loop makes Django take the whole main thread for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def windows_are_closed(request: pytest.FixtureRequest) -> Generator[None]:
    """Those a test has opened, however it ends: one left open would ask the site of the next test."""
    if not request.node.get_closest_marker("browser"):
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    before = set(browser.contexts)
    yield
    for context in set(browser.contexts) - before:
        context.close()


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """A new private window, in Indonesian and in Jakarta."""
    context = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
    yield context.new_page()
    context.close()

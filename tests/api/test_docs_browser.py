"""The Swagger page in a browser, without the internet and under its own CSP."""

from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_swagger_works_offline_under_it(live_server: Any, page: Page) -> None:
    """Every operation is there, nothing is asked of another host, and the CSP refuses nothing."""
    keluhan: list[str] = []
    luar: list[str] = []

    def catat(pesan: ConsoleMessage) -> None:
        if pesan.type in ("error", "warning"):
            keluhan.append(pesan.text)

    page.on("console", catat)
    page.on(
        "request", lambda satu: None if satu.url.startswith((live_server.url, "data:")) else luar.append(satu.url)
    )
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.wait_for_selector(".opblock-summary")
    page.locator("#operations-capaian-capaian_daftar .opblock-summary-control").click()
    page.wait_for_selector("text=Tahap realisasi yang dihitung")
    assert page.locator(".opblock").count() >= 26
    assert luar == []
    assert [k for k in keluhan if "Content Security Policy" not in k or "style-src" not in k] == []
    assert len(keluhan) <= 1

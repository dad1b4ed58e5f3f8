"""Fixtures for all tests; they import models, so they come after `tests.plugin` and the settings."""

pytest_plugins = [
    "tests.database",
    "tests.konteks",
    "tests.browser",
    "tests.seed",
    "tests.people",
    "tests.dunia",
    "tests.balap",
    "tests.waktu",
    "tests.cadangan.basis",
    "tests.indicators.bukti",
    "tests.indicators.kisi",
    "tests.indicators.peramban",
]

"""Fixtures for all tests; they import models, so they come after `tests.plugin` and the settings."""

pytest_plugins = ["tests.database", "tests.browser", "tests.seed", "tests.people"]

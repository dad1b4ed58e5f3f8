"""What the test client keeps of a response: the context of each template that was rendered for itself."""

from collections.abc import Generator
from typing import Any
from unittest import mock

import pytest
from django.template import Context, Template
from django.test import client


@pytest.fixture(scope="session", autouse=True)
def only_contexts_of_pages() -> Generator[None]:
    """Every part that a page includes or extends would add a copy of the page's context: hundreds for a table."""
    original = client.store_rendered_templates

    def store(store: dict[str, Any], *, template: Template, context: Context, **rest: Any) -> None:
        if context.template is template:
            original(store, template=template, context=context, **rest)

    with mock.patch.object(client, "store_rendered_templates", store):
        yield

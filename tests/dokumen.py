"""Tables of the pages in docs/: what people read is what the tests run, row by row."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def cells(line: str) -> list[str]:
    return [_typed(cell.strip()) for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _typed(cell: str) -> str:
    """Take a code span as it stands, spaces included, and {U+00A0} as that character."""
    if cell.startswith("`"):
        cell = cell[1:-1]
    return re.sub(r"\{U\+([0-9A-F]{4})\}", lambda match: chr(int(match[1], 16)), cell)


def tables(text: str) -> dict[str, list[list[str]]]:
    """The rows under each heading that has a table, without the two header lines. One table to a heading."""
    found: dict[str, list[list[str]]] = {}
    for section in re.split(r"^#+ ", text, flags=re.MULTILINE):
        heading, _, body = section.partition("\n")
        blocks = re.findall(r"(?:^\|.*\n?)+", body, flags=re.MULTILINE)
        if len(blocks) > 1 or (blocks and heading in found):
            raise ValueError(f"more than one table under {heading!r}: a test could read the wrong one")
        if blocks:
            found[heading] = [cells(line) for line in blocks[0].splitlines()[2:]]
    return found


@cache
def page(name: str) -> dict[str, list[list[str]]]:
    return tables((DOCS / name).read_text(encoding="utf-8"))


def rows(name: str, heading: str) -> list[list[str]]:
    found = page(name)[heading]
    assert found, f"the table under {heading!r} of {name} has no rows"
    return found


def table(name: str, heading: str, *columns: str) -> pytest.MarkDecorator:
    """Run a test once for each row of the table under `heading`; `columns` names its parameters."""
    found = [pytest.param(*row, id=" ".join(row)[:60]) for row in rows(name, heading)]
    return pytest.mark.parametrize(columns, found)


def headings_read(name: str, *sources: str) -> set[str]:
    """The headings of page `name` that the given test sources ask `table` or `rows` for, word for word."""
    calls = (node for text in sources for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    asked = ([a.value for a in call.args[:2] if isinstance(a, ast.Constant)] for call in calls if _reads(call))
    return {str(words[1]) for words in asked if len(words) == 2 and words[0] == name}


def _reads(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("table", "rows")

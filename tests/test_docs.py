"""The documentation says what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dictate.cli.app import app
from dictate.edit.language import LANGUAGES
from dictate.edit.tokens import norms

DOCS = Path(__file__).parents[1] / "docs"
COMMANDS = sorted(command.name or "" for command in app.registered_commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_as_it_is(name: str) -> None:
    """docs/commands.md has each help page word for word; `python tests/test_docs.py` writes them anew."""
    assert help_page(name) in (DOCS / "commands.md").read_text()


def test_every_exit_code_is_documented() -> None:
    """Each code of the errors' tree has a row in the table."""
    from dictate import errors

    codes = {getattr(errors, name).exit_code for name in errors.__all__}
    rows = re.findall(r"^\| (\d+) \|", (DOCS / "commands.md").read_text(), re.MULTILINE)
    assert codes <= {int(row) for row in rows}


def test_the_table_of_spoken_commands_is_what_is_obeyed() -> None:
    """Each row has a command's phrases and what it does, and there is no row and no phrase besides."""
    page = (DOCS / "spoken-commands.md").read_text()
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith('| "')]
    documented = {does.strip(): set(_quoted_phrases(say + also)) for say, also, does in rows}
    obeyed = {command.does: {*command.opens, *command.closes} for command in LANGUAGES["en"].commands}
    assert documented == obeyed


def _quoted_phrases(cell: str) -> Iterator[tuple[str, ...]]:
    """The phrases in quotation marks; "title … end title" are two."""
    for quotation in re.findall('"([^"]+)"', cell):
        yield from (norms(part) for part in quotation.split("…") if part.strip())


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in DOCS.glob("*.md"))])
def test_every_local_link_leads_somewhere(page: str) -> None:
    """A page of the documentation links only to files that are there."""
    path = DOCS.parent / page
    for target in re.findall(r"\]\((?!\w+:)([^)#]+)", path.read_text()):
        assert (path.parent / target).exists(), target


def help_page(name: str) -> str:
    """What `dictate NAME --help` prints at 100 columns."""
    shown = CliRunner().invoke(app, [name, "--help"], prog_name="dictate", env={"COLUMNS": "100"}, terminal_width=100)
    return "\n".join(line.rstrip() for line in shown.output.strip().splitlines())


def write_help_pages() -> None:
    """Put the present help pages into docs/commands.md."""
    path = DOCS / "commands.md"
    head = path.read_text().split("## dictate ")[0].rstrip()
    pages = (f"## dictate {name}\n\n```\n{help_page(name)}\n```" for name in COMMANDS)
    path.write_text("\n\n".join([head, *pages]) + "\n")


if __name__ == "__main__":
    write_help_pages()

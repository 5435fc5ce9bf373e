"""Who may import whom (docs/design.md), held by reading the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dictate"

# each room may import the rooms named after it, and itself
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "values": {"errors"},
    "store": {"values", "errors"},
    "audio": {"store", "values", "errors"},
    "transcribe": {"store", "values", "errors"},
    "edit": {"store", "values", "errors"},
    "publish": {"store", "values", "errors"},
    "pipeline": {"audio", "transcribe", "edit", "publish", "store", "values", "errors"},
    "settings": {"values", "errors"},
    "episode": {"values", "errors"},
    "cli": {"settings", "episode", "pipeline", "audio", "transcribe", "edit", "publish", "store", "values", "errors"},
}
# heavy or touchy libraries: the one room in which each is imported, and there never when a module loads
ONE_ROOM = {
    "faster_whisper": "transcribe",
    "ctranslate2": "transcribe",
    "huggingface_hub": "transcribe",
    "av": "audio",
    "onnxruntime": "audio",
    "yake": "edit",
    "snowballstemmer": "edit",
    "frontmatter": "publish",
    "markdown_it": "publish",
    "typer": "cli",
    "rich": "cli",
}
LAZY = set(ONE_ROOM) - {"typer", "rich", "frontmatter", "snowballstemmer"}


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module name that a file imports, and whether that happens when the module loads."""
    tree = ast.parse(path.read_text())
    inner = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef))
        or (isinstance(outer, ast.If) and "TYPE_CHECKING" in ast.unparse(outer.test))
        for node in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", id(node) not in inner


def room_of(path: Path) -> str:
    """The room in which a file of the package lies."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


FILES = [path for path in sorted(SOURCE.rglob("*.py")) if path != SOURCE / "__init__.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    """A room imports only rooms below it, never one beside it."""
    room = room_of(path)
    for name, _ in imports(path):
        if name.startswith("dictate."):
            other = name.split(".")[1]
            assert other == room or other in ALLOWED[room], f"{room} must not import {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_heavy_libraries_stay_in_one_room(path: Path) -> None:
    """Each engine or touchy library is imported in one room, inside the function that needs it."""
    for name, at_load in imports(path):
        library = name.split(".")[0]
        if library in ONE_ROOM:
            assert room_of(path) == ONE_ROOM[library], f"{library} belongs to {ONE_ROOM[library]}"
            assert not (library in LAZY and at_load), f"{library} is imported when the module loads"

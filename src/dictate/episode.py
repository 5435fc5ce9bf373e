"""What only the producer knows, from a small YAML file beside the recording or from the command line.

`talk.yaml` beside `talk.m4a`. It is read strictly: a key that is not known is an error with its line, since a typing
error in a guest's name would else be lost. Values are text and nothing else (a guest called No stays No).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dictate.errors import InputError, UsageError
from dictate.values.episode import Episode, Person

__all__ = ["episode_beside", "person_of", "read_episode"]

_SUFFIXES = (".yaml", ".yml")
_LARGEST = 64_000  # bytes; it is written by hand
_SHORT_FORMS = {"guests": ("name", "link"), "hosts": ("name", "link"), "links": ("title", "url")}
_HINT = f"it may have {', '.join(Episode.model_fields)}; docs/offline-drafts.md shows one"

Place = tuple[str | int, ...]
"""Where a value stands: keys and numbers in lists, like ("guests", 0, "link")."""


def episode_beside(recordings: Iterable[Path]) -> Episode:
    """What the YAML file beside one of the recordings says; nothing where there is none. Raises InputError."""
    for recording in recordings:
        found = [path for suffix in _SUFFIXES if (path := recording.with_suffix(suffix)).is_file()]
        if len(found) > 1:
            raise InputError(f"{found[1].name} lies beside it too", hint="keep one of the two", path=found[0])
        if found and found[0] != recording:
            return read_episode(found[0])
    return Episode()


def read_episode(path: Path) -> Episode:
    """What a YAML file says of an episode. Raises InputError that names the line and the key."""
    import yaml

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise InputError("is too large for what a producer writes by hand", hint=_HINT, path=path)
        text = data.decode("utf-8-sig")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.BaseLoader)):
            raise InputError("has an alias (*name), which is not understood here", hint=_HINT, path=path)
        node = yaml.compose(text, yaml.BaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", hint="write it in UTF-8", path=path) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"is not YAML: {_first_line(error)}", hint=_HINT, path=path) from error
    if node is None or node.value == "":
        return Episode()
    lines: dict[Place, int] = {}
    raw = _plain(node, (), lines, path)
    return _validated(raw, lines, path)


def person_of(given: str) -> Person:
    """Somebody as the command line names them: "Ana Ruiz" or "Ana Ruiz: https://example.org". Raises UsageError."""
    name, _, link = given.partition(":")
    try:
        return Person(name=name, link=link.strip() or None)
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise UsageError(f"{given!r}: {said}", hint='write --guest "Ana Ruiz: https://example.org"') from error


def _plain(node: Any, place: Place, lines: dict[Place, int], path: Path) -> Any:  # noqa: ANN401 - YAML's own tree
    """A YAML node as dictionaries, lists and text; the line of each value goes to `lines`."""
    lines[place] = node.start_mark.line + 1
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(item, (*place, number), lines, path) for number, item in enumerate(node.value)]
    made: dict[str, Any] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in made:
            raise InputError(f"line {line}: {name} is there twice", hint="put both into one", path=path)
        made[name] = _plain(value, (*place, name), lines, path)
        lines[(*place, name)] = line
    return made


def _validated(raw: object, lines: Mapping[Place, int], path: Path) -> Episode:
    if not isinstance(raw, dict):
        raise InputError("line 1: is no list of keys and values", hint=_HINT, path=path)
    written_out = {key: [*_written_out(key, value)] if key in _SHORT_FORMS else value for key, value in raw.items()}
    try:
        return Episode.model_validate(written_out)
    except ValidationError as error:
        first = error.errors()[0]
        place: Place = first["loc"]
        unknown = first["type"] == "extra_forbidden"
        said = "is not known" if unknown else first["msg"].removeprefix("Value error, ")
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        raise InputError(f"line {_line(place, lines)}: {key}: {said}", hint=_HINT, path=path) from error


def _written_out(key: str, value: object) -> Iterator[object]:
    """Entries in full: "Ana Ruiz" and "Ana Ruiz: https://example.org" may stand for a name with a link."""
    name, link = _SHORT_FORMS[key]
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield {name: entry}
        elif isinstance(entry, dict) and len(entry) == 1 and not set(entry) & {name, link, "role"}:
            ((said, address),) = entry.items()
            yield {name: said, link: address}
        else:
            yield entry


def _line(place: Place, lines: Mapping[Place, int]) -> int:
    """The line of a value, else that of the nearest one around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _first_line(error: BaseException) -> str:
    """What YAML's reader says is wrong, with the line, on one line."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    return f"line {mark.line + 1}: {problem}" if mark and problem else str(error).split("\n")[0]

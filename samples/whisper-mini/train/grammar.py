"""A grammar of everyday, spoken, first-person English.

Each line of grammar.txt is `name: choice | choice | ...`; `{name}` in a choice is replaced by a random choice of that
name. `expand("talk", rng)` gives one sentence. Fixed stretches are kept short, so that nothing of six words in a row is
always the same.
"""

import random
import re
from pathlib import Path

_RULES: dict[str, list[str]] = {}
for _line in Path(__file__).with_name("grammar.txt").read_text(encoding="utf-8").strip().split("\n"):
    _name, _, _choices = _line.partition(": ")
    _RULES[_name] = [choice.strip() for choice in _choices.split(" | ")]

_SLOT = re.compile(r"\{(\w+)\}")


def expand(name: str, rng: random.Random) -> str:
    """A random expansion of one name of the grammar."""
    return _SLOT.sub(lambda slot: expand(slot.group(1), rng), rng.choice(_RULES[name]))


def choices(name: str) -> list[str]:
    """All choices of a name, as they stand in the grammar."""
    return list(_RULES[name])

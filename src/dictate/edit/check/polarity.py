"""Negations that were added, lost or moved.

A negation is compared by its place: between the same words, with some words' leave for the ways in which one is told
("I don't think it is", "I think it isn't"). Where what it denied is not in the draft, nothing can be said.
"""

from collections.abc import Iterator, Sequence

from dictate.edit.check.held import Held
from dictate.edit.check.items import Item
from dictate.edit.check.report import told
from dictate.values.evidence import Finding

__all__ = ["added_negations", "lost_negations"]

_NEAR = 3  # items around the place where a negation stood: "I don't think it is", "I think it isn't"
_GOVERNED = 4  # items after a negation within which stands what it denies
_AHEAD = 6  # items of the draft before what is denied within which its negation may stand: "not one of the girls quit"
_APART = 12  # items: neighbours further apart than this do not frame one place


def added_negations(held: Held) -> Iterator[Finding]:
    """Negations of the draft where what was said has none."""
    if held.verbatim:
        return
    for place in _negations(held, held.items):
        if held.in_place(place):
            continue
        frame = _frame(place, held.pairs, held.items)
        if frame is None or _denied(held, frame) or _said_of_the_same(held, place):
            continue
        spoken = _middle(frame)
        message = f'was not denied: "{held.spoken(spoken)}" was said'
        yield told("added negation", held, message, draft=_with_next(place, len(held.items)), said=spoken)


def lost_negations(held: Held) -> Iterator[Finding]:
    """Negations that were said of what the draft says without one."""
    said = held.said.items
    for place in _negations(held, said, held.ground):
        if place in held.said.left_out or place in held.told or held.in_place(held.back.get(place, -1)):
            continue
        governed = _governed(held, place)
        if governed is None or not held.reaches(place):
            continue
        frame = _frame(place, held.back, said, after=governed)
        if _denied_throughout(held):
            continue
        if frame is None or _told_denied(held, frame, place, governed):
            continue
        where = [other for other in frame if 0 <= other < len(held.items)]
        spoken = _with_next(place, len(said))
        message = f'was denied: "{held.spoken(spoken)}" was said'
        yield told("lost negation", held, message, draft=where[: _NEAR + 2], said=spoken)


def _negations(held: Held, items: Sequence[Item], places: Sequence[int] | None = None) -> list[int]:
    wording = held.said.reader.wording
    if wording is None:
        return []
    return [
        place
        for place in (range(len(items)) if places is None else places)
        if items[place].norm in wording.negations
        and not (items[place].norm in wording.interjections and items[place].pause)
    ]


def _frame(place: int, pairs: dict[int, int], items: Sequence[Item], after: int | None = None) -> range | None:
    """The places on the other side between which a negation would stand, a little more on each side.

    The neighbours are the nearest that were found, before it in its clause or sentence, and after it.
    """
    left = next((p for p in range(place - 1, max(-1, place - _GOVERNED - 1), -1) if p in pairs), None)
    right = (
        after if after is not None else next((p for p in range(place + 1, place + _GOVERNED + 1) if p in pairs), None)
    )
    if right is None and left is None:
        return None
    if right is None or left is None or not 0 < pairs[right] - pairs[left] <= _APART:
        anchor = pairs[left] if right is None and left is not None else pairs[right]  # type: ignore[index]
        return range(anchor - _NEAR - 1, anchor + _NEAR + 1)
    return range(pairs[left] - _NEAR, pairs[right] + _NEAR + 1)


def _governed(held: Held, place: int) -> int | None:
    """What a negation denies, if the draft has it: the first item after it that claims something, in its sentence."""
    items = held.said.items
    if items[place].pause:  # "it was nothing,"
        return next((other for other in range(place - 1, max(-1, place - 3), -1) if other in held.back), None)
    for other in range(place + 1, min(place + _GOVERNED + 1, len(items))):
        if held.said.content(items[other]):
            return other if other in held.back else None
        if items[other].pause == "sentence":
            break
    following = range(place + 1, min(place + 3, len(items)))
    return next((other for other in following if other in held.back), None)


def _said_of_the_same(held: Held, place: int) -> bool:
    """Whether the sentence that says most of the passage has the same negation of the same word, in another order."""
    denies, about = held.items[place].key, _next_claim(held, held.items, place)
    claims = {item.key for item in held.items if held.said.content(item)}
    for at in held.ground if about else ():
        if held.said.keys[at] == denies and _next_claim(held, held.said.items, at) == about:
            sentence = held.said.sentences[held.said.sentence_at(at)]
            if 2 * len(claims.intersection(held.said.keys[sentence.start : sentence.stop])) >= len(claims):
                return True
    return False


def _next_claim(held: Held, items: Sequence[Item], place: int) -> str | None:
    following = items[place + 1 : place + _GOVERNED + 1]
    return next((item.key for item in following if held.said.content(item)), None)


def _denied_throughout(held: Held) -> bool:
    """Whether the whole sentence is denied in words that were not said: "neither before nor since"."""
    wording = held.said.reader.wording
    return wording is not None and any(held.items[place].norm in wording.spread for place in held.missing)


def _denied(held: Held, frame: range) -> bool:
    """Whether what was said has a negation there, or a word in its place, that the draft does not have elsewhere."""
    items = held.said.items
    return any(
        _denies(held, items[place], inside=place in _inner(frame) and place not in held.back)
        for place in frame
        if 0 <= place < len(items) and not held.in_place(held.back.get(place, -1))
    )


def _told_denied(held: Held, frame: range, denied: int, governed: int) -> bool:
    """Whether the draft has a negation there, or a word in its place, and not one that was said of something else."""
    return any(
        _denies(held, held.items[place], inside=place in _inner(frame) and place not in held.pairs)
        and (not held.in_place(place) or _denies_both(held, place, denied, governed))
        for place in frame
        if 0 <= place < len(held.items)
    )


def _inner(frame: range) -> range:
    """The place itself, with its neighbours: where another word may stand for a negation."""
    return range(frame.start + _NEAR - 1, frame.stop - _NEAR + 1)


def _denies_both(held: Held, place: int, denied: int, governed: int) -> bool:
    """Whether a negation that the draft kept may stand for the one that is gone: both were said of the same thing.

    "Nobody goes there, I don't think" has two for one. In "it's not like they're not valuable" each counts.
    """
    kept, items = held.pairs[place], held.said.items
    if _governed(held, kept) == governed:
        return True
    stacked = kept < denied and not any(item.pause for item in items[kept:denied])
    about = held.back[governed]
    reach = 3 if items[kept].pause else 0
    return not stacked and about - _AHEAD <= place < about + reach


def _denies(held: Held, item: Item, *, inside: bool) -> bool:
    """Whether an item is a negation, or stands `inside` and is a word that may be in the place of one."""
    wording = held.said.reader.wording
    if wording is None or (item.norm in wording.interjections and item.pause):
        return False
    if item.norm in wording.negations:
        return True
    unmade = len(item.norm) > 4 and item.norm.startswith(wording.denying)
    return inside and (item.norm in wording.denials or unmade)


def _with_next(place: int, size: int) -> list[int]:
    return list(range(max(0, place - 1), min(place + 2, size)))


def _middle(frame: range) -> list[int]:
    return [place for place in frame[_NEAR:-_NEAR] if place >= 0]

r"""Who speaks: the label with which a line may begin, and whether to believe that it is one.

`**Ana:** text`, `**Ana** (0:07): text`, `Ana: text`, `Ana (0:07): text`, or a line that is only `Ana Petrović  0:07`.
A bold label is believed on sight; a plain one where the file reads like a conversation: "Note: remember" is no speaker.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from dictate.transcribe.formats.marks import CLOCK, Mark, leading_mark
from dictate.values.timecode import parse_clock

__all__ = ["UNKNOWN_SPEAKER", "Head", "believer", "may_speak", "read_head", "speaker_of"]

UNKNOWN_SPEAKER = "Unknown speaker"
"""The label of words whose speaker is not known, in a transcript whose other speakers are."""

_LISTED = re.compile(rf"\[(?P<id>[a-z]*\d+)\]\s+(?P<clock>{CLOCK})\s+(?=\S)")
_TIME = rf"(?:\s*\\?[\[(]\s*(?P<time>{CLOCK})\s*\\?[\])])"
_LATE = _TIME.replace("time", "late")
_BOLD = re.compile(rf"\*\*\s*(?P<label>(?:\\.|[^*\\:\n]){{1,80}}?){_TIME}?\s*(?::\s*\*\*:?|\*\*{_LATE}?\s*:)(?=\s|$)")
_PLAIN = re.compile(rf"(?P<label>[^\W_](?:\\.|[^*\\:\[\]()<>\n\"“”?!;]){{0,60}}?){_TIME}?\s*:(?=\s|$)")
_BRACKETED = re.compile(r"\[(?P<label>[^\W\d_][\w .'-]{0,40})\]\s*:(?=\s|$)")  # whisperX
_ALONE = re.compile(rf"(?P<label>[^\W\d_][^*\\:\[\]()<>\n\"“”?!;,]{{0,60}}?)\s+(?:-\s+)?\(?(?P<time>{CLOCK})\)?\s*$")
# parts of a name that are written small
_PARTICLES = "al and af av bin da de del della den der des di do dos du el i ibn la le ter ten und van von y zu &"
# what stands before a colon and introduces a remark, not a speaker
_REMARKS = """
    action advice also answer answers aside attention but caution caveat chapter conclusion contents correction
    date definition description disclaimer e-mail edit email episode example examples exercise fact fifth figure
    finally first fourth from goal hint how however http https idea ie important intro introduction keywords
    language lemma lesson lessons link links mantra meaning memo message method moral music no note notes
    observation option outline outro p.s part phone plan point points problem ps question questions quote quotes
    reason reasons recap recipe recording remember reminder result results rule rules second section sidebar
    slug so solution source sources spoiler step story subject subtitle summary tags takeaway takeaways task
    tasks then theorem theory third tip tips title tl;dr to todo topic topics transcript translation update url
    version warning website what when where who why yes
"""
_SMALL, _NO_NAMES = frozenset(_PARTICLES.split()), frozenset(_REMARKS.split())
_LONGEST_NAME = 5  # words: "Prof. Dr. Ana María Petrović"


class Head(NamedTuple):
    """How a line begins.

    `text` is the line behind the `mark` (or the `id`) that it begins with. `label` is what may be a speaker, `bold`
    whether it stands in asterisks; then `said` is the line behind it, and `said_at` the mark that goes with it.
    """

    text: str
    mark: Mark | None = None
    id: str | None = None
    label: str | None = None
    bold: bool = False
    said: str = ""
    said_at: Mark | None = None


def read_head(line: str) -> Head:
    """Take id, mark and label from the beginning of a line.

    >>> head = read_head("[0:07] Ana: So")
    >>> head.label, head.said, head.said_at.start
    ('Ana', 'So', 7.0)
    """
    if match := _LISTED.match(line):
        return _with_label(Head(line[match.end() :], Mark(parse_clock(match["clock"])), match["id"]))
    if re.fullmatch(CLOCK, line.strip()):
        return Head("", Mark(parse_clock(line)))
    mark, behind = leading_mark(line)
    return _with_label(Head(behind, mark))


def believer(heads: Iterable[Head], known: Collection[str] = ()) -> Callable[[Head], bool]:
    """How to tell whether a line's label is a speaker, from all the lines of a file. `known` are speakers for certain.

    A plain label must look like a name, and stand in a file without bold ones. It is a speaker if it comes back, and
    every third line has a label; any is, in a file that begins with a label and has one on every other line.
    """
    lines, names = list(heads), frozenset(known)
    counts = Counter(speaker_of(head) for head in lines if _is_plain_name(head))
    total = counts.total()
    bold = any(_is_bold_name(head) for head in lines)
    conversation = not bold and total >= 2 and 2 * total >= len(lines) and _is_plain_name(lines[0])
    often = not bold and 3 * total >= len(lines)

    def believed(head: Head) -> bool:
        if head.label is None:
            return False
        if speaker_of(head) in names or _is_bold_name(head):
            return True
        return _is_plain_name(head) and (conversation or (often and counts[speaker_of(head)] > 1))

    return believed


def may_speak(head: Head, known: Collection[str] = ()) -> bool:
    """Whether the label of a line would be believed in some file."""
    return _is_plain_name(head) or _is_bold_name(head) or (head.label is not None and speaker_of(head) in known)


def speaker_of(head: Head) -> str:
    """The name on the label, without the backslashes of Markdown."""
    return re.sub(r"\\(?=[^\w\s])", "", head.label or "")


def _with_label(head: Head) -> Head:
    for pattern in (_BOLD, _PLAIN, _BRACKETED, _ALONE):
        if match := pattern.match(head.text):
            groups = match.groupdict()
            time = groups.get("time") or groups.get("late")
            later, said = leading_mark(head.text[match.end() :].lstrip())
            own = Mark(parse_clock(time)) if time else head.mark
            label = " ".join(match["label"].split())
            return head._replace(label=label, bold=pattern is _BOLD, said=said, said_at=later or own)
    return head


def _is_bold_name(head: Head) -> bool:
    return head.label is not None and head.bold and _is_short(head.label.split())


def _is_plain_name(head: Head) -> bool:
    """Capital letters, initials, titles, numbers behind the first word, particles; few words."""
    if head.label is None or head.bold:
        return False
    words = speaker_of(head).split()
    return _is_short(words) and all(_is_name_part(word, place) for place, word in enumerate(words))


def _is_name_part(word: str, place: int) -> bool:
    if place and (word.lower() in _SMALL or word.isdigit()):
        return True
    # scripts without capital letters have no lower case either
    return not word[0].islower() or (place == 0 and word.lower() in _SMALL)


def _is_short(words: list[str]) -> bool:
    """A few words, and not one of those that introduce a remark ("Note", "Step 2")."""
    if not 0 < len(words) <= _LONGEST_NAME:
        return False
    return words[0].lower().rstrip(".") not in _NO_NAMES or not all(word.isdigit() for word in words[1:])

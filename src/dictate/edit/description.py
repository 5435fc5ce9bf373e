"""The description: one or two of the speaker's own sentences that say what the whole is about."""

from collections.abc import Iterator

from dictate.edit.announced import topic_in
from dictate.edit.lede import passages_of, strength_of
from dictate.edit.material import Material, passage_of
from dictate.edit.people import Cast
from dictate.edit.sentences import Sentence
from dictate.edit.titles import title_of
from dictate.values.draft import Passage

__all__ = ["describe"]

_LONGEST = 160  # characters, as search engines show them
_SAME = 0.5  # cosine of two sentences that say the same
_STATEMENT = 5  # words of a sentence that leads up to another


def describe(material: Material, title: Passage, cast: Cast) -> Passage | None:
    """The strongest passage that is short enough and not the title; a lone sentence with one that leads up to it.

    Guests are heard first, as in titles. Nothing leans on what was said before it, unless there is nothing else.
    """
    found = [[material.manner.without_links(line) for line in lines] for lines in _passages(material)]
    theirs = [lines for lines in found if lines[0].speaker not in cast.hosts] or found
    fresh = [lines for lines in theirs if not _is_title(lines, title)] or theirs
    if not fresh:
        return None
    chosen = next((lines for lines in fresh if not material.manner.leans(lines[0])), fresh[0])
    if len(chosen) == 1:
        before = max(_leading_up(chosen[0], material), key=lambda line: material.strengths[line.at], default=None)
        chosen = [material.manner.without_links(before), *chosen] if before else chosen
    return passage_of(chosen)


def _passages(material: Material) -> Iterator[list[Sentence]]:
    """The passages that fit, strongest first; of equals the one that was said first."""
    ranked = sorted(passages_of(material), key=lambda passage: (-strength_of(passage, material), passage.start))
    for passage in ranked:
        lines = material.sentences[passage.start : passage.stop]
        text = " ".join(line.text for line in lines)
        if len(text) <= _LONGEST and all(line.quotes_whole for line in lines):
            yield lines


def _is_title(lines: list[Sentence], title: Passage) -> bool:
    return len(lines) == 1 and title_of(lines[0].tokens).text.casefold() == title.text.casefold()


def _leading_up(strongest: Sentence, material: Material) -> Iterator[Sentence]:
    """Plain statements of the strongest line's matter that were made before it, and fit beside it."""
    scores, manner = material.scores, material.manner
    matter = set(scores.stems(word for word in strongest.norms if manner.means(word)))
    for line in material.sentences:
        if line.at >= strongest.at:
            return
        if line.speaker != strongest.speaker:
            continue
        fits = len(line.norms) >= _STATEMENT and len(line.text) + 1 + len(strongest.text) <= _LONGEST
        related = matter & set(scores.stems(line.norms)) and scores.alike(line, strongest) < _SAME
        plain = material.strengths[line.at] and not (manner.leans(line) or manner.is_courtesy(line))
        if fits and related and plain and not topic_in(line, manner):
            yield line

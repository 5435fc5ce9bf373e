"""Offline show notes: a choice of what was said, exactly as it was said, and who and what was named."""

from collections.abc import Iterable, Sequence

from dictate.edit.chapters import Topic, chapters_of
from dictate.edit.description import describe
from dictate.edit.dives import deep_dives
from dictate.edit.introduction import introduction
from dictate.edit.material import Material
from dictate.edit.mentions import mentions_of
from dictate.edit.people import cast_of
from dictate.edit.post import titles
from dictate.edit.sentences import Sentence
from dictate.edit.slug import slugify
from dictate.edit.tags import tags_of
from dictate.edit.titles import heading_of
from dictate.edit.topics import divide
from dictate.values.draft import Quote, ShowNotes
from dictate.values.edit import Brief

__all__ = ["make_show_notes"]

_TAKEAWAYS = range(3, 8)
_WORDS_EACH = 250  # of talk, for each takeaway beyond the least
_QUOTES = 4
_STRONG = 0.5  # of the strongest line's strength: a line worth quoting has that at least
_SECTION = 120  # words that a topic has at least; a long talk's have more
_TOPICS = 14
_ALIKE = 0.35  # cosine of two sentences that say the same
_TELLING = range(7, 33)  # words of a takeaway
_QUOTABLE = range(5, 26)  # words


def make_show_notes(material: Material, brief: Brief) -> ShowNotes:
    """Show notes of what was said, with what the producer knows."""
    cast = cast_of(material, brief)
    ranked = cast.by_guests(material.by_strength)
    title, alternate = titles(material, brief, cast)
    words = len(material.tidied.tokens)
    parts = divide(material.sentences, material, least=max(_SECTION, words // (2 * _TOPICS)), most=_TOPICS)
    wanted = max(_TAKEAWAYS.start, min(_TAKEAWAYS.stop - 1, words // _WORDS_EACH))
    takeaways = _best([one for one in ranked if _tells(one, material)], wanted, material)
    strong = [one for one in ranked if material.strengths[one.at] >= _STRONG * material.strengths[ranked[0].at]]
    quotes = _best([one for one in strong if _is_quotable(one)], _QUOTES, material, besides=takeaways)
    return ShowNotes(
        title=title,
        alternate_title=alternate,
        slug=slugify(title.text),
        description=introduction(material, cast) or describe(material, title, cast),
        tags=tags_of(material),
        takeaways=tuple(material.manner.without_links(sentence).passage() for sentence in takeaways),
        deep_dives=tuple(deep_dives(parts, material, cast)),
        chapters=tuple(chapters_of(_headed(parts, material), material)),
        quotes=tuple(
            Quote(passage=material.manner.without_links(sentence).passage(), speaker=sentence.speaker)
            for sentence in quotes
        ),
        guests=cast.guests,
        mentions=mentions_of(material),
        episode=brief.episode,
        hosts=tuple(person.name for person in brief.hosts),
        links=brief.links,
    )


def _headed(parts: Iterable[list[Sentence]], material: Material) -> list[Topic]:
    """Each topic with its heading; one without any is told of under the topic before it."""
    headed: list[Topic] = []
    taken: set[str] = set()
    for part in parts:
        heading = heading_of(part, material, taken)
        if heading:
            headed.append(Topic(heading, list(part)))
        elif headed:
            headed[-1].sentences.extend(part)
    return headed


def _best(
    ranked: Sequence[Sentence], wanted: int, material: Material, besides: Sequence[Sentence] = ()
) -> list[Sentence]:
    """The first `wanted` that are not alike, nor like those `besides`, in the order of speech.

    Passing over what is like an earlier choice is maximal marginal relevance (Carbonell and Goldstein 1998) with a
    threshold.
    """
    chosen: list[Sentence] = []
    for sentence in ranked:
        if len(chosen) == wanted or not material.strengths[sentence.at]:
            break
        fresh = all(material.scores.alike(sentence, other) < _ALIKE for other in (*chosen, *besides))
        if fresh and not material.manner.leans(sentence):
            chosen.append(sentence)
    return sorted(chosen, key=lambda sentence: sentence.at)


def _tells(sentence: Sentence, material: Material) -> bool:
    """Whether it says enough, as a whole sentence, for a takeaway."""
    subjects = material.manner.cues.subjects
    return len(sentence.norms) in _TELLING and (not subjects or bool(subjects & set(sentence.norms)))


def _is_quotable(sentence: Sentence) -> bool:
    """Whether it is short, and word for word as it was said: nothing was taken out of it."""
    places = [token.at for token in sentence.tokens]
    return len(sentence.norms) in _QUOTABLE and places == list(range(places[0], places[-1] + 1))

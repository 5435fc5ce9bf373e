"""Offline show notes: a choice of sentences exactly as they were said, and who and what was named."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dictate.edit.material import Material
from dictate.edit.mentions import mentions_of
from dictate.edit.people import guests_of, hosts_of
from dictate.edit.post import describe, titles
from dictate.edit.sentences import Sentence
from dictate.edit.slug import slugify
from dictate.edit.tags import tags_of
from dictate.edit.titles import headline
from dictate.edit.topics import cosine, divide
from dictate.values.draft import Chapter, Paragraph, Passage, Quote, Section, ShowNotes
from dictate.values.edit import Brief
from dictate.values.transcript import Segment

__all__ = ["make_show_notes"]

_TAKEAWAYS = 7
_QUOTES = 4
_DIVES = 5
_DIVE_SENTENCES = 4
_SECTION = 120  # words that a topic has at least; a long talk's have more
_TOPICS = 14
_APART = 120.0  # seconds between chapters, in a recording of more than _LONG
_LONG = 600.0  # seconds
_ALIKE = 0.35  # cosine of two sentences that say the same
_QUOTABLE = range(5, 26)  # words


def make_show_notes(material: Material, brief: Brief) -> ShowNotes:
    """Show notes of what was said."""
    title, alternate = titles(material, brief)
    words = len(material.tidied.tokens)
    least = max(_SECTION, words // (2 * _TOPICS))
    topics = divide(material.sentences, material.scores, least=least, most=_TOPICS, breaks=material.tidied.breaks)
    headed = _headed(topics, material, {title.text.casefold()})
    takeaways = _takeaways(material, words)
    return ShowNotes(
        title=title,
        alternate_title=alternate,
        slug=slugify(title.text),
        description=describe(material),
        tags=tags_of(material),
        takeaways=tuple(sentence.passage() for sentence in takeaways),
        deep_dives=tuple(_deep_dives(headed, material)),
        chapters=tuple(_chapters(headed, material)),
        quotes=tuple(_quotes(material, takeaways)),
        guests=guests_of(material),
        mentions=mentions_of(material),
    )


def _headed(topics: list[list[Sentence]], material: Material, taken: set[str]) -> list[tuple[Passage, list[Sentence]]]:
    """Each topic with its heading; one without any is told of under the topic before it."""
    headed: list[tuple[Passage, list[Sentence]]] = []
    for topic in topics:
        heading = headline(topic, material.scores, material.rules, taken)
        if heading:
            headed.append((heading, topic))
        elif headed:
            headed[-1][1].extend(topic)
    return headed


def _takeaways(material: Material, words: int) -> list[Sentence]:
    """Three to seven of the strongest sentences that say different things, in order; fewer of a short talk."""
    wanted = max(3, min(_TAKEAWAYS, words // 250))
    guests = [sentence for sentence in material.by_mark if sentence.speaker not in hosts_of(material)]
    return _best(guests or material.by_mark, wanted, material)


def _best(ranked: Sequence[Sentence], wanted: int, material: Material) -> list[Sentence]:
    """The first `wanted` that are full sentences and not alike, in the order of speech.

    Passing over what is like an earlier choice is maximal marginal relevance (Carbonell and Goldstein 1998) with a
    threshold.
    """
    chosen: list[Sentence] = []
    for sentence in ranked:
        if len(chosen) == wanted:
            break
        vector = material.scores.vector([sentence])
        if _is_full(sentence) and all(cosine(vector, material.scores.vector([one])) < _ALIKE for one in chosen):
            chosen.append(sentence)
    return sorted(chosen, key=lambda sentence: sentence.at)


def _is_full(sentence: Sentence) -> bool:
    """Whether it is a whole sentence and not a scrap or a question."""
    return (
        len(sentence.norms) >= 4
        and sentence.quotes_whole
        and not sentence.text.rstrip("\"'\u201d").endswith(("?", "...", ",", "--"))
    )


def _deep_dives(headed: Sequence[tuple[Passage, list[Sentence]]], material: Material) -> Iterator[Section]:
    """The weightiest topics, in order: a heading and the best sentences of whoever says most in it."""
    marks = dict(zip((sentence.at for sentence in material.sentences), material.marks, strict=True))

    def weight(topic: tuple[Passage, list[Sentence]]) -> float:
        return sum(sorted((marks[sentence.at] for sentence in topic[1]), reverse=True)[:_DIVE_SENTENCES])

    for heading, topic in sorted(sorted(headed, key=weight, reverse=True)[:_DIVES], key=lambda entry: entry[1][0].at):
        said = _of_main_speaker(topic)
        ranked = sorted(said, key=lambda sentence: (-marks[sentence.at], sentence.at))
        chosen = _best(ranked, _DIVE_SENTENCES, material)
        if chosen:
            passages = tuple(sentence.passage() for sentence in chosen)
            yield Section(heading=heading, paragraphs=(Paragraph(passages=passages, speaker=chosen[0].speaker),))


def _of_main_speaker(topic: Sequence[Sentence]) -> list[Sentence]:
    words: dict[str | None, int] = {}
    for sentence in topic:
        words[sentence.speaker] = words.get(sentence.speaker, 0) + len(sentence.tokens)
    main = max(words, key=lambda speaker: words[speaker])
    return [sentence for sentence in topic if sentence.speaker == main]


def _chapters(headed: Sequence[tuple[Passage, list[Sentence]]], material: Material) -> Iterator[Chapter]:
    """A chapter at the first segment of each topic whose start is known, in order and well apart.

    The first is at the first known start of all. A topic without a known start has no chapter: no time is made up.
    """
    timed = [(segment, segment.start) for segment in material.transcript.segments if segment.words]
    known = [(segment, start) for segment, start in timed if start is not None]
    if not headed or not known:
        return
    lengths = [recording.duration for recording in material.transcript.recordings]
    duration = max(lengths or [start for _, start in known])
    apart, last = (_APART if duration > _LONG else _APART / 4), -_APART
    begun: set[int] = set()
    for segment, start, topic in _with_topics(known, headed, material):
        if topic not in begun and start - last >= apart and (start <= duration or not begun):
            yield Chapter(title=headed[topic][0], segment=segment.id)
            last = start
        begun.add(topic)


def _with_topics(
    known: Sequence[tuple[Segment, float]], headed: Sequence[tuple[Passage, list[Sentence]]], material: Material
) -> Iterator[tuple[Segment, float, int]]:
    """Segments and their starts, with the number of the topic that each stands in: the first that begins in it."""
    places = {segment.id: place for place, segment in enumerate(material.transcript.segments)}
    begins: dict[int, int] = {0: 0}
    for number, (_, topic) in enumerate(headed):
        begins.setdefault(places[topic[0].tokens[0].segment], number)
    ordered = sorted(begins)
    for segment, start in known:
        yield segment, start, begins[ordered[bisect_right(ordered, places[segment.id]) - 1]]


def _quotes(material: Material, takeaways: Sequence[Sentence]) -> Iterator[Quote]:
    """Lines worth quoting: strong, short, and word for word as they were said."""
    hosts, chosen = hosts_of(material), {sentence.at for sentence in takeaways}
    worth = [
        sentence
        for sentence in material.by_mark
        if len(sentence.norms) in _QUOTABLE and sentence.at not in chosen and len(sentence.sources) == 1
    ]
    others = [sentence for sentence in worth if sentence.speaker not in hosts] or worth
    for sentence in _best(others, _QUOTES, material):
        yield Quote(passage=sentence.passage(), speaker=sentence.speaker)

"""The check finds what an editor did not say it did."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictate.edit import check
from dictate.values.draft import Paragraph, Passage, Post, Quote, Section, ShowNotes, Source
from dictate.values.edit import Disposition, Edit, Move, Removal
from dictate.values.transcript import Segment, Transcript, Word, split_words

Say = Callable[..., Transcript]


def post(*sentences: tuple[str, str], removals: tuple[Removal, ...] = (), moves: tuple[Move, ...] = ()) -> Edit:
    """A hand-written post: texts with the segments they cite, parted by spaces."""
    passages = tuple(Passage(text=text, cites=tuple(cites.split())) for text, cites in sentences)
    draft = Post(
        title=Passage(text="My own title"), slug="s", sections=(Section(paragraphs=(Paragraph(passages=passages),)),)
    )
    return Edit(draft=draft, dispositions=(), removals=removals, moves=moves, editor="hand")


def kinds(edit: Edit, transcript: Transcript) -> list[str]:
    """The kinds of findings, in order."""
    return [finding.kind for finding in check(edit, transcript).findings]


@pytest.fixture
def walk(say: Say) -> Transcript:
    """Two segments of a memo."""
    return say("I could not type for eleven weeks, um, in winter.", 'My friend Ana said, "you sound like yourself."')


WINTER = ("I could not type for eleven weeks in winter.", "a0")
ANA = ('My friend Ana said, "you sound like yourself."', "a1")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([WINTER, ANA], []),
        ([WINTER, ('My friend Ana said: "You sound, like yourself!"', "a1")], []),
        ([("I could not type for twelve weeks in winter.", "a0"), ANA], ["added number"]),
        ([("I could not type for 11 weeks in winter.", "a0"), ANA], []),
        ([("I could type for eleven weeks in winter.", "a0"), ANA], ["lost negation"]),
        ([("I couldn't type in winter for eleven weeks.", "a0"), ANA], []),
        ([WINTER, ('My friend Anna said, "you sound like yourself."', "a1")], ["added name"]),
        ([WINTER, ('My friend ANA said, "you sound like yourself."', "a1")], []),
        ([WINTER, ('My friend Ana said, "you just sound like yourself."', "a1")], ["altered quote"]),
        ([WINTER, ('"You sound like Ana," said my friend.', "a1")], ["altered quote"]),
        ([ANA, WINTER], ["order"]),
        ([WINTER], ["unlisted drop"]),
    ],
)
def test_findings(walk: Transcript, sentences: list[tuple[str, str]], expected: list[str]) -> None:
    """Each alteration is its own finding, and a faithful text has none."""
    assert kinds(post(*sentences), walk) == expected


def test_a_listed_move_is_no_finding(walk: Transcript) -> None:
    """What an editor says it moved may stand earlier."""
    assert kinds(post(ANA, WINTER, moves=(Move(segments=("a1",), reason="opens"),)), walk) == []


def test_a_listed_drop_is_no_finding(walk: Transcript) -> None:
    """What an editor says it left out is dropped with its reason."""
    removal = Removal(source=Source(segment="a1", first=0, last=8), reason="aside")
    evidence = check(post(WINTER, removals=(removal,)), walk)
    assert [finding.kind for finding in evidence.findings] == []
    assert [(span.text[:9], span.reason) for span in evidence.coverage.spans] == [("My friend", "aside")]


def test_condensed_is_counted_apart(walk: Transcript) -> None:
    """A filler that nobody listed, inside a sentence that is told, is condensed."""
    coverage = check(post(WINTER, ANA), walk).coverage
    assert (coverage.words, coverage.retained, coverage.condensed, coverage.dropped) == (18, 17, 1, 0)


def test_a_sentence_left_out_of_a_cited_segment_is_a_drop(say: Say) -> None:
    """Citing a segment does not cover for what was not told of it."""
    transcript = say("My wrist went. I could not type for eleven weeks, and that is long when writing pays your rent.")
    findings = check(post(("My wrist went.", "a0")), transcript).findings
    assert [(finding.kind, finding.text[:7]) for finding in findings] == [("unlisted drop", "I could")]


def test_a_quote_of_show_notes_is_verbatim(walk: Transcript) -> None:
    """A quote needs no marks to be held to its words."""
    quote = Quote(passage=Passage(text="I could not type in winter.", cites=("a0",)))
    dispositions = (Disposition(segment="a1", used=False, reason="not selected"),)
    notes = ShowNotes(title=Passage(text="T"), slug="t", quotes=(quote,))
    assert kinds(Edit(draft=notes, dispositions=dispositions, editor="hand"), walk) == ["altered quote"]


def test_false_sources_are_not_believed(walk: Transcript) -> None:
    """Sources that do not spell the passage are found anew."""
    passage = Passage(text="In winter.", cites=("a0",), sources=(Source(segment="a0", first=0, last=2),))
    edit = post(WINTER, ANA).model_copy(update={"draft": Post(title=passage, slug="s")})
    assert check(edit, walk).traces[0].sources == (Source(segment="a0", first=8, last=10),)


def test_seconds_are_those_of_the_words() -> None:
    """A trace has the times of its own words; a segment's where words have none; `None` where nothing is known."""
    timed = Segment(id="a0", words=(Word(text="One", start=1.0, end=1.5), Word(text=" two.", start=2.0, end=2.5)))
    by_segment = Segment(id="a1", words=split_words("Three four."), start=5.0, end=6.0)
    unknown = Segment(id="a2", words=split_words("Five six."))
    transcript = Transcript(segments=(timed, by_segment, unknown), language="en")
    traces = check(post(("two.", "a0"), ("Three four.", "a1"), ("Five six.", "a2")), transcript).traces
    assert [(trace.start, trace.end) for trace in traces[1:]] == [(2.0, 2.5), (5.0, 6.0), (None, None)]


WORD = st.sampled_from(["I", "walk,", '"home.', "um", "four", "--", "日本", "can't", 'not"', "a", "the"])
TEXT = st.lists(WORD, max_size=12).map(" ".join)


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4), st.lists(st.tuples(TEXT, st.sampled_from(["a0", "a1 a0", "a9", ""]))))
def test_every_word_has_one_fate(said: list[str], sentences: list[tuple[str, str]]) -> None:
    """Words are retained, condensed or dropped, whatever the draft claims."""
    segments = tuple(Segment(id=f"a{number}", words=split_words(text)) for number, text in enumerate(said))
    transcript = Transcript(segments=segments, language="en")
    coverage = check(post(*(sentences or [("x", "a0")])), transcript).coverage
    assert coverage.words == transcript.word_count == coverage.retained + coverage.condensed + coverage.dropped
    assert sum(span.source.last - span.source.first for span in coverage.spans) == coverage.dropped

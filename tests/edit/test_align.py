"""Alignment finds the words a text was made of."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictate.edit import check
from dictate.edit.tokens import norms
from dictate.values.draft import Passage, Post, Source
from dictate.values.edit import Edit
from dictate.values.transcript import Segment, Transcript, split_words

Say = Callable[..., Transcript]


def align(text: str, segments: Iterable[Segment]) -> tuple[Source, ...]:
    """The words of segments that the check finds a text to be made of."""
    whole = Transcript(segments=tuple(segments), language="en")
    passage = Passage(text=text, cites=tuple(whole.by_id))
    edit = Edit(draft=Post(title=passage, slug="s"), dispositions=(), editor="hand")
    return check(edit, whole).traces[0].sources


def said(sources: tuple[Source, ...], transcript: Transcript) -> list[str]:
    """The words that sources name, as they are compared."""
    return [
        norm
        for source in sources
        for word in transcript.by_id[source.segment].words[source.first : source.last]
        for norm in norms(word.text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The walk is long.", [("a0", 1, 5)]),
        ("THE WALK IS LONG", [("a0", 1, 5)]),
        ("Long, and I don\u2019t mind.", [("a0", 4, 6), ("a1", 0, 3)]),
        ("The walk is mind", [("a0", 1, 4), ("a1", 2, 3)]),
        ("Nothing of this kind", []),
        ("", []),
        ("Twenty four", [("a1", 4, 5)]),
        ("The walk, long, is", [("a0", 1, 5)]),
    ],
)
def test_ranges_of_words(say: Say, text: str, found: list[tuple[str, int, int]]) -> None:
    """Case, punctuation, apostrophes and hyphens do not matter; several ranges may be found; moved words too."""
    transcript = say("So the walk is long, and", "I don't mind -- twenty-four.")
    assert [(s.segment, s.first, s.last) for s in align(text, transcript.segments)] == found


def test_a_stray_word_is_not_a_source(say: Say) -> None:
    """A common word far from all others is chance."""
    transcript = say("The dog " + "ran " * 40 + "home to the quiet house.")
    assert [(s.first, s.last) for s in align("A dog in the quiet house.", transcript.segments)] == [(44, 47)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["one", "two", "three", "the", "a", "of", "Über", "it's", "日本"]), min_size=1, max_size=40
    ),
    st.data(),
)
def test_a_subsequence_is_found_whole(words: list[str], data: st.DataObject) -> None:
    """Every word of a text that only leaves words out is found, and no word that it does not have."""
    transcript = Transcript(segments=(Segment(id="a0", words=split_words(" ".join(words))),))
    text = [word for word in words if data.draw(st.booleans())]
    found = said(align(" ".join(text), transcript.segments), transcript)
    assert set(found) <= {norm for word in text for norm in norms(word)}


def test_a_whole_book_is_aligned(say: Say) -> None:
    """20,000 words edited all over are found where they were said."""
    words = [f"w{n % 997} v{n % 89}" for n in range(10_000)]
    transcript = say(" ".join(words))
    edited = " ".join(word for n, word in enumerate(words) if n % 7)
    assert len(said(align(edited, transcript.segments), transcript)) >= 0.99 * len(edited.split())

"""The contract of the editor port, held for every editor."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictate.edit import Editor, OfflineEditor, check, reading_order
from dictate.edit.tokens import norms
from dictate.errors import EditError
from dictate.values.draft import Makes, Passage, Post
from dictate.values.edit import Brief, Edit
from dictate.values.transcript import Segment, Transcript, Word, split_words

Say = Callable[..., Transcript]

EDITORS: list[Editor] = [OfflineEditor()]
MAKES: list[Makes] = ["post", "show-notes"]


@pytest.fixture(params=EDITORS, ids=lambda editor: type(editor).__name__)
def editor(request: pytest.FixtureRequest) -> Editor:
    """Every editor there is."""
    found: Editor = request.param
    return found


@pytest.fixture(params=MAKES)
def brief(request: pytest.FixtureRequest) -> Brief:
    """A brief for each kind of draft."""
    return Brief(makes=request.param)


def said(passage: Passage, transcript: Transcript) -> list[str]:
    """The words at a passage's sources."""
    return [
        norm
        for source in passage.sources
        for word in transcript.by_id[source.segment].words[source.first : source.last]
        for norm in norms(word.text)
    ]


def holds(edit: Edit, transcript: Transcript) -> None:
    """What every edit must hold: ids exist, all is accounted for, nothing is invented, and the check agrees."""
    assert [disposition.segment for disposition in edit.dispositions] == [s.id for s in transcript.segments]
    for passage in reading_order(edit.draft):
        assert set(passage.cites) <= set(transcript.by_id)
        assert {source.segment for source in passage.sources} <= set(passage.cites)
    evidence = check(edit, transcript)
    coverage = evidence.coverage
    assert coverage.words == coverage.retained + coverage.condensed + coverage.dropped == transcript.word_count
    assert all(span.reason for span in coverage.spans)
    assert evidence.findings == ()
    assert in_order(edit, transcript)


def in_order(edit: Edit, transcript: Transcript) -> bool:
    """Whether a post's sentences follow the speaker, but for segments listed as moved."""
    if not isinstance(edit.draft, Post):
        return True
    moved = {segment for move in edit.moves for segment in move.segments}
    places = [
        (transcript.position[source.segment], source.first)
        for section in edit.draft.sections
        for paragraph in section.paragraphs
        for passage in paragraph.passages
        for source in passage.sources
        if source.segment not in moved
    ]
    return all(before < after for before, after in pairwise(places))


def test_the_example_is_edited(editor: Editor, brief: Brief, memo: Transcript) -> None:
    """The example holds the contract, with its spoken title and the note to the writer."""
    edit = editor.edit(memo, brief)
    holds(edit, memo)
    assert edit.draft.title.text == "I talk before I think"
    assert edit.draft.slug == "i-talk-before-i-think"
    assert [note.text for note in edit.notes] == ["Find the figure for how many words I published this year."]


def test_conversations_are_edited(editor: Editor, brief: Brief, conversation: Transcript) -> None:
    """Hours of real talk hold the contract; where no times are known there are none."""
    edit = editor.edit(conversation, brief)
    holds(edit, conversation)
    assert all(trace.start is None and trace.end is None for trace in check(edit, conversation).traces)
    assert edit.draft.makes == "post" or edit.draft.chapters == ()


@pytest.mark.parametrize(
    "texts",
    [
        ["Hello"],
        ["Um. Uh, um."],
        ["Um.", ""],
        ["..."],
        ["# <script>alert(1)</script> {{ 7*7 }} **bold** [a](b) \\n --- title: x"],
        ["a" * 5000 + ". " + "b" * 5000],
        ["مرحبا بالعالم. كيف حالك؟ 🙂🎉 😀."],
        ["今天天气很好。我们去公园。"],
        ["Quote end quote. Scratch that. Title end title. New paragraph. Note to self."],
        ['He said "never. I left." And " then'],
        ["Ana: Who are you?", "Ben: I am a baker. I bake bread.", "Ana: Why?", "Jingle: [music]"],
    ],
)
def test_small_and_hostile_speech_is_edited(editor: Editor, brief: Brief, say: Say, texts: list[str]) -> None:
    """One word, only fillers, marks, markup, long words, other scripts: material like any other."""
    transcript = say(*texts)
    holds(editor.edit(transcript, brief), transcript)


@pytest.mark.parametrize("transcript", [Transcript(segments=()), Transcript(segments=(Segment(id="a0", words=()),))])
def test_silence_is_an_error_with_a_hint(editor: Editor, brief: Brief, transcript: Transcript) -> None:
    """Where nothing at all was said there is nothing to edit, and the writer is told what to do."""
    with pytest.raises(EditError) as raised:
        editor.edit(transcript, brief)
    assert raised.value.hint


def test_a_post_keeps_what_tidying_keeps(editor: Editor, memo: Transcript) -> None:
    """A writer without a key loses no words to a choice: only what announces the talk, or a part that stands there."""
    edit = editor.edit(memo, Brief(makes="post"))
    assert "not selected" not in {removal.reason for removal in edit.removals}
    spans = [span.text for span in check(edit, memo).coverage.spans if span.reason == "set-up"]
    announced = ["Okay, so,", "I want to talk about why I stopped outlining."]
    assert spans == [*announced, "So", "But here is the thing.", "So"]


def test_a_long_post_keeps_what_tidying_keeps(editor: Editor, conversation: Transcript) -> None:
    """Of hours of talk nothing goes but what tidying took, and a few words of set-up."""
    edit = editor.edit(conversation, Brief(makes="post"))
    assert "not selected" not in {removal.reason for removal in edit.removals}
    set_up = [removal.source for removal in edit.removals if removal.reason == "set-up"]
    assert sum(source.last - source.first for source in set_up) <= conversation.word_count * 0.01


def test_all_that_is_written_was_said(editor: Editor, brief: Brief, conversation: Transcript) -> None:
    """Every passage says exactly the words of its sources."""
    for passage in reading_order(editor.edit(conversation, brief).draft):
        assert tuple(said(passage, conversation)) == norms(passage.text)


def test_the_same_speech_gives_the_same_draft(editor: Editor, brief: Brief, memo: Transcript) -> None:
    """An edit is repeated to the letter."""
    assert editor.edit(memo, brief) == editor.edit(memo, brief)


def engine_word(text: str) -> Word:
    """A word as an engine cuts it: parts of words stand without a space, marks never do."""
    return Word(text=text if text.isalpha() else f" {text}")


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Anything at all that may stand in a transcript."""
    words = st.one_of(
        st.sampled_from(
            ["um,", "I", "walk.", "walk,", '"Yes', 'no."', "quote", "end", "quote.", "four,", "no", "wait,"]
        ),
        st.sampled_from(["five.", "scratch", "that.", "--", "new", "paragraph.", "Title", "title,", "you know,"]),
        st.text(max_size=8),
    )
    texts = draw(st.lists(st.lists(words, max_size=12), max_size=5))
    segments = []
    for number, text in enumerate(texts):
        joined = split_words(" ".join(text)) if draw(st.booleans()) else tuple(map(engine_word, text))
        speaker = draw(st.sampled_from([None, "Ana", "Ben"]))
        segments.append(Segment(id=f"a{number}", words=joined, speaker=speaker))
    return Transcript(segments=tuple(segments), language=draw(st.sampled_from(["en", "de", None])))


@settings(max_examples=40, deadline=None)
@given(transcripts(), st.sampled_from(MAKES))
def test_nothing_breaks_the_contract(transcript: Transcript, makes: Makes) -> None:
    """Whatever was said, it is accounted for to the word."""
    for editor in EDITORS:
        if transcript.word_count:
            holds(editor.edit(transcript, Brief(makes=makes)), transcript)


def test_a_reader_hears_who_speaks(editor: Editor, say: Say) -> None:
    """Where several speak, every paragraph is one speaker's and says whose."""
    transcript = say("Ana: Who are you?", "Ben: I am a baker. I bake.", "Ana: Why?")
    draft = editor.edit(transcript, Brief(makes="post")).draft
    assert isinstance(draft, Post)
    assert list(speakers(draft)) == ["Ana", "Ben", "Ana"]


def speakers(draft: Post) -> Iterator[str | None]:
    """Who speaks, paragraph by paragraph."""
    for section in draft.sections:
        yield from (paragraph.speaker for paragraph in section.paragraphs)

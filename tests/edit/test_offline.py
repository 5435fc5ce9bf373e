"""What the offline editor makes of speech: the parts of a post and of show notes."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from dictate.edit import OfflineEditor
from dictate.values.draft import Post, ShowNotes
from dictate.values.edit import Brief
from dictate.values.transcript import Segment, Transcript, split_words

Say = Callable[..., Transcript]

INTERVIEW = (
    "Anna Reed: Hello, and welcome to The Long Bench. Who are you, and what do you do?",
    "David Moss: I am David Moss. I tune pianos on the islands of Orkney. Before that I drove a bread van.",
    "Anna Reed: How do you get from bread to pianos?",
    "David Moss: There was an old man in Kirkwall, Peter Flett, and he taught me for six years. He paid me in soup.",
    "Anna Reed: And do you go to Kirkwall still?",
    "David Moss: I read The Piano Shop on the Left Bank on the boat to Kirkwall. Every note is a little bit wrong.",
)


def post(transcript: Transcript, title: str | None = None) -> Post:
    """The post of a transcript."""
    draft = OfflineEditor().edit(transcript, Brief(makes="post", title=title)).draft
    assert isinstance(draft, Post)
    return draft


def notes(transcript: Transcript) -> ShowNotes:
    """The show notes of a transcript."""
    draft = OfflineEditor().edit(transcript, Brief(makes="show-notes")).draft
    assert isinstance(draft, ShowNotes)
    return draft


def test_the_title_given_wins_and_the_spoken_one_is_kept(memo: Transcript) -> None:
    """What the writer asks for is the title; what they said is offered beside it."""
    draft = post(memo, title="My Talk")
    assert (draft.title.text, draft.slug) == ("My Talk", "my-talk")
    assert draft.alternate_title is not None
    assert draft.alternate_title.text == "I talk before I think"


def test_a_new_paragraph_begins_a_section(memo: Transcript) -> None:
    """The spoken command parts the example where its author did, and what announces a section is its heading."""
    draft = post(memo)
    openings = {section.heading.text: section.paragraphs[0].text for section in draft.sections if section.heading}
    assert openings["What I do now"].startswith("I walk, I talk, the machine writes it down")
    assert draft.sections[0].heading is None
    assert all(section.heading for section in draft.sections[1:])


def test_paragraphs_are_short(conversation: Transcript) -> None:
    """No paragraph has more than five sentences, and none has two speakers."""
    for section in post(conversation).sections:
        for paragraph in section.paragraphs:
            assert len(paragraph.passages) <= 5
            said_by = {conversation.by_id[cite].speaker for p in paragraph.passages for cite in p.cites}
            assert said_by == {paragraph.speaker}


def test_a_long_turn_is_parted(say: Say) -> None:
    """Without a pause or a command, a paragraph ends after five sentences, and none is left with one."""
    draft = post(say(" ".join(f"Sentence number {n} tells of walking." for n in range(11))))
    sizes = [len(paragraph.passages) for section in draft.sections for paragraph in section.paragraphs]
    assert sum(sizes) == 11
    assert all(2 <= size <= 5 for size in sizes)


def test_a_description_is_short_and_tags_are_few(conversation: Transcript) -> None:
    """A description fits a search result; tags are lower case and at most five."""
    draft = post(conversation)
    assert draft.description is not None
    assert len(draft.description.text) <= 160
    assert 0 < len(draft.tags) <= 5
    assert all(tag == tag.lower() for tag in draft.tags)


def test_the_guest_is_who_answers(say: Say) -> None:
    """The one who asks is the host; the other is the guest, with what they say of themselves."""
    guest = notes(say(*INTERVIEW)).guests[0]
    assert guest.name == "David Moss"
    assert [passage.text for passage in guest.biography] == [
        "I am David Moss.",
        "I tune pianos on the islands of Orkney.",
    ]


def test_names_are_mentioned_with_where(say: Say) -> None:
    """Names of several words, those that come up again, and those of places; with segments, without who speaks."""
    found = {mention.name: mention.segments for mention in notes(say(*INTERVIEW)).mentions}
    assert found == {
        "The Long Bench": ("a0",),
        "Orkney": ("a1",),
        "Kirkwall": ("a3", "a4", "a5"),
        "Peter Flett": ("a3",),
        "The Piano Shop on the Left Bank": ("a5",),
    }


def test_quotes_are_the_guests_and_verbatim(say: Say) -> None:
    """A quote is one stretch of what the guest said, as it was said."""
    transcript = say(*INTERVIEW)
    for quote in notes(transcript).quotes:
        assert quote.speaker == "David Moss"
        assert quote.passage.text in " ".join(segment.text for segment in transcript.segments)


def test_takeaways_are_few_and_full(conversation: Transcript) -> None:
    """Three to seven whole sentences."""
    takeaways = notes(conversation).takeaways
    assert 3 <= len(takeaways) <= 7
    assert all(passage.text.endswith((".", "!", '."', '!"')) for passage in takeaways)


@pytest.mark.parametrize("seconds", [2.0, 12.0])
def test_chapters_begin_at_the_start_and_stand_apart(conversation: Transcript, seconds: float) -> None:
    """The first chapter is the first segment; in a long recording the others are two minutes apart at least."""
    timed = tuple(
        segment.model_copy(update={"start": n * seconds, "end": (n + 1) * seconds})
        for n, segment in enumerate(conversation.segments)
    )
    transcript = Transcript(segments=timed, language="en")
    chapters = notes(transcript).chapters
    starts = [transcript.by_id[chapter.segment].start or 0.0 for chapter in chapters]
    assert chapters[0].segment == transcript.segments[0].id
    least = 120.0 if len(timed) * seconds > 600 else 30.0
    assert all(later - earlier >= least for earlier, later in pairwise(starts))


@pytest.mark.parametrize("every", [1, 9, 23])
def test_chapters_stand_where_a_time_is_known(conversation: Transcript, every: int) -> None:
    """Marks here and there are enough: the first chapter begins the recording, the others stand at marks, in order."""
    timed = tuple(
        segment.model_copy(update={"start": n * 12.0 if n % every == every - 1 else None})
        for n, segment in enumerate(conversation.segments)
    )
    transcript = Transcript(segments=timed, language="en")
    first, *others = notes(transcript).chapters
    starts = [transcript.by_id[chapter.segment].start for chapter in others]
    known = [start for start in starts if start is not None]
    assert first.segment == timed[0].id
    assert len(known) == len(starts) >= 1
    assert all(later - earlier >= 120.0 for earlier, later in pairwise([0.0, *known]))


def test_a_lone_time_makes_a_chapter_of_its_own_topic(conversation: Transcript) -> None:
    """The chapter has the heading of the talk around it, not of the beginning."""
    at = len(conversation.segments) * 3 // 4
    late = tuple(
        segment.model_copy(
            update={"start": 900.0 if n == at else 1100.0 if n == len(conversation.segments) - 1 else None}
        )
        for n, segment in enumerate(conversation.segments)
    )
    transcript = Transcript(segments=late, language="en")
    chapter = next(chapter for chapter in notes(transcript).chapters if chapter.segment == late[at].id)
    places = [transcript.position[cite] for cite in chapter.title.cites]
    assert min(places) > len(late) / 2


def test_no_times_no_chapters(conversation: Transcript) -> None:
    """Where times are unknown there is no chapter list."""
    assert notes(conversation).chapters == ()


def test_speech_in_another_language_is_edited_untouched() -> None:
    """A language without tables keeps every word, and still becomes a post."""
    words = split_words("Ähm, also ich ich gehe um acht. Dann schreibe ich einen Brief an Frau Müller.")
    transcript = Transcript(segments=(Segment(id="a0", words=words),), language="de")
    draft = post(transcript)
    assert " ".join(passage.text for passage in draft.body()) == transcript.segments[0].text

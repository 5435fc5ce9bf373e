"""What show notes promise: takeaways that stand alone, dives in one piece, headings that differ, guests as named."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from dictate.edit import OfflineEditor
from dictate.edit.tokens import norms
from dictate.values.draft import Section, ShowNotes
from dictate.values.edit import Brief
from dictate.values.episode import Link, Person
from dictate.values.transcript import Transcript

Say = Callable[..., Transcript]

TALK = (
    "Ana: Welcome to the show. Who are you, and what do you repair?",
    "Tom: I repair hearing aids. My father lost his hearing, and he got a hearing aid that broke after five months.",
    "Ana: So what is it that breaks?",
    "Tom: Salt gets into the battery door and eats the contacts. The battery door is most of what I see in a year. "
    "Nobody cleans the battery door with a toothbrush. A shop earns on the new hearing aid and never on the old one.",
    "Ana: Let's talk about the repair cafés. Is there one in Freiburg?",
    "Tom: The repair cafés began in the back of a church in Basel. Every repair café has the same list on the wall. "
    "The list says what broke, who fixed it, and what the repair cost. The repair of a hearing aid costs two francs.",
)


def notes(transcript: Transcript, **known: object) -> ShowNotes:
    """The show notes of a transcript, with what the producer knows."""
    draft = OfflineEditor().edit(transcript, Brief.model_validate({"makes": "show-notes", **known})).draft
    assert isinstance(draft, ShowNotes)
    return draft


def words_in_a_row(section: Section, transcript: Transcript) -> bool:
    """Whether a section's sentences are neighbours: nothing was left out between two of them but what was tidied."""
    numbers = {
        (segment.id, place): at for at, (segment, place, word) in enumerate(transcript.words()) if norms(word.text)
    }
    places = [
        numbers[source.segment, place]
        for paragraph in section.paragraphs
        for passage in paragraph.passages
        for source in passage.sources
        for place in range(source.first, source.last)
        if (source.segment, place) in numbers
    ]
    return all(0 < later - earlier <= 8 for earlier, later in pairwise(places))


def test_a_deep_dive_is_one_stretch_of_one_speaker(conversation: Transcript) -> None:
    """Its sentences were said in a row, by whoever it names."""
    dives = notes(conversation).deep_dives
    assert dives
    for dive in dives:
        assert words_in_a_row(dive, conversation)
        (speaker,) = {conversation.by_id[cite].speaker for p in dive.paragraphs for q in p.passages for cite in q.cites}
        assert speaker == dive.paragraphs[0].speaker


def test_a_deep_dives_heading_is_said_in_it(conversation: Transcript) -> None:
    """A reader finds the words of the heading in the paragraph under it."""
    for dive in notes(conversation).deep_dives:
        assert dive.heading is not None
        assert set(norms(dive.heading.text)) <= {word for p in dive.paragraphs for word in norms(p.text)}


def test_headings_differ(conversation: Transcript) -> None:
    """No two deep dives and no two chapters are called the same."""
    timed = tuple(segment.model_copy(update={"start": n * 12.0}) for n, segment in enumerate(conversation.segments))
    made = notes(Transcript(segments=timed, language="en"))
    for titles in (
        [dive.heading.text.casefold() for dive in made.deep_dives if dive.heading],
        [chapter.title.text.casefold() for chapter in made.chapters],
    ):
        assert len(set(titles)) == len(titles) > 1


def test_takeaways_lean_on_nothing(conversation: Transcript) -> None:
    """None begins with a pronoun whose noun is elsewhere, and none with the "so" that tied it to another."""
    for takeaway in notes(conversation).takeaways:
        assert norms(takeaway.text)[0] not in {"it", "that", "they", "he", "she", "this", "and", "so", "but"}
        assert takeaway.text[0].isupper()


def test_no_line_is_both_takeaway_and_quote(conversation: Transcript) -> None:
    """What is told once is not told again under another heading."""
    made = notes(conversation)
    taken = {source for takeaway in made.takeaways for source in takeaway.sources}
    assert made.quotes
    assert not taken & {source for quote in made.quotes for source in quote.passage.sources}


def test_what_a_speaker_announces_heads_its_section(say: Say) -> None:
    """ "Let's talk about the repair cafés" is the best heading that there can be."""
    post = OfflineEditor().edit(say(*TALK * 3), Brief(makes="post")).draft
    assert post.makes == "post"
    assert "The repair cafés" in [section.heading.text for section in post.sections if section.heading]


def test_a_guest_gets_the_producers_name_link_and_role(say: Say) -> None:
    """A speaker's label that fits is that guest; what they say of themselves stays."""
    person = Person(name="Tom Becker", link="https://example.org", role="watchmaker")
    (guest,) = notes(say(*TALK), guests=(person,)).guests
    assert (guest.name, guest.link, guest.role) == ("Tom Becker", "https://example.org", "watchmaker")
    assert [passage.text for passage in guest.biography] == ["I repair hearing aids."]


def test_a_guest_who_is_not_told_apart_is_listed(say: Say) -> None:
    """Somebody whom no label names is a guest all the same, without words of their own."""
    tom, noor = notes(say(*TALK), guests=(Person(name="Noor"),)).guests
    assert (tom.name, noor.name, noor.biography) == ("Tom", "Noor", ())


def test_one_speaker_is_one_guest(say: Say) -> None:
    """Two names for one voice are not two people: the first counts."""
    people = (Person(name="Tom"), Person(name="Tom Becker"))
    assert [guest.name for guest in notes(say(*TALK), guests=people).guests] == ["Tom"]


def test_hosts_are_believed(say: Say) -> None:
    """Whoever asks most is no host if the producer says who is; nothing is quoted from a host."""
    made = notes(say(*TALK), hosts=(Person(name="Tom"),))
    assert [guest.name for guest in made.guests] == ["Ana"]
    assert {quote.speaker for quote in made.quotes} <= {"Ana"}


def test_a_named_guest_is_no_host(say: Say) -> None:
    """Even one who asks all the questions; the other speaker is the host then."""
    made = notes(say(*TALK), guests=(Person(name="Ana"),))
    assert [guest.name for guest in made.guests] == ["Ana"]


def test_what_is_said_again_gets_another_heading(say: Say) -> None:
    """The same talk four times: no two sections of the post, and no two dives, are called the same."""
    transcript = say(*TALK * 4)
    post = OfflineEditor().edit(transcript, Brief(makes="post")).draft
    assert post.makes == "post"
    dives = notes(transcript).deep_dives
    assert dives
    for sections in (post.sections, dives):
        headings = [section.heading.text.casefold() for section in sections if section.heading]
        assert len(set(headings)) == len(headings)


def test_links_and_episode_are_the_producers(say: Say) -> None:
    """They come through as they were given, and nobody else's are there."""
    link = Link(title="The list", url="https://example.org/list")
    made = notes(say(*TALK), links=(link,), episode="37")
    assert (made.links, made.episode) == ((link,), "37")
    assert notes(say(*TALK)).links == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We met Josh Aas there. Josh said so. Then Josh Aas left.", ["Josh Aas"]),
        ("Especially in the morning I read. Hi Ben, I said to him.", []),
        ("He drove a Volvo. My Volvo was red.", []),
        ("I was a CTO in Basel. Every CTO was.", ["Basel"]),
        ("She met the people of Google's Paris Lab. We like Google.", ["Google", "Paris Lab"]),
        ("I love my iPhone and YouTube. They bought YouTube.", ["YouTube"]),
        ("He came on Tuesdays in May.", []),
    ],
)
def test_mentions_are_names_in_one_form(say: Say, text: str, names: list[str]) -> None:
    """No first words of sentences, no abbreviations, no days; short forms go to the long one."""
    assert [mention.name for mention in notes(say(text)).mentions] == names


def test_a_host_who_introduces_the_guest_describes_the_episode(say: Say) -> None:
    """What listeners are told of the guest is the description; what is said to somebody is not part of it."""
    told = "Ana: With me today is Tom, who repairs hearing aids. His bench stands in Basel. Welcome, Tom."
    description = notes(say(told, *TALK * 2)).description
    assert description is not None
    assert description.text == "With me today is Tom, who repairs hearing aids. His bench stands in Basel."


def test_a_line_that_may_be_the_end_of_another_is_not_quoted(say: Say) -> None:
    """ "I would never ... Work for nothing." must not become "Work for nothing."."""
    broken = "Tom: I was never desperate enough to really... Work for people who do not value the work."
    made = notes(say(TALK[0], broken, *TALK[1:]))
    text = " ".join(passage.text for passage in (*made.takeaways, *(quote.passage for quote in made.quotes)))
    assert "do not value" not in text
    assert made.title.text != "Work for people who do not value the work"

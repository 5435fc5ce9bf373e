"""Each rule of the check: what it tells, and what it leaves alone."""

from collections.abc import Callable

import pytest

from dictate.edit import attribute, check
from dictate.values.draft import Paragraph, Passage, Post, Section, Source
from dictate.values.edit import Edit, Removal
from dictate.values.evidence import Evidence
from dictate.values.transcript import Transcript

Say = Callable[..., Transcript]


def held(transcript: Transcript, text: str, glossary: tuple[str, ...] = ()) -> Evidence:
    """The evidence of one passage that cites everything."""
    passage = Passage(text=text, cites=tuple(transcript.by_id))
    draft = Post(
        title=Passage(text="My own title"), slug="s", sections=(Section(paragraphs=(Paragraph(passages=(passage,)),)),)
    )
    return check(Edit(draft=draft, dispositions=(), editor="hand"), transcript, glossary)


def told(transcript: Transcript, text: str) -> list[str]:
    """The kinds of the findings about the passage itself."""
    return [finding.kind for finding in held(transcript, text).findings if finding.passage is not None]


@pytest.mark.parametrize(
    ("said", "same", "other"),
    [
        ("We had two hundred and fifty guests.", "We had 250 guests.", "We had 350 guests."),
        ("It cost a quarter of a million.", "It cost 250,000.", "It cost 25,000."),
        ("He paid five bucks for it.", "He paid $5 for it.", "He paid $15 for it."),
        ("I waited an hour and a half.", "I waited 90 minutes.", "I waited 60 minutes."),
        ("We left at half past seven.", "We left at 7:30.", "We left at 8:30."),
        ("It broke in nineteen seventy one.", "It broke in 1971.", "It broke in 1981."),
        ("It was twenty percent of them.", "It was 20% of them.", "It was 30% of them."),
        ("We met on the third of March.", "We met on March 3rd.", "We met on March 4th."),
        ("I called her twice.", "I called her two times.", "I called her three times."),
        ("About two and a half million people came.", "About 2.5 million people came.", "About 2 million people came."),
        ("It takes twenty minutes.", "It takes 20 minutes.", "It takes twenty hours."),
        ("Six or seven thousand came.", "6,000 or 7,000 came.", "6,000 or 8,000 came."),
        ("We had three dogs and five cats.", "We had 3 dogs and 5 cats.", "We had 5 dogs and 3 cats."),
    ],
)
def test_numbers_in_any_spelling(say: Say, said: str, same: str, other: str) -> None:
    """The same number in another spelling is no change; another number or unit is one."""
    assert told(say(said), same) == []
    assert set(told(say(said), other)) == {"added number"}


def test_a_number_that_was_taken_back(say: Say) -> None:
    """What the speaker corrected is not supported by the slip."""
    transcript = say("It was four. No wait, five posts.")
    slip = Removal(source=Source(segment="a0", first=2, last=5), reason="correction")
    passage = Passage(text="It was four posts.", cites=("a0",))
    draft = Post(title=passage, slug="s")
    evidence = check(Edit(draft=draft, dispositions=(), removals=(slip,), editor="hand"), transcript)
    assert [finding.message for finding in evidence.findings if finding.passage == 0] == ["was said, and taken back"]


@pytest.mark.parametrize(
    ("said", "draft", "kinds"),
    [
        ("We met on Tuesday in April.", "We met on Tuesday in April.", []),
        ("We met on Tuesday in April.", "We met on Thursday in April.", ["added date"]),
        ("We met on Tuesday in April.", "We met on Tuesday in June.", ["added date"]),
        ("I will see him next week.", "I will see him last week.", ["added date"]),
        ("It may rain.", "It may rain.", []),
    ],
)
def test_dates(say: Say, said: str, draft: str, kinds: list[str]) -> None:
    """Days, months, and which week it was."""
    assert told(say(said), draft) == kinds


@pytest.mark.parametrize(
    ("said", "draft", "kinds"),
    [
        ("I asked my friend Ana about it.", "I asked my friend ANA about it.", []),
        ("I asked my friend Ana about it.", "I asked my friend Anna about it.", ["added name"]),
        ("I asked my friend Ana about it.", "I asked my friend Miriam about it.", ["added name"]),
        ("Then Ana called Ben at home.", "Then Ben called Ana at home.", ["added name"]),
        ("It is all on git hub now.", "It is all on GitHub now.", []),
        ("My brother Paolo came. He wore it.", "My brother Paolo came. Paolo wore it.", []),
    ],
)
def test_names(say: Say, said: str, draft: str, kinds: list[str]) -> None:
    """Casing and parting are no change; another name is, and so is one in another's place."""
    assert told(say(said), draft) == kinds


def test_the_glossary_spells_names(say: Say) -> None:
    """A name as the writer spells it is no change where something like it was heard, and is one elsewhere."""
    heard, silent = say("We drank an otcha gavia that night."), say("We drank some wine that night.")
    name = "We drank an Ochagavia that night."
    assert [f.kind for f in held(heard, name, ("Ochagavia",)).findings if f.passage] == []
    assert "added name" in [f.kind for f in held(silent, name, ("Ochagavia",)).findings]


@pytest.mark.parametrize(
    ("said", "draft", "kinds"),
    [
        ("I can't go back and fix it.", "I can go back and fix it.", ["lost negation"]),
        ("I can't go back and fix it.", "I cannot go back and fix it.", []),
        ("I can go back and fix it.", "I can't go back and fix it.", ["added negation"]),
        ("I don't think it is true.", "I think it isn't true.", []),
        ("I did not say that he was angry there.", "I did say that he was not angry there.", ["added negation"]),
        ("I don't care, because no one came.", "I do care, because no one came.", ["lost negation"]),
        ("It is not uncommon here.", "It is common here.", []),
        ("No, I wasn't timing you.", "I wasn't timing you.", []),
        ("He never came back to us.", "He came back to us.", ["lost negation"]),
    ],
)
def test_negations(say: Say, said: str, draft: str, kinds: list[str]) -> None:
    """In, out and moved; an honest turn of phrase is none of these."""
    found = told(say(said), draft)
    assert set(kinds) <= set(found)
    assert bool(found) == bool(kinds)


@pytest.mark.parametrize(
    ("said", "draft", "kinds"),
    [
        ("I think I sound like myself with a cold.", "I sound like myself with a cold.", ["lost hedge"]),
        ("I think maybe it works for most people.", "Maybe it works for most people.", []),
        ("It was about two thousand words.", "It was two thousand words.", ["lost hedge"]),
        ("It was about two thousand words.", "It was around 2,000 words.", []),
        ("It was raining, I guess, the whole day.", "I guess it was raining the whole day.", []),
    ],
)
def test_hedges(say: Say, said: str, draft: str, kinds: list[str]) -> None:
    """A doubt that is gone is told; one of two, or one that moved, is not."""
    assert told(say(said), draft) == kinds


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        ("My wrist went, and I could not type for eleven weeks.", []),
        ("My wrist went, which changed my whole life, and I could not type for eleven weeks.", ["unsupported words"]),
        ("Gratitude improves sleep and happiness.", ["unsupported sentence"]),
        ("My wrist gave out, and I could not type for eleven weeks.", []),
    ],
)
def test_what_nobody_said(say: Say, draft: str, kinds: list[str]) -> None:
    """A clause or sentence that was added is told; other words for the same are not."""
    assert told(say("Then my wrist went, and I could not type for eleven weeks."), draft) == kinds


def test_a_quotation_is_restored(say: Say) -> None:
    """A finding about a quotation that is nearly right has the words that were said; of an invented one it has none."""
    transcript = say("She said, you sound like yourself for the first time.")
    near = held(transcript, 'She said, "you sound like me for the first time."').findings[0]
    invented = held(transcript, 'She said, "the committee has adjourned until Monday."').findings
    assert (near.kind, near.said) == ("altered quote", "you sound like yourself for the first time")
    assert [finding.said for finding in invented if finding.kind == "altered quote"] == [None]


def test_words_in_another_mouth(say: Say) -> None:
    """A paragraph given to somebody who did not say it is told, and a first name is enough for the right one."""
    transcript = say("Ana Ruiz: We bake at four in the morning.", "Ben Ode: And when do you sleep?")
    passage = Passage(text="We bake at four in the morning.", cites=("a0",))

    def kinds(speaker: str) -> list[str]:
        paragraph = Paragraph(passages=(passage,), speaker=speaker)
        draft = Post(title=Passage(text="T"), slug="t", sections=(Section(paragraphs=(paragraph,)),))
        evidence = check(Edit(draft=draft, dispositions=(), editor="hand"), transcript)
        return [finding.kind for finding in evidence.findings if finding.passage is not None]

    assert (kinds("Ana"), kinds("Ben Ode")) == ([], ["wrong speaker"])


def test_an_unknown_language_is_checked_without_words(say: Say) -> None:
    """Numbers in digits and quotations are held in any language, and the evidence says that no more was."""
    transcript = say("Im Jahr 1971 sagte er: das ist nicht wahr.", language="de")
    evidence = held(transcript, 'Im Jahr 1972 sagte er: "das ist doch wahr."')
    assert {finding.kind for finding in evidence.findings} == {"added number", "altered quote"}
    assert evidence.language_free


def test_off_the_record_stays_so_whatever_is_listed(say: Say) -> None:
    """An old list that knows nothing of it does not bring the words back."""
    transcript = say("We bake bread. Off the record, he took the company money. Back on the record. We sell it.")
    stale = Removal(source=Source(segment="a0", first=3, last=11), reason="not selected")
    draft = Post(title=Passage(text='He "stole the company money"'), slug="s")
    evidence = check(attribute(draft, transcript, [stale]), transcript)
    assert "took" not in evidence.model_dump_json()


def test_words_off_the_record_in_a_draft(say: Say) -> None:
    """Who writes them back is told so, and not what was said."""
    transcript = say("We bake bread. Off the record, he took the company money. Back on the record. We sell it.")
    paragraph = Paragraph(passages=(Passage(text="We bake bread, and he took the company money."),))
    draft = Post(title=Passage(text=""), slug="s", sections=(Section(paragraphs=(paragraph,)),))
    findings = check(attribute(draft, transcript), transcript).findings
    assert [(one.kind, one.said) for one in findings if one.kind == "off the record"] == [("off the record", None)]


@pytest.mark.parametrize("texts", [(), ("",), ("...",), ("Off the record, my boss is mean.",)])
def test_nothing_to_hold_a_draft_against(say: Say, texts: tuple[str, ...]) -> None:
    """Where nothing was said that counts, every sentence is one that nobody said."""
    paragraph = Paragraph(passages=(Passage(text="I walked along the river for years."),))
    draft = Post(title=Passage(text=""), slug="s", sections=(Section(paragraphs=(paragraph,)),))
    transcript = say(*texts)
    assert "unsupported sentence" in [one.kind for one in check(attribute(draft, transcript), transcript).findings]


def test_two_speakers_with_a_word_in_common(say: Say) -> None:
    """ "Speaker 1" is not "Speaker 2", though both are speakers."""
    transcript = say("We bake at four.").model_copy(
        update={"segments": (say("We bake at four.").segments[0].model_copy(update={"speaker": "Speaker 1"}),)}
    )
    paragraph = Paragraph(passages=(Passage(text="We bake at four.", cites=("a0",)),), speaker="Speaker 2")
    draft = Post(title=Passage(text=""), slug="s", sections=(Section(paragraphs=(paragraph,)),))
    findings = check(Edit(draft=draft, dispositions=(), editor="hand"), transcript).findings
    assert "wrong speaker" in [one.kind for one in findings]


def test_off_the_record_is_withheld(say: Say) -> None:
    """Words off the record support nothing, and the evidence counts them without showing them."""
    transcript = say("We bake bread. Off the record, we burn zanzibar. Back on the record. We sell it.")
    draft = Post(title=Passage(text="We burn zanzibar"), slug="s")
    edit = attribute(draft, transcript)
    evidence = check(edit, transcript)
    spans = [span for span in evidence.coverage.spans if span.reason == "off the record"]
    assert evidence.coverage.words == transcript.word_count
    assert [span.text for span in spans] == [""]
    shown = evidence.model_copy(update={"traces": ()}).model_dump_json(exclude={"findings": {"__all__": {"text"}}})
    assert "zanzibar" not in shown

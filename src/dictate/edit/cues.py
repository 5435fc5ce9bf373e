"""What the offline editor hears in a language beyond its grammar: what announces, what claims, what leans on the rest.

Cue words are those of Edmundson, "New methods in automatic extracting" (1969): words that say of a sentence how much it
counts, whatever it is about. A language without a table here is edited by the weight of its words alone.
"""

from dataclasses import dataclass

from dictate.edit.language import ENGLISH, Phrase, Rules
from dictate.edit.tokens import norms

__all__ = ["Cues", "cues_of"]


@dataclass(frozen=True)
class Cues:
    """The cue words of one language, as they are compared (`norms`)."""

    links: frozenset[str] = frozenset()  # tie a sentence to the one before, and may be left out in front of it
    leaning: tuple[Phrase, ...] = ()  # a sentence that begins so says little without the one before it
    pronouns: frozenset[str] = frozenset()  # somebody or something that was named elsewhere
    subjects: frozenset[str] = frozenset()  # a subject or a verb by themselves: what has none is hardly a sentence
    openings: frozenset[str] = frozenset()  # a speaker begins something new with one
    absolutes: frozenset[str] = frozenset()  # somebody who says so claims something
    announcing: tuple[Phrase, ...] = ()  # a short sentence that begins so only says that something is coming
    concluding: tuple[Phrase, ...] = ()  # a sentence that begins so says that the one before it matters
    topics: tuple[Phrase, ...] = ()  # what comes next is what the talk is now about
    asking: frozenset[str] = frozenset()  # a clause that begins so names its matter: "what I do now"
    generic: frozenset[str] = frozenset()  # mean something, but nothing that a text is about
    endings: tuple[str, ...] = ()  # a word of these is no noun
    personal: frozenset[str] = frozenset()  # the speaker tells of themselves, not of the matter
    determiners: frozenset[str] = frozenset()  # a noun phrase begins
    indefinite: frozenset[str] = frozenset()  # what follows is no name
    abbreviations: frozenset[str] = frozenset()  # all capitals, and no name
    joins: frozenset[str] = frozenset()  # may join two noun phrases
    courtesies: frozenset[str] = frozenset()  # a sentence with one is for the other speaker, not for the reader
    addressing: frozenset[str] = frozenset()  # a sentence with one is said to somebody
    guest: frozenset[str] = frozenset()  # a sentence with all of them is of a guest: "my guest today"
    introducing: tuple[Phrase, ...] = ()  # a sentence that begins so says who somebody is, or what they do
    vague: frozenset[str] = frozenset()  # but not if it goes on so: "I am a little tired"


def cues_of(rules: Rules | None) -> Cues:
    """The cues of the language with these rules; none where nothing is known of it."""
    return _ENGLISH if rules is ENGLISH else Cues()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(norms(phrase) for phrase in text.split(" | "))


_THIRD_PERSONS = (
    "it it's its it'll it'd he he's he'd his him she she's she'd her they they're they've they'd their them this that "
    "that's that'll these those"
)
_ENGLISH = Cues(
    links=_words("and but so or well okay ok alright yeah yes obviously anyway"),
    generic=_words(
        "time times day days week weeks month months year years hour hours minute minutes moment people person guy "
        "guys thing things stuff way ways lot bit part parts point points kind kinds sort number amount end side place "
        "reason case example word words course fact idea first second third last next new old good great nice bad big "
        "little long short able different same whole super pretty matter longer ago today now later question answer "
        "half everything something anything nothing done tell told give gave put use used using try tried trying start "
        "started happen happened take took taken find found keep kept feel felt call called need needed want wanted "
        "guess remember believe decided end ended turn turned help helped bring brought show showed seem seems ability"
    ),
    leaning=tuple(
        norms(word)
        for word in f"{_THIRD_PERSONS} which who whose there there's too just not than same such neither "
        "either even otherwise instead one maybe probably exactly whatever again yet still none both least".split()
    )
    + _phrases(
        "no i | no we | no it | no that | no you | on the other hand | first of all | really for | only because | just "
        "because | except | for example | for instance | as a result | after that | before that | going back | at "
        "least | at the same time | in addition | solely | or | because | then | the same | for that | for this | not "
        "that | in that | on that | with that"
    ),
    pronouns=_words(_THIRD_PERSONS),
    subjects=_words(
        "i i'm i've i'd i'll you you're you've you'll we we're we've we'll he she it they nobody somebody everybody "
        "who is are was were am be has have had do does did don't doesn't didn't can can't could will won't would "
        "should must isn't aren't wasn't weren't get gets got go goes went make makes made say says said know knows "
        "think thinks thought want wants need needs take takes took come comes came let's what's that's it's there's "
        "keep keeps find finds look looks work works means becomes comes feels"
    ),
    openings=_words("so now first second third finally next anyway today meanwhile alright then"),
    absolutes=_words(
        "never nobody nothing always only every everything everybody everyone best worst most no not cannot can't "
        "don't doesn't isn't aren't won't wasn't weren't must should without than instead until"
    ),
    announcing=_phrases(
        "here is | here's | the thing is | the point is | the truth is | the fact is | let me tell | i'll tell you | "
        "what i mean is | the funny thing is"
    ),
    concluding=_phrases(
        "that's the whole | that is the whole | that's the only | that is the only | that's the point | that's the "
        "rule | that's the trick | that's the thing | that's the secret | that's the part | that is the part | i think "
        "that's the whole | i really believe that"
    ),
    topics=_phrases(
        "let's talk about | let's talk a little bit about | talk to me about | talk to us about | talk a little bit "
        "about | tell me about | tell us about | tell us a little bit about | tell us more about | want to talk about "
        "| wanna talk about | like to talk about | this is about | it's about | really about | the story about | the "
        "first one is | the second one is | the first thing is | the second thing is | the third thing is | the last "
        "thing is | the next thing is | the other thing is | curious about | curious to hear about | hear about | ask "
        "you about | speaking of | let's get into | let's dig into | let's dive into | on the topic of | when we talk "
        "about | the idea of | the concept of | the notion of"
    ),
    asking=_words("what how why where"),
    endings=("ly", "ed"),
    personal=_words("i i'm i've i'd i'll me my mine myself we we're we've we'd we'll our us"),
    determiners=_words("a an the my your his her our their its this that these those every each no another"),
    indefinite=_words("a an some any every each my your their our many most few two three"),
    abbreviations=_words(
        "ceo cto cmo cfo coo cio vp svp evp hr pr ok tv pc diy faq id url api ui ux ip os ai ml it gpu gpus cpu cpus "
        "ram ssd ssds pdf dns sql html css i'm ii iii phd ph.d"
    ),
    joins=_words("of for to with from in on at about"),
    courtesies=_words(
        "let's thank thanks welcome hello hi hey bye goodbye sorry congrats congratulations cheers congratulate "
        "appreciate podcast episode listeners"
    ),
    addressing=_words("welcome you you're you've your yours thank thanks hello hi hey glad"),
    guest=_words("my guest"),
    vague=_words("little bit huge big fan whole great while"),
    introducing=_phrases(
        "my name is | i am a | i am an | i am the | i am in charge of | i work as | i work at | i work for | i work "
        "with | i worked as | i worked at | i worked for | i run | i ran | i founded | i co founded | i started my | i "
        "started as | i started a | i started the | i write | i teach | i build | i studied | i joined | i grew up | i "
        "own | i was a | i was an | i make | i tune | i repair | i lead | i come from | i became | i was born | i have "
        "been a | i have been an | i have been the | i have been in"
    ),
)

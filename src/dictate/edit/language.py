"""What the edit knows of a language: a table for each, and English is the one there is.

Another language is another `Rules` in LANGUAGES. A language that has none is left alone: nothing is tidied away.
"""

from dataclasses import dataclass
from typing import Literal

from dictate.edit.tokens import norms
from dictate.values.transcript import Transcript

__all__ = ["ENGLISH", "LANGUAGES", "Command", "Phrase", "Rules", "rules_for"]

Phrase = tuple[str, ...]
"""Words as they are compared (`norms`)."""


@dataclass(frozen=True)
class Command:
    """A spoken command: what is said, what it does, and how far it reaches.

    opens, closes: the phrases that begin and end it; without `closes` it stands alone or runs to its sentence's end.
    reach: the most words between beginning and end; a longer stretch is taken for ordinary speech. 0: no limit.
    """

    name: Literal["off the record", "title", "quote", "paragraph", "note", "scratch"]
    does: str
    opens: tuple[Phrase, ...]
    closes: tuple[Phrase, ...] = ()
    reach: int = 0


@dataclass(frozen=True)
class Rules:
    """The words of one language that the passes of `tidy` and the offline editor go by."""

    commands: tuple[Command, ...]
    openers: frozenset[str]  # may stand by a command or before an aside and belong to it: "okay, so off the record"
    filled_pauses: frozenset[str]  # go wherever they stand
    fillers: tuple[Phrase, ...]  # go only where they are set off by marks on both sides
    asides: tuple[Phrase, ...]  # whole sentences that are said to nobody who reads
    errands: tuple[Phrase, ...]  # begin a sentence about what is in the room
    interruptions: tuple[Phrase, ...]  # the same, but only in company: "Hang on." may be meant for the reader
    resumptions: tuple[Phrase, ...]  # end an interruption
    company: frozenset[str]  # a sentence of nothing but these goes with an aside that it stands by
    all_clear: tuple[Phrase, ...]  # answers to a question about the recording
    checks: tuple[Phrase, ...]  # questions about the recording, also in a conversation
    surroundings: frozenset[str]  # what is in the room and not in the text
    announcements: tuple[Phrase, ...]  # begin a sentence that says what the talk is about
    set_ups: tuple[Phrase, ...]  # whole sentences that only say that something follows
    endings: tuple[Phrase, ...]  # whole sentences that only say that nothing follows
    directions: frozenset[str]  # in square brackets: a transcriber's word for a sound; "[inaudible]" stays, it is a gap
    stop_words: frozenset[str]  # carry grammar more than meaning
    stutters: frozenset[str]  # said twice in a row they are a stutter; other words may be doubled on purpose
    emphatic: frozenset[str]  # a phrase that begins with one of these may be repeated on purpose
    links: frozenset[str]  # "on and on and on" is no stutter
    leaning: frozenset[str]  # a comma after them was only there for the filler that followed
    numbers: frozenset[str]
    classes: tuple[frozenset[str], ...]  # words that replace each other in a self-correction: days, months
    corrections: tuple[Phrase, ...]  # said between a wrong number or day and the right one
    short_corrections: tuple[Phrase, ...]  # said for many other reasons too, and so obeyed only where nothing is open
    negations: frozenset[str]
    retractions: tuple[Phrase, ...]  # said between a wrong clause and the right one
    resets: tuple[Phrase, ...]  # said before what was broken off is begun again
    prepositions: frozenset[str]
    determiners: frozenset[str]  # no clause ends with one of these
    hanging: frozenset[str]  # a sentence that begins with one of these leans on the sentence before it
    calendar: frozenset[str]  # written with a capital, and yet no names
    marks: tuple[str, str]  # quotation marks


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(norms(text) for text in texts)


# The spoken commands, all of them. The longest form stands first where one begins another.
_COMMANDS = (
    Command(
        "off the record",
        "keeps the words between out of everything, whoever says them",
        _phrases(
            *("off the record", "this is off the record", "we are off the record", "we're off the record"),
            *("let's go off the record", "let me go off the record", "can we go off the record"),
            "i'm going off the record",
        ),
        _phrases(
            *("back on the record", "on the record again", "we are back on the record", "we're back on the record"),
            *("let's go back on the record", "i'm back on the record"),
        ),
    ),
    Command("title", "names the draft", _phrases("title"), _phrases("end title", "end of title"), reach=20),
    Command(
        "quote",
        "puts quotation marks around the words between",
        _phrases("open quote", "quote"),
        _phrases("end quote", "end of quote", "close quote", "unquote"),
        reach=120,
    ),
    Command("paragraph", "begins a new paragraph", _phrases("new paragraph", "next paragraph")),
    Command("note", "goes to the writer, up to the end of its sentence", _phrases("note to self"), reach=60),
    Command("scratch", "takes back the clause or sentence before it", _phrases("scratch that", "strike that")),
)

_PRONOUNS = "i you he she it we they me him her us them"
_ARTICLES = "a an the"
_PREPOSITIONS = "of to in on at for with from by about into as"
_CONJUNCTIONS = "and but or so because if when while than"
_BE_HAVE_DO = "am is are was were be been being has have had do does did can could will would should"
_CONTRACTIONS = (
    "i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll we're we've we'll we'd "
    "they're they've they'll they'd that's there's here's what's who's where's let's isn't aren't wasn't weren't don't "
    "doesn't didn't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't ain't"
)
_NUMBERS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
)
_RETRACTIONS = ("no wait", "wait no", "no sorry", "sorry no", "no no wait")
_CHECKS = (
    *("is this on", "is it on", "is this thing on", "is this recording", "is it recording", "are we recording"),
    *("can you hear me", "can everybody hear me", "am i recording"),
)
_PAUSES = _words("um umm uhm uh uhh er erm")
_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _words("january february march april may june july august september october november december")

ENGLISH = Rules(
    commands=_COMMANDS,
    openers=_words("so and but okay ok well now right then just oh hey again anyway actually alright yeah yes")
    | _PAUSES,
    filled_pauses=_PAUSES,
    fillers=_phrases("you know", "i mean", "like"),
    asides=_phrases(*_CHECKS),
    errands=_phrases(
        "let me just", "let me close", "let me get", "can somebody", "there is somebody", "there's somebody"
    ),
    interruptions=_phrases(
        *("hang on", "hold on", "one second", "one sec", "one moment", "just a second", "just a sec", "just a moment"),
        *("give me a second", "give me a moment", "bear with me", "wait a second", "sorry hang on", "sorry one second"),
        *("sorry about that", "excuse me"),
    ),
    resumptions=_phrases("where was i", "what was i saying"),
    company=_words("okay ok right alright all sorry thanks oh so now well anyway there we go") | _PAUSES,
    all_clear=_phrases(
        *("it is on", "it's on", "it is recording", "it's recording", "we are recording", "we're recording"),
        *("i can hear you", "we can hear you", "i hear you", "loud and clear", "i can", "it is", "we are"),
    ),
    checks=_phrases(*_CHECKS),
    surroundings=_words(
        "kettle phone door doorbell dog cat baby window oven stove microwave heater fridge alarm tap radio tv "
        "microphone mic recorder headphones battery"
    ),
    announcements=_phrases(
        *("i want to talk about", "i wanted to talk about", "i would like to talk about", "i'd like to talk about"),
        *("i am going to talk about", "i'm going to talk about", "today i want to talk about", "this is about"),
    ),
    set_ups=_phrases("here is the thing", "here's the thing", "here is the deal", "here's the deal"),
    endings=_phrases("that's it", "that is it", "that's all", "that is all", "that's it for today"),
    directions=_words(
        "laughter laughs laughing laugh music applause coughs sighs silence noise blank_audio blank audio"
    ),
    stop_words=_words(
        f"{_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_BE_HAVE_DO} {_CONTRACTIONS} my your his its our "
        "their mine yours hers ours theirs myself yourself himself herself itself ourselves themselves this that these "
        "those there here what which who whom whose where why how not no nor yes yeah oh okay ok well just like really "
        "very too also then now only even still again all any some each every both few more most much many other such "
        "own same up down out off over under after before through during between against until since without within "
        "get got gets getting go goes going went gonna wanna gotta come came make made say said says thing things "
        "lot kind sort bit way actually basically maybe probably right sure know mean think want see look let "
        "something anything everything nothing someone anybody somebody everybody one ones though although yet ever "
        "never always almost quite rather around back might may must shall cannot im dont thats"
    ),
    stutters=_words(
        f"{_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_CONTRACTIONS} am are was were be been has have "
        "my your his our their this these those there what which who where why how just then"
    )
    - _words("you him her in on it's"),  # "that makes you you", "the town we're in in winter": they are no stutters
    emphatic=_words("very really so too such much many more no yes never always and or over again bye ha blah"),
    links=_words("and or by to after"),
    leaning=_words(
        f"{_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_BE_HAVE_DO} {_CONTRACTIONS} my your his its our "
        "their this these which who that where how why what just really very maybe"
    )
    - _words("me him them us in on"),
    numbers=_NUMBERS,
    classes=(
        _DAYS,
        _MONTHS,
        _words("first second third fourth fifth sixth seventh eighth ninth tenth"),
        _words("yesterday today tomorrow"),
    ),
    corrections=_phrases(*_RETRACTIONS, "i mean", "or rather", "make that", "scratch that"),
    short_corrections=_phrases("no", "sorry", "wait"),
    negations=_words("no not never nor neither nobody nothing none cannot without")
    | frozenset(word for word in _CONTRACTIONS.split() if word.endswith("n't")),
    retractions=_phrases(*_RETRACTIONS),
    resets=_phrases(
        *("let me start over", "let me start again", "let me try again", "let me try that again"),
        *("let me rephrase", "let me rephrase that", "let me say that again", "i will just say it", "i'll just say it"),
    ),
    prepositions=_words(_PREPOSITIONS),
    determiners=_words(f"{_ARTICLES} my your our their every"),
    hanging=_words(
        "it its that this these those he she they him her them his their and but so or because which who then there "
        "also yeah yes no well okay oh right sure exactly it's that's he's she's they're there's here anyway thanks "
        "thank hello hi welcome now not even"
    ),
    calendar=_DAYS | _MONTHS | _words("i i'm i've i'll i'd ok okay mr mrs ms dr"),
    marks=('"', '"'),
)

LANGUAGES: dict[str, Rules] = {"en": ENGLISH}
_ENGLISH_SHARE = 0.25  # English speech: 0.4 to 0.6 of its words are stop words; German or Dutch under 0.1


def rules_for(transcript: Transcript) -> Rules | None:
    """The rules of a transcript's language; `None` where we know none.

    A transcript that does not say its language is taken for English only if its words look like it.
    """
    if transcript.language is not None:
        return LANGUAGES.get(transcript.language.lower().split("-")[0].split("_")[0])
    words = [norm for segment in transcript.segments for norm in norms(segment.text)]
    known = sum(word in ENGLISH.stop_words for word in words)
    return ENGLISH if words and known / len(words) >= _ENGLISH_SHARE else None

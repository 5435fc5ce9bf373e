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
    reach: the most words between beginning and end; a longer stretch is taken for ordinary speech.
    """

    name: Literal["title", "quote", "paragraph", "note", "scratch"]
    does: str
    opens: tuple[Phrase, ...]
    closes: tuple[Phrase, ...] = ()
    reach: int = 0


@dataclass(frozen=True)
class Rules:
    """The words of one language that the passes of `tidy` and the offline editor go by."""

    commands: tuple[Command, ...]
    filled_pauses: frozenset[str]  # go wherever they stand
    asides: tuple[Phrase, ...]  # go only where they are set off by marks on both sides
    directions: frozenset[str]  # in square brackets: a transcriber's word for a sound; "[inaudible]" stays, it is a gap
    stop_words: frozenset[str]  # carry grammar more than meaning
    stutters: frozenset[str]  # said twice in a row they are a stutter; other words may be doubled on purpose
    emphatic: frozenset[str]  # a phrase that begins with one of these may be repeated on purpose
    links: frozenset[str]  # "on and on and on" is no stutter
    leaning: frozenset[str]  # a comma after them was only there for the filler that followed
    numbers: frozenset[str]
    classes: tuple[frozenset[str], ...]  # words that replace each other in a self-correction: days, months
    corrections: tuple[Phrase, ...]  # said between a wrong number or day and the right one
    hanging: frozenset[str]  # a sentence that begins with one of these leans on the sentence before it
    calendar: frozenset[str]  # written with a capital, and yet no names
    marks: tuple[str, str]  # quotation marks


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(norms(text) for text in texts)


# The spoken commands, all of them. The longest form stands first where one begins another.
_COMMANDS = (
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
_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _words("january february march april may june july august september october november december")

ENGLISH = Rules(
    commands=_COMMANDS,
    filled_pauses=_words("um umm uhm uh uhh er erm"),
    asides=_phrases("you know", "i mean", "like"),
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
    classes=(_DAYS, _MONTHS),
    corrections=_phrases(
        "no wait", "wait no", "no sorry", "sorry no", "i mean", "or rather", "make that", "scratch that", "no", "sorry"
    ),
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

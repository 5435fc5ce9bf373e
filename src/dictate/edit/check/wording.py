"""What the check knows of a language beyond its alphabet: contractions, number words, negations, hedges, units.

Another language is another `Wording` in WORDINGS. A language that has none is checked by what needs no words: numbers
in digits, quotations, coverage, order and speakers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dictate.edit.tokens import norms

__all__ = ["ENGLISH", "WORDINGS", "Phrase", "Unit", "Wording", "wording_for"]

Phrase = tuple[str, ...]
"""Words as items have them: contractions are opened."""


@dataclass(frozen=True)
class Unit:
    """What a number counts: units of one `dimension` can be compared. `size` is in that dimension's smallest unit."""

    dimension: str
    size: Fraction


@dataclass(frozen=True)
class Wording:
    """The words of one language that change what a sentence claims."""

    irregular: Mapping[str, str]  # forms of verbs that no stemmer brings together
    contractions: Mapping[str, Phrase]  # "can't" is "can not", however it is written
    ones: Mapping[str, int]  # zero to nineteen
    tens: Mapping[str, int]
    scales: Mapping[str, int]  # hundred and up
    groups: Mapping[str, int]  # "a dozen": they take "a" as one
    ordinals: Mapping[str, int]
    parts: Mapping[str, Fraction]  # half, third, quarter
    decades: Mapping[str, int]
    times: Mapping[str, int]  # once, twice
    units: Mapping[str, Unit]  # by word and by sign
    calendar: frozenset[str]  # days and months, and days told from today
    ambiguous: frozenset[str]  # of these, the ones that are common words when they have no capital
    relative: frozenset[str]  # "last", "next": which week, month, year
    periods: frozenset[str]
    negations: frozenset[str]
    denials: frozenset[str]  # words that may stand for a negation: "wrong" for "not right"
    denying: tuple[str, ...]  # beginnings of such words: "unfed" for "not fed"
    spread: frozenset[str]  # negations of a whole sentence, wherever they stand in it
    corrections: frozenset[str]  # said between what is taken back and what is meant
    interjections: frozenset[str]  # negations that stand for a whole answer when a mark follows them
    hedges: tuple[Phrase, ...]
    thoughts: tuple[Phrase, ...]  # begin like a hedge and are none
    approximations: tuple[Phrase, ...]  # hedges only before a number
    function_words: frozenset[str]  # carry grammar and no claim of their own

    @cached_property
    def number_words(self) -> frozenset[str]:
        """Every word with which a number may begin."""
        tables = (self.ones, self.tens, self.groups, self.ordinals, self.parts, self.decades, self.times)
        return frozenset(word for table in tables for word in table) | frozenset({"a", "an", *"$\u20ac\u00a3\u00a5"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _numbered(text: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(text.split())}


def _phrases(*texts: str) -> tuple[Phrase, ...]:
    """Phrases as they are compared: "I don't know" is "i do not know"; "I just think" is "I think"."""
    phrases = [_opened(norms(text)) for text in texts]
    softened = [(phrase[0], adverb, *phrase[1:]) for phrase in phrases if phrase[0] == "i" for adverb in _ADVERBS]
    return (*phrases, *softened)


_ADVERBS = ("just", "really", "still", "also", "do", "honestly", "mean")


def _opened(words: Phrase) -> Phrase:
    return tuple(part for word in words for part in _CONTRACTIONS.get(word, (word,)))


def _with(ending: str, opened: str, words: str) -> dict[str, Phrase]:
    """Words with an ending, each with what it is when opened."""
    return {word + ending: (word, opened) for word in words.split()}


_PEOPLE = "i you he she it we they that there who"
_CONTRACTIONS: dict[str, Phrase] = {
    **_with("n't", "not", "do does did is are was were has have had would could should might must need"),
    **_with("nt", "not", "do does did is was"),
    **_with("'m", "am", "i"),
    **_with("'re", "are", "you we they there what who"),
    **_with("'ve", "have", "i you we they who would could should might"),
    **_with("'ll", "will", f"{_PEOPLE} this"),
    **_with("'d", "would", _PEOPLE),
    **_with("'s", "is", "he she it that this there here what who where when how everything something nothing everyone"),
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "ain't": ("is", "not"), "cant": ("can", "not"), "wont": ("will", "not"), "im": ("i", "am"),
    "let's": ("let", "us"), "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"),
    "kinda": ("kind", "of"), "sorta": ("sort", "of"), "y'all": ("you", "all"),
    "'cause": ("because",), "cause": ("because",), "cuz": ("because",), "yeah": ("yes",), "yep": ("yes",),
    "jan": ("january",), "feb": ("february",), "aug": ("august",), "sept": ("september",), "sep": ("september",),
    "oct": ("october",), "nov": ("november",), "dec": ("december",),
    "nope": ("no",), "okay": ("ok",), "dr": ("doctor",), "mr": ("mister",), "prof": ("professor",),
}  # fmt: skip

_MINUTE, _DAY = 60, 86_400
_UNITS: dict[str, Unit] = {}
for _dimension, _rows in {
    "seconds": {
        "second seconds sec secs": 1, "minute minutes min mins": _MINUTE, "hour hours hr hrs": 60 * _MINUTE,
        "day days": _DAY, "week weeks": 7 * _DAY, "night nights": _DAY,
    },
    "months": {"month months": 1, "year years": 12, "decade decades": 120, "century centuries": 1200},
    "percent": {"percent % percentage": 1},
    "cents": {"dollar dollars buck bucks $ usd": 100, "cent cents": 1},
    "euro": {"euro euros \u20ac eur": 1},
    "yen": {"yen \u00a5": 1},
    "pound": {"pound pounds quid \u00a3 lb lbs gbp": 1},
    "meters": {"meter meters metre metres m": 1000, "kilometer kilometers kilometre kilometres km": 1_000_000,
               "centimeter centimeters centimetre centimetres cm": 10, "millimeter millimeters millimetre mm": 1},
    "miles": {"mile miles": 1},
    "inches": {"inch inches": 1, "foot feet ft": 12, "yard yards": 36},
    "grams": {"gram grams": 1, "kilogram kilograms kilo kilos kg": 1000, "ton tons tonne tonnes": 1_000_000},
    "ounces": {"ounce ounces oz": 1},
    "liters": {"liter liters litre litres": 1},
    "degrees": {"degree degrees \u00b0": 1},
    "bytes": {"megabyte megabytes mb": 1, "gigabyte gigabytes gb": 1000, "terabyte terabytes tb": 1_000_000},
}.items():  # fmt: skip
    for _names, _size in _rows.items():
        _UNITS |= {_name: Unit(_dimension, Fraction(_size)) for _name in _names.split()}

_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _words("january february march april may june july august september october november december")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)

_IRREGULAR = (
    "began begun begin, bought buy, brought bring, built build, broke broken break, came come, caught catch, "
    "chose chosen choose, did done do, drew drawn draw, drank drunk drink, drove driven drive, ate eaten eat, "
    "fell fallen fall, felt feel, fought fight, found find, flew flown fly, forgot forgotten forget, gave given "
    "give, went gone go, grew grown grow, heard hear, held hold, kept keep, knew known know, laid lay, led lead, "
    "lent lend, lost lose, made make, meant mean, met meet, paid pay, ran run, rang rung ring, said say, saw seen "
    "see, sold sell, sent send, sang sung sing, sat sit, slept sleep, spoke spoken speak, spent spend, stood "
    "stand, stole stolen steal, swam swum swim, took taken take, taught teach, told tell, thought think, threw "
    "thrown throw, understood understand, woke woken wake, wore worn wear, won win, wrote written write, children "
    "child, men man, women woman, people person, feet foot, mice mouse, teeth tooth, lives life, wives wife, "
    "better good, worse bad"
)

ENGLISH = Wording(
    irregular={form: row.split()[-1] for row in _IRREGULAR.split(", ") for form in row.split()[:-1]},
    contractions=_CONTRACTIONS,
    ones=_numbered(_ONES) | {f"{word}s": place for place, word in enumerate(_ONES.split()) if place > 1},
    tens=_numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10) | {"fourty": 40},
    scales={"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    groups={"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    ordinals=_numbered(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth", start=3
    ) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "first": 1, "second": 2},
    parts={"half": Fraction(1, 2), "halves": Fraction(1, 2), "third": Fraction(1, 3), "thirds": Fraction(1, 3),
           "quarter": Fraction(1, 4), "quarters": Fraction(1, 4), "fifths": Fraction(1, 5), "tenths": Fraction(1, 10)},
    decades=_numbered("twenties thirties forties fifties sixties seventies eighties nineties", start=20, step=10),
    times={"once": 1, "twice": 2, "thrice": 3},
    units=_UNITS,
    calendar=_DAYS | _MONTHS | _words("yesterday today tomorrow tonight"),
    ambiguous=_words("may march august sunday"),
    relative=_words("last next this past previous following"),
    periods=_DAYS | _MONTHS | _words("week month year decade century spring summer autumn fall winter night weekend"),
    negations=_words(
        "not no never nobody nothing nowhere none neither nor without hardly barely scarcely unable zero"
    ),
    denials=_words(
        "only refuse refused refuses fail failed fails less least fewer few little wrong before until unless lack "
        "lacks lacked lacking missing miss missed stop stopped avoid avoided refrain impossible too zero instead "
        "forget forgot forgets forgotten ignore ignored deny denied doubt doubted except rarely seldom away absent"
    ),
    denying=("un", "in", "im", "ir", "il", "dis", "non", "mis"),
    spread=_words("neither nor"),
    corrections=_words("no wait sorry mean rather actually make correction"),
    interjections=_words("no"),
    hedges=_phrases(
        "maybe", "perhaps", "probably", "possibly", "presumably", "apparently", "supposedly", "allegedly", "might",
        "could be", "may be", "may have", "I think", "I thought", "I guess", "I suppose", "I believe", "I feel like",
        "I would say", "I imagine", "I suspect", "I assume", "I reckon", "I hope", "I am not sure", "I do not know",
        "not sure", "not certain", "seems", "seemed", "seem", "somewhat", "more or less", "sometimes",
        "usually", "mostly", "often", "likely", "as far as I know", "as far as I can tell", "if I remember",
        "in my experience", "in a way", "tends to", "tend to", "it may", "they may", "we may", "she may", "he may",
        "you may", "I may",
    ),
    thoughts=_phrases(
        *("I think about", "I think of", "I thought about", "I thought of", "I hope to", "I believe in"),
        "what I would say",
    ),
    approximations=_phrases(
        "about", "around", "roughly", "approximately", "almost", "nearly", "something like", "at least", "at most",
        "up to", "more than", "less than", "fewer than", "over", "under", "close to", "or so",
    ),
    function_words=_words(
        "altogether few several though a an the of to in on at for with from by about into as and but or so "
        "because if when while than then am is are was were be been being has have had do does did can could will "
        "would shall should may might must i you he she it we they me him her us them my your his its our their "
        "mine yours this that these those there here what which who whom whose where why how not no nor yes oh ok "
        "well just like really very too also now only even still again all any some each every everyone everybody "
        "anyone anybody someone somebody both more most much many other such own same up down out off over under "
        "after before through during between against until since within across along around toward towards upon "
        "onto get got gets getting go goes going went come came thing things lot kind sort bit way actually "
        "basically right let s d ll one ones although yet ever quite back don't"
    ),
)  # fmt: skip

WORDINGS: dict[str, Wording] = {"en": ENGLISH}


def wording_for(language: str | None) -> Wording | None:
    """What the check knows of a language (ISO 639-1, a region after it does not matter); `None` where that is nothing.

    >>> wording_for("en-GB") is ENGLISH, wording_for("de")
    (True, None)
    """
    return WORDINGS.get((language or "").lower().replace("_", "-").split("-")[0])

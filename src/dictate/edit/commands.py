"""Spoken commands, as `language.Command` lists them: obeyed, and taken out of the text.

A command is only what is set off: by marks, a pause, or the end of a segment. "I began a new paragraph" is speech.
What stands between "quote" and "end quote" is taken as it is; nothing in it is a command.
"""

from collections.abc import Sequence
from dataclasses import replace

from dictate.edit.language import Command
from dictate.edit.phrases import phrases_in, set_off
from dictate.edit.sentences import sentence_spans
from dictate.edit.tidied import Cut, Gone, Reading, Tidied, cased_like, cut, lowered, quoted, raised
from dictate.edit.tokens import Token, ends_clause, ends_sentence

__all__ = [
    "begin_paragraphs",
    "command_of",
    "keep_notes",
    "mark_quotes",
    "take_back",
    "take_title",
]

_ECHO = 3  # words; "at home once. Just once. Scratch that": a sentence this short may repeat the end of the last one


def mark_quotes(tidied: Tidied) -> Tidied:
    """`quote, you sound like yourself, end quote.` becomes `"you sound like yourself."`."""
    command = command_of(tidied, "quote")
    pairs = _pairs(tidied, command) if command else []
    tokens, kept, gone, at = list(tidied.tokens), [], list(tidied.gone), 0
    for first, inner, outer, last in pairs:
        gone += [Gone(token, "command") for token in (*tokens[first:inner], *tokens[outer:last])]
        kept += [*tokens[at:first], *_in_marks(tidied, inner, outer, last)]
        at = last
    return replace(tidied, tokens=(*kept, *tokens[at:]), gone=tuple(gone))


def _in_marks(tidied: Tidied, inner: int, outer: int, last: int) -> list[Token]:
    """The words from `inner` to `outer` in quotation marks, with the mark at the end of the command after them."""
    closing_word, words = tidied.tokens[last - 1].text, list(tidied.tokens[inner:outer])
    ending = closing_word.lstrip("".join(filter(str.isalpha, closing_word)))
    opening, closing = tidied.rules.marks if tidied.rules else ("", "")
    words[0] = replace(words[0], text=opening + words[0].text)
    final = words[-1]
    bare = final.text.rstrip(",;") if ending or final.text.endswith((",", ";")) else final.text
    if not ends_sentence(final):
        bare += ending
    words[-1] = replace(final, text=bare + closing)
    return words


def take_title(tidied: Tidied) -> Tidied:
    """`Title, I talk before I think, end title.` names the draft; a later title corrects an earlier one."""
    command = command_of(tidied, "title")
    for first, inner, outer, last in reversed(_pairs(tidied, command) if command else []):
        tidied = _titled(tidied, first, last, tidied.tokens[inner:outer])
    return tidied


def _titled(tidied: Tidied, first: int, last: int, words: Sequence[Token]) -> Tidied:
    """The text without the words from `first` to `last`; of two titles the one that was said last is the title."""
    ours = {token.at for token in words}
    without = cut(tidied, [Cut(first, last, "command")])
    gone = tuple(gone for gone in without.gone if gone.token.at not in ours)
    earlier, later = sorted((tidied.title, words), key=lambda said: said[0].at if said else -1)
    title = [raised(later[0]), *later[1:]]
    title[-1] = replace(title[-1], text=title[-1].text.rstrip(",.;:") or title[-1].text)
    return replace(without, title=tuple(title), gone=(*gone, *(Gone(token, "correction") for token in earlier)))


def begin_paragraphs(tidied: Tidied) -> Tidied:
    """`New paragraph.` begins a paragraph."""
    command = command_of(tidied, "paragraph")
    spans = [span for span in _said(tidied, command) if _alone(tidied.tokens, *span)] if command else []
    breaks = {tidied.tokens[first].at for first, _ in spans}
    cuts = [Cut(first, last, "command") for first, last in spans]
    return replace(cut(tidied, cuts), breaks=tidied.breaks | breaks)


def keep_notes(tidied: Tidied) -> Tidied:
    """`Note to self, find the figure.` goes to the writer, up to the end of its sentence, or of the next."""
    command = command_of(tidied, "note")
    cuts, noted = [], []
    for first, begin in _said(tidied, command) if command else ():
        reach = command.reach if command else 0
        last = _sentence_end(tidied, first, reach)
        if last == begin < len(tidied.tokens) and tidied.tokens[begin].speaker == tidied.tokens[first].speaker:
            last = _sentence_end(tidied, begin, reach)  # "note to self." was heard as a sentence of its own
        if not set_off(tidied.tokens, first) or begin >= last:
            continue
        noted.append(tidied.tokens[begin:last])
        cuts.append(Cut(first, last, "note to self"))
    return replace(cut(tidied, cuts), noted=(*tidied.noted, *noted))


def take_back(tidied: Tidied) -> Tidied:
    """`Scratch that.` takes back the clause before it, or the whole sentence where it begins one itself."""
    command = command_of(tidied, "scratch")
    if command is None:
        return tidied
    reading = Reading(tidied)
    longest = max(len(phrase) for phrase in command.opens)
    for size in reading.phrases(command.opens):
        near, first = reading.near(size + 1)
        if _alone(near.tokens, first, first + size):
            # the words before the joint may now be a command with those behind it
            reading.change(_taken_back(near, first, first + size), size + 1, longest + 1)
    return reading.finished()


def _taken_back(tidied: Tidied, first: int, last: int) -> Tidied:
    tokens = tidied.tokens
    spans = sentence_spans(tokens[:first], tidied.language, tidied.breaks)
    if not spans or tokens[first - 1].speaker != tokens[first].speaker:
        return cut(tidied, [Cut(first, last, "command")])
    begin, end = spans[-1]
    if not ends_sentence(tokens[end - 1]):
        begin = _clause_begin(tokens, begin, end)
    resumed = _resumed(tokens, begin, first, last)
    echo = _echoed(tidied, spans, begin)
    begin = resumed or begin - echo
    after = cut(tidied, [Cut(begin, first, "correction"), Cut(first, last, "command")])
    return _continue(after, begin, tokens[begin - 1], tokens[begin]) if resumed or echo else after


def _resumed(tokens: Sequence[Token], begin: int, first: int, last: int) -> int:
    """Where the clause begins that is said anew, 0 if none is.

    "If you write for people, try it for a year. Scratch that. Try it once.": only "try it for a year" is taken back.
    """
    said_next = tokens[last].norm if last < len(tokens) else ""
    places = (place for place in range(first - 1, begin, -1) if ends_clause(tokens[place - 1]))
    return next((place for place in places if tokens[place].norm == said_next), 0)


def _clause_begin(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where the last clause of an unfinished sentence begins."""
    places = [place for place in range(begin + 1, end) if ends_clause(tokens[place - 1])]
    return places[-1] if places else begin


def _echoed(tidied: Tidied, spans: list[tuple[int, int]], begin: int) -> int:
    """How many words at the end of the sentence before `begin` are taken back with the short sentence after it.

    "at home once. Just once. Scratch that.": "Just once" only repeats "once", so that one goes too.
    """
    if len(spans) < 2 or spans[-1][1] - begin > _ECHO:
        return 0
    sentence = [token.norm for token in tidied.tokens[begin : spans[-1][1]]]
    first, last = spans[-2]
    before = [token.norm for token in tidied.tokens[first:last]]
    longest = min(len(sentence), len(before) - 1)
    return next((size for size in range(longest, 0, -1) if before[-size:] == sentence[-size:]), 0)


def _continue(tidied: Tidied, place: int, before: Token, instead_of: Token) -> Tidied:
    """Let the sentence whose end was taken back, after `before`, go on with what now follows at `place`."""
    tokens = list(tidied.tokens)
    if place < len(tokens) and tidied.rules:
        tokens[place - 1] = before
        same = tokens[place].norm == instead_of.norm
        tokens[place] = cased_like(tokens[place], instead_of) if same else lowered(tokens[place], tidied.rules)
    return replace(tidied, tokens=tuple(tokens))


# Finding what was said


def command_of(tidied: Tidied, name: str) -> Command | None:
    """The spoken command of that name in the language of the text."""
    commands = tidied.rules.commands if tidied.rules else ()
    return next((command for command in commands if command.name == name), None)


def _said(tidied: Tidied, command: Command | None) -> list[tuple[int, int]]:
    """Places at which the command's opening is said, not inside somebody's words."""
    spans = list(phrases_in(tidied.tokens, command.opens)) if command else []
    inside = quoted(tidied.tokens) if spans else frozenset()
    return [span for span in spans if span[0] not in inside]


def _pairs(tidied: Tidied, command: Command) -> list[tuple[int, int, int, int]]:
    """Places of opening, words between, closing and what follows, for each pair; the nearest opening counts."""
    tokens, pairs = tidied.tokens, []
    openings = [span for span in phrases_in(tokens, command.opens) if set_off(tokens, span[0])]
    for closing, end in phrases_in(tokens, command.closes):
        inner = max((span for span in openings if span[1] < closing), default=None)
        openings = [span for span in openings if span[0] >= end]
        if inner and closing - inner[1] <= command.reach and tokens[inner[0]].speaker == tokens[closing].speaker:
            pairs.append((*inner, closing, end))
    return pairs


def _alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase is set off on both sides."""
    return set_off(tokens, first) and set_off(tokens, last)


def _sentence_end(tidied: Tidied, place: int, reach: int) -> int:
    """The end of the sentence in which `place` stands, or of its segment where sentences are not marked."""
    reached = tidied.tokens[place : place + reach]
    spans = sentence_spans(reached, tidied.language, tidied.breaks)
    end = spans[0][1]
    if not ends_sentence(reached[end - 1]):
        end = next((n for n, token in enumerate(reached) if token.segment != reached[0].segment), end)
    return place + end

"""Turns spoken utterances into training windows.

A window is 12 s of a stream of utterances with pauses. It begins where faster-whisper would go on (after a word), or
anywhere; it ends anywhere. Its text is in segments with time tokens, broken at pauses; of a segment that the window's
end cuts, only the start is given, so that faster-whisper goes on from there. Before it may stand earlier text, as with
a prompt or hotwords.
"""

import json
import random
import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from train.network import FRAME_RATE, PHONES, SECONDS
from train.noise import any_noise, coloured
from train.tokens import EOT, NO_SPEECH, NO_TIMES, PREVIOUS, SOT, load, time_token
from train.voices import RATE

Sound = npt.NDArray[np.float32]
Span = tuple[float, float]
Labels = npt.NDArray[np.int64]
PHONE_ID = {phone: number for number, phone in enumerate(PHONES)}
SEGMENT = 2.5  # seconds after which a segment ends at the next pause
LONGEST_PROMPT = 200  # tokens


@dataclass
class Word:
    """A written word: its tokens, each with the time that it takes by its share of letters."""

    ids: list[int]
    spans: list[Span]
    ends_segment: bool

    @property
    def start(self) -> float:
        """Where it begins, in seconds."""
        return self.spans[0][0]

    @property
    def end(self) -> float:
        """Where it ends, in seconds."""
        return self.spans[-1][1]


@dataclass
class Utterance:
    """A stretch of a file of speech."""

    file: int
    offset: int
    samples: int
    voice: str
    words: list[tuple[str, float, float]]
    phones: list[tuple[int, float, float]]


@dataclass
class Example:
    """What is trained on: sound, tokens, where each token is heard, and each frame's labels."""

    sound: Sound
    silent_from: float  # seconds: beyond, faster-whisper's features are zero
    ids: list[int]
    first: int  # token that counts
    spans: list[Span | None]
    phones: Labels
    tokens: Labels


@dataclass
class Stream:
    """Utterances one after the other."""

    pieces: list[tuple[float, Utterance]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    length: float = 0.0


@dataclass
class Writing:
    """A window's text as it is written: its tokens, and where each is heard, in seconds of the window."""

    start: float  # of the window, in seconds of the stream
    end: float
    timed: bool  # with time tokens
    ids: list[int] = field(default_factory=list)
    spans: list[Span | None] = field(default_factory=list)

    def segments(self, words: list[Word]) -> None:
        """Write words, segment by segment, up to the one that the window's end cuts."""
        segment: list[Word] = []
        for word in words:
            segment.append(word)
            if word.ends_segment:
                if not self.segment(segment):
                    return
                segment = []
        if segment:
            self.segment(segment)

    def segment(self, segment: list[Word]) -> bool:
        """Write one segment, of a cut one only the start. Whether another may follow."""
        if segment[0].start > self.end - 0.3:
            return False
        whole = segment[-1].ends_segment and segment[-1].end <= self.end - 0.02
        heard = segment if whole else [w for w in segment if w.end <= self.end - 0.1]
        # Where the whole window is one segment, its words are given: else faster-whisper could not go on.
        give = whole or not self.timed or (not self.ids and len(heard) > 1)
        self.time(segment[0].start)
        if give and heard:
            self.words(heard)
            self.time(heard[-1].end)
            if not whole and heard[-1].end < self.end - 0.1:
                self.time(heard[-1].end)
        return whole

    def words(self, words: list[Word]) -> None:
        """Write words without their times."""
        for word in words:
            self.ids += word.ids
            self.spans += [(max(0.0, a - self.start), max(0.0, b - self.start)) for a, b in word.spans]

    def time(self, at: float) -> None:
        """Write a time token, if there are any."""
        if self.timed:
            latest = (
                self.end if self.ids else min(self.end, self.start + 1.0)
            )  # faster-whisper allows no later first one
            at = min(max(at, self.start), latest) - self.start
            self.ids.append(time_token(at))
            self.spans.append((at - 0.04, at + 0.04))


class Speech:
    """All speech there is so far."""

    def __init__(self, folder: Path, name: str, seed: int) -> None:
        self._folder, self._name = folder, name
        self._files: list[npt.NDArray[np.int16]] = []
        self._indexes: set[Path] = set()
        self._tokenizer = load()
        self._known: dict[str, list[int]] = {}
        self._lengths = [len(t) for t, _ in sorted(self._tokenizer.get_vocab().items(), key=lambda item: item[1])]
        self.by_voice: dict[str, list[Utterance]] = {}
        self.rng = random.Random(seed)
        self.noise = np.random.default_rng(seed)
        self.seconds = 0.0
        self.refresh()

    def refresh(self, longest: int = 10_000) -> None:
        """Take in files of speech that were finished since."""
        for index in sorted(set(self._folder.glob(f"{self._name}-*.jsonl")) - self._indexes)[:longest]:
            self._indexes.add(index)
            self._files.append(np.memmap(index.with_suffix(".raw"), dtype=np.int16, mode="r"))
            for line in index.read_text().split("\n")[:-1]:
                entry = json.loads(line)
                start, phones = 0.0, []
                for phone, end in entry["phones"]:
                    phones.append((PHONE_ID[phone], start, end))
                    start = end
                words = [(word, a, b) for word, a, b in entry["words"]]
                utterance = Utterance(
                    len(self._files) - 1, entry["offset"], entry["samples"], entry["voice"], words, phones
                )
                self.by_voice.setdefault(utterance.voice, []).append(utterance)
                self.seconds += utterance.samples / RATE

    def tokens(self, word: str) -> list[int]:
        """A word's tokens."""
        if word not in self._known:
            self._known[word] = self._tokenizer.encode(" " + word).ids
        return self._known[word]

    def pick(self, voice: str) -> Utterance:
        """Any utterance of a voice."""
        return self.rng.choice(self.by_voice[voice])

    def words(self, utterance: Utterance, at: float) -> list[Word]:
        """The words of an utterance that begins at a time."""
        found, begun = [], utterance.words[0][1]
        for number, (text, start, end) in enumerate(utterance.words):
            ids = self.tokens(text)
            letters = np.cumsum([0, *(self._lengths[i] for i in ids)])
            edges = [at + start + (end - start) * float(n) / float(letters[-1]) for n in letters]
            last = number == len(utterance.words) - 1
            breaks = (
                last or (text[-1] in ".?!,;:" and end - begun >= SEGMENT) or (text[-1] in ".?!" and end - begun >= 1)
            )
            found.append(Word(ids, list(pairwise(edges)), breaks))
            if breaks and not last:
                begun = utterance.words[number + 1][1]
        return found

    def stream(self, seconds: float) -> Stream:
        """Utterances and pauses of at least this length, mostly of one voice."""
        rng, stream = self.rng, Stream()
        voice = rng.choice(sorted(self.by_voice))
        while stream.length < seconds:
            if rng.random() < 0.05:
                voice = rng.choice(sorted(self.by_voice))
            utterance = self.pick(voice)
            stream.pieces.append((stream.length, utterance))
            stream.words += self.words(utterance, stream.length)
            pause = rng.choices(
                [0.0, rng.uniform(0, 0.6), rng.uniform(0.6, 2.5), rng.uniform(2.5, 9)], [30, 45, 20, 5]
            )[0]
            stream.length += utterance.samples / RATE + pause
        return stream

    def roughen(self, sound: Sound) -> Sound:
        """Another level, and now and then some noise."""
        sound = sound * 10 ** (self.rng.uniform(-14, 4) / 20)
        if self.rng.random() < 0.4:
            level = 10 ** (self.rng.uniform(-80, -42) / 20)
            sound = sound + coloured(len(sound), self.rng.choice([0.0, 0.0, 1.0, 2.0]), self.noise) * level
        return np.clip(sound, -1, 1).astype(np.float32)

    def nothing(self, seconds: float) -> Example:
        """Silence or noise: no speech."""
        sound = any_noise(int(seconds * RATE), self.rng, self.noise)
        frames = int(seconds * FRAME_RATE)
        silent_from = seconds if self.rng.random() < 0.6 else self.rng.uniform(0.3, seconds)
        prompt = self.prompt([], 0.3, 60)
        ids, spans = [*prompt, SOT, NO_SPEECH, EOT], [None] * (len(prompt) + 3)
        phones, tokens = np.zeros(frames, np.int64), np.full(frames, EOT, np.int64)
        return Example(sound, silent_from, ids, len(prompt) + 1, [*spans], phones, tokens)

    def prompt(self, before: list[Word], share: float, longest: int) -> list[int]:
        """Earlier text: what was said before, something else, or a few words as hotwords are given; or none."""
        rng = self.rng
        if rng.random() > share:
            return []
        ids: list[int] = []
        kind = rng.random()
        if kind < 0.35:
            for _ in range(rng.randint(1, 12)):
                hotword = rng.choice(self.pick(rng.choice(sorted(self.by_voice))).words)[0].strip(".?!,;:")
                ids += self.tokens(hotword + rng.choice([",", ",", ""]))
        if kind > 0.2:
            if not before or rng.random() < 0.25:
                before = [
                    word
                    for _ in range(rng.randint(1, 4))
                    for word in self.words(self.pick(rng.choice(sorted(self.by_voice))), 0.0)
                ]
            timed, opened = rng.random() < 0.7, False
            for word in before[-rng.randint(2, 100) :]:
                if timed and not opened:
                    ids.append(time_token(word.start % SECONDS))
                    opened = True
                ids += word.ids
                if timed and word.ends_segment:
                    ids.append(time_token(word.end % SECONDS))
                    opened = False
        return [PREVIOUS, *ids[-longest:]]

    def window(self, seconds: float = SECONDS, prompted: float = 0.45, longest_prompt: int = 60) -> Example:
        """A window of speech."""
        rng = self.rng
        if rng.random() < 0.03:
            return self.nothing(seconds)
        stream = self.stream(seconds * rng.choice([0.4, 1.0, 2.0, 2.0, 2.5, 2.5]))
        start = self.start(stream, seconds)
        end = start + seconds
        # A word counts where most of it is heard.
        inside = [w for w in stream.words if w.end - start > 0.6 * (w.end - w.start) and w.start >= start - 0.25]
        before = [w for w in stream.words if w.start < (inside[0].start if inside else end)]
        writing = Writing(start, end, rng.random() < 0.8)
        writing.segments(inside)
        if len(writing.ids) < 3 or len(writing.ids) > 230:
            return self.window(seconds, prompted, longest_prompt)
        no_times = [] if writing.timed else [NO_TIMES]
        prompt = self.prompt(before, prompted, longest_prompt)
        sound, phones, tokens = self.heard(stream, inside, start, seconds)
        last = max((w.end for w in inside), default=end) - start
        silent_from = seconds
        if last + 0.1 < seconds and rng.random() < 0.6:
            silent_from = rng.uniform(last + 0.05, min(seconds, last + 1.0))
        ids = [*prompt, SOT, *no_times, *writing.ids, EOT]
        spans = [None] * (len(prompt) + 1 + len(no_times)) + writing.spans + [None]
        return Example(self.roughen(sound), silent_from, ids, len(prompt) + 1, spans, phones, tokens)

    def start(self, stream: Stream, seconds: float) -> float:
        """Where a window into the stream begins: at its start, after a word or anywhere."""
        rng, words = self.rng, stream.words
        kind = rng.random()
        latest = stream.length if rng.random() < 0.15 else stream.length - seconds
        begun = sum(w.start < latest for w in words[:-2])  # words after which the window may begin
        if kind < 0.15 or begun < 2:
            return -rng.choice([0.0, rng.uniform(0, 0.9)])
        if kind >= 0.85:
            return rng.uniform(0, words[begun].start)
        after = rng.randrange(begun)
        ends = [i for i in range(begun) if words[i].ends_segment]
        if ends and rng.random() < 0.6:
            after = rng.choice(ends)
        low, high = words[after].end - 0.08, min(words[after + 1].start + 0.02, words[after].end + 0.9)
        return rng.uniform(low, max(low, high))

    def heard(self, stream: Stream, inside: list[Word], start: float, seconds: float) -> tuple[Sound, Labels, Labels]:
        """The window's sound, and the phone and the token of each of its frames."""
        sound = np.zeros(int(seconds * RATE), np.float32)
        frames = int(seconds * FRAME_RATE)
        phones, tokens = np.zeros(frames, np.int64), np.full(frames, EOT, np.int64)
        for at, utterance in stream.pieces:
            first = int((at - start) * RATE)
            a, b = max(0, first), min(len(sound), first + utterance.samples)
            if a < b:
                from_, raw = utterance.offset - first, self._files[utterance.file]
                sound[a:b] = raw[from_ + a : from_ + b] / np.float32(32768)
                for phone, p, q in utterance.phones:
                    label(phones, phone, at - start + p, at - start + q)
        for word in inside:
            for token, (p, q) in zip(word.ids, word.spans, strict=True):
                label(tokens, token, p - start, q - start)
        return sound, phones, tokens


def label(frames: Labels, value: int, start: float, end: float) -> None:
    """Name the frames between two times, in seconds; what lies before the window is left out."""
    frames[max(0, round(start * FRAME_RATE)) : max(0, round(end * FRAME_RATE))] = value


def show(example: Example) -> str:
    """An example as text, for a look at it."""
    tokenizer = load()
    text = tokenizer.decode(example.ids, skip_special_tokens=False)
    return f"{example.silent_from:.2f} {len(example.ids)} " + re.sub(r"<\|(\d)", r"<\1", text)


if __name__ == "__main__":
    speech = Speech(Path("speech"), "train", 1)
    print(f"{speech.seconds / 3600:.1f} hours")
    for _ in range(12):
        print(show(speech.window()))

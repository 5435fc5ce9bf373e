"""A Whisper model with random weights: python -m benchmarks.random_whisper FOLDER WIDTH LAYERS.

It has Whisper's vocabulary layout, hears English only and is loaded by faster-whisper as any other. What it costs to
run is what a trained model of that size costs; what it says is fixed. Random weights alone would say anything for as
long as they are let, and be sent back to draw at random, each run another way. So each place of the answer points at
one token: the decoder's position vectors are long and the output matrix knows them. Each 30 seconds of sound are
answered with three timed segments of 25 words, as many as people say, always the same, and surely.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.children import PYTHON, run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NARROW", "TINY", "WORDS_A_CHUNK", "make_model"]

TINY = (384, 4)  # width and layers of Whisper tiny
NARROW = (64, 1)  # hardly any work: for runs over hours
_SEGMENTS, _WORDS_A_SEGMENT = 3, 25
WORDS_A_CHUNK = _SEGMENTS * _WORDS_A_SEGMENT  # words in the answer to each 30 s

_TEXT_TOKENS = 50_257  # as Whisper's own, the end of text not counted among them
_HEAD = 64  # width of an attention head
_MELS, _SOUND_PLACES, _TEXT_PLACES = 80, 1500, 448
_LANGUAGES = ("en", *(f"x{number}" for number in range(98)))
_TASKS = ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps")
_STEP = 0.02  # seconds between two time tokens


def make_model(folder: Path, size: tuple[int, int]) -> Path:
    """A model of that width and number of layers, in a folder of its own; made in another process."""
    width, layers = size
    target = folder / f"random-whisper-{width}"
    if not target.exists():
        run([PYTHON, "-m", __name__, str(target), str(width), str(layers)])
    return target


# Tokens


@cache
def _tokens() -> list[str]:
    """All tokens by number: text, then specials, then times."""
    from tokenizers.pre_tokenizers import ByteLevel

    alphabet = sorted(ByteLevel.alphabet())
    words = [f"\u0120{_made_up(number)}" for number in range(_TEXT_TOKENS - len(alphabet))]
    specials = ["endoftext", "startoftranscript", *_LANGUAGES, *_TASKS]
    times = [f"{place * _STEP:.2f}" for place in range(_SOUND_PLACES + 1)]
    return [*alphabet, *words, *(f"<|{name}|>" for name in [*specials, *times])]


def _made_up(number: int) -> str:
    """A word that nobody says; neighbours are unlike, since text that zlib can shrink is sent back to be drawn."""
    syllables = [consonant + vowel for vowel in "aeiou" for consonant in "bdfgklmz"]
    found, number = "", number * 39_119 % len(syllables) ** 3  # a factor that leaves every number its own
    for _ in range(3):
        number, place = divmod(number, len(syllables))
        found = syllables[place] + found
    return found


def _script() -> list[int]:
    """The answer: numbers of the tokens, and after them the end of text, for readings that come to it late."""
    number = {token: place for place, token in enumerate(_tokens())}
    seconds = 30 // _SEGMENTS
    answer: list[int] = []
    for segment in range(_SEGMENTS):
        first = 1000 + 997 * segment  # anywhere among the words
        said = range(first, first + 13 * _WORDS_A_SEGMENT, 13)
        edges = [number[f"<|{place * seconds:.2f}|>"] for place in (segment, segment + 1)]
        answer += [edges[0], *said, edges[1]]
    end = number["<|endoftext|>"]
    return [*answer, end, end]  # no more: vectors in one row of the output matrix blur each other


def _tokenizer() -> Any:  # noqa: ANN401 - tokenizers has no public name for it
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    text, rest = _tokens()[:_TEXT_TOKENS], _tokens()[_TEXT_TOKENS:]
    tokenizer = Tokenizer(models.BPE({token: place for place, token in enumerate(text)}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in rest])
    return tokenizer


# Weights


class _Weights:
    """Random numbers, the same for every model of one size."""

    def __init__(self, width: int) -> None:
        import numpy

        self._random = numpy.random.default_rng(1)
        self.width = width

    def matrix(self, *shape: int, spread: float = 0.02) -> "NDArray[np.float32]":
        return self._random.normal(0, spread, shape).astype("float32")

    def fill_linear(self, spec: Any, rows: int, columns: int) -> None:  # noqa: ANN401 - CTranslate2 ships no types
        spec.weight, spec.bias = self.matrix(rows, columns), self.matrix(rows)

    def fill_norm(self, spec: Any) -> None:  # noqa: ANN401
        spec.gamma = self.matrix(self.width) + 1
        spec.beta = self.matrix(self.width)

    def fill_attention(self, spec: Any) -> None:  # noqa: ANN401
        """Queries, keys and values in one matrix where sound or text looks at itself; else keys and values."""
        self.fill_norm(spec.layer_norm)
        parts = (3, 1) if len(spec.linear) == 2 else (1, 2, 1)
        for linear, part in zip(spec.linear, parts, strict=True):
            self.fill_linear(linear, part * self.width, self.width)

    def fill_layer(self, spec: Any) -> None:  # noqa: ANN401
        self.fill_attention(spec.self_attention)
        if hasattr(spec, "attention"):
            self.fill_attention(spec.attention)
        self.fill_norm(spec.ffn.layer_norm)
        self.fill_linear(spec.ffn.linear_0, 4 * self.width, self.width)
        self.fill_linear(spec.ffn.linear_1, self.width, 4 * self.width)


def _spec(width: int, layers: int) -> Any:  # noqa: ANN401
    from ctranslate2.specs import WhisperSpec

    spec = WhisperSpec(layers, width // _HEAD, layers, width // _HEAD)
    weights = _Weights(width)
    _fill_encoder(spec.encoder, weights)
    _fill_decoder(spec.decoder, weights)
    spec.register_vocabulary(_tokens())
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], []
    spec.config.lang_ids = [_tokens().index(f"<|{language}|>") for language in _LANGUAGES]
    spec.config.alignment_heads = [[layers - 1, head] for head in range(width // _HEAD)]
    return spec


def _fill_encoder(encoder: Any, weights: _Weights) -> None:  # noqa: ANN401
    width = weights.width
    encoder.conv1.weight, encoder.conv1.bias = weights.matrix(width, _MELS, 3), weights.matrix(width)
    encoder.conv2.weight, encoder.conv2.bias = weights.matrix(width, width, 3), weights.matrix(width)
    encoder.position_encodings.encodings = weights.matrix(_SOUND_PLACES, width)
    weights.fill_norm(encoder.layer_norm)
    for layer in encoder.layer:
        weights.fill_layer(layer)


def _fill_decoder(decoder: Any, weights: _Weights) -> None:  # noqa: ANN401
    """Each place's vector points at the token that the script has there."""
    width = weights.width
    decoder.embeddings.weight = weights.matrix(len(_tokens()), width)
    decoder.position_encodings.encodings = weights.matrix(_TEXT_PLACES, width, spread=1.0)
    weights.fill_norm(decoder.layer_norm)
    for layer in decoder.layer:
        weights.fill_layer(layer)
    points_at = weights.matrix(len(_tokens()), width, spread=0.01)
    for place, token in enumerate(_script()):
        vector = decoder.position_encodings.encodings[place]
        points_at[token] += 40 / width * vector / vector.std()
    decoder.projection.weight = points_at


def _write(folder: Path, width: int, layers: int) -> None:
    spec = _spec(width, layers)
    spec.validate()
    spec.optimize(quantization="float16")  # as the models of the hub are kept
    folder.mkdir(parents=True)
    spec.save(str(folder))
    _tokenizer().save(str(folder / "tokenizer.json"))
    (folder / "preprocessor_config.json").write_text(json.dumps({"feature_size": _MELS, "chunk_length": 30}))


if __name__ == "__main__":
    _write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

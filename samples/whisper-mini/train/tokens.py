"""The tokenizer: 420 byte-pair tokens learned from the training text, then Whisper's special and time tokens.

Small tokens (2.3 characters each) keep the step from sound to text short, which is what lets so small a model learn it.

    python -m train.tokens
"""

from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

FILE = Path("tokenizer.json")
EOT, SOT, ENGLISH, TRANSLATE, TRANSCRIBE, LANGUAGE_MODEL, PREVIOUS, NO_SPEECH, NO_TIMES = range(420, 429)
FIRST_TIME = NO_TIMES + 1  # <|0.00|>; one more every 0.02 s
VOCABULARY = FIRST_TIME + 1501
_SPECIAL = "endoftext startoftranscript en translate transcribe startoflm startofprev nospeech notimestamps"
SPECIAL = _SPECIAL.split()


def write(text: Path) -> None:
    """Learn the tokens from the first lines of a text."""
    lines = text.read_text().split("\n")[:20_000]
    # faster-whisper encodes symbols outside this alphabet when it builds its suppression list, and needs a token back
    tokenizer = Tokenizer(models.BPE(unk_token="#"))  # noqa: S106  (a token of text, no password)
    # From then on it never writes the first token of each of these. That must not be the space alone, with which
    # many words begin: without it no " out" could be written.
    tokenizer.normalizer = normalizers.Replace(Regex("^ [-'♩♪♫♬♭♮♯]$"), "#")
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = [c for c in pre_tokenizers.ByteLevel.alphabet() if 33 <= ord(c) < 127 or c == "Ġ"]
    trainer = trainers.BpeTrainer(vocab_size=EOT, special_tokens=[], initial_alphabet=alphabet)
    tokenizer.train_from_iterator((" " + line for line in lines), trainer)
    names = [f"<|{name}|>" for name in SPECIAL] + [f"<|{i * 0.02:.2f}|>" for i in range(1501)]
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in names])
    if tokenizer.get_vocab_size() != VOCABULARY:
        raise SystemExit(f"{text}: too little text to learn {EOT} tokens from; write more lines")
    tokenizer.save(str(FILE), pretty=False)


def load() -> Tokenizer:
    """The tokenizer as written."""
    return Tokenizer.from_file(str(FILE))


def time_token(seconds: float) -> int:
    """The token of a time within a window."""
    return FIRST_TIME + min(1500, max(0, round(seconds / 0.02)))


if __name__ == "__main__":
    write(Path("text/train.txt"))

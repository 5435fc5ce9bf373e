"""The account of an edit: what became of every segment, and every range of words that is not in the draft."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dictate.edit.tidied import Gone, Tidied
from dictate.edit.tokens import Token, sources_of, tokens_of
from dictate.values.draft import Passage
from dictate.values.edit import Disposition, DropReason, Removal
from dictate.values.transcript import Transcript

__all__ = ["account"]


def account(
    transcript: Transcript, tidied: Tidied, passages: Iterable[Passage], otherwise: DropReason
) -> tuple[tuple[Disposition, ...], tuple[Removal, ...]]:
    """Dispositions and removals of a draft made of `passages`, whose sources say which words they are.

    A word that tidying took out has tidying's reason; any other that is not in the draft has the reason `otherwise`.
    """
    used = {
        (source.segment, place)
        for passage in passages
        for source in passage.sources
        for place in range(source.first, source.last)
    }
    reasons: dict[int, DropReason] = {gone.token.at: gone.reason for gone in tidied.gone}
    unused = [
        Gone(token, reasons.get(token.at, otherwise))
        for token in tokens_of(transcript)
        if (token.segment, token.place) not in used
    ]
    return tuple(_dispositions(transcript, unused)), tuple(_removals(unused))


def _dispositions(transcript: Transcript, unused: list[Gone]) -> Iterator[Disposition]:
    reasons: dict[str, Counter[DropReason]] = {}
    for token, reason in unused:
        reasons.setdefault(token.segment, Counter())[reason] += 1
    for segment in transcript.segments:
        counted = reasons.get(segment.id, Counter())
        used = counted.total() < len(segment.words)
        most = counted.most_common(1)
        yield Disposition(segment=segment.id, used=used, reason=most[0][0] if most and not used else None)


def _removals(unused: list[Gone]) -> Iterator[Removal]:
    run: list[Token] = []
    reason: DropReason = "not selected"
    for gone in unused:
        if run and (gone.reason != reason or gone.token.at != run[-1].at + 1):
            yield from (Removal(source=source, reason=reason) for source in sources_of(run))
            run = []
        run.append(gone.token)
        reason = gone.reason
    if run:
        yield from (Removal(source=source, reason=reason) for source in sources_of(run))

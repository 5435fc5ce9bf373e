"""Times of a window whose silence was taken out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dictate.values.window import SAMPLE_RATE, Span, Window


def window(*stretches: tuple[float, float]) -> Window:
    """A window of silence whose speech was said to be at these stretches."""
    spans = tuple(Span(*stretch) for stretch in stretches)
    length = round(sum(span.duration for span in spans) * SAMPLE_RATE)
    return Window(0, np.zeros(length, dtype=np.float32), spans)


def test_each_stretch_keeps_its_own_time() -> None:
    """A word's time is that of the stretch that its middle lies in."""
    heard = window((5, 6), (60, 62))
    assert heard.restore(0.25, 0.5) == (5.25, 5.5)
    assert heard.restore(1.25, 1.5) == (60.25, 60.5)


def test_a_word_is_not_stretched_over_a_pause() -> None:
    """A word heard across the cut stays on the side of its middle."""
    assert window((5, 6), (60, 62)).restore(0.5, 1.25) == (5.5, 6.0)


@given(
    st.lists(st.floats(0.1, 30), min_size=2, max_size=20).filter(lambda parts: len(parts) % 2 == 0),
    st.floats(0, 1),
    st.floats(0, 5),
)
def test_restored_times_lie_in_speech(parts: list[float], where: float, length: float) -> None:
    """Whatever is heard inside the samples is put inside one stretch, start before end."""
    stretches, at = [], 0.0
    for silence, speech in zip(parts[::2], parts[1::2], strict=True):
        stretches.append((at + silence, at + silence + speech))
        at += silence + speech
    heard = window(*stretches)
    start = where * len(heard.samples) / SAMPLE_RATE
    restored = heard.restore(start, start + length)
    assert restored.start <= restored.end
    assert any(span.start <= restored.start and restored.end <= span.end for span in heard.speech)

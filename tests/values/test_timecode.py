"""Seconds as people and files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictate.values.timecode import clock, parse_clock, timestamp


@given(st.integers(0, 360_000))
def test_a_clock_time_reads_back(seconds: int) -> None:
    """What `clock` writes, `parse_clock` reads, for whole seconds."""
    assert parse_clock(clock(seconds)) == seconds


@given(st.floats(0, 360_000), st.sampled_from(",."))
def test_a_subtitle_time_reads_back_to_the_millisecond(seconds: float, separator: str) -> None:
    """What `timestamp` writes, `parse_clock` reads to within half a millisecond."""
    assert parse_clock(timestamp(seconds, separator=separator)) == pytest.approx(seconds, abs=0.00051)


@pytest.mark.parametrize("text", ["", "1:75", "one", "-1:30", "1:2:3:4", "nan", "1:30pm"])
def test_what_is_no_time_is_refused(text: str) -> None:
    """A time that cannot be is an error, not a guess."""
    with pytest.raises(ValueError, match="is not a time"):
        parse_clock(text)

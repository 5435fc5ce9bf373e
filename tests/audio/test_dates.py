"""The date of a recording is the recorder's own, or none."""

from datetime import UTC, datetime, timedelta

import pytest

from dictate.audio.dates import made_at


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"creation_time": "2024-05-01T10:00:00.000000Z"}, "2024-05-01T10:00:00+00:00"),
        ({"com.apple.quicktime.creationdate": "2024-05-01T23:30:00+0200"}, "2024-05-01T23:30:00+02:00"),
        ({"CREATION_TIME": "2024-05-01 10:00:00Z"}, "2024-05-01T10:00:00+00:00"),
    ],
)
def test_a_date_keeps_its_zone(tags: dict[str, str], expected: str) -> None:
    """What recorders write becomes a time that knows its zone."""
    found = made_at(tags)
    assert found is not None
    assert found.isoformat() == expected


def test_apple_s_own_date_wins() -> None:
    """It knows where the speaker was; creation_time is in UTC and may be another day."""
    local, utc = "2024-05-02T00:30:00+0200", "2024-05-01T22:30:00.000000Z"
    found = made_at({"com.apple.quicktime.creationdate": local, "creation_time": utc})
    assert found is not None
    assert found.date().isoformat() == "2024-05-02"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"date": "2024-05-01"}, "2024-05-01T00:00:00"),
        ({"date": "2024-05-01T10:20"}, "2024-05-01T10:20:00"),
        ({"date": "2024-05-01", "creation_time": "10:20:30"}, "2024-05-01T10:20:30"),
    ],
)
def test_a_date_without_a_zone_is_local(tags: dict[str, str], expected: str) -> None:
    """A recorder's wall clock is read as a clock on this wall; broadcast WAV splits date and time."""
    found = made_at(tags)
    assert found is not None
    assert found.tzinfo is not None
    assert found.replace(tzinfo=None).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "1904-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1980-01-01",
        "2024",
        "2024-05",
        "10:20:30",
        "",
        "yesterday",
        "2024-13-45",
    ],
)
def test_an_absurd_date_is_none(text: str) -> None:
    """Clocks that were never set, bare years and nonsense say nothing."""
    assert made_at({"creation_time": text, "date": text}) is None


def test_a_date_in_the_future_is_none() -> None:
    """Nobody has recorded anything next week."""
    assert made_at({"date": (datetime.now(UTC) + timedelta(days=7)).isoformat()}) is None


def test_an_absurd_date_does_not_hide_a_good_one() -> None:
    """The track's date counts where the container's clock was never set."""
    found = made_at({"creation_time": "1904-01-01T00:00:00Z"}, {"date": "2024-05-01"})
    assert found is not None
    assert found.year == 2024

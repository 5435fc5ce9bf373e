"""When a recording was made, from the tags that recorders write."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

__all__ = ["made_at"]

# In order of trust: Apple's own date knows its time zone, creation_time is in UTC, the rest is a wall clock's.
_TAGS = ("com.apple.quicktime.creationdate", "creation_time", "date_recorded", "date", "ICRD")
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # clocks that were never set say 1904, 1970 or 1980
_CLOCKS_DIFFER = timedelta(days=1)


def made_at(*tags: Mapping[str, str]) -> datetime | None:
    """The first sensible date in `tags`, with its time zone; `None` where there is none.

    A date without a zone is taken as local time, as a recorder shows it. A bare year is no date, and neither is one
    before 1995 or in the future.

    >>> made_at({"creation_time": "2024-05-01T10:00:00.000000Z"})
    datetime.datetime(2024, 5, 1, 10, 0, tzinfo=datetime.timezone.utc)
    >>> made_at({"creation_time": "1904-01-01T00:00:00Z", "date": "2024"})
    """
    merged: dict[str, str] = {}
    for each in tags:
        merged |= {name.lower(): value for name, value in each.items()}
    found = (_parsed(_with_clock(merged, name.lower())) for name in _TAGS)
    return next((date for date in found if date), None)


def _with_clock(tags: Mapping[str, str], name: str) -> str:
    """The tag's text; broadcast WAV files keep the time of day of `date` in `creation_time`."""
    text, clock = tags.get(name, ""), tags.get("creation_time", "")
    return f"{text}T{clock}" if name == "date" and len(text) == len("2024-05-01") and len(clock) == 8 else text


def _parsed(text: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(text.strip())
        aware = date if date.tzinfo else date.astimezone()
        sensible = len(text) >= len("20240501") and _EARLIEST <= aware <= datetime.now(UTC) + _CLOCKS_DIFFER
    except (ValueError, OverflowError, OSError):
        return None
    return aware if sensible else None

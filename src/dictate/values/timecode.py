"""Seconds as people and file formats write them."""

import re

__all__ = ["clock", "parse_clock", "timestamp"]

_CLOCK = re.compile(r"(?:(?P<hours>\d+):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]?\d(?:[.,]\d+)?)")


def clock(seconds: float) -> str:
    """Seconds as a reader writes them, rounded down to the second.

    >>> clock(560.9), clock(3723)
    ('9:20', '1:02:03')
    """
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def timestamp(seconds: float, *, separator: str = ".") -> str:
    """Seconds as SRT (separator ",") and VTT (separator ".") write them, to the millisecond.

    >>> timestamp(3723.5, separator=",")
    '01:02:03,500'
    """
    millis = max(0, round(seconds * 1000))
    whole, thousandths = divmod(millis, 1000)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{left:02}{separator}{thousandths:03}"


def parse_clock(text: str) -> float:
    """Seconds of `1:30`, `00:04:01.06`, `00:04:01,060` or a plain number. Raises ValueError for anything else.

    >>> parse_clock("1:30"), parse_clock("00:04:01.06"), parse_clock("90")
    (90.0, 241.06, 90.0)
    """
    stripped = text.strip()
    if match := _CLOCK.fullmatch(stripped):
        hours, minutes, seconds = match["hours"] or "0", match["minutes"], match["seconds"].replace(",", ".")
        return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    if re.fullmatch(r"\d+(?:\.\d+)?", stripped):
        return float(stripped)
    raise ValueError(f"{text!r} is not a time: write minutes:seconds, like 1:30")

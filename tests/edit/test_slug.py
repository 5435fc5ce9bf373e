"""Slugs are safe file names, whatever the title."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictate.edit import slugify


@settings(deadline=None)
@given(st.text())
def test_a_slug_is_always_safe(title: str) -> None:
    """Only ASCII letters, digits and single hyphens, not empty, at most 60 characters and a number."""
    slug = slugify(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 60


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("I can't go back", "i-cant-go-back"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-1"),
        ("com1.txt", "com1-txt"),
        ("Über Straße & Łódź", "uber-strasse-lodz"),
        ("日本語", "untitled"),
        ("", "untitled"),
        ("x" * 200, "x" * 60),
        ("seventeen " * 8, "seventeen-seventeen-seventeen-seventeen-seventeen-seventeen"),
    ],
)  # fmt: skip
def test_slugs(title: str, slug: str) -> None:
    """Words are kept whole, letters become ASCII, device names and paths lose their meaning."""
    assert slugify(title) == slug

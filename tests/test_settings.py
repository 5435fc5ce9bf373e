"""Settings from file and environment."""

import os
from pathlib import Path

import pytest

from dictate.errors import SettingsError
from dictate.settings import config_path, load_settings, template


def write(text: str) -> Path:
    """The user's settings file, written."""
    path = config_path()
    path.write_text(text)
    return path


def test_without_a_file_the_defaults_hold() -> None:
    """Nothing has to be set; the default model is small and the editor needs no network."""
    settings = load_settings().settings
    assert (settings.model, settings.llm) == ("small", "offline")


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each value tells where it came from."""
    path = write('model = "base"\nglossary = ["Ana", "Zagreb"]\n')
    monkeypatch.setenv("DICTATE_MODEL", "tiny")
    loaded = load_settings()
    assert (loaded.settings.model, loaded.settings.glossary) == ("tiny", ("Ana", "Zagreb"))
    assert loaded.origin["model"] == "DICTATE_MODEL"
    assert loaded.origin["glossary"] == str(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('modell = "base"', "modell"),
        ("threads = -1", "threads"),
        ('compute_type = "int3"', "compute_type"),
        ("model = base", "is not TOML"),
        ("\udc80", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(text: str, says: str) -> None:
    """The error names the setting or the file, and what to do."""
    config_path().write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(SettingsError, match=says) as caught:
        load_settings()
    assert caught.value.hint


def test_the_template_with_its_lines_taken_in_is_valid() -> None:
    """Every line of the template that is a setting can be used as it stands."""
    lines = [line.removeprefix("# ") for line in template().splitlines() if " = " in line]
    write("\n".join(lines[0:]))
    assert load_settings().settings.compute_type == "auto"


def test_no_user_folder_is_touched_by_tests() -> None:
    """The fixture that guards the user's own folders is in force."""
    assert "home" in os.environ["DICTATE_CONFIG"]

"""The only reader of the environment and of the settings file. It is read by the commands and handed down as values.

A setting is taken from the command line, else the environment (`DICTATE_MODEL`), else the settings file
(`model = "small"` in config.toml), else the default. The file is TOML; an unknown key is an error that names it.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from platformdirs import user_cache_path, user_config_path
from pydantic import Field, ValidationError, field_validator

from dictate.errors import SettingsError
from dictate.values.base import Value

__all__ = ["ComputeType", "Loaded", "Settings", "config_path", "load_settings", "template"]

ComputeType = Literal["auto", "int8", "int8_float16", "int8_float32", "float16", "bfloat16", "float32"]


class Settings(Value):
    """What a writer sets once."""

    model: str = Field("small", description="Whisper model: a name that `dictate models` lists, or a folder")
    language: str | None = Field(None, description="language that is spoken, like en or de; left out: detected")
    llm: str = Field("offline", description="who edits: offline (no model, no network)")
    glossary: tuple[str, ...] = Field((), description="names and terms to listen for")
    compute_type: ComputeType = Field("auto", description="precision of the model's arithmetic")
    device: Literal["auto", "cpu", "cuda"] = Field("auto", description="where the model runs: auto, cpu or cuda")
    threads: int = Field(0, ge=0, le=256, description="processor threads for the model; 0: chosen for this machine")
    timestamps: bool = Field(False, description="put each paragraph's time beside it in drafts")
    models_dir: Path | None = Field(None, description="a folder of models of your own; left out: none")
    hub: str | None = Field(None, description="address of a model hub; left out: the usual one")
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path("dictate"), description="where finished work is kept"
    )

    @field_validator("cache_dir", "models_dir")
    @classmethod
    def _at_home(cls, folder: Path | None) -> Path | None:
        return folder and folder.expanduser()


@dataclass(frozen=True)
class Loaded:
    """Settings, and where each that is not a default came from."""

    settings: Settings
    origin: dict[str, str]


def config_path() -> Path:
    """The settings file: $DICTATE_CONFIG, else config.toml in the user's settings folder. It need not exist."""
    given = os.environ.get("DICTATE_CONFIG")
    return Path(given) if given else user_config_path("dictate") / "config.toml"


def load_settings(**given: object) -> Loaded:
    """Settings of file and environment, and over them those `given` on the command line.

    Raises SettingsError that names the setting and where it was read.
    """
    path = config_path()
    chosen: dict[str, object] = dict(_read(path))
    origin = dict.fromkeys(chosen, str(path))
    for name in Settings.model_fields:
        variable = f"DICTATE_{name.upper()}"
        if value := os.environ.get(variable):
            chosen[name] = value.split(",") if name == "glossary" else value
            origin[name] = variable
    chosen = {name: value for name, value in (chosen | given).items() if value != ""}  # empty: left out
    origin |= dict.fromkeys(given, "the command line")
    try:
        return Loaded(Settings.model_validate(chosen), origin)
    except ValidationError as error:
        raise _explained(error, origin, path) from error


def template() -> str:
    """A settings file with every setting as a comment, to start from."""
    lines = ["# Settings of dictate. Take the # away from a line to change it.", ""]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        choices = f" ({', '.join(get_args(ComputeType))})" if name == "compute_type" else ""
        lines += [f"# {field.description}{choices}", f"# {name} = {_toml(default)}", ""]
    return "\n".join(lines)


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", hint="mend it, or move it away", path=path) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"is not TOML: {error}", hint='write settings like model = "small"', path=path) from error


def _explained(error: ValidationError, origin: dict[str, str], path: Path) -> SettingsError:
    first = error.errors()[0]
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        known = ", ".join(Settings.model_fields)
        return SettingsError(f"has a setting that is not known: {name}", hint=f"known are {known}", path=path)
    where = origin.get(name, str(path))
    return SettingsError(f"{name} in {where}: {first['msg']}", hint="mend it there, or take it out")


def _toml(value: object) -> str:
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, int):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

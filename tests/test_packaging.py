"""What is built for users is whole."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_every_package_is_listed() -> None:
    """A folder with code in it that pyproject.toml forgets would be missing from what users install."""
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    found = {".".join(path.parent.relative_to(ROOT / "src").parts) for path in (ROOT / "src").rglob("__init__.py")}
    assert found | {"dictate.prompts", "dictate.samples"} == listed


@pytest.mark.slow
def test_a_wheel_holds_everything_and_runs(tmp_path: Path) -> None:
    """The wheel has every module, the samples and the model, and its program works away from the checkout."""
    source = tmp_path / "source"
    shutil.copytree(
        ROOT, source, ignore=shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__", "tests", "benchmarks")
    )
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", *options, "-w", tmp_path, source], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src/dictate").rglob("*.py")} <= names
    assert {"dictate/py.typed", "dictate/samples/voice-memo.flac", "dictate/samples/whisper-mini/model.bin"} <= names
    zipfile.ZipFile(wheel).extractall(tmp_path / "there")
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.path.insert(0, 'there'); from dictate.cli import main; main()",
            "edit",
            "-",
        ],
        cwd=tmp_path,
        input=b"I walk to the river. The river is cold.",
        capture_output=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr

"""The `dictate` command: its subcommands, and what becomes of every error."""

import errno
import io
import os
import signal
import sys
from types import FrameType
from typing import Annotated, NoReturn

import typer

from dictate.cli import cache, check, config, demo, doctor, edit, models, transcribe
from dictate.errors import DictateError, OutputError

__all__ = ["app", "run"]

_STOPPED = 128 + signal.SIGINT
EXIT_CODES = (
    "Exit codes: 0 done, 1 internal error, 2 wrong usage or settings, 3 a file cannot be used, 4 no such model, "
    "5 the engine failed, 6 a result cannot be written, 7 no edit could be made, 8 a strict check found something, "
    "9 some of several files failed, 130 Ctrl-C."
)

app = typer.Typer(
    name="dictate",
    help="Speak it, then publish it: recordings become text on this machine, and a draft in your own words.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # Typer's own colours cost 0.1 s at each start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from dictate import __version__

        typer.echo(f"dictate {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None: ...


app.command("transcribe")(transcribe.transcribe)
app.command("edit")(edit.edit)
app.command("check")(check.check)
app.command("demo")(demo.demo)
app.command("models")(models.models)
app.command("doctor")(doctor.doctor)
app.command("config")(config.config)
app.command("cache")(cache.cache)


class _CtrlC:
    """Python's own answer to SIGINT, and the memory that it came.

    A library in C that is interrupted while it is being imported turns the interruption into an error of its own.
    """

    came = False

    def __call__(self, signum: int, frame: FrameType | None) -> None:
        self.came = True
        signal.default_int_handler(signum, frame)


def run() -> None:
    """Run a command; every error becomes a sentence, a hint and an exit code."""
    ctrl_c = _CtrlC()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # who started us may want it ignored
        signal.signal(signal.SIGINT, ctrl_c)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter still shows the rest
    try:
        app()
    except SystemExit as end:
        if end.code != _STOPPED:  # Typer turns Ctrl-C into this
            raise
        _stopped()
    except BrokenPipeError:
        # the reader of a pipe has gone: point stdout elsewhere, so that Python does not complain when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
    except Exception as error:  # noqa: BLE001 - the last stop: a bug is told in words too
        if ctrl_c.came:
            _stopped()
        _tell(error)


def _tell(error: Exception) -> NoReturn:
    if isinstance(error, DictateError):
        _fail(str(error), error.hint, error.exit_code)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        _fail("the disk is full", "make room, then run this again", OutputError.exit_code)
    if os.environ.get("DICTATE_TRACEBACK"):
        raise error
    _fail(
        f"internal error: {type(error).__name__}: {error}",
        "this is a bug; set DICTATE_TRACEBACK=1 and run it again to see where, then report it",
        DictateError.exit_code,
    )


def _stopped() -> NoReturn:
    _fail("stopped", "what was finished is kept: the same command goes on from there", _STOPPED)


def _fail(message: str, hint: str, code: int) -> NoReturn:
    from dictate.cli.show import Talk

    Talk().error(message, hint)
    sys.exit(code)

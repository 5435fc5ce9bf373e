"""The commands: thin; they parse, call the pipeline and show. Nothing heavy is imported before a command runs."""

__all__ = ["main"]


def main() -> None:
    """The program. Ctrl-C is answered from here on, while the commands are still being loaded too."""
    try:
        from dictate.cli.app import run

        run()
    except KeyboardInterrupt:
        import sys

        sys.stderr.write("error: stopped\n")
        sys.exit(130)

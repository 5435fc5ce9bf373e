"""The commands: thin; they parse, call the pipeline and show. Nothing heavy is imported before a command runs."""

from dictate.cli.app import main

__all__ = ["main"]

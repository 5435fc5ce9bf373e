"""dictate: speak it, then publish it. See docs/design.md for the rooms of this package."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    # the version is read from the installed package's metadata, and only when somebody asks
    if name == "__version__":
        from importlib.metadata import version

        return version("dictate")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

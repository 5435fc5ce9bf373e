"""Short names of models: a table, and nothing else."""

from dataclasses import dataclass

__all__ = ["KNOWN", "KnownModel", "repository_of"]


@dataclass(frozen=True)
class KnownModel:
    """A model with a short name.

    repository: `owner/name` on the hub; files in CTranslate2 form.
    download:   megabytes (10^6 bytes) of all files that are fetched.
    speed:      how many times as fast as the largest model.
    note:       what it is good for.
    """

    repository: str
    download: int
    speed: float
    note: str

    @property
    def memory(self) -> int:
        """Megabytes of memory while it works, roughly.

        900 for Python, the engine and one window of ten minutes, and 1.2 times the files: weights are read in half
        precision and turned into 8-bit numbers (faster-whisper's authors measured 1477 for small on a processor).
        """
        return 900 + round(1.2 * self.download)


_LARGE = KnownModel("Systran/faster-whisper-large-v3", 3091, 1, "best; slow without a graphics card")
_TURBO = KnownModel("mobiuslabsgmbh/faster-whisper-large-v3-turbo", 1621, 8, "nearly as good as large, much faster")

KNOWN: dict[str, KnownModel] = {
    "tiny": KnownModel("Systran/faster-whisper-tiny", 78, 10, "fastest, many errors"),
    "tiny.en": KnownModel("Systran/faster-whisper-tiny.en", 78, 10, "fastest, many errors"),
    "base": KnownModel("Systran/faster-whisper-base", 148, 7, "for quick looks"),
    "base.en": KnownModel("Systran/faster-whisper-base.en", 148, 7, "for quick looks"),
    "small": KnownModel("Systran/faster-whisper-small", 487, 4, "good; runs well on a laptop"),
    "small.en": KnownModel("Systran/faster-whisper-small.en", 486, 4, "good; runs well on a laptop"),
    "medium": KnownModel("Systran/faster-whisper-medium", 1531, 2, "better; takes patience on a laptop"),
    "medium.en": KnownModel("Systran/faster-whisper-medium.en", 1530, 2, "better; takes patience on a laptop"),
    "large-v1": KnownModel("Systran/faster-whisper-large-v1", 3090, 1, "superseded by large-v3"),
    "large-v2": KnownModel("Systran/faster-whisper-large-v2", 3090, 1, "as good as large-v3 for some languages"),
    "large-v3": _LARGE,
    "large": _LARGE,
    "large-v3-turbo": _TURBO,
    "turbo": _TURBO,
    "distil-small.en": KnownModel("Systran/faster-distil-whisper-small.en", 336, 5.6, "as good as small, faster"),
    "distil-medium.en": KnownModel("Systran/faster-distil-whisper-medium.en", 792, 6.8, "as good as medium, faster"),
    "distil-large-v2": KnownModel("Systran/faster-distil-whisper-large-v2", 1516, 5.8, "as good as large, faster"),
    "distil-large-v3": KnownModel("Systran/faster-distil-whisper-large-v3", 1516, 6.3, "as good as large, faster"),
    "distil-large-v3.5": KnownModel("distil-whisper/distil-large-v3.5-ct2", 1516, 6.3, "as good as large, faster"),
}


def repository_of(name: str) -> str | None:
    """The repository that a short name or an `owner/name` stands for; None for anything else.

    >>> repository_of("small"), repository_of("me/my-whisper"), repository_of("smal")
    ('Systran/faster-whisper-small', 'me/my-whisper', None)
    """
    if name in KNOWN:
        return KNOWN[name].repository
    owner, slash, rest = name.partition("/")
    parts_are_names = all(part and part[0] not in ".~-" and "\\" not in part for part in (owner, rest))
    return name if slash and parts_are_names and "/" not in rest else None

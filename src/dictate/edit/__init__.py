"""Transcript -> Edit + Evidence: tidy, the editor port and the offline editor, alignment, and the check.

It reads no files and writes none; no editor here writes a time.
"""

from dictate.edit.check import check
from dictate.edit.check.attribute import attribute
from dictate.edit.check.mend import mend, mend_page, mended
from dictate.edit.editor import Editor
from dictate.edit.offline import OfflineEditor
from dictate.edit.reading import reading_order
from dictate.edit.slug import slugify
from dictate.edit.tidied import Tidied
from dictate.edit.tidy import tidy

__all__ = [
    "Editor",
    "OfflineEditor",
    "Tidied",
    "attribute",
    "check",
    "mend",
    "mend_page",
    "mended",
    "reading_order",
    "slugify",
    "tidy",
]

"""Content-addressed files, written whole or not at all; handed to the rooms that resume."""

from dictate.store.files import already_there, free_name, write_whole
from dictate.store.store import Store, Usage, key_of

__all__ = ["Store", "Usage", "already_there", "free_name", "key_of", "write_whole"]

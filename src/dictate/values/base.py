"""The one base of all values: immutable, strict about unknown fields."""

from pydantic import BaseModel, ConfigDict

__all__ = ["Value"]


class Value(BaseModel):
    """An immutable value. Unknown fields are an error, so that a file from a newer version is not half understood."""

    model_config = ConfigDict(frozen=True, extra="forbid")

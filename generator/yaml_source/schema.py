"""What every schema of an editor's file is made of."""

from __future__ import annotations

import re
from typing import ClassVar

import pydantic

from generator.limits import PARTS
from generator.model import Bilingual

_CHINESE, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")


class Schema(pydantic.BaseModel):
    """Base of every file's schema: frozen, and a key that it does not name is an error."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")
    quotes_source: ClassVar[bool] = False
    """Whether the file names characters of a raw export, which may be ones that nobody can see."""
    longest: ClassVar[int] = PARTS
    """Entries that a list of the file may have."""
    written: ClassVar[str] = ""
    """An example of how it is written, where the keys that it needs do not make one."""


class BilingualText(Schema):
    """`{zh: …, en: …}`: the same thing in both languages."""

    zh: str = pydantic.Field(min_length=1, description="中文 / in Chinese")
    en: str = pydantic.Field(min_length=1, description="英文 / in English")

    @pydantic.field_validator("en")
    @classmethod
    def _is_english(cls, value: str) -> str:
        if _CHINESE.search(value) and not _LATIN.search(value):
            raise SchemaError(
                Bilingual("en里写的是中文", "`en` is in Chinese"),
                Bilingual(
                    "请写英文；若与zh写反了，请对调", "write it in English; if it was swapped with `zh`, swap them back"
                ),
            )
        return value

    def text(self) -> Bilingual:
        """The noun that the rest of the programme uses."""
        return Bilingual(self.zh, self.en)


class SchemaError(ValueError):
    """A value that a schema's own validator refuses, with the words for the editor in both languages."""

    def __init__(self, message: Bilingual, remedy: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy

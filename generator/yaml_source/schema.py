"""What every schema of an editor's file is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

import pydantic

from generator.limits import PARTS
from generator.model import Bilingual

_CHINESE, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")
_ENGLISH_WORDS = re.compile(r"[A-Za-z].* [a-z]{3,}\b|\b[a-z]{3,} .*[A-Za-z]")
"""Two words, one of them in small letters: `Total investment`, and not `GDP`, `iPhone 15` or `New York`."""


class Schema(pydantic.BaseModel):
    """Base of every file's schema: frozen, and a key that it does not name is an error."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")
    quotes_source: ClassVar[bool] = False
    """Whether the file names characters of a raw export, which may be ones that nobody can see."""
    longest: ClassVar[int] = PARTS
    """Entries that a list of the file may have."""
    elsewhere: ClassVar[Mapping[str, Bilingual]] = {}
    """Keys of another kind of file, and what to do with a file that has them."""
    written: ClassVar[str] = ""
    """An example of how it is written, where the keys that it needs do not make one."""


def _english(value: str) -> str:
    if _CHINESE.search(value) and not _LATIN.search(value):
        raise SchemaError(
            Bilingual("en里写的是中文", "`en` is in Chinese"),
            Bilingual(
                "请写英文；若与zh写反了，请对调", "write it in English; if it was swapped with `zh`, swap them back"
            ),
        )
    return value


English = Annotated[str, pydantic.AfterValidator(_english)]
"""Text that is not plainly Chinese."""


class BilingualText(Schema):
    """`{zh: …, en: …}`: the same thing in both languages."""

    zh: str = pydantic.Field(min_length=1, description="中文 / in Chinese")
    en: English = pydantic.Field(min_length=1, description="英文 / in English")

    @pydantic.model_validator(mode="after")
    def _has_chinese(self) -> BilingualText:
        """Asked only where `en` is sound, so that two that were swapped are one mistake."""
        if self.zh.isascii() and _ENGLISH_WORDS.search(self.zh):
            raise SchemaError(
                Bilingual("zh里写的是英文", "`zh` is in English"),
                Bilingual("请写中文", "write it in Chinese"),
            )
        return self

    def text(self) -> Bilingual:
        """The noun that the rest of the programme uses."""
        return Bilingual(self.zh, self.en)


class SchemaError(ValueError):
    """A value that a schema's own validator refuses, with the words for the editor in both languages."""

    def __init__(self, message: Bilingual, remedy: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy

"""Characters that nobody can see and that change what is seen: an editor's file holds none.

Controls of a terminal, marks that turn the direction of writing (a reviewer of a change would read other words than
a program), tags, and the line ends that only some programs take for one. Zero-width joiners and the soft hyphen may
stay: emoji and names in other scripts need them, and comparisons fold them away.
"""

from __future__ import annotations

import re
import unicodedata

from generator.model import Bilingual, Location
from generator.reading.lines import NO_CHARACTERS
from generator.yaml_source.refusals import RefusedError

_HIDDEN = re.compile(
    f"[{NO_CHARACTERS}"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def first_hidden(text: str) -> re.Match[str] | None:
    """The first hidden character of a text."""
    if text.replace("\n", "").isprintable():  # nothing hidden is, and this is told twenty times as fast
        return None
    return _HIDDEN.search(text)


def hidden_words(found: re.Match[str]) -> tuple[Bilingual, Bilingual]:
    """What is wrong, and what to do."""
    char = found.group()
    name = unicodedata.name(char, "")
    said = f"U+{ord(char):04X}" + (f" {name}" if name else "")
    return (
        Bilingual(f"含有不可见的控制字符{said}", f"contains the invisible control character {said}"),
        Bilingual("请删去该字符", "delete it"),
    )


def hidden_character(found: re.Match[str], where: Location) -> RefusedError:
    """The refusal of a file that holds one."""
    return RefusedError("yaml-character", where, *hidden_words(found))

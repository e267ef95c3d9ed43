"""Small readings of running text: its first sentence, its paragraphs by number, names set apart, a title in quotes."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model import Article, Language, PartKind

_CHINESE_END = re.compile(r"([。！？][”』」》）]*)\s*")
_ENGLISH_END = re.compile(r"([.!?][”’\")]*)\s+(?=[“‘\"(]?[A-Z0-9])")
"""The end of a sentence, with the white space before the next one."""
_NO_HAN = bytes(high for high in range(256) if not 0x34 <= high <= 0x9F)
"""The higher bytes of all characters but those from U+3400 to U+9FFF."""
_LETTERS = bytes(ord("a") if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))
"""Makes one letter of every Latin letter and digit, and a space of every other byte."""
_ABBREVIATIONS = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "U.S.", "vs.")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff·]) (?=[\u3400-\u9fff·])")
_ENGLISH_DATELINE = re.compile(r"[^.()]{1,60}(?:\([^()]*\))?\s*[–—]\s*(?=[A-Z“‘])")
_REPORTERS = re.compile(r"[（(][^（()）]*[）)]")


def set_apart(byline: str) -> str:
    """A Chinese byline whose names are parted by a full square, as in print; of the same length.

    >>> set_apart("本报记者 张三 李四")
    '本报记者　张三　李四'
    """
    return _BETWEEN_HAN.sub("　", byline)


@lru_cache(1 << 16)  # a paragraph is cut again for every term that stands in it
def sentences(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a paragraph begin and end; the last may lack its full stop."""
    found, start = [], 0
    for match in (_CHINESE_END if language is Language.ZH else _ENGLISH_END).finditer(text):
        end = match.end(1)
        if not text.endswith(_ABBREVIATIONS, start, end):
            found.append((start, end))
            start = match.end()
    return (*found, (start, len(text))) if start < len(text) else tuple(found)


def paragraph_numbers(article: Article) -> dict[str, int]:
    """Which paragraph of an article, from 1, each of them is, by their ids."""
    paragraphs = (part.id for part in article.parts if part.kind is PartKind.PARAGRAPH)
    return {part: number for number, part in enumerate(paragraphs, start=1)}


def sentence_at(text: str, offset: int, language: Language) -> str:
    """The sentence in which a character stands."""
    return next((text[start:end] for start, end in sentences(text, language) if offset < end), text)


def opening_sentence(article: Article, text: str, language: Language) -> tuple[int, int]:
    """The first sentence of an article's first paragraph, without its dateline and reporters."""
    start = _after_dateline(article, text, language)
    first = sentences(text[start:], language)
    return start, start + (first[0][1] if first else 0)


def _after_dateline(article: Article, text: str, language: Language) -> int:
    """Where the story itself begins: behind `本报某地讯（记者 …）`, in English behind `Town (our reporter …) –`."""
    if not article.dateline:
        return 0
    if language is Language.EN:
        dateline = _ENGLISH_DATELINE.match(text)
        return dateline.end() if dateline else 0
    if not text.startswith(article.dateline):
        return 0
    start = len(article.dateline)
    reporters = _REPORTERS.match(text, start)
    return reporters.end() if reporters else start


_SINGLE = str.maketrans("“”", "‘’")


def title_in_quotes(title: str, stop: str) -> str:
    """A title as an English sentence names it: what it quotes in single marks, and the stop within all of them.

    >>> title_in_quotes("A Team That “Lives in People’s Hearts”", ".")
    '“A Team That ‘Lives in People’s Hearts.’”'
    >>> title_in_quotes("Who Built the Bridge?", ",")
    '“Who Built the Bridge?”'
    """
    said = title.rstrip("”")
    closing = "’" * (len(title) - len(said))
    return f"“{said.translate(_SINGLE)}{'' if said.endswith(('?', '!', stop)) else stop}{closing}”"


HAN_A_MINUTE = 400
WORDS_A_MINUTE = 230


def reading_minutes(text: str) -> int:
    """How many minutes a text takes to read, one at least: 400 Han characters or 230 other words a minute."""
    # Bytes are told apart and counted at once; a pattern would have each run of characters, and each word, as a text.
    han = len(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _NO_HAN))
    words = (b" " + text.encode("ascii", "replace").translate(_LETTERS)).count(b" a")
    return max(1, round(han / HAN_A_MINUTE + words / WORDS_A_MINUTE))

"""What an editor left open: a bracket, a quotation mark. The parser notices it lines later, or in another entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from generator.model import Bilingual
from generator.yaml_source.trap import Trap

_WIDE_COMMA = re.compile("[，、](?=\\s*[A-Za-z][A-Za-z_-]*\\s*:)")
_OPENING = re.compile(r"""(?:^|[\[{,:-])\s*(?P<at>['"])""")
_CLOSED = {"'": re.compile("(?:[^']|'')*'(?!')"), '"': re.compile(r'(?:[^"\\]|\\.)*"')}
_CLOSING = {"{": "}", "[": "]"}


def left_open(error: yaml.YAMLError, lines: Sequence[str]) -> Trap | None:
    """The bracket or quotation mark that was left open before the place where the parser gave up."""
    context, begun = str(getattr(error, "context", "") or ""), getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None)
    if mark is None or begun is None or begun.line >= len(lines):
        return None
    if "flow mapping" in context or "flow sequence" in context:
        return _in_brackets(lines, (begun.line, begun.column), (mark.line, mark.column))
    if context.startswith("while parsing a block") and mark.line < len(lines):
        return _bracket_too_many(lines, mark.line, mark.column) or _behind_quotation(lines, mark.line, mark.column)
    return None


def _in_brackets(lines: Sequence[str], begun: tuple[int, int], noticed: tuple[int, int]) -> Trap | None:
    """`begun`: where the bracket opens; `noticed`: where the parser gave up."""
    (row, column), (until, _) = begun, noticed
    line = lines[row]
    if comma := _WIDE_COMMA.search(line, column):
        return Trap(
            "yaml-full-width-comma",
            row,
            comma.start(),
            Bilingual(f"括号里用了全角“{comma.group()}”", f"there is a full-width “{comma.group()}” inside brackets"),
            Bilingual("请改成半角逗号加空格“, ”", "write an ordinary comma and a space, `, `"),
        )
    if until == row:
        return _other_bracket(lines, begun, noticed) or _text_behind_quotation(lines, *noticed)
    if (quotation := _unclosed(line, column)) is not None:
        return _open_quotation(row, quotation)
    closing = _CLOSING.get(line[column : column + 1])
    if closing is None:
        return None
    if (comment := line.find(" #", column)) >= 0 and closing in line[comment:]:
        return Trap(
            "yaml-number-sign",
            row,
            comment + 1,
            Bilingual(
                "空格后面的“#”使这一行余下的字成了注释", "a `#` after a space turns the rest of the line into a comment"
            ),
            Bilingual("请给整段文字加引号", "put the whole text in quotes"),
        )
    return Trap(
        "yaml-bracket",
        row,
        column,
        Bilingual(f"这个“{line[column]}”没有结束", f"this `{line[column]}` is never closed"),
        Bilingual(f"请在这一项末尾补上“{closing}”", f"write `{closing}` at the end of what belongs to it"),
    )


def _other_bracket(lines: Sequence[str], begun: tuple[int, int], noticed: tuple[int, int]) -> Trap | None:
    row, at = noticed
    opened, found = lines[row][begun[1] : begun[1] + 1], lines[row][at : at + 1]
    if opened not in _CLOSING or found not in _CLOSING.values() or found == _CLOSING[opened]:
        return None
    return Trap(
        "yaml-bracket",
        row,
        at,
        Bilingual(f"“{opened}”还没有结束，就有了“{found}”", f"`{found}` comes before `{opened}` is closed"),
        Bilingual(f"请在它前面补上“{_CLOSING[opened]}”", f"write `{_CLOSING[opened]}` before it"),
    )


def _bracket_too_many(lines: Sequence[str], row: int, column: int) -> Trap | None:
    found = lines[row][column : column + 1]
    if found not in _CLOSING.values():
        return None
    return Trap(
        "yaml-bracket",
        row,
        column,
        Bilingual(f"多了一个“{found}”", f"one `{found}` too many"),
        Bilingual("请删去它；若是文字，请给整段加引号", "remove it; if it is text, put the whole text in quotes"),
    )


def _behind_quotation(lines: Sequence[str], row: int, column: int) -> Trap | None:
    """A quotation mark that an earlier line left open was closed by the first one of this line; or text follows one."""
    if (trap := _text_behind_quotation(lines, row, column)) is None:
        return None
    for earlier in range(row - 1, -1, -1):
        if (quotation := _unclosed(lines[earlier], 0)) is not None:
            return _open_quotation(earlier, quotation)
    return trap


def _text_behind_quotation(lines: Sequence[str], row: int, column: int) -> Trap | None:
    """`'Farmers' income'`: the second mark ends the text."""
    mark = lines[row][:column].rstrip()[-1:]
    if mark not in _CLOSED:
        return None
    other = next(each for each in _CLOSED if each != mark)
    return Trap(
        "yaml-quotation-mark",
        row,
        column,
        Bilingual("引号已经结束，后面还有文字", "there is text after the closing quotation mark"),
        Bilingual(
            f"请把整段文字放进引号里；文字里有{mark}时，外面用{other}",
            f"put the whole text inside the quotation marks; if it contains {mark}, use {other} around it",
        ),
    )


def _unclosed(line: str, start: int) -> int | None:
    """Where a quotation mark stands that begins a value and does not end on its line."""
    at = start
    while opening := _OPENING.search(line, at):
        closed = _CLOSED[opening["at"]].match(line, opening.end())
        if closed is None:
            return opening.start("at")
        at = closed.end()
    return None


def _open_quotation(row: int, column: int) -> Trap:
    return Trap(
        "yaml-quotation-mark",
        row,
        column,
        Bilingual("这个引号没有结束", "this quotation mark is never closed"),
        Bilingual("请在文字后面补上引号，或去掉它", "close it after the text, or remove it"),
    )

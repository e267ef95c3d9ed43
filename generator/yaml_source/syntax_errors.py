"""How an error of YAML's own grammar is said to an editor."""

from __future__ import annotations

import yaml

from generator.model import Bilingual, Location
from generator.yaml_source.refusals import RefusedError
from generator.yaml_source.traps import syntax_trap


def syntax_error(error: yaml.YAMLError, text: str, path: str) -> RefusedError:
    """Say what is wrong where the parser gave up: a known trap by its name, else the parser's own words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    row = min(mark.line if mark else 0, len(lines) - 1)
    if not isinstance(error, yaml.reader.ReaderError) and (trap := syntax_trap(error, lines, row)):
        return RefusedError(trap.rule, Location(path, trap.row + 1, trap.column + 1), trap.message, trap.remedy)
    where = Location(path, row + 1, mark.column + 1 if mark else 1)
    problem = str(getattr(error, "problem", None) or "unreadable").strip()
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable_character(error, text, path)
    return RefusedError("yaml-syntax", where, *_words(problem))


def _words(problem: str) -> tuple[Bilingual, Bilingual]:
    """What the parser says, and what to do, in both languages; what it seldom says in its own words."""
    for begins, message, remedy in _PROBLEMS:
        if problem.startswith(begins):
            return message, remedy
    return Bilingual(f"YAML格式有误（{problem}）", f"this is not valid YAML ({problem})"), _CHECK


_CHECK = Bilingual(
    "请检查缩进、冒号后的空格和引号是否成对；文字含“: ”或“#”时请加引号",
    "check indentation, the space after the colon and closing quotes; put text with `: ` or `#` in quotes",
)
_PROBLEMS: tuple[tuple[str, Bilingual, Bilingual], ...] = (
    (
        "mapping values are not allowed",
        Bilingual("文字里的“: ”被当成了键", "a `: ` inside the text turns the words before it into a key"),
        Bilingual(
            "请给整段文字加引号；若是键，请与同级的键对齐", "put the whole text in quotes; if it is a key, align it"
        ),
    ),
    (
        "did not find expected '-' indicator",
        Bilingual("列表各项之间有一行没有以“- ”开头", "this line is among the entries of a list but has no `- `"),
        Bilingual("请加上“- ”，或缩进到上一项之下", "begin it with `- `, or indent it below the entry above"),
    ),
    (
        "did not find expected ',' or",
        Bilingual(
            "括号里两项之间缺逗号，或括号没有结束", "a comma is missing inside a bracket, or the bracket is not closed"
        ),
        Bilingual(
            "请补上半角逗号或括号；文字含这些符号时请加引号",
            "write the comma or the bracket; put text with such signs in quotes",
        ),
    ),
    (
        "did not find expected key",
        Bilingual("这里应是“键: 值”", "a key and its value are expected here"),
        _CHECK,
    ),
    (
        "did not find expected node content",
        Bilingual(
            "这里缺一个值，或多了一个括号、逗号", "a value is missing here, or there is one bracket or comma too many"
        ),
        Bilingual("请补上值，或删去多余的符号", "write the value, or remove the sign"),
    ),
    (
        "found character that cannot start any token",
        Bilingual("文字不能以这个符号开头", "text cannot begin with this sign"),
        Bilingual("请给整段文字加引号", "put the whole text in quotes"),
    ),
    (
        "did not find expected alphabetic or numeric",
        Bilingual("文字不能以“*”或“&”开头", "text cannot begin with `*` or `&`"),
        Bilingual("请给整段文字加引号", "put the whole text in quotes"),
    ),
    (
        "did not find expected comment or line break",
        Bilingual("“|”或“>”后面直接写了文字", "there is text on the same line as a `|` or `>`"),
        Bilingual(
            "请把文字移到下一行并缩进；若是文字里的符号，请给整段加引号",
            "put it on the next line, indented; if the sign is part of the text, put the whole text in quotes",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Bilingual("“- ”不能跟在键的后面", "`- ` cannot follow a key on its line"),
        Bilingual(
            "请把“- ”移到下一行并缩进；若是文字里的符号，请给整段加引号",
            "put it on the next line, indented; if the sign is part of the text, put the whole text in quotes",
        ),
    ),
    (
        "mapping keys are not allowed",
        Bilingual("文字不能以“? ”开头", "text cannot begin with `? `"),
        Bilingual("请给整段文字加引号", "put the whole text in quotes"),
    ),
    (
        "found unexpected end of stream",
        Bilingual("引号或括号还没有结束，文件就到头了", "the file ends before a quotation mark or a bracket is closed"),
        _CHECK,
    ),
    (
        "found unknown escape character",
        Bilingual(
            "双引号里“\\”后面的字符不对", "YAML does not allow this character after `\\` in double quotation marks"
        ),
        Bilingual("请改用单引号，或写成“\\\\”", "use single quotation marks, or write `\\\\`"),
    ),
)
"""How the parser's words begin, what is wrong, what to do."""


def _unreadable_character(error: yaml.reader.ReaderError, text: str, path: str) -> RefusedError:
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
    position = text.find(chr(code))
    row = text.count("\n", 0, max(position, 0))
    column = position - (text.rfind("\n", 0, max(position, 0)) + 1)
    return RefusedError(
        "yaml-character",
        Location(path, row + 1, max(column, 0) + 1),
        Bilingual(f"含有不可见的控制字符U+{code:04X}", f"contains the invisible control character U+{code:04X}"),
        Bilingual("请删去该字符", "delete it"),
    )

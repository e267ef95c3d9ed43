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
    return RefusedError(
        "yaml-syntax",
        where,
        Bilingual(f"YAML格式有误（{problem}）", f"this is not valid YAML ({problem})"),
        Bilingual(
            "请检查缩进、冒号后的空格和引号是否成对；文字含“: ”或“#”时请加引号",
            "check indentation, the space after the colon and closing quotes; put text with `: ` or `#` in quotes",
        ),
    )


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

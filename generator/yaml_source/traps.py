"""What Chinese input methods leave in a file, and how a syntax error is said to an editor."""

from __future__ import annotations

import yaml

from generator.model import Bilingual, Location
from generator.yaml_source.refusals import RefusedError

TRAPS: tuple[tuple[str, str, Bilingual, Bilingual], ...] = (
    (
        "yaml-tab",
        "\t",
        Bilingual("这一行用了制表符（Tab）", "this line contains a tab"),
        Bilingual("请改用空格缩进", "indent with spaces instead"),
    ),
    (
        "yaml-no-break-space",
        "\N{NO-BREAK SPACE}",
        Bilingual("这一行有不间断空格（看似普通空格）", "this line contains a no-break space (it looks like a space)"),
        Bilingual("请删去后重新输入普通空格", "delete it and type an ordinary space"),
    ),
    (
        "yaml-ideographic-space",
        "\N{IDEOGRAPHIC SPACE}",
        Bilingual("这一行有全角空格", "this line contains a full-width space"),
        Bilingual("请改成半角空格", "type an ordinary space instead"),
    ),
    (
        "yaml-full-width-colon",
        "\N{FULLWIDTH COLON}",
        Bilingual("键后用了全角冒号“：”", "a full-width colon “：” stands after the key"),
        Bilingual("请改成半角冒号加空格“: ”", "write an ordinary colon and a space, `: `"),
    ),
)
"""What Chinese input methods leave in a file: rule, character, message, remedy. The first on the line is named."""


def syntax_error(error: yaml.YAMLError, text: str, path: str) -> RefusedError:
    """Say what is wrong where the parser gave up: a known trap by its name, else the parser's own words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    row = min(mark.line if mark else 0, len(lines) - 1)
    # The parser often notices a line too late: the trap may stand on the last line with content before it.
    candidates = [row, *[r for r in range(row - 1, -1, -1) if lines[r].strip()][:1]]
    for candidate in candidates:
        for rule, character, message, remedy in TRAPS:
            column = lines[candidate].find(character)
            if column >= 0:
                return RefusedError(rule, Location(path, candidate + 1, column + 1), message, remedy)
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

"""What goes wrong in YAML that is typed with a Chinese input method, or by people who never learnt YAML.

The parser says `mapping values are not allowed in this context`; here the editor is told which character it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import yaml

from generator.model import Bilingual
from generator.yaml_source.trap import Trap
from generator.yaml_source.unclosed import left_open

_TAB = re.compile("^\\s*\t|\t(?=\\s*\\S+:)")
_NO_BREAK_SPACE = re.compile("\N{NO-BREAK SPACE}")
_WIDE_SPACE = re.compile("^\\s*\N{IDEOGRAPHIC SPACE}|(?<=[:-])\N{IDEOGRAPHIC SPACE}")
_BYTE_ORDER_MARK = re.compile("\N{ZERO WIDTH NO-BREAK SPACE}")
_FENCE = re.compile(r"\s*```")
_WIDE_COLON = re.compile('(?:^[\\s-]*|[{,，]\\s*)[A-Za-z_“”"-]+(?P<at>\N{FULLWIDTH COLON})')
_WIDE_BRACKET = re.compile("[:,-]\\s*(?P<at>[｛［])|(?P<close>[｝］])\\s*$")
_WIDE_DASH = re.compile(
    "^\\s*(?P<at>[\N{FULLWIDTH HYPHEN-MINUS}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}*•·●○■□▪◆➢])\\s*(?=\\{|[a-z_-]+:)"
)
_ARROW = re.compile(r"^\s*(?P<at>→)\s*[a-z0-9-]+:\s*$")
"""The proposals of structure.yml say with it where the lines below it go."""
_LOOKED_AT = 1_000
"""Characters of a line: the patterns take the square of them, and nobody types longer ones."""
_NARROW = str.maketrans("｛［｝］", "{[}]")
_NO_DASH_SPACE = re.compile(r"^\s*(?P<at>-)(?=[a-z{][^-])")
_CONFLICT = re.compile("<{7}(?: |$)|>{7}(?: |$)")
_BILINGUAL = re.compile(r"\b(?:zh|en): [^:]*,\s*$")
"""A text of two languages, which has no other keys."""
_NO_BRACES = re.compile(r"^\s*(?:- |[a-z_]+: )(?P<at>(?:(?<=- )[a-z_]+|zh): [^\s'\"\[{|>#].*?, ?[a-z_]+: .*)$")
_NO_SPACE = re.compile(r"^\s*(?:- )?[a-z][a-z_-]*(?P<at>:)(?=[^\s:/])")
_KEY = re.compile(r"(?P<depth>\s*(?:- )?)[a-z_]+:(?: (?P<value>[^\s{\[|>'\"#].*)|$| )")
_BLOCK = re.compile(r"(?P<depth>\s*(?:- )?)(?P<key>[a-z_]+): +[|>][+-]?\s*$")
_DASH_BEHIND_KEY = re.compile(r"\s*[a-z_]+: +- ")
_NOTHING_INSIDE = re.compile(r"\s*(?:- )?[a-z_]+: *(?P<at>\[ *\]|\{ *\}) *(?:#.*)?$")
_BRACKETS_BEFORE_TEXT = re.compile(r": +(?P<at>\[[^\[\]]*\]|\{[^{}]*\}) *[^\s,\]}#]")
_INDENTATION_PROBLEMS = ("did not find expected", "mapping values are not allowed", "block sequence entries")

_CHARACTERS: tuple[tuple[str, re.Pattern[str], Bilingual, Bilingual], ...] = (
    (
        "yaml-tab",
        _TAB,
        Bilingual("这一行用了制表符（Tab）", "this line contains a tab"),
        Bilingual("请改用空格缩进", "indent with spaces instead"),
    ),
    (
        "yaml-no-break-space",
        _NO_BREAK_SPACE,
        Bilingual("这一行有不间断空格（看似普通空格）", "this line contains a no-break space (it looks like a space)"),
        Bilingual("请删去后重新输入普通空格", "delete it and type an ordinary space"),
    ),
    (
        "yaml-byte-order-mark",
        _BYTE_ORDER_MARK,
        Bilingual(
            "这一行有看不见的字节顺序标记U+FEFF（粘贴别的文件时带来的）",
            "this line contains the invisible byte order mark U+FEFF, which came with a pasted file",
        ),
        Bilingual("请删去这一行，重新输入", "delete the line and type it again"),
    ),
    (
        "yaml-ideographic-space",
        _WIDE_SPACE,
        Bilingual("这一行有全角空格", "this line contains a full-width space"),
        Bilingual("请改成半角空格", "type an ordinary space instead"),
    ),
    (
        "yaml-full-width-colon",
        _WIDE_COLON,
        Bilingual("键后用了全角冒号“：”", "the key is followed by a full-width colon “：”"),
        Bilingual("请改成半角冒号加空格“: ”", "write an ordinary colon and a space, `: `"),
    ),
    (
        "yaml-wide-dash",
        _WIDE_DASH,
        Bilingual(
            "列表的一项前面用了破折号、全角横线或项目符号",
            "an entry of a list begins with a dash or a bullet instead of a hyphen",
        ),
        Bilingual("请改成半角连字符加空格“- ”", "write a hyphen and a space, `- `"),
    ),
    (
        "yaml-arrow",
        _ARROW,
        Bilingual("这一行只说明下面各行属于哪里", "this line only says where the lines below it belong"),
        Bilingual("请把下面各行移到那里，再删去这一行", "move them there, and delete this line"),
    ),
)
"""Rule, where it is found on a line, message, remedy. The first that a line has is named."""


def characters(lines: Sequence[str], row: int) -> Trap | None:
    """The first treacherous character of a line."""
    line = lines[row][:_LOOKED_AT]
    for rule, pattern, message, remedy in _CHARACTERS:
        if match := pattern.search(line):
            named = match.groupdict().get("at")
            return Trap(rule, row, match.start("at") if named else match.end() - 1, message, remedy)
    return _bracket(line, row)


def comma_in_text(line: str, key: str, column: int) -> tuple[Bilingual, Bilingual] | None:
    """The words for a key without a value that is the rest of a text: inside { } a half-width comma ended it."""
    before = line[: column - 1]
    is_text = _BILINGUAL.search(before) or not re.fullmatch("[a-z_-]+", key)
    if not before.rstrip().endswith(",") or "{" not in before or not is_text:
        return None
    rest = re.split(r"\}|, *[a-z_-]+: ", line[column - 1 :], maxsplit=1)[0]
    text = f"{before.rpartition(': ')[2]}{rest}"[:60]
    quotation = '"' if "'" in text else "'"
    return (
        Bilingual(
            f"花括号里的半角逗号把文字断开了，“{key[:40]}”成了键",
            f"inside {{ }} an ordinary comma ends the text: `{key[:40]}` became a key",
        ),
        Bilingual(
            f"请给整段文字加引号：{quotation}{text}{quotation}",
            f"put the whole text in quotes: {quotation}{text}{quotation}",
        ),
    )


_COLON_WITHOUT_SPACE = (
    Bilingual("冒号后面缺一个空格", "a space is missing after the colon"),
    Bilingual("请写成“键: 值”", "write `key: value`"),
)
_KEY_AND_TEXT = re.compile("[a-z][a-z_-]*(?=:[^ ])")


def colon_in_key(key: str) -> tuple[int, tuple[Bilingual, Bilingual]] | None:
    """Where the colon stands in a key that is a key and its text ({zh:县级}), and the words for it."""
    match = _KEY_AND_TEXT.match(key)
    return (match.end(), _COLON_WITHOUT_SPACE) if match else None


def quotation_mark_in_key(key: str) -> tuple[Bilingual, Bilingual] | None:
    """Message and remedy for a key between quotation marks of an input method."""
    bare = key.strip("“”‘’「」『』")
    if bare == key:
        return None
    return (
        Bilingual(f"键“{bare}”用了中文引号", f"the key `{bare}` is in full-width or curly quotation marks"),
        Bilingual(f"请去掉引号，写“{bare}: …”", f"remove the marks: `{bare}: …`"),
    )


def syntax_trap(error: yaml.YAMLError, lines: Sequence[str], row: int) -> Trap | None:
    """What an editor probably did where the parser gave up, or None where nothing is known.

    The parser often notices a line too late: the trap may stand on the last line with content before `row`.
    """
    if left := _conflict(lines) or _fence(lines, row):
        return left
    before = [at for at in range(row - 1, -1, -1) if lines[at].strip()][:1]
    if empty := _empty_list(lines, row):
        return empty
    searches: tuple[Callable[[Sequence[str], int], Trap | None], ...] = (
        characters,
        _no_space,
        _round_brackets,
        _no_braces,
        _brackets_before_text,
    )
    for at in (row, *before):
        for search in searches:
            if trap := search(lines, at):
                return trap
    return (
        _open_quotation(error, lines)
        or left_open(error, lines)
        or _indentation(error, lines, row, before)
        or _deeper(error, lines, row, before)
        or _no_key(error, lines)
        or _remark(lines, row)
    )


def _conflict(lines: Sequence[str]) -> Trap | None:
    """What git writes where two editors changed the same lines."""
    row = next((row for row, line in enumerate(lines) if _CONFLICT.match(line)), None)
    if row is None:
        return None
    return Trap(
        "yaml-conflict",
        row,
        0,
        Bilingual(
            "两个人改了同一处，还没有合并", "two people changed the same lines, and their changes have not been merged"
        ),
        Bilingual(
            "请留下其中一种写法，删去以<<<<<<<、=======和>>>>>>>开头的三行",
            "keep one of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        ),
    )


def _fence(lines: Sequence[str], row: int) -> Trap | None:
    """What stands around code in Markdown, and comes along when an answer is copied."""
    if not _FENCE.match(lines[row]):
        return None
    return Trap(
        "yaml-fence",
        row,
        _depth(lines[row]),
        Bilingual("“```”是Markdown的标记，不是YAML", "``` is a mark of Markdown, not of YAML"),
        Bilingual("请删去以```开头的各行", "delete the lines that begin with ```"),
    )


def _no_key(error: yaml.YAMLError, lines: Sequence[str]) -> Trap | None:
    """A line without a colon: the parser names the next one. It is text that slipped out of its paragraph, or a key."""
    mark = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or "")
    if not problem.startswith("could not find expected ':'") or mark is None or mark.line >= len(lines):
        return None
    return Trap(
        "yaml-no-colon",
        mark.line,
        mark.column,
        Bilingual(
            "这一行既不是“键: 值”，也没有缩进到上面的文字里",
            "this line is neither `key: value` nor indented like the text above",
        ),
        Bilingual(
            "若接着上面的文字，请与那几行同样缩进；若是键，请加上冒号和空格",
            "if it continues the text above, indent it equally; if it is a key, write a colon and a space after it",
        ),
    )


def _remark(lines: Sequence[str], row: int) -> Trap | None:
    """Text above the first key, such as a remark without its `#`: the parser gives up at the key."""
    first = next((at for at in range(row) if lines[at].strip() and lines[at][0] not in "#%"), None)
    if first is None or _KEY.match(lines[first]) or lines[first].startswith(("-", "{", "[")):
        return None
    return Trap(
        "yaml-no-colon",
        first,
        _depth(lines[first]),
        Bilingual("这一行既不是“键: 值”，也不是注释", "this line is neither `key: value` nor a comment"),
        Bilingual(
            "若是说明，请在行首加“# ”；若是键，请加上冒号和空格",
            "if it is a remark, write `# ` before it; if it is a key, write a colon and a space after it",
        ),
    )


def text_out_of_block(lines: Sequence[str], row: int) -> Trap | None:
    """A line that was taken for a key because it is not indented below the `en: |` whose text it is."""
    above = next((at for at in range(row - 1, -1, -1) if lines[at].strip()), None)
    opened = _BLOCK.match(lines[above]) if above is not None else None
    if opened is None or len(opened["depth"]) != _depth(lines[row]):
        return None
    depth = len(opened["depth"]) + 2
    return Trap(
        "yaml-indentation",
        row,
        _depth(lines[row]),
        Bilingual(
            f"这一行是上面“{opened['key']}: |”的文字，却没有缩进",
            f"this line is the text of `{opened['key']}: |` above, but is not indented below it",
        ),
        Bilingual(f"请把这段文字缩进{depth}格", f"indent the text by {depth}"),
    )


def _bracket(line: str, row: int) -> Trap | None:
    match = _WIDE_BRACKET.search(line)
    if not match:
        return None
    at = match.start("at") if match["at"] else match.start("close")
    return Trap(
        "yaml-full-width-bracket",
        row,
        at,
        Bilingual(f"用了全角括号“{line[at]}”", f"a full-width bracket “{line[at]}”"),
        Bilingual(f"请改成半角“{line[at].translate(_NARROW)}”", f"write `{line[at].translate(_NARROW)}`"),
    )


def _no_space(lines: Sequence[str], row: int) -> Trap | None:
    if dash := _NO_DASH_SPACE.search(lines[row]):
        return Trap(
            "yaml-dash-space",
            row,
            dash.start("at"),
            Bilingual("“-”后面缺一个空格", "a space is missing after the `-`"),
            Bilingual("请写成“- 键: 值”", "write `- key: value`"),
        )
    match = _NO_SPACE.search(lines[row])
    if not match:
        return None
    return Trap(
        "yaml-colon-space",
        row,
        match.start("at"),
        *_COLON_WITHOUT_SPACE,
    )


_ROUND = re.compile(r": +(?P<at>\([a-z_-]+: [^()]*\))[ ]*(?:#.*)?$")


def _round_brackets(lines: Sequence[str], row: int) -> Trap | None:
    """`label: (zh: 甲, en: A)`."""
    match = _ROUND.search(lines[row][:_LOOKED_AT])
    if not match:
        return None
    inside = match["at"][1:-1][:60]
    return Trap(
        "yaml-braces",
        row,
        match.start("at"),
        Bilingual("一组键用了圆括号", "keys are in round brackets"),
        Bilingual(f"请改成花括号：{{{inside}}}", f"write braces: {{{inside}}}"),
    )


def _no_braces(lines: Sequence[str], row: int) -> Trap | None:
    """Several keys on one line: `label: zh: 甲, en: A`, `- slug: a, places: [b]`."""
    match = _NO_BRACES.search(lines[row][:_LOOKED_AT])
    if not match:
        return None
    return Trap(
        "yaml-braces",
        row,
        match.start("at"),
        Bilingual("一行里有几个键，却没有花括号", "several keys are on one line without braces"),
        Bilingual(f"请加上花括号：{{{match['at'][:60]}}}", f"add the braces: {{{match['at'][:60]}}}"),
    )


def _empty_list(lines: Sequence[str], row: int) -> Trap | None:
    """`corrections: []` with entries below it: what says that there are none was left."""
    above = next((at for at in range(row - 1, -1, -1) if lines[at].strip() and lines[at].lstrip()[0] != "#"), None)
    match = None if above is None else _NOTHING_INSIDE.match(lines[above])
    if above is None or match is None or not lines[row].lstrip().startswith(("- ", "{")):
        return None
    return Trap(
        "yaml-empty-list",
        above,
        match.start("at"),
        Bilingual(
            f"“{match['at']}”表示里面没有内容，下面却列了内容",
            f"`{match['at']}` says that there are no entries, but some follow",
        ),
        Bilingual(f"请删去“{match['at']}”", f"delete the `{match['at']}`"),
    )


def _brackets_before_text(lines: Sequence[str], row: int) -> Trap | None:
    """`en: [sic] as printed`: the brackets are taken for a list."""
    match = _BRACKETS_BEFORE_TEXT.search(lines[row][:_LOOKED_AT])
    if not match:
        return None
    return Trap(
        "yaml-bracket",
        row,
        match.start("at"),
        Bilingual(
            f"文字以“{match['at'][0]}”开头，被当成了列表或一组键",
            f"a text that begins with `{match['at'][0]}` is taken for a list or for keys",
        ),
        Bilingual("请给整段文字加引号", "put the whole text in quotes"),
    )


def _open_quotation(error: yaml.YAMLError, lines: Sequence[str]) -> Trap | None:
    """A straight quotation mark that is never closed, or closed by a curly one."""
    context, mark = str(getattr(error, "context", "") or ""), getattr(error, "context_mark", None)
    if "quoted scalar" not in context or mark is None or mark.line >= len(lines):
        return None
    if re.search("escape|hexdecimal", str(getattr(error, "problem", ""))):
        return None  # the mark is closed; what stands behind a backslash is wrong
    line = lines[mark.line]
    curly = next((at for at in range(mark.column + 1, len(line)) if line[at] in "“”‘’"), None)
    if curly is not None:
        return Trap(
            "yaml-quotation-mark",
            mark.line,
            curly,
            Bilingual(f"引号不成对：用了中文引号{line[curly]}", f"{line[curly]} is not a straight quotation mark"),
            Bilingual('请改成半角引号"', 'write a straight one, "'),
        )
    return Trap(
        "yaml-quotation-mark",
        mark.line,
        mark.column,
        Bilingual("这个引号没有结束", "this quotation mark is never closed"),
        Bilingual("请在文字后面补上引号，或去掉它", "close it after the text, or remove it"),
    )


def _indentation(error: yaml.YAMLError, lines: Sequence[str], row: int, before: Sequence[int]) -> Trap | None:
    problem = str(getattr(error, "problem", "") or "")
    if not problem.startswith(_INDENTATION_PROBLEMS) or not before or not lines[row].strip():
        return None
    if _DASH_BEHIND_KEY.match(lines[row]):
        return None
    depth, above = _depth(lines[row]), _depth(lines[before[0]])
    expected = [*dict.fromkeys(_depths(lines[: before[0] + 1]))][:2]
    if depth in {*expected, above} or not expected:
        return None
    places = Bilingual("或".join(map(str, sorted(expected))), " or ".join(map(str, sorted(expected))))
    return Trap(
        "yaml-indentation",
        row,
        depth,
        Bilingual(
            f"这一行缩进了{depth}格，与上下文没有对齐", f"this line is indented by {depth}, unlike its neighbours"
        ),
        Bilingual(f"请缩进{places.zh}格，同级的键对齐", f"indent it by {places.en}, in line with its level"),
    )


def _deeper(error: yaml.YAMLError, lines: Sequence[str], row: int, before: Sequence[int]) -> Trap | None:
    """A key that stands deeper than the one above, which has a value: one of the two is out of line."""
    problem = str(getattr(error, "problem", "") or "")
    if not problem.startswith("mapping values are not allowed") or not before:
        return None
    key, above = _KEY.match(lines[row]), _KEY.match(lines[before[0]])
    if not key or not above or len(key["depth"]) <= len(above["depth"]) or not above["value"]:
        return None
    line = before[0] + 1
    return Trap(
        "yaml-indentation",
        row,
        len(key["depth"]),
        Bilingual(
            f"这一行比第{line}行缩进得多，而第{line}行的键已经有值",
            f"this line is indented further than line {line}, whose key already has a value",
        ),
        Bilingual("请让这两行的键对齐", "align the keys of the two lines"),
    )


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _depths(lines: Sequence[str]) -> Iterator[int]:
    """How deep the keys above stand, the nearest first; a key after `- ` stands two deeper than its line."""
    for line in reversed(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            depth = _depth(line)
            if line[depth : depth + 2] == "- ":
                yield depth + 2
            yield depth

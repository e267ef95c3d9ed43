"""What a schema refuses, said to an editor in words, with the place in the file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pydantic

from generator.likely_names import did_you_mean, nearest_name
from generator.model import Bilingual, Finding, Location, Severity
from generator.yaml_source.comments import like_text
from generator.yaml_source.forms import choices_at, keys_in_chinese, keys_of, model_at, needed_keys, own_form
from generator.yaml_source.nodes import Node, location
from generator.yaml_source.schema import BilingualText, Schema, SchemaError
from generator.yaml_source.trap import Trap
from generator.yaml_source.traps import (
    characters,
    colon_in_key,
    comma_in_text,
    quotation_mark_in_key,
    text_out_of_block,
)

_Keys = tuple[str | int, ...]
_FEW, _MOST_LINES = 3, 20
"""So many empty values of one file are said one by one; of more, so many lines are named."""
_SHOWN = 60
"""So long is what an editor wrote where it is shown in the form that it should have."""


def locate(path: str, node: Node | None, keys: tuple[str | int, ...]) -> Location:
    """Where the value stands, or its nearest parent that exists."""
    if node is None:
        return Location(path)
    for key in keys:
        following = node.child(key)
        if following is None:
            break
        node = following
    return location(path, node.mark)


def schema_findings(
    error: pydantic.ValidationError, node: Node, path: str, lines: tuple[str, ...], model: type[pydantic.BaseModel]
) -> Iterator[Finding]:
    """Everything that a schema refuses, one finding a mistake; many values not yet filled in are one together."""
    yield from _together(_each(error, node, path, lines, model))


def _together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of many values under one key that are empty the first, with the lines of all."""
    empty: dict[Bilingual, list[Finding]] = {}
    for finding in findings:
        if finding.rule == "empty-value":
            empty.setdefault(finding.message, []).append(finding)
        else:
            yield finding
    for message, found in empty.items():
        if len(found) <= _FEW:
            yield from found
            continue
        lines = [str(each.where.line) for each in found]
        more = "…" if len(lines) > _MOST_LINES else ""
        said = Bilingual(
            f"{message.zh}，共{len(found)}处（第{'、'.join(lines[:_MOST_LINES])}{more}行）",
            f"{message.en} in {len(found)} places (lines {', '.join(lines[:_MOST_LINES])}{more})",
        )
        yield replace(found[0], message=said)


def _each(
    error: pydantic.ValidationError, node: Node, path: str, lines: tuple[str, ...], model: type[pydantic.BaseModel]
) -> Iterator[Finding]:
    seen: set[tuple[Location, str]] = set()
    torn = _torn_entries(error.errors(), node)
    for keys, half in torn.items():
        where = locate(path, node, half)
        yield Finding("yaml-dash", Severity.ERROR, where, *_torn_words(keys[-1]), lines[where.line - 1][:200])
    halves = (*torn, *torn.values())  # what is wrong with the second half of an entry is that it is one
    details = [detail for detail in error.errors() if not any(detail["loc"][: len(keys)] == keys for keys in halves)]
    keys_apart = _missing_and_unknown(details, node, model)
    for detail in details:
        keys = detail["loc"]
        if detail["type"] == "too_short" and detail["input"]:
            continue  # its items are wrong, which is said of each of them
        if detail["type"] == "missing" and keys not in keys_apart.missing:
            continue  # it is there under another name, or said with another one
        if trap := _mistaken(detail["type"], keys, node, path, lines):
            of_line = Location(path, trap.where.line), trap.rule
            if of_line not in seen:
                seen.add(of_line)
                yield trap
            continue
        if detail["input"] is None and (said := _read_as_comment(locate(path, node, keys), lines)):
            yield said
            continue
        find = _key_location if detail["type"] == "extra_forbidden" else locate
        where = find(path, node, keys)
        rule, message, remedy = _schema_words(detail, keys, model, keys_apart)
        if (where, rule + message.en) in seen:
            continue
        seen.add((where, rule + message.en))
        excerpt = lines[where.line - 1] if where.line <= len(lines) else ""
        yield Finding(rule, Severity.ERROR, where, message, remedy, excerpt[:200])


def _read_as_comment(where: Location, lines: tuple[str, ...]) -> Finding | None:
    """An empty value whose words begin with the sign of a comment."""
    return like_text(lines[where.line - 1], where) if where.line <= len(lines) else None


class _KeysApart(NamedTuple):
    """What is missing and what is unknown in the groups of a file: mostly one is the other, under another name."""

    missing: dict[_Keys, list[str]]
    """By the first missing key of a group, all that are missing there."""
    meant: dict[_Keys, list[str]]
    """By an unknown key, the missing keys of its group that it may be meant for."""


def _missing_and_unknown(details: Sequence[Any], node: Node, model: type[pydantic.BaseModel]) -> _KeysApart:
    """For an unknown key, the missing key of the same group that it was meant for.

    That is one of a like name, or of the Chinese name `数值`, or the only one where only one key is unknown. Where as
    many are unknown as are missing, each may be any of them.
    """
    missing: dict[_Keys, list[str]] = {}
    unknown: dict[_Keys, list[str]] = {}
    for detail in details:
        if detail["type"] in {"missing", "extra_forbidden"}:
            kept = missing if detail["type"] == "missing" else unknown
            kept.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    meant: dict[_Keys, list[str]] = {}
    for group, names in unknown.items():
        wanted = missing.get(group, [])
        if not group and any(name in getattr(model, "elsewhere", {}) for name in names):
            missing[()] = []  # it is a file of another kind, which is said of its key
            continue
        in_chinese = keys_in_chinese(model_at(model, group) or model)
        for name in list(names):
            near = nearest_name(_bare(name), wanted, 0.6) or in_chinese.get(_bare(name))
            if near in wanted:
                wanted.remove(near)
                names.remove(name)
                meant[*group, name] = [near]
        left = [name for name in names if not _has_no_value(node, (*group, name))]
        if 0 < len(wanted) <= len(left):
            meant |= {(*group, name): list(wanted) for name in left}
            missing[group] = []
    return _KeysApart({(*group, names[0]): names for group, names in missing.items() if names}, meant)


def _missing_words(keys: _Keys, names: Sequence[str], model: type[pydantic.BaseModel]) -> tuple[Bilingual, Bilingual]:
    forms = [f"{name}: {_form_of((*keys[:-1], name), model)}" for name in names]
    choices = choices_at(model, keys) if len(names) == 1 else []
    return (
        Bilingual(f"缺少{'、'.join(f'“{name}”' for name in names)}", f"{_listed(names)} {_are(names)} missing"),
        Bilingual(
            f"请加上{'、'.join(f'“{form}”' for form in forms)}" + (f"，写{'或'.join(choices)}" if choices else ""),
            f"add {_listed(forms)}" + (f", with {' or '.join(choices)}" if choices else ""),
        ),
    )


def _form_of(keys: _Keys, model: type[pydantic.BaseModel]) -> str:
    return own_form(BilingualText) if model_at(model, keys) is BilingualText else "…"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _bare(name: str) -> str:
    """A key in small letters, without the marks of an input method around it and what follows a colon in it."""
    return re.split("[:\N{FULLWIDTH COLON}]", name, maxsplit=1)[0].strip("“”‘’").lower()


def _torn_entries(details: Sequence[Any], node: Node) -> dict[_Keys, _Keys]:
    """For a missing key of an entry, the entry behind that holds it and is none itself: its `- ` tore it off."""
    refused = {detail["loc"][:at] for detail in details for at in range(1, len(detail["loc"]) + 1)}
    found: dict[_Keys, _Keys] = {}
    for detail in details:
        *listed, entry, key = detail["loc"] if len(detail["loc"]) > 2 else (None, None, None)
        if detail["type"] != "missing" or not isinstance(entry, int):
            continue
        behind = (*listed, entry + 1)
        halves = [_value_at(node, (*listed, entry)), _value_at(node, behind)]
        both = all(isinstance(half, dict) for half in halves)
        if both and behind in refused and key in halves[1] and not halves[0].keys() & halves[1].keys():
            found[detail["loc"]] = behind
    return found


def _value_at(node: Node | None, keys: _Keys) -> Any:  # noqa: ANN401 - whatever the file holds
    for key in keys:
        node = node.child(key) if node else None
    return node.value if node else None


def _torn_words(key: object) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(
            f"“{key}”属于上一条，前面多了一个“- ”", f"`{key}` belongs to the entry above; its `- ` should not be there"
        ),
        Bilingual("请把“- ”换成两个空格", "replace the `- ` with two spaces"),
    )


def _missing_key_meant(name: str, missing: Sequence[str]) -> Bilingual:
    if len(missing) == 1 and nearest_name(_bare(name), missing, 0.6):
        return did_you_mean(missing[0])
    if len(missing) == 1:
        return Bilingual(
            f"这里缺少“{missing[0]}”：若指的就是它，请写成“{missing[0]}: …”",
            f"`{missing[0]}` is missing here: if that is what you mean, write `{missing[0]}: …`",
        )
    return Bilingual(
        f"这里缺少{'、'.join(f'“{each}”' for each in missing)}：若指的是其中之一，请改写成它",
        f"{_listed(missing)} are missing here: if you mean one of them, write that",
    )


def _mistaken(kind: str, keys: tuple[str | int, ...], node: Node, path: str, lines: tuple[str, ...]) -> Finding | None:
    """Name the trap in a key that nobody meant (`article：a` is one word to YAML), or in a file that is no mapping."""
    if kind == "string_too_short":
        return _out_of_block(path, locate(path, node, keys).line, lines)
    if kind == "extra_forbidden":
        where = _key_location(path, node, keys)
    elif not keys and isinstance(node.value, str):
        where = location(path, node.mark)
    else:
        return None
    if where.line > len(lines):
        return None
    line = lines[where.line - 1]
    if kind == "extra_forbidden" and (
        said := _mistaken_key(str(keys[-1]), where, line, cut_off=_has_no_value(node, keys))
        or _out_of_block(path, where.line - 1, lines)
    ):
        return said
    trap = characters(lines, where.line - 1)
    if trap is None or ": " in line[where.column - 1 : trap.column]:  # the key itself is sound
        return None
    return _of_trap(trap, path, line)


def _out_of_block(path: str, row: int, lines: tuple[str, ...]) -> Finding | None:
    """`row` counts from 0."""
    trap = text_out_of_block(lines, row) if row < len(lines) else None
    return _of_trap(trap, path, lines[row]) if trap else None


def _of_trap(trap: Trap, path: str, line: str) -> Finding:
    at = Location(path, trap.row + 1, trap.column + 1)
    return Finding(trap.rule, Severity.ERROR, at, trap.message, trap.remedy, line[:200])


def _mistaken_key(key: str, where: Location, line: str, *, cut_off: bool) -> Finding | None:
    """What made a key of more or less than a word. `cut_off`: it has no value."""
    if words := quotation_mark_in_key(key):
        return Finding("yaml-quotation-mark", Severity.ERROR, where, *words, line[:200])
    if cut_off and (colon := colon_in_key(key)):
        at = Location(where.path, where.line, where.column + colon[0])
        return Finding("yaml-colon-space", Severity.ERROR, at, *colon[1], line[:200])
    if cut_off and (words := comma_in_text(line, key, where.column)):
        return Finding("yaml-comma", Severity.ERROR, where, *words, line[:200])
    return None


def _has_no_value(node: Node, keys: tuple[str | int, ...]) -> bool:
    for key in keys:
        node = node.child(key) or node
    return node.value is None


def _key_location(path: str, node: Node, keys: tuple[str | int, ...]) -> Location:
    for key in keys[:-1]:
        node = node.child(key) or node
    return location(path, node.keys.get(str(keys[-1]), node.mark))


def _schema_words(  # noqa: PLR0911 - one return a kind of mistake
    detail: Any,  # noqa: ANN401 - pydantic's ErrorDetails, whose ctx is untyped
    keys: tuple[str | int, ...],
    model: type[pydantic.BaseModel],
    keys_apart: _KeysApart,
) -> tuple[str, Bilingual, Bilingual]:
    kind: str = detail["type"]
    name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    raised = (detail.get("ctx") or {}).get("error")
    if isinstance(raised, SchemaError):
        return "invalid-value", raised.message, raised.remedy
    if kind == "missing":
        return "missing-key", *_missing_words(keys, keys_apart.missing[keys], model)
    if kind == "extra_forbidden":
        return (
            "unknown-key",
            Bilingual(f"未知的键“{name}”", f"unknown key `{name}`"),
            _missing_key_meant(name, keys_apart.meant[keys])
            if keys in keys_apart.meant
            else _key_meant(name, model, keys),
        )
    if kind in {"literal_error", "enum"}:
        choices = re.findall("'([^']*)'", str((detail.get("ctx") or {}).get("expected", "")))
        return (
            "invalid-choice",
            Bilingual(f"“{name}”不能是“{detail['input']}”", f"`{name}` cannot be `{detail['input']}`"),
            Bilingual(f"请写以下之一：{'、'.join(choices)}", f"write one of {', '.join(choices)}")
            if len(choices) > 1
            else Bilingual(f"请写{choices[0]}", f"write {choices[0]}"),
        )
    if kind in {"less_than_equal", "greater_than_equal"}:
        limit = next(iter(detail["ctx"].values()))
        above = kind == "less_than_equal"
        return (
            "invalid-value",
            Bilingual(
                f"“{name}”不能{'大' if above else '小'}于{limit:g}",
                f"`{name}` cannot be {'more' if above else 'less'} than {limit:g}",
            ),
            Bilingual(
                "请核对这个数，看是否与旁边的写反了",
                "check the number; perhaps it was swapped with the one beside it",
            ),
        )
    if kind == "too_long":
        return _too_many(name, len(detail["input"]), detail["ctx"]["max_length"])
    if detail["input"] is None and keys and isinstance(keys[-1], int):
        return (
            "empty-value",
            Bilingual("这一条是空的", "this entry is empty"),
            Bilingual("请填写内容，或删去这个“-”", "write it, or delete its `-`"),
        )
    if detail["input"] is None or kind in {"string_too_short", "too_short"}:
        return (
            "empty-value",
            Bilingual(f"“{name}”是空的", f"`{name}` is empty"),
            Bilingual("请填写内容", "write a value")
            if _is_needed(model, keys)
            else Bilingual("请填写内容，或删去这一键", "write a value, or remove the key"),
        )
    subject = Bilingual(f"“{name}”", f"`{name}`") if name else Bilingual("文件内容", "the file")
    return (
        "invalid-value",
        Bilingual(f"{subject.zh}的写法不对", f"{subject.en} is not written as expected"),
        _form_at(kind, model, keys, detail["input"])
        or _in_brackets(kind, detail["input"])
        or Bilingual(*_SHAPES.get(kind, _AS_OTHERS)),
    )


def _key_meant(name: str, model: type[pydantic.BaseModel], keys: tuple[str | int, ...]) -> Bilingual:
    """The key of the same group that is nearly called so; else which there are, or where another one stands."""
    own = model_at(model, keys[:-1])
    if issubclass(model, Schema) and own is model and name in model.elsewhere:
        return model.elsewhere[name]
    here = keys_of(own) if own else sorted(_known_keys(model))
    if near := nearest_name(_bare(name), here, 0.6) or keys_in_chinese(own or model).get(_bare(name)):
        return did_you_mean(near)
    if own in {None, model}:
        return Bilingual("请删去，或核对拼写", "remove it, or check its spelling")
    return Bilingual(f"这里可写的键有：{'、'.join(here)}", f"the keys here are {', '.join(here)}")


def _is_needed(model: type[pydantic.BaseModel], keys: _Keys) -> bool:
    own = model_at(model, keys[:-1])
    return own is not None and keys[-1] in needed_keys(own)


def _form_at(
    kind: str, model: type[pydantic.BaseModel], keys: tuple[str | int, ...], written: object
) -> Bilingual | None:
    """How a group of keys, or a list of groups, is written where something else stands."""
    own = model_at(model, keys)
    if own is None or own is model:
        return None
    if kind == "model_type":
        form = _form_with(own, written)
        return Bilingual(f"请写成{form}", f"write {form}")
    if kind in {"list_type", "tuple_type"}:
        return Bilingual(f"请写成列表：[{own_form(own)}]", f"write a list: [{own_form(own)}]")
    return None


def _form_with(own: type[pydantic.BaseModel], written: object) -> str:
    """The form of a group of keys with what stands in its place, where it is plain which key that belongs to."""
    form = own_form(own)
    if not isinstance(written, str) or len(written) > _SHOWN or re.search(r"[,:#\[\]{}'\"]", written):
        return form
    if own is BilingualText:
        language = "en" if written.isascii() else "zh"
        return form.replace(f"{language}: …", f"{language}: {written}")
    return form.replace("…", written) if len(needed_keys(own)) == 1 else form


def _in_brackets(kind: str, written: object) -> Bilingual | None:
    """The list of what an editor wrote without brackets, or the text of what was written in them."""
    if kind == "string_type" and isinstance(written, list) and len(written) == 1 and isinstance(written[0], str):
        return Bilingual(f"请去掉方括号，写{written[0][:_SHOWN]}", f"leave out the brackets: {written[0][:_SHOWN]}")
    if kind not in {"list_type", "tuple_type"} or not isinstance(written, str) or not 0 < len(written) <= _SHOWN:
        return None
    items = ", ".join(filter(None, map(str.strip, re.split("[、，,；;]", written))))
    return Bilingual(f"请写成列表：[{items}]", f"write a list: [{items}]")


def _too_many(name: str, given: int, limit: int) -> tuple[str, Bilingual, Bilingual]:
    return (
        "too-many",
        Bilingual(f"“{name}”有{given}项，上限是{limit}", f"`{name}` has {given} entries; the limit is {limit}"),
        Bilingual("请分到几个文件里", "divide them among several files"),
    )


_AS_OTHERS = ("请参照同类文件的写法", "compare with another file of the same kind")
_SHAPES = {
    "list_type": ("请写成列表，如[a, b]", "write a list, such as [a, b]"),
    "tuple_type": ("请写成列表，如[a, b]", "write a list, such as [a, b]"),
    "model_type": ("请写成一组“键: 值”", "write keys and values"),
    "dict_type": ("请写成一组“键: 值”", "write keys and values"),
    "string_type": (
        "请写成一段文字；含{、[、#或“: ”时加引号",
        "write text; put it in quotes if it contains {, [, # or `: `",
    ),
    "bool_parsing": ("请写true或false", "write true or false"),
    "int_parsing": ("请写整数", "write a whole number"),
    "decimal_parsing": ("请写数字", "write a number"),
}
"""By pydantic's kind of error: what to write instead, Chinese and English."""


@functools.cache
def _known_keys(model: type[pydantic.BaseModel]) -> frozenset[str]:
    """Every key that a file of this model may hold, at any depth."""
    found: set[str] = set()
    schema = model.model_json_schema()
    for definition in [schema, *schema.get("$defs", {}).values()]:
        found.update(definition.get("properties", {}))
    return frozenset(found)

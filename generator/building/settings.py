"""What `mkdocs.yml` may say: every setting that a site reads. One that nothing reads would mislead whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

import pydantic
import yaml

from generator.address import address_findings
from generator.building.configuration import composed
from generator.content.files import read_text, shown
from generator.limits import FILE_BYTES
from generator.model import Bilingual, Finding, Severity
from generator.yaml_source import BilingualText, Schema, SchemaError
from generator.yaml_source.loading import Loaded
from generator.yaml_source.nodes import Node, location
from generator.yaml_source.schema_errors import schema_findings
from generator.years import parts_findings

_REPOSITORY = re.compile(r"(?:https?://github\.com/)?([\w.-]+/[\w.-]+?)(?:\.git)?/?")
_IN_EMAIL = r"[^\s@?&%\"'“”‘’<>()（）,，;；:：]+"
_EMAIL = re.compile(rf"{_IN_EMAIL}@{_IN_EMAIL}\.{_IN_EMAIL}")
_ABOUT_PAGE = Bilingual(
    "要说的话写进content/pages/about.zh.md和about.en.md",
    "write this into content/pages/about.zh.md and about.en.md",
)
_REPOSITORY_ENTRY = Bilingual("仓库请写进extra.repository", "the repository stands under `extra.repository`")
_ELSEWHERE = {
    "copyright": _ABOUT_PAGE,
    "site_author": _ABOUT_PAGE,
    "site_description": _ABOUT_PAGE,
    "repo_url": _REPOSITORY_ENTRY,
    "repo_name": _REPOSITORY_ENTRY,
    "nav": Bilingual("栏目和次序由内容决定", "what the site holds decides its sections and their order"),
}
"""Where a site says what a setting of MkDocs' own would say."""
_IN_THE_README = Bilingual(
    "可写的设置见README的“改成您自己的网站”", "the README says under “Make it yours” which settings are read"
)
_LEVELS = 3
"""So deep lies what is checked here."""


class Extra(Schema):
    """What one site has for its own, under `extra`."""

    name: BilingualText
    """The name that readers see."""
    repository: str = ""
    """Owner and name of the repository on GitHub where readers report errors."""
    report_email: str = ""
    """Where readers report errors instead."""
    cards: bool = True
    """Whether every story has a picture for those who pass its address on."""
    offline: bool = True
    """Whether pages can be read again without a network."""
    parts: Any = None
    """The sites that an archive is split into, as `generator/years.py` reads them."""

    @pydantic.field_validator("repository", "report_email", mode="before")
    @classmethod
    def _none(cls, written: object) -> object:
        """A variable that is set to nothing says as much as one that is not set."""
        return "" if written is None else written

    @pydantic.field_validator("repository")
    @classmethod
    def _of_github(cls, written: str) -> str:
        found = _REPOSITORY.fullmatch(written)
        if written and (not found or found[1] != written):
            name = found[1] if found else "owner/name"
            raise SchemaError(
                Bilingual(f"“{written}”不是仓库的名称", f"`{written}` is not the name of a repository"),
                Bilingual(f"请写“{name}”", f"write `{name}`"),
            )
        return written

    @pydantic.field_validator("report_email")
    @classmethod
    def _can_be_written_to(cls, written: str) -> str:
        if written and not _EMAIL.fullmatch(written):
            raise SchemaError(
                Bilingual(f"“{written}”不是邮箱地址", f"`{written}` is not an e-mail address"),
                Bilingual("请写作name@example.org", "write it as name@example.org"),
            )
        return written


class ThemeEntry(Schema):
    """The theme, of which our own files are the most."""

    written: ClassVar[str] = "{name: material, custom_dir: theme_overrides, favicon: …}"
    name: Literal["material"]
    custom_dir: str
    favicon: str


class Settings(Schema):
    """The file. What is MkDocs' own to understand may be anything here."""

    site_name: Any = None
    site_url: Any = None
    docs_dir: Any = None
    site_dir: Any = None
    """Where `mkdocs build` writes; `digest build` is told by `--site`."""
    watch: Any = None
    dev_addr: Any = None
    hooks: Any = None
    strict: Any = None
    theme: ThemeEntry
    plugins: Any
    extra: Extra
    extra_css: list[str]

    @pydantic.field_validator("plugins")
    @classmethod
    def _with_ours(cls, written: object) -> object:
        entries = written if isinstance(written, (list, dict)) else []
        if "digest" not in [next(iter(each), "") if isinstance(each, dict) else each for each in entries]:
            raise SchemaError(
                Bilingual("没有用digest插件", "the plugin `digest` is missing"),
                Bilingual("请在plugins下写- digest", "write `- digest` under `plugins`"),
            )
        return written


def extra_of(extra: Mapping[str, Any]) -> Extra:
    """What a sound configuration says under `extra`, where by now other things may stand that the theme is told."""
    return Extra.model_validate({key: extra[key] for key in Extra.model_fields if key in extra})


def settings_findings(config_file: Path, values: object, of_mkdocs: Collection[str]) -> Iterator[Finding]:
    """Every setting is one that the site reads, written as it has to be.

    `values`: all, as MkDocs reads them; `of_mkdocs`: the settings that MkDocs knows.
    """
    file = _file(config_file)
    assert file.node is not None  # noqa: S101 - whatever the file holds has its place
    if isinstance(values, dict):
        unread = [key for key in values if key in of_mkdocs and key not in Settings.model_fields]
        yield from (_unread(file, key) for key in unread)
        values = {key: value for key, value in values.items() if key not in unread}
    try:
        Settings.model_validate(values)
    except pydantic.ValidationError as error:
        yield from sorted(
            schema_findings(error, file.node, file.path, file.lines, Settings), key=lambda each: each.where
        )
    if isinstance(values, dict):
        yield from _wrong_parts(file, values.get("extra"))
        yield from _wrong_address(file, values.get("site_url"))


def _unread(file: Loaded[Settings], key: str) -> Finding:
    where = location(file.path, file.node.keys.get(key) if file.node else None)
    instead = _ELSEWHERE.get(key, _IN_THE_README)
    return Finding(
        "unknown-key",
        Severity.ERROR,
        where,
        Bilingual(
            f"“{key}”是MkDocs的设置，但本站的页面不用它", f"`{key}` is a setting of MkDocs that no page here shows"
        ),
        Bilingual(f"请删去；{instead.zh}", f"remove it; {instead.en}"),
        file.excerpt(where),
    )


def _wrong_parts(file: Loaded[Settings], extra: object) -> Iterator[Finding]:
    for wrong in parts_findings(extra.get("parts")) if isinstance(extra, dict) else ():
        yield file.finding(wrong.rule, ("extra", "parts"), wrong.message, wrong.remedy)


def _wrong_address(file: Loaded[Settings], url: object) -> Iterator[Finding]:
    """Said of the file, or of the variable that it takes the address from."""
    assert file.node is not None  # noqa: S101 - whatever the file holds has its place
    written = file.node.child("site_url")
    if not isinstance(url, str | None):
        return  # which MkDocs says
    if written is not None and written.value != (url or ""):
        yield from address_findings(url)
        return
    for wrong in address_findings(url, "site_url: "):
        yield file.finding(wrong.rule, ("site_url",), wrong.message, wrong.remedy)


def missing_files(
    config_file: Path, names: Iterable[tuple[tuple[str | int, ...], str]], folders: Sequence[str]
) -> Iterator[Finding]:
    """Every file that a setting names is one of the theme. `names`: each after the keys that it stands under."""
    file = _file(config_file)
    for keys, name in names:
        if not any((Path(folder) / name).is_file() for folder in folders):
            yield file.finding(
                "file-missing",
                keys,
                Bilingual(f"主题里没有“{name}”这个文件", f"the theme has no file `{name}`"),
                Bilingual(
                    "请放进theme_overrides/，或改正名称；外站的文件不会加载",
                    "put it below theme_overrides/, or correct the name; nothing is loaded from another host",
                ),
            )


def not_understood(config_file: Path, key: str, said: str) -> Finding:
    """What MkDocs says of a setting, in its own words."""
    said = " ".join(said.split())
    return _file(config_file).finding(
        "configuration",
        (key,),
        Bilingual(f"MkDocs读不懂（{said}）", f"MkDocs does not understand it ({said})"),
        Bilingual("请对照MkDocs的说明改正", "correct it according to the documentation of MkDocs"),
    )


def _file(config_file: Path) -> Loaded[Settings]:
    """Where everything stands in a file that can be read."""
    text = read_text(config_file.resolve(), FILE_BYTES).text or ""
    root = composed(text)
    node = _placed(root, _LEVELS, {}) if root else Node({}, None, {}, {})
    return Loaded(shown(config_file), tuple(text.split("\n")), node, None, ())


def _placed(node: yaml.Node, levels: int, known: dict[tuple[int, int], Node]) -> Node:
    """Where everything stands, to some depth. `known`: nodes that are placed: an anchor may stand for very many."""
    key = id(node), levels
    if key not in known:
        known[key] = _newly_placed(node, levels, known)
    return known[key]


def _newly_placed(node: yaml.Node, levels: int, known: dict[tuple[int, int], Node]) -> Node:
    if isinstance(node, yaml.MappingNode) and levels:
        pairs = [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
        places = {key.value: _placed(value, levels - 1, known) for key, value in pairs}
        values = {name: place.value for name, place in places.items()}
        return Node(values, node.start_mark, {key.value: key.start_mark for key, _ in pairs}, places)
    if isinstance(node, yaml.SequenceNode) and levels:
        items = [_placed(each, levels - 1, known) for each in node.value]
        return Node([each.value for each in items], node.start_mark, {}, items)
    return Node(node.value if isinstance(node, yaml.ScalarNode) else "", node.start_mark, {}, ())

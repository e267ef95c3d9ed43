"""Translation files as PO files and back, for Poedit, Weblate and every other program that speaks gettext.

A message is a part: its context is the part's id, its text today's Chinese. What must not be trusted is marked fuzzy:
a draft, and what is stale, which carries the old Chinese as the previous text. Taking the mark away in the program
makes a draft reviewed; a first translation comes back as a draft. What was not touched comes back byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polib

from generator.bilingual.entries import EntryText, FileText, changed, read_entries, with_comments
from generator.bilingual.translations import text_of
from generator.folding import same
from generator.model import Article, Bilingual, Finding, Location, Severity

_FUZZY = "fuzzy"
_ARTICLE, _EDITION = "X-Digest-Article", "X-Digest-Edition"


class PoError(ValueError):
    """The file is no PO file, or none that this program exported."""


@dataclass(frozen=True, slots=True)
class Message:
    """A part as gettext sees it."""

    part: str
    chinese: str
    """Today's text of the part."""
    english: str
    fuzzy: bool
    previous: str
    """The Chinese that stale English was made from; empty otherwise."""
    state: str
    """`missing`, `draft` or `reviewed`, as the translation file has it."""
    origin: str
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of an article."""

    edition: str
    article: str
    messages: tuple[Message, ...]


# --------------------------------------------------------------- YAML -> PO


def export(edition: str, article: Article, text: str, added: str) -> str:
    """The PO file of an article. `text` is its translation file; `added` the day of the edition, ISO 8601.

    Raises EntriesError where the translation file cannot be edited in place.
    """
    return write(Catalogue(edition, article.slug, tuple(_messages(article, read_entries(text)))), added)


def _messages(article: Article, file: FileText) -> Iterator[Message]:
    entries = {entry.value("id"): entry for entry in reversed(file.entries)}
    for part in article.parts:
        if part.text:
            yield _message(part.id, part.text, entries.get(part.id))


def _message(part: str, chinese: str, entry: EntryText | None) -> Message:
    if entry is None:
        return Message(part, chinese, "", fuzzy=False, previous="", state="missing", origin="human", comments=())
    english, mirror = text_of(entry.value("en")), text_of(entry.value("zh"))
    stale = bool(english) and not same(mirror, chinese)
    state = entry.value("state") or "draft"
    return Message(
        part,
        chinese,
        english,
        fuzzy=stale or (bool(english) and state == "draft"),
        previous=mirror if stale else "",
        state=state if english else "missing",
        origin=entry.value("origin") or "human",
        comments=entry.above,
    )


def write(catalogue: Catalogue, added: str) -> str:
    """A catalogue as the text of a PO file: the same text for the same catalogue, on any day."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": f"{catalogue.edition}/{catalogue.article}",
        "PO-Revision-Date": f"{added} 00:00+0000",
        "Last-Translator": "News Digest",
        "Language-Team": "English",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
        _EDITION: catalogue.edition,
        _ARTICLE: catalogue.article,
    }
    for message in catalogue.messages:
        file.append(
            polib.POEntry(
                msgctxt=message.part,
                msgid=message.chinese,
                msgstr=message.english,
                previous_msgid=message.previous or None,
                flags=[_FUZZY] if message.fuzzy else [],
                comment=f"state: {message.state}\norigin: {message.origin}",
                tcomment="\n".join(message.comments),
            )
        )
    return f"{file}"


# --------------------------------------------------------------- PO -> YAML


def read(text: str) -> Catalogue:
    """The catalogue of a PO file that `write` made and a translator's program may have changed.

    Raises PoError.
    """
    try:
        file = polib.pofile(text)
    except (OSError, UnicodeError, ValueError, IndexError) as error:
        raise PoError(str(error)) from None
    if _ARTICLE not in file.metadata or _EDITION not in file.metadata:
        raise PoError(f"no {_ARTICLE}")
    messages = tuple(_read(entry) for entry in file if not entry.obsolete and entry.msgctxt)
    return Catalogue(file.metadata[_EDITION], file.metadata[_ARTICLE], messages)


def _read(entry: polib.POEntry) -> Message:
    told = dict(line.split(": ", 1) for line in (entry.comment or "").split("\n") if ": " in line)
    return Message(
        entry.msgctxt,
        entry.msgid,
        entry.msgstr.strip(),
        fuzzy=_FUZZY in entry.flags,
        previous=entry.previous_msgid or "",
        state=told.get("state", "missing"),
        origin=told.get("origin", "human"),
        comments=tuple(line.strip() for line in (entry.tcomment or "").split("\n") if line.strip()),
    )


def apply(catalogue: Catalogue, article: Article, text: str, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The translation file with what was changed in the catalogue; everything else stays byte for byte.

    Raises EntriesError where the translation file cannot be edited in place.
    """
    file = read_entries(text)
    before = {message.part: message for message in _messages(article, file)}
    findings: list[Finding] = []
    new = {message.part: message for message in catalogue.messages}
    findings += [_unknown(path, part) for part in new if part not in before]
    entries = []
    for entry in file.entries:
        part = entry.value("id")
        message, old = new.get(part), before.get(part)
        if message is None or old is None or _says_the_same(message, old):
            entries.append(entry)
        else:
            if old.english and not message.english:
                findings.append(_emptied(path, part))
            entries.append(_taken_over(entry, message, old, file.dash))
    return replace(file, entries=tuple(entries)).text(), tuple(findings)


def _says_the_same(message: Message, old: Message) -> bool:
    return replace(message, state=old.state, origin=old.origin) == old


def _taken_over(entry: EntryText, message: Message, old: Message, dash: int) -> EntryText:
    entry = with_comments(entry, [f"# {comment}" for comment in message.comments if comment not in old.comments], dash)
    if not message.english:
        return entry  # English is taken out by hand, never by an import
    made_from = message.previous if message.fuzzy and message.previous else message.chinese
    values = {"state": _state(message)}
    if message.english != old.english:
        values["en"] = message.english
    if not same(entry.value("zh"), made_from):
        values["zh"] = made_from
    return changed(entry, **values)


def _state(message: Message) -> str:
    if message.fuzzy:
        return message.state if message.previous and message.state != "missing" else "draft"
    return "draft" if message.state == "missing" else "reviewed"


def _unknown(path: str, part: str) -> Finding:
    return Finding(
        "unknown-part",
        Severity.WARNING,
        Location(path),
        Bilingual(f"本篇没有名为“{part}”的部分，未导入", f"the article has no part `{part}`; it was not imported"),
        Bilingual("请重新导出后再译", "export again, and translate the new file"),
    )


def _emptied(path: str, part: str) -> Finding:
    return Finding(
        "translation-emptied",
        Severity.WARNING,
        Location(path),
        Bilingual(
            f"“{part}”的译文在PO文件中被清空，这里保留",
            f"the English of `{part}` was emptied in the PO file; it is kept",
        ),
        Bilingual("若要删去，请直接编辑译文文件", "to remove it, edit the translation file"),
    )

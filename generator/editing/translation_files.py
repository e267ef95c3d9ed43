"""The translation files on the disk: brought up to date, exported as PO, imported again (files in and out)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.bilingual import ORPHANS, po
from generator.bilingual.entries import EntriesError
from generator.bilingual.update import TranslationTexts, update
from generator.content.files import files_in, read_text, shown
from generator.content.folder import EDITIONS
from generator.edition.loading import load_digest
from generator.findings import Outcome, has_errors
from generator.limits import FILE_BYTES
from generator.model import Bilingual, Digest, Edition, Finding, Location, Severity
from generator.swap import replace_file

_HARMLESS = frozenset({"unknown-part", "duplicate-id", "unknown-article"})
"""Errors in translation files that an update fixes or can work around."""
_ABOUT_WORDS = frozenset({"figure", "name", "term", "place", "chinese", "markup", "unpaired", "waiver"})
"""Prefixes of the rules that judge what a translation says: they never prevent an update."""


def update_translations(content: Path, out: Path | None = None) -> Outcome:
    """Bring the translation files of every edition up to date. If content cannot be read, nothing is written.

    `out`: a folder for the files that would change, each where it stands below `editions`; the content stays as it is.

    Raises OSError where a file cannot be written.
    """
    digest, findings = load_digest(content)
    hindering = tuple(finding for finding in findings if _hinders(finding))
    if digest is None or has_errors(hindering):
        return Outcome((), (), hindering)
    written: list[Path] = []
    removed: list[Path] = []
    said: list[Finding] = []
    for edition in digest.editions:
        folder = content / EDITIONS / edition.id / "en"
        before, unread = _texts(folder)
        if before is None:
            said += unread
            continue
        try:
            after = update(before, edition.articles)
        except EntriesError:
            said.append(_unreadable_form(folder))
            continue
        changes = dict(_changes(folder, before, after))
        # What gains English is written before what loses it, so that a crash between the two loses nothing.
        for path in sorted((path for path, text in changes.items() if text is not None), key=_gains_first):
            target = out / path.relative_to(content / EDITIONS) if out else path
            _write(target, changes[path] or "")
            written.append(target)
        for path in (path for path, text in changes.items() if text is None and out is None):
            path.unlink()
            removed.append(path)
    return Outcome(tuple(written), tuple(removed), tuple(said))


def _hinders(finding: Finding) -> bool:
    """The findings that prevent an update: not those on facts, glossary and inbox, or on what translations say."""
    path = Path(finding.where.path)
    elsewhere = path.parent.name in {"facts", "pages", "inbox"} or path.name == "glossary.yml"
    about_words = finding.rule.split("-")[0] in _ABOUT_WORDS
    return not elsewhere and not about_words and finding.rule not in _HARMLESS


def _keeps_from_reading(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and _hinders(finding)


def _sound_text(path: Path, known: Iterable[Finding]) -> str | None:
    """The text of a translation file; None if there is none, or if it cannot be read, which is already reported."""
    if not os.path.lexists(path) or any(finding.where.path == shown(path) for finding in known):
        return None
    return read_text(path, FILE_BYTES).text


def _gains_first(path: Path) -> tuple[bool, str]:
    return not path.name.endswith(ORPHANS), path.name


def _texts(folder: Path) -> tuple[TranslationTexts | None, tuple[Finding, ...]]:
    """The translation files of an edition; None if one cannot be read."""
    paths, findings = files_in(folder, "*.yml")
    files, orphans = {}, {}
    for path in paths:
        read = read_text(path, FILE_BYTES)
        findings += read.findings
        if path.name.endswith(ORPHANS):
            orphans[path.name.removesuffix(ORPHANS)] = read.text or ""
        else:
            files[path.stem] = read.text or ""
    return None if findings else TranslationTexts(files, orphans), findings


def _changes(folder: Path, before: TranslationTexts, after: TranslationTexts) -> Iterator[tuple[Path, str | None]]:
    pairs = ((before.files, after.files, ".yml"), (before.orphans, after.orphans, ORPHANS))
    for old, new, ending in pairs:
        for slug in {**old, **new}:
            if old.get(slug) != new.get(slug):
                yield folder / f"{slug}{ending}", new.get(slug)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, text)


# ------------------------------------------------------------------------- PO


def export_po(content: Path, out: Path) -> Outcome:
    """Write `<edition>/<slug>.po` for every translated article.

    Raises OSError where a file cannot be written.
    """
    digest, findings = load_digest(content)
    if digest is None:
        return Outcome((), (), findings)
    written, said = [], [finding for finding in findings if _keeps_from_reading(finding)]
    for edition in digest.editions:
        for article in edition.articles:
            path = content / EDITIONS / edition.id / "en" / f"{article.slug}.yml"
            text = _sound_text(path, said)
            if text is None:
                continue
            try:
                text = po.export(edition.id, article, text, edition.added)
            except EntriesError:
                said.append(_unreadable_form(path))
                continue
            target = out / edition.id / f"{article.slug}.po"
            _write(target, text)
            written.append(target)
    return Outcome(tuple(written), (), tuple(said))


def import_po(content: Path, sources: list[Path]) -> Outcome:
    """Import what was changed in PO files, given as files or folders.

    Raises OSError where a file cannot be read or written.
    """
    digest, findings = load_digest(content)
    if digest is None:
        return Outcome((), (), findings)
    written: list[Path] = []
    said: list[Finding] = []
    hindering = [finding for finding in findings if _keeps_from_reading(finding)]
    for source in _po_files(sources):
        path, own = _import_one(content, digest, source, hindering)
        said += own
        written += [path] if path else []
    return Outcome(tuple(written), (), tuple(said))


def _po_files(sources: list[Path]) -> Iterator[Path]:
    for source in sources:
        yield from sorted(source.rglob("*.po")) if source.is_dir() else [source]


def _import_one(
    content: Path, digest: Digest, source: Path, known: Sequence[Finding]
) -> tuple[Path | None, tuple[Finding, ...]]:
    try:
        catalogue = po.read(source.read_text(encoding="utf-8-sig"))
    except (po.PoError, UnicodeDecodeError):
        return None, (_no_catalogue(source),)
    edition: Edition | None = next((one for one in digest.editions if one.id == catalogue.edition), None)
    article = edition.article(catalogue.article) if edition else None
    path = content / EDITIONS / catalogue.edition / "en" / f"{catalogue.article}.yml"
    if article is None or not os.path.lexists(path):
        return None, (_no_catalogue(source),)
    before = _sound_text(path, known)
    if before is None:
        return None, tuple(finding for finding in known if finding.where.path == shown(path))
    try:
        after, findings = po.apply(catalogue, article, before, shown(source))
    except EntriesError:
        return None, (_unreadable_form(path),)
    if after == before:
        return None, findings
    _write(path, after)
    return path, findings


# -------------------------------------------------------------------- findings


def _unreadable_form(path: Path) -> Finding:
    return Finding(
        "segments-on-one-line",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(
            "译文文件把各段写在一行方括号里，未改动", "the segments are in brackets on one line; nothing was changed"
        ),
        Bilingual("请每段另起一行，以- id:开头", "begin each on a line of its own with `- id:`"),
    )


def _no_catalogue(path: Path) -> Finding:
    return Finding(
        "unknown-catalogue",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(
            "不是由digest translations export导出的PO文件，或报道已不存在",
            "this PO file names no article in the content",
        ),
        Bilingual("请先用digest translations export导出", "start from a file of `digest translations export`"),
    )

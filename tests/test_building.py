"""What was made before is not made again, and no byte tells the difference."""

import os
import pickle
import re
import shutil
import signal
import tomllib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.bilingual import load_translations
from generator.build import build
from generator.building.content import check_with_store, store_of
from generator.building.engine import Engine
from generator.building.reading import edition_keys, read_editions
from generator.cache import fingerprint
from generator.cache.contents import folder_hashes
from generator.cache.deferred import kept as kept_edition
from generator.cache.deferred import kept_texts
from generator.cache.shares import Shares
from generator.cache.store import Store, key_of
from generator.check import check_content
from generator.findings import render, summary
from generator.model import Bilingual, Known, Language, Piece, SegmentState
from generator.pages import drafts
from generator.pages.frames import Frames
from generator.pages.line_ends import without_line_ends
from generator.processes import workers
from generator.processes.progress import Progress
from generator.processes.workers import each, in_stretches
from tests.case_files import CASES
from tests.digest_builder import SETTINGS, digest, with_articles

WORDS = ["甲", "青河村的图书馆", "<b>", "70%", "New words", "The Library of Shan County"]


def two_editions():
    whole = digest()
    older = replace(whole.editions[0], id="older", added="2020-01-01", title=Bilingual("旧", "Old"))
    return replace(whole, editions=(*whole.editions, older))


class Maker:
    """Makes pages, and none again that is made from the same, as a site takes its files from the last one."""

    def __init__(self, folder=None):
        self.engine, self.known = Engine(Shares(Store(folder))), {}

    def pages(self, whole):
        """Every page, made or known."""
        return [self.page(planned) for planned in self.engine.plan(whole, SETTINGS)]

    def page(self, planned):
        if not planned.key:
            return self.engine.page(planned)
        if planned.key not in self.known:
            self.known[planned.key] = self.engine.page(planned)
        return self.known[planned.key]

    def unknown(self, whole):
        """The paths of the pages that have to be made."""
        return {each.page.path for each in self.engine.plan(whole, SETTINGS) if each.key not in self.known}


def pages_of(whole):
    """Every page, made from nothing."""
    return Maker().pages(whole)


# ------------------------------------------------------------------------ edits


def with_edition(whole, at, **changes):
    editions = list(whole.editions)
    editions[at] = replace(editions[at], **changes)
    return replace(whole, editions=tuple(editions))


def with_article(whole, at, number, **changes):
    articles = list(whole.editions[at].articles)
    articles[number] = replace(articles[number], **changes)
    return with_edition(whole, at, articles=tuple(articles))


def edit_text(whole, at, number, word):
    parts = list(whole.editions[at].articles[number].parts)
    parts[-1] = replace(parts[-1], pieces=(*parts[-1].pieces, Piece(word, None)))
    return with_article(whole, at, number, parts=tuple(parts))


def edit_headline(whole, at, number, word):
    parts = list(whole.editions[at].articles[number].parts)
    parts[0] = replace(parts[0], pieces=(*parts[0].pieces, Piece(word, None)))
    return with_article(whole, at, number, parts=tuple(parts))


def edit_sheet(whole, at, number, change):
    edition = whole.editions[at]
    slug = edition.articles[number].slug
    if not (sheet := edition.facts.get(slug)) or not sheet.facts:
        return whole
    return with_edition(whole, at, facts=edition.facts | {slug: change(sheet)})


def edit_label(whole, at, number, word):
    def change(sheet):
        first = replace(sheet.facts[0], label=Bilingual(word, word))
        return replace(sheet, facts=(first, *sheet.facts[1:]))

    return edit_sheet(whole, at, number, change)


def edit_place_of_fact(whole, at, number, word):
    def change(sheet):
        last = replace(sheet.facts[-1], place="qinghe" if sheet.facts[-1].place is None else None)
        return replace(sheet, facts=(*sheet.facts[:-1], last))

    return edit_sheet(whole, at, number, change)


def remove_facts(whole, at, number, word):
    return edit_sheet(whole, at, number, lambda sheet: replace(sheet, facts=(), relations=(), lead=()))


def edit_english(whole, at, number, word):
    edition = whole.editions[at]
    slug = edition.articles[number].slug
    segments = {
        part: replace(segment, en=f"{segment.en} {word}", state=SegmentState.REVIEWED)
        for part, segment in edition.translations.get(slug, {}).items()
    }
    return with_edition(whole, at, translations=edition.translations | {slug: segments}) if segments else whole


def edit_places(whole, at, number, word):
    old = whole.editions[at].articles[number].places
    return with_article(whole, at, number, places=("shan",) if old != ("shan",) else ())


def edit_reporters(whole, at, number, word):
    return with_article(whole, at, number, reporters=("林一", word))


def edit_order(whole, at, number, word):
    articles = whole.editions[at].articles
    return with_edition(whole, at, articles=(*articles[number:], *articles[:number]))


def edit_title(whole, at, number, word):
    return with_edition(whole, at, title=Bilingual(word, word), date=Known(None, "unknown"))


def edit_glossary(whole, at, number, word):
    terms = list(whole.glossary.terms)
    terms[number] = replace(terms[number], en=word, explain=Bilingual(word, word))
    return replace(whole, glossary=replace(whole.glossary, terms=tuple(terms)))


def edit_about(whole, at, number, word):
    return replace(whole, pages={"about": Bilingual(f"# 关于\n\n{word}", f"# About\n\n{word}")})


def remove_edition(whole, at, number, word):
    return replace(whole, editions=whole.editions[:1])


EDITS = [
    edit_text,
    edit_headline,
    edit_label,
    edit_place_of_fact,
    remove_facts,
    edit_english,
    edit_places,
    edit_reporters,
    edit_order,
    edit_title,
    edit_glossary,
    edit_about,
    remove_edition,
]
edits = st.tuples(st.sampled_from(EDITS), st.integers(0, 1), st.integers(0, 2), st.sampled_from(WORDS))


def edited(whole, edit):
    change, at, number, word = edit
    return change(whole, min(at, len(whole.editions) - 1), number, word)


@settings(
    max_examples=int(os.environ.get("EXAMPLES", "500")) // 100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(edits, min_size=1, max_size=3))
def test_after_any_edit_the_pages_are_those_of_a_build_from_nothing(tmp_path, changes):
    maker, whole = Maker(tmp_path / "store"), two_editions()
    maker.pages(whole)
    for change in changes:
        whole = edited(whole, change)
    assert maker.pages(whole) == pages_of(whole)


def test_a_page_about_a_story_is_made_again_when_another_edition_has_the_same_words(tmp_path):
    maker, both = Maker(tmp_path), two_editions()
    for at in range(len(both.editions)):
        whole = edit_places(both, at, 1, "")
        assert maker.pages(whole) == pages_of(whole)


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """A maker that has made the unedited pages, and these pages."""
    maker = Maker(tmp_path_factory.mktemp("store"))
    return maker, maker.pages(two_editions())


@pytest.mark.parametrize("edit", EDITS)
def test_every_kind_of_edit_shows(edit, known):
    """Guards the test above: an edit that changed no page would prove nothing."""
    maker, before = known
    # Not every story has a fact or an English part to edit.
    changed = (maker.pages(edited(two_editions(), (edit, 0, number, "New words"))) for number in (1, 0))
    assert any(pages != before for pages in changed)


def made_anew(tmp_path, whole, changed):
    """The paths of the pages that an edit has made again."""
    maker = Maker(tmp_path / "store")
    maker.pages(whole)
    return maker.unknown(changed)


def test_every_page_says_what_it_reads():
    assert [draft.page.path for draft in drafts(two_editions(), SETTINGS).pages if draft.reads is None] == []


def test_one_fact_changes_its_story_and_the_lists_that_tell_it_and_no_other_story(tmp_path):
    whole = with_articles(40)
    made = made_anew(tmp_path, whole, edit_label(whole, 0, 3, "新的"))
    stories = {path for path in made if "story-" in path}
    slug = whole.editions[0].articles[3].slug
    assert {f"demo/{slug}/", f"en/demo/{slug}/"} <= stories
    assert all(f"/{slug}/" in path for path in stories)


# -------------------------------------------------------------------- the store


def test_a_damaged_result_is_as_if_it_were_not_there(tmp_path):
    store, key = Store(tmp_path), key_of("a")
    store.put(key, {"page": "甲"})
    assert store.get(key) == {"page": "甲"}
    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole[:40], b"", whole[:-1] + bytes([whole[-1] ^ 1]), whole + b"x"):
        file.write_bytes(damaged)
        assert store.get(key) is None


def test_what_was_not_used_since_is_removed(tmp_path):
    store, used, unused = Store(tmp_path), key_of("used"), key_of("unused")
    store.put(used, 1)
    store.put(unused, 2)
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        os.utime(file, (1000, 1000))
    store.get(used)
    store.prune(2000)
    assert (store.get(used), store.get(unused)) == (1, None)


def test_where_one_part_of_a_key_ends_counts():
    assert key_of("ab", "c") != key_of("a", "bc")


def test_a_store_that_cannot_be_written_changes_nothing(tmp_path):
    (tmp_path / "store").write_text("a file, not a folder")
    assert Maker(tmp_path / "store").pages(digest()) == pages_of(digest())


def test_a_worker_that_was_killed_has_no_answer(monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 2)
    with pytest.raises(RuntimeError, match="killed"):
        workers.Ahead(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


@pytest.mark.parametrize("count", [1, 50])
def test_a_worker_whose_build_had_ended_before_it_began_does_nothing(count, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(os, "getppid", lambda: 1)  # whoever has no parent any more is given to the first process

    def work(number):
        (tmp_path / str(number)).touch()

    with pytest.raises(workers.LostWorkerError):
        workers.Ahead(lambda: work(0)).result() if count == 1 else list(each(work, range(count)))
    assert list(tmp_path.iterdir()) == []


def test_a_worker_of_many_that_was_killed_is_said(monkeypatch):
    with pytest.raises(workers.LostWorkerError):
        list(each(lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == 9 else 0, range(50), workers=2))


def test_workers_answer_in_order_and_raise_what_the_work_raises():
    assert list(each(lambda number: number * 2, range(50), workers=2)) == [number * 2 for number in range(50)]
    with pytest.raises(ZeroDivisionError):
        list(each(lambda number: 1 // number, range(50), workers=2))


@pytest.mark.parametrize("count", [0, 1, 3, 4, 51])
def test_stretches_answer_in_order(count):
    assert in_stretches(lambda number: number * 2, range(count)) == [number * 2 for number in range(count)]


@pytest.mark.parametrize("wrong", [0, 50])
def test_every_stretch_raises_what_the_work_raises(wrong):
    with pytest.raises(ZeroDivisionError):
        in_stretches(lambda number: 1 // (number - wrong), range(51))


# -------------------------------------------------------------- files and sites


def replace_in(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_check_says_the_same_and_reads_no_edition_again(project, monkeypatch):
    content = project / "content"
    first = check_with_store(content, Progress())
    assert first[:2] == check_content(content)
    monkeypatch.setattr("generator.check.read_edition", lambda *_: pytest.fail("read again"))
    again = check_with_store(content, Progress())
    assert again[:2] == first[:2]
    assert repr(again.digest) == repr(first.digest)


def test_an_edited_file_is_read_again_and_its_error_is_said(project):
    content = project / "content"
    check_with_store(content, Progress())
    file = content / "editions" / "demo" / "edition.yml"
    file.write_text(file.read_text(encoding="utf-8") + "\nsurprise: 1\n", encoding="utf-8")
    assert check_with_store(content, Progress())[:2] == check_content(content)
    assert "unknown-key" in {finding.rule for finding in check_with_store(content, Progress())[1]}


def test_a_folder_that_comes_or_goes_in_place_of_a_file_is_noticed(project):
    content = project / "content"
    sound = check_with_store(content, Progress())[1]
    folder = content / "editions" / "demo" / "facts" / "foo.yml"
    for _ in range(2):
        folder.mkdir()
        assert {"not-a-file", "unknown-article"} <= {each.rule for each in check_with_store(content, Progress())[1]}
        folder.rmdir()
        assert check_with_store(content, Progress())[1] == sound


def test_an_edit_has_only_its_own_translation_compared_again(project, monkeypatch):
    content, compared = project / "content", []
    check_with_store(content, Progress())

    def load(text, path, *others):
        compared.append(path)
        return load_translations(text, path, *others)

    monkeypatch.setattr("generator.edition.loading.load_translations", load)
    replace_in(content / "editions" / "demo" / "en" / "library.yml", "en: |\n      ", "en: |\n      Once more: ")
    known = check_with_store(content, Progress())
    assert [path.rpartition("/")[2] for path in compared] == ["library.yml"]
    assert known[:2] == check_content(content)


def test_what_the_disk_describes_as_before_is_not_read_and_what_was_just_written_is(tmp_path, monkeypatch):
    store, folder = Store(tmp_path / "store"), tmp_path / "editions" / "demo"
    folder.mkdir(parents=True)
    (folder / "a").write_text("1")
    old = folder_hashes([folder], store)
    monkeypatch.setattr("generator.cache.walk._TICK", -(10**18))  # everything was written long ago
    assert folder_hashes([folder], store) == old
    monkeypatch.setattr("generator.cache.contents.hash_of", lambda _: pytest.fail("read again"))
    assert folder_hashes([folder], store) == old
    monkeypatch.undo()
    (folder / "a").write_text("2")
    os.utime(folder / "a", ns=(1, 1))
    assert folder_hashes([folder], store) != old


def test_the_code_is_not_read_again_where_the_disk_describes_it_as_before(tmp_path, monkeypatch):
    store = Store(tmp_path)
    monkeypatch.setattr("generator.cache.walk._TICK", -(10**18))  # everything was written long ago
    monkeypatch.setattr(fingerprint, "_found", [])
    fingerprint.recall(store)
    known = fingerprint.fingerprint()
    monkeypatch.setattr(fingerprint, "_found", [])
    monkeypatch.setattr(fingerprint, "_files", lambda: pytest.fail("read again"))
    fingerprint.recall(store)
    assert known == fingerprint.fingerprint()


def test_a_text_that_is_read_after_an_edit_is_not_taken_for_what_it_was(project):
    content = project / "content"
    check_with_store(content, Progress())
    digest, _, _ = check_with_store(content, Progress())
    for file in kept(project):
        file.unlink()
    replace_in(next((content / "editions/demo/en").glob("*.yml")), "en: |\n      ", "en: |\n      Once more: ")
    with pytest.raises(OSError, match="has changed while the site was made"):
        digest.editions[0].articles[0].parts  # noqa: B018 - it is read now
    assert check_with_store(content, Progress())[:2] == check_content(content)


DECIDE_NO_BYTE = {"jieba", "polib", "pylopdf-fonts-zh-cn", "pillow", "tqdm", "watchdog"}
"""Libraries that no kept result depends on; how a card is drawn is kept with the versions of both that draw it."""


def test_another_version_of_a_library_makes_every_result_anew(monkeypatch):
    project = tomllib.loads((CASES.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w-]+", each)[0] for each in project["dependencies"]} - DECIDE_NO_BYTE

    def found_with(changed):
        monkeypatch.setattr(fingerprint, "_found", [])
        monkeypatch.setattr("importlib.metadata.version", lambda name: "2" if name == changed else "1")
        return fingerprint.fingerprint()

    assert len({found_with(name) for name in names} | {found_with("")}) == len(names) + 1


@pytest.mark.parametrize("damaged", [False, True])
def test_what_was_edited_is_read_by_another_process_while_this_one_does_something_else(project, damaged):
    content, done = project / "content", []
    shutil.copytree(content / "editions" / "demo", content / "editions" / "second")
    check_with_store(content, Progress())
    replace_in(next((content / "editions/demo/en").glob("*.yml")), "en: |\n      ", "en: |\n      Once more: ")
    if damaged:
        for file in kept(project):
            file.write_bytes(file.read_bytes()[:-1])
    checked = check_with_store(content, Progress(), lambda: done.append("something"))
    assert checked[:2] == check_content(content)
    assert done == ([] if damaged else ["something"])


def test_a_text_waits_until_it_is_read_and_is_then_as_any_other(project):
    whole, _ = check_content(project / "content")
    (edition,) = whole.editions
    head, texts = pickle.loads(pickle.dumps((kept_edition(edition), kept_texts(edition))))  # noqa: S301 - written here
    asked = []
    again = head.edition(lambda: asked.append("texts") or texts)
    assert {article.slug for article in again.articles} == {article.slug for article in edition.articles}
    assert not asked
    assert (again, edition) == (edition, again)
    assert repr(again.articles) == repr(edition.articles)
    assert pickle.loads(pickle.dumps(again)) == edition  # noqa: S301 - written in this line
    assert set(again.translations) == set(edition.translations)
    assert again.translations.get("no-such-story") is None


def test_whichever_kept_result_is_damaged_the_content_is_as_its_files_say(project):
    content = project / "content"
    check_with_store(content, Progress())
    for file in kept(project):
        file.write_bytes(file.read_bytes()[:-1])
        assert check_with_store(content, Progress())[:2] == check_content(content)


def test_findings_are_said_alike_whether_they_were_kept_or_not(project):
    content = project / "content"
    first, again = (check_with_store(content, Progress()).findings for _ in range(2))
    _, fresh = check_content(content)
    for language in Language:
        for style in ("text", "github", "json"):
            assert render(again, language, style) == render(fresh, language, style) == render(first, language, style)
        assert summary(again, language) == summary(fresh, language)
    assert (list(again), len(again), again[0]) == (list(fresh), len(fresh), fresh[0])


def test_an_edited_site_is_that_of_a_build_from_nothing_byte_for_byte(project):
    config, content = project / "mkdocs.yml", project / "content"
    build(config, content, project / "site")
    before = contents(project / "site")
    replace_in(next((content / "editions" / "demo" / "en").glob("*.yml")), "en: |\n      ", "en: |\n      Once more: ")
    build(config, content, project / "site")
    after = contents(project / "site")
    assert after != before
    shutil.rmtree(project / ".cache")
    build(config, content, project / "fresh")
    assert contents(project / "fresh") == after


def test_on_one_core_nothing_is_done_meanwhile_and_the_site_is_the_same(project, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 1)
    config, content = project / "mkdocs.yml", project / "content"
    assert build(config, content, project / "site").site is not None
    replace_in(next((content / "editions" / "demo" / "en").glob("*.yml")), "en: |\n      ", "en: |\n      Once more: ")
    assert build(config, content, project / "site").site is not None
    monkeypatch.undo()
    shutil.rmtree(project / ".cache")
    build(config, content, project / "fresh")
    assert contents(project / "fresh") == contents(project / "site")


def kept(project):
    return [path for path in (project / ".cache" / "digest").rglob("*") if path.is_file()]


def test_a_damaged_cache_changes_nothing_and_an_edit_leaves_nothing_behind_in_it(project):
    config, content, site = project / "mkdocs.yml", project / "content", project / "site"
    build(config, content, site)
    before = contents(site)
    for file in kept(project):
        data = file.read_bytes()
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        os.utime(file, (1000, 1000))
    replace_in(content / "editions" / "demo" / "edition.yml", "added:", "# seen\nadded:")
    build(config, content, site)
    assert contents(site) == before
    assert not [file for file in kept(project) if file.stat().st_mtime < 2000]


def test_a_page_between_the_pieces_of_its_shape_is_the_page_that_the_template_prints(project):
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    plugin = config.plugins["digest"]
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    pages = [plugin.engine.page(planned) for planned in plugin.work.plan]
    shells = [plugin.work.shells.shell(page) for page in pages]
    frames = Frames(plugin.theme.print_shell)

    def whole(shell):  # the line ends of the page itself are its own
        here = "<!-- the page -->"
        around = frames.print_shell(replace(shell, page=replace(shell.page, html=here)))
        return shell.page.html.join(without_line_ends(around).split(here))

    printed = {shell.page.path: whole(shell) for shell in shells}
    assert {shell.page.path: frames.document(shell) for shell in shells} == printed
    assert len(frames.shapes) < len(printed)


def serve_once(project):
    """The folder of MkDocs after the build that `mkdocs serve` begins with."""
    folder = project / "served"
    shutil.rmtree(folder, ignore_errors=True)
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    return folder


def test_serving_makes_again_only_what_an_edit_changed(project):
    def inodes():
        return {path: path.stat().st_ino for path in (project / ".cache/served").rglob("*.html")}

    serve_once(project)
    first = inodes()
    serve_once(project)
    assert inodes() == first != {}
    replace_in(next((project / "content/editions/demo/en").glob("*.yml")), "en: |\n      ", "en: |\n      Once more: ")
    serve_once(project)
    made = [path for path, inode in inodes().items() if inode != first[path]]
    assert 0 < len(made) < len(first)


def test_whoever_serves_without_reloading_is_shown_the_site_too(project):
    folder = serve_once(project)
    assert {path.name for path in folder.iterdir()} == {path.name for path in (project / ".cache/served").iterdir()}
    assert (folder / "en/index.html").read_bytes() == (project / ".cache/served/en/index.html").read_bytes()


def test_serving_begins_with_no_site_where_there_is_none_that_is_right(project):
    replace_in(next((project / "content/editions/demo/en").glob("*.yml")), "en: |", "fr: |")
    with pytest.raises(Abort):
        serve_once(project)
    assert not (project / ".cache/served").exists()


def test_serving_after_a_build_in_the_same_process_shows_what_was_edited_since(project):
    build(project / "mkdocs.yml", project / "content", project / "site")
    replace_in(next((project / "content/editions/demo/en").glob("*.yml")), "en: |\n      ", "en: |\n      Once more: ")
    serve_once(project)
    assert any("Once more: " in page.read_text() for page in (project / ".cache/served").rglob("*.html"))


def test_a_file_that_somebody_changed_in_the_last_site_is_written_anew(project):
    config, content, site = project / "mkdocs.yml", project / "content", project / "site"
    build(config, content, site)
    before = contents(site)
    (site / "index.html").write_text("changed by hand")
    build(config, content, site)
    assert contents(site) == before


def test_editions_are_read_in_order_whatever_was_known(project):
    content = project / "content"
    for name in ("a", "b", "c"):
        shutil.copytree(content / "editions" / "demo", content / "editions" / name)
    known, _ = check_content(content)
    check_with_store(content, Progress())
    replace_in(content / "editions" / "b" / "edition.yml", "added:", "# seen\nadded:")
    folders = sorted((content / "editions").iterdir())
    keys = edition_keys(folders, known.glossary, store_of(content))
    again = read_editions(keys, known.glossary, store_of(content), Progress())
    assert [edition.id for (edition, _), _ in again] == ["a", "b", "c", "demo"]

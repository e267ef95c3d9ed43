"""A content folder becomes a digest; every problem of every file is said at once, and none is a traceback."""

import shutil

import pytest

from generator.building.content import findings_with_store
from generator.check import check_content
from generator.edition.loading import load_digest
from generator.model import Language, SegmentState, Severity
from generator.processes.progress import Progress
from tests.case_files import CASES


@pytest.fixture
def content(tmp_path, monkeypatch):
    """The small invented content folder, to break, in the folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASES / "content", tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def demo(content):
    return content / "editions" / "demo"


def errors(content):
    return [
        f"{f.where.path}:{f.where.line}:{f.where.column} {f.rule}"
        for f in check_content(content)[1]
        if f.severity is Severity.ERROR
    ]


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_small_edition_is_read_whole(content):
    digest, findings = load_digest(content)
    assert [f for f in findings if f.severity is Severity.ERROR] == []
    (edition,) = digest.editions
    assert (edition.id, edition.title[Language.EN], edition.added) == ("demo", "Trial issue", "2026-01-02")
    assert (edition.paper.basis, edition.date.basis) == ("stated", "unknown")
    assert [article.slug for article in edition.articles] == ["new-bridge", "library", "after-school"]
    assert edition.raw.text[slice(*edition.furniture[0])] == "河湾日志  第3版"
    assert digest.pages["about"][Language.EN].startswith("# About")


def test_a_correction_is_in_the_text_before_facts_and_translations_are_read(content):
    digest, _ = load_digest(content)
    library = digest.editions[0].article("library")
    assert library.part("p1").text.endswith("“欢迎大家来看书。”")
    assert library.corrections[0].find == "看书 。"


def test_facts_stand_in_the_corrected_text(content):
    digest, _ = load_digest(content)
    edition = digest.editions[0]
    for slug, sheet in edition.facts.items():
        for fact in sheet.facts:
            text = edition.article(slug).part(fact.part).text
            assert text[fact.figure.start : fact.figure.end] == fact.figure.written


def test_a_translation_knows_whether_it_is_complete_stale_or_missing(content):
    digest, _ = load_digest(content)
    states = {
        slug: {part: segment.state for part, segment in segments.items()}
        for slug, segments in digest.editions[0].translations.items()
    }
    assert set(states["new-bridge"].values()) == {SegmentState.REVIEWED}
    assert states["library"]["p1"] is SegmentState.STALE
    assert states["library"]["h"] is SegmentState.DRAFT


def test_an_edition_knows_where_the_figures_of_its_facts_stand_in_the_english(content):
    digest, _ = load_digest(content)
    edition = digest.editions[0]
    english = edition.translations["new-bridge"]
    said = {
        fact.id: english[fact.part].en[slice(*edition.figures_in_english["new-bridge"][fact.id])]
        for fact in edition.facts["new-bridge"].facts
    }
    assert said == {
        "cost": "12 million yuan",
        "cost-county": "8 million",
        "cost-town": "4 million",
        "length": "320 metres",
    }
    assert set(edition.figures_in_english) == set(edition.facts) & set(edition.translations)


def test_every_file_is_read_before_anything_is_said(content, demo):
    edit(demo / "edition.yml", "added: 2026-01-02", "added: 2.1.2026")
    edit(content / "glossary.yml", "kind: place", "kind: river")
    edit(demo / "structure.yml", "图书馆开放", "图书馆关门")
    assert [line.split(" ")[1] for line in errors(content)] == ["invalid-value", "fragment-not-found", "invalid-choice"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("edition.yml", "slug: library,", "slug: libary,", "edition.yml:7:12 unknown-article"),
        ("edition.yml", "看书 。, replace", "没有这句, replace", "edition.yml:10:30 correction-place"),
        (
            "edition.yml",
            "slug: library,",
            "slug: library, formerly: [new-bridge],",
            "edition.yml:7:32 former-name-taken",
        ),
        ("edition.yml", "slug: library,", "slug: library, formerly: [old, old],", "edition.yml:7:37 former-name-taken"),
        ("edition.yml", "slug: library,", "slug: library, formerly: [facts],", "edition.yml:7:32 invalid-value"),
        ("edition.yml", "article: library", "article: museum", "edition.yml:10:15 unknown-article"),
        ("edition.yml", "added: 2026-01-02", "added: 2026-02-30", "edition.yml:4:8 invalid-value"),
        ("edition.yml", "date: unknown", "date: {basis: inferred}", "edition.yml:3:7 invalid-value"),
        ("edition.yml", "places: [hewan]}", "places: [atlantis]}", "edition.yml:8:35 not-in-glossary"),
        ("facts/library.yml", "藏书2.5万册", "藏书3万册", "facts/library.yml:7:12 quote-not-found"),
    ],
)
def test_a_broken_file_is_named_with_its_place(content, demo, file, old, new, said):
    edit(demo / file, old, new)
    assert f"content/editions/demo/{said}" in errors(content)


@pytest.mark.parametrize(
    ("new", "remedy"),
    [
        ("slug: library, formerly: old、older,", "write a list: [old, older]"),
        ("slug: library, formerly: [old、older],", "put a comma between the names: [old, older]"),
        ("slug: Lending Library,", "use lower-case letters, digits and hyphens only, such as lending-library"),
    ],
)
def test_what_was_meant_is_shown_as_it_is_written(content, demo, new, remedy):
    edit(demo / "edition.yml", "slug: library,", new)
    assert remedy in [finding.remedy.en for finding in check_content(content)[1]]


@pytest.mark.parametrize(
    ("formerly", "said"),
    [
        ("[demo, old]", []),  # its own name, which it was given again
        ("[other]", ["demo/edition.yml:4:12 former-name-taken"]),
        ("[old, older]", ["other/edition.yml:4:12 former-name-taken"]),
        ("[glossary]", ["demo/edition.yml:4:12 invalid-value"]),
    ],
)
def test_a_former_name_of_an_edition_leads_to_one_edition_and_is_no_name_now(content, demo, formerly, said):
    shutil.copytree(demo, demo.with_name("other"))
    edit(demo.with_name("other") / "edition.yml", "added:", "formerly: [older]\nadded:")
    edit(demo / "edition.yml", "added:", f"formerly: {formerly}\nadded:")
    with_store = findings_with_store(content, Progress())
    assert [f for f in with_store if f.severity is Severity.ERROR] == [
        f for f in check_content(content)[1] if f.severity is Severity.ERROR
    ]
    assert errors(content) == [f"content/editions/{each}" for each in said]


@pytest.mark.parametrize("file", ["source.txt", "edition.yml", "structure.yml"])
def test_a_missing_file_is_named(content, demo, file):
    (demo / file).unlink()
    assert f"content/editions/demo/{file}:1:1 file-missing" in errors(content)


@pytest.mark.parametrize(
    ("kept", "said", "remedy"),
    [
        ("source.txt", "no edition.yml and no structure.yml", "move source.txt to content/inbox as demo.txt"),
        ("edition.yml", "no source.txt and no structure.yml", "add them, or delete the folder"),
        (".gitkeep", "no edition.yml and no source.txt and no structure.yml", "add them, or delete the folder"),
    ],
)
def test_an_edition_without_most_of_its_files_is_one_mistake(content, demo, kept, said, remedy):
    (demo / ".gitkeep").touch()
    for name in {"source.txt", "edition.yml", "structure.yml"} - {kept}:
        (demo / name).unlink()
    (finding,) = [each for each in check_content(content)[1] if each.severity is Severity.ERROR]
    assert (finding.where.path, finding.rule) == ("content/editions/demo", "edition-incomplete")
    assert finding.message.en == f"the edition has {said}"
    assert finding.remedy.en.startswith(remedy)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("2024年9月12日", "2024-09-12"),
        ("2024.9.12", "2024-09-12"),
        ("2024 09 12", "2024-09-12"),
        ("新桥", "new-bridge"),
    ],
)
def test_a_folder_that_is_named_otherwise_is_told_a_name(content, demo, name, meant):
    demo.rename(demo.with_name(name))
    (finding,) = [each for each in check_content(content)[1] if each.severity is Severity.ERROR]
    assert finding.remedy.en.endswith(f"such as {meant}")


@pytest.mark.parametrize("folder", ["facts", "en"])
def test_a_file_for_an_unknown_article_is_named(content, demo, folder):
    (demo / folder / "museum.yml").write_text("article: museum\n")
    assert f"content/editions/demo/{folder}/museum.yml:1:1 unknown-article" in errors(content)


def test_a_file_that_is_not_utf_8_is_named(content, demo):
    (demo / "edition.yml").write_bytes("title: {zh: 试刊, en: x}\n".encode("gb18030"))
    assert errors(content) == ["content/editions/demo/edition.yml:1:13 not-utf-8"]


def test_an_empty_content_folder_says_how_to_begin(tmp_path):
    digest, findings = check_content(tmp_path)
    assert digest is None
    (finding,) = findings
    assert finding.rule == "no-editions"
    assert "digest add" in finding.remedy.en


def test_a_site_whose_first_export_waits_says_where_its_edition_is(content, demo):
    shutil.rmtree(demo)
    (content / "inbox").mkdir()
    (content / "inbox/2031-05-06.txt").write_text("本报讯 新桥昨日通车。\n", encoding="utf-8")
    found = {finding.rule: finding for finding in check_content(content)[1]}
    assert found.keys() == {"no-editions", "inbox-waits"}
    assert found["no-editions"].remedy.en.startswith("download `started-edition`")
    assert list(findings_with_store(content, Progress())) == [*check_content(content)[1]]


def test_an_edition_in_a_wrong_place_is_not_missed_as_well(content, demo):
    demo.rename(content / "demo")
    (finding,) = check_content(content)[1]
    assert (finding.rule, finding.remedy.en) == ("unknown-file", "move it into content/editions")


def warnings(content):
    return [finding for finding in check_content(content)[1] if finding.severity is Severity.WARNING]


def test_what_nobody_has_reviewed_is_one_warning_that_names_it_and_counts_the_doubts(content, demo):
    before = warnings(content)
    path = demo / "structure.yml"
    edit(path, "reviewed: true", "reviewed: false")
    edit(path, "  - slug: library\n", "  # ? 甲（62%）；或者：乙\n  # ? one (62%); or: another\n  - slug: library\n")
    (finding,) = [each for each in warnings(content) if each not in before]
    assert (finding.rule, finding.where.line) == ("structure-not-reviewed", 7)
    assert finding.message.en == (
        "nobody has reviewed the structure of new-bridge, library, after-school; remaining doubts: 1"
    )
    edit(path, "reviewed: false", "reviewed: true")
    assert warnings(content) == before


def said(content):
    found = [finding for finding in check_content(content)[1] if finding.severity is Severity.ERROR]
    return [f"{f.where.path.removeprefix('content/editions/demo/')}: {f.message.en}; {f.remedy.en}" for f in found]


@pytest.mark.parametrize("file", ["edition.yml", "structure.yml"])
def test_a_slug_with_a_slip_is_one_error_and_its_files_are_not_to_be_renamed(content, demo, file):
    edit(demo / file, "slug: library", "slug: libary")
    meant, written = ("library", "libary") if file == "edition.yml" else ("libary", "library")
    assert said(content) == [f"edition.yml: `{written}` is not in structure.yml; did you mean `{meant}`?"]


def test_the_files_of_an_article_that_is_gone_are_to_be_deleted(content, demo):
    for folder in ("facts", "en"):
        (demo / folder / "market-day.yml").write_text("article: market-day\n")
    edit(demo / "edition.yml", "articles:\n", "articles:\n  - {slug: market-day}\n")
    line, *files = said(content)
    assert line == (
        "edition.yml: `market-day` is not in structure.yml; "
        "if the article was merged into another or removed, delete this line; otherwise correct the spelling"
    )
    assert [each.split(": ")[0] for each in files] == ["en/market-day.yml", "facts/market-day.yml"]
    assert all("then delete this file" in each for each in files)


def test_an_article_of_another_name_is_one_error_at_a_time_that_says_the_new_name(content, demo):
    edit(demo / "structure.yml", "slug: library", "slug: reading-room")
    (line,) = said(content)
    assert line == (
        "edition.yml: `library` is not in structure.yml; if the article was renamed, write "
        "`reading-room`; if it was merged into another or removed, delete this line"
    )
    edit(demo / "edition.yml", "library", "reading-room")
    (demo / "facts/after-school.yml").write_text("article: after-school\nfacts: []\n")
    (demo / "en/after-school.yml").write_text("article: after-school\nsegments: []\n")
    remedy = (
        "the edition has no article `library`; if the article was renamed to `reading-room`, rename the file to "
        "`reading-room.yml`; if it was merged into another or removed, first move anything useful, then delete "
        "this file"
    )
    assert said(content) == [f"en/library.yml: {remedy}", f"facts/library.yml: {remedy}"]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "find: 看书 。",
            "find: 看书  。。",
            "the article does not contain `看书  。。`; the nearest text is `看书 。”`",
        ),
        ("article: library", "article: libary", "there is no article `libary`; did you mean `library`?"),
        ("replace: 看书。", "replace: 看书 。", "`replace` is the same as `find`: nothing is corrected"),
    ],
)
def test_of_a_correction_that_is_wrong_that_alone_is_said_and_not_what_follows_from_it(content, demo, old, new, wrong):
    before = {finding.rule for finding in check_content(content)[1]}
    edit(demo / "facts/library.yml", "quote: ", "quote: 看书。")
    edit(demo / "edition.yml", old, new)
    (told,) = said(content)
    assert wrong in told
    assert {finding.rule for finding in check_content(content)[1]} - before <= {
        "correction-place",
        "unknown-article",
        "invalid-value",
    }


@pytest.mark.parametrize(("old", "new"), [("value: ", "value："), ("label: ", "lable: ")])
def test_hints_of_figures_wait_until_no_file_of_the_edition_is_wrong(content, demo, old, new):
    edit(demo / "facts/library.yml", old, new)
    assert "figure-not-covered" not in {finding.rule for finding in check_content(content)[1]}


def test_several_names_written_as_one_are_to_be_divided(content, demo):
    edit(demo / "structure.yml", "[林一, 周二]", "[林一、周二]")
    (told,) = said(content)
    assert "; put an ordinary comma between the names: [林一, 周二]" in told


def test_a_file_with_a_slip_in_its_name_is_to_be_renamed(content, demo):
    (demo / "facts/library.yml").rename(demo / "facts/libary.yml")
    assert said(content) == ["facts/libary.yml: the edition has no article `libary`; rename it `library.yml`"]


def test_where_the_structure_is_wrong_that_alone_is_said_and_not_what_follows_from_it(content, demo):
    before = {finding.rule for finding in check_content(content)[1]}
    edit(demo / "structure.yml", "图书馆开放", "图书馆关门")
    edit(demo / "source.txt", "2.5万册", "2.6万册")
    found = {finding.rule for finding in check_content(content)[1]}
    assert found - before == {"source-changed", "fragment-not-found"}
    assert "translation-stale" in before - found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[transprot]", "did you mean `transport`?"),
        ("[交通]", "did you mean `transport`?"),
        ("[transport、culture]", "put a comma between the ids: [transport, culture]"),
        ("[体育]", "write the id of an entry (transport, culture), or first add it to content/glossary.yml"),
    ],
)
def test_an_id_that_the_glossary_does_not_have_is_said_with_those_that_it_has(content, demo, written, meant):
    edit(demo / "edition.yml", "[transport]", written)
    (finding,) = [finding for finding in check_content(content)[1] if finding.severity is Severity.ERROR]
    assert (finding.rule, finding.where.line, finding.where.column) == ("not-in-glossary", 6, 50)
    assert "topics: " in finding.excerpt
    assert finding.remedy.en == meant


def test_two_entries_of_the_glossary_with_one_id_are_one_error(content, demo):
    edit(content / "glossary.yml", "id: transport,", "id: culture,")
    (finding,) = [finding for finding in check_content(content)[1] if finding.severity is Severity.ERROR]
    assert finding.rule == "duplicate-id"


def test_an_id_that_is_gone_from_the_glossary_is_said_once_for_each_file(content, demo):
    edit(content / "glossary.yml", "id: hewan,", "id: hewan-town,")
    edit(demo / "facts/library.yml", "value:", "place: hewan\n    value:")
    found = [finding for finding in check_content(content)[1] if finding.rule == "not-in-glossary"]
    assert [finding.where.path.removeprefix("content/editions/demo/") for finding in found] == [
        "edition.yml",
        "facts/library.yml",
    ]
    assert "(3 times in this file)" in found[0].message.en
    assert "place: hewan" in found[1].excerpt


@pytest.mark.parametrize(
    ("file", "old", "new", "remedy"),
    [
        (
            "edition.yml",
            "date: unknown",
            "date: 2023年6月18日",
            "write {value: {zh: …, en: …}, basis: stated}, or unknown",
        ),
        (
            "edition.yml",
            "date: unknown",
            "date: 2023-06-18",
            "write {value: {zh: 2023年6月18日, en: 18 June 2023}, basis: stated}, or unknown",
        ),
        (
            "edition.yml",
            "date: unknown",
            "date: {zh: 夏, en: June}",
            "write {value: {zh: 夏, en: June}, basis: stated}; where it is inferred, `basis: inferred` with a `reason`",
        ),
        ("edition.yml", "date: unknown", "date:", "write a value"),
        ("facts/library.yml", "lead: [books]", "lead:", "write a value, or remove the key"),
        ("edition.yml", "{zh: 试刊, en: Trial issue}", "试刊", "write {zh: 试刊, en: …}"),
        ("facts/library.yml", "{zh: 藏书, en: Books}", "藏书", "write {zh: 藏书, en: …}"),
        ("facts/library.yml", "quote: ", "place: [hewan]\n    quote: ", "leave out the brackets: hewan"),
        ("en/library.yml", "state: draft", "waive: 12人", "write a list: [{words: …, reason: …}]"),
        ("structure.yml", "{id: h, headline:", "{id: h, 标题:", "did you mean `headline`?"),
        ("edition.yml", "corrections:", "更正:", "did you mean `corrections`?"),
        (
            "structure.yml",
            "{id: h, headline:",
            "{id: h, 大字:",
            "the keys here are id, kicker, headline, subheadline, byline, paragraph, subheading, caption, credit",
        ),
        (
            "facts/new-bridge.yml",
            "- sum:",
            "- total:",
            "the keys here are sum, difference, product, ratio, change, range, at-least, equal, count, equals, chart, discrepancy",  # noqa: E501
        ),
    ],
)
def test_what_is_written_in_another_form_is_told_the_form(content, demo, file, old, new, remedy):
    text = (demo / file).read_text(encoding="utf-8")
    assert old in text
    (demo / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert remedy in {f.remedy.en for f in check_content(content)[1] if f.severity is Severity.ERROR}


@pytest.mark.parametrize("file", ["edition.yml", "structure.yml", "facts/library.yml", "en/library.yml"])
def test_an_empty_file_is_said_to_be_empty(content, demo, file):
    (demo / file).write_text("", encoding="utf-8")
    assert [line.split(" ")[1] for line in errors(content)] == ["file-empty"]


def test_a_copy_of_a_file_is_to_be_deleted(content, demo):
    shutil.copy(demo / "en/library.yml", demo / "en/library (1).yml")
    (only,) = said(content)
    assert only.startswith("en/library (1).yml: ")
    assert only.endswith("`library.yml` is there too: move anything useful into it, and delete this file")


@pytest.mark.parametrize(
    ("zh", "en", "wrong"),
    [
        ("2023年6月18日", "18 June 2023", None),
        ("2023年6月18日 星期日", "Sunday, June 18th, 2023", None),
        ("2023年6月", "June 2023", None),
        ("2022年春", "Spring 2022", None),
        ("2023年6月18日至20日", "18 to 20 June 2023", None),
        (
            "2023年6月18日",
            "19 June 2023",
            "the two dates differ: `2023年6月18日`, `19 June 2023`",
        ),
        ("2023年6月", "July 2023", "the two dates differ: `2023年6月`, `July 2023`"),
        ("2023年6月31日", "31 June 2023", "there is no `2023年6月31日` in the calendar"),
        ("2023年6月30日", "31 June 2023", "there is no `31 June 2023` in the calendar"),
    ],
)
def test_both_languages_name_one_day_and_one_that_there_is(content, demo, zh, en, wrong):
    edit(demo / "edition.yml", "date: unknown", f"date: {{value: {{zh: '{zh}', en: '{en}'}}, basis: stated}}")
    found = [f for f in check_content(content)[1] if f.severity is Severity.ERROR]
    assert [f.message.en for f in found] == ([wrong] if wrong else [])
    assert {(f.where.line, f.where.column) for f in found} == ({(3, 7)} if wrong else set())

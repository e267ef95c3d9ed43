"""What stands under a name that nothing reads is said, with the name that it should have.

The cases are `tests/cases/stray_files.txt`. A check that knows the last one's results says the same after each.
"""

import shutil

import pytest

from generator.building.content import check_with_store, findings_with_store
from generator.check import check_content
from generator.model import Severity
from generator.processes.progress import Progress
from tests.case_files import read_cases


@pytest.fixture
def content(folder):
    return folder / "content"


def errors(findings):
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def strays(findings):
    """The errors, and what is said of names: no other error may follow from a stray file."""
    return [each for each in findings if each.severity is Severity.ERROR or each.rule == "unknown-file"]


def told(finding):
    severity = "" if finding.severity is Severity.ERROR else f"{finding.severity.value} "
    return f"{severity}{finding.where.path.removeprefix('content/')}: {finding.remedy.en}"


@pytest.mark.parametrize("case", read_cases("stray_files.txt"), ids=lambda case: case.title)
def test_a_name_that_is_not_read_is_said_and_one_that_is_nobodys_is_not(case, content):
    check_with_store(content, Progress())
    for line in case.given.splitlines():
        name, _, new = line.partition("/ ")
        target = content / (new or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if new:
            shutil.move(content / name, target)
        else:
            target.write_text("article: after-school\nfacts: []\n", encoding="utf-8")
    found = strays(check_content(content)[1])
    assert [told(finding) for finding in found] == case.expected.splitlines()
    assert strays(findings_with_store(content, Progress())) == found


def test_two_editions_of_one_export_are_named(content):
    check_with_store(content, Progress())
    shutil.copytree(content / "editions/demo", content / "editions/again")
    (finding,) = [finding for finding in check_content(content)[1] if finding.rule == "same-export"]
    assert (finding.severity, finding.where.path) == (Severity.WARNING, "content/editions/demo/source.txt")
    assert "`demo` and `again`" in finding.message.en
    assert finding in list(findings_with_store(content, Progress()))
    (content / "editions/again/source.txt").write_text("另一版\n", encoding="utf-8")
    assert "same-export" not in {finding.rule for finding in findings_with_store(content, Progress())}


def test_a_glossary_that_editions_name_and_that_is_gone_is_one_error(content):
    (content / "glossary.yml").unlink()
    found = check_content(content)[1]
    assert [(finding.rule, finding.where.path) for finding in errors(found)] == [
        ("file-missing", "content/glossary.yml")
    ]


def test_of_a_glossary_that_cannot_be_read_no_word_is_said_to_be_missing(content):
    rules = {finding.rule for finding in check_content(content)[1]}
    path = content / "glossary.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("en: ", "english: ", 1), encoding="utf-8")
    found = check_content(content)[1]
    assert {finding.where.path for finding in errors(found)} == {"content/glossary.yml"}
    assert {finding.rule for finding in found} - {"missing-key", "unknown-key"} <= rules


def test_an_export_that_is_a_document_is_to_be_saved_as_text(content):
    source = content / "editions/demo/source.txt"
    source.rename(source.with_suffix(".docx"))
    (said,) = errors(check_content(content)[1])
    assert said.remedy.en == "save the page as plain text, upload it as source.txt, and delete this file"

"""What stands under a name that nothing reads is said, with the name that it should have.

The cases are `tests/cases/stray_files.txt`. A check that knows the last one's results says the same after each.
"""

import shutil

import pytest

from generator.building.content import check_with_store, findings_with_store
from generator.building.progress import Progress
from generator.check import check_content
from generator.model import Severity
from tests.case_files import CASES, read_cases


@pytest.fixture
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASES / "content", tmp_path / "content")
    return tmp_path / "content"


def errors(findings):
    return [finding for finding in findings if finding.severity is Severity.ERROR]


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
    found = errors(check_content(content)[1])
    assert {finding.rule for finding in found} <= {"unknown-file"}
    assert [f"{finding.where.path.removeprefix('content/')}: {finding.remedy.en}" for finding in found] == (
        case.expected.splitlines()
    )
    assert errors(findings_with_store(content, Progress())) == found

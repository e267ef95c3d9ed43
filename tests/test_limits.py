"""Every limit is stated for editors as the code has it, and is enforced with a message that names it."""

import re
import subprocess
import sys

import pytest

from generator import limits
from generator.check import check_content
from generator.model import Severity
from tests.case_files import CASES
from tests.faults import ADDRESS
from tests.hostile_support import Case, make_content
from tests.invented import invented_project

NAMES = sorted(name for name in vars(limits) if name.isupper())
DOUBT = "  - {article: library, find: 桥, reason: {zh: 一, en: a}}\n"
QUICK = {  # the limits that no file of tests/cases/hostile/size.yml reaches: what to write, and the limit that is named
    "DIGITS": ({"in": "editions/demo/source.txt", "change": {"18个月": "1" * 101 + "个月"}}, "100"),
    "NAME": ({"in": "editions/demo", "move": f"editions/{'a' * 81}"}, "80"),
    "YAML_KEYS": (
        {"in": "editions/demo/edition.yml", "append": "".join(f"k{n}: x\n" for n in range(60_000))},
        "100",
    ),
    "YAML_DEPTH": ({"in": "editions/demo/edition.yml", "put": "[" * 22}, "20"),
    "CORRECTIONS": ({"in": "editions/demo/edition.yml", "append": DOUBT * 600}, "500"),
}


def test_the_page_on_limits_states_every_limit_as_it_is(root):
    text = (root / "docs" / "limits.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", text, re.MULTILINE))
    assert stated == {name: str(getattr(limits, name)) for name in NAMES}


@pytest.mark.parametrize("name", QUICK)
def test_a_limit_is_enforced_and_named(name, tmp_path):
    given, named = QUICK[name]
    content = make_content(Case("limits", name, given), tmp_path)
    _, findings = check_content(content)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert any(named in error.message.en and named in error.message.zh for error in errors)


def test_a_build_needs_no_network(tmp_path):
    """In a network namespace of its own a process has no network at all."""
    if subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us take the network away (unshare -n)")
    project = invented_project(tmp_path / "project")
    done = subprocess.run(
        ["unshare", "-n", sys.executable, "-m", "generator.cli", "build", "--site", str(project / "site")],
        cwd=project,
        env={"PATH": "/usr/bin:/bin", "SITE_URL": ADDRESS, "PYTHONPATH": str(CASES.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (project / "site" / "index.html").is_file()

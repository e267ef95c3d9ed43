"""The steps of the workflows, run here in their order on a fresh clone. Tests and audits have runs of their own."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.findings import render
from generator.model import Bilingual, Finding, Language, Location, Severity

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {"make test", "make lint", "make audit"}
GIVEN = {"${{ steps.pages.outputs.base_url }}/": "https://someone.github.io/news-digest/"}
"""What GitHub would put in place of an expression."""


def steps(workflow, job):
    file = yaml.safe_load((ROOT / ".github/workflows" / f"{workflow}.yml").read_text(encoding="utf-8"))
    return [step for step in file["jobs"][job]["steps"] if "run" in step and step["run"] not in ELSEWHERE]


@pytest.mark.parametrize(
    "quoted", ["::add-mask::a", "  ::error file=x::y", "##[error]x", "a ##[group]b", "\t::stop-commands::x"]
)
def test_what_a_finding_quotes_is_no_command_to_the_runner(quoted):
    where = Location("content/glossary.yml", 1, 1)
    finding = Finding("rule", Severity.ERROR, where, Bilingual(quoted, quoted), Bilingual("改", "mend it"), quoted)
    for style in ("text", "github"):
        for line in render([finding], Language.EN, style).split("\n"):
            obeyed = line.lstrip().startswith("::") or "##[" in line
            assert not obeyed or (style == "github" and line.startswith("::error file=content/glossary.yml,"))


@pytest.mark.slow
@pytest.mark.parametrize(("workflow", "job"), [("check", "content"), ("deploy", "build")])
def test_the_steps_of_a_workflow_run_in_order_on_a_fresh_clone(workflow, job, tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    export = clone / "content/inbox/2030-autumn.txt"
    export.parent.mkdir(exist_ok=True)
    export.write_bytes((ROOT / "tests/cases/content/editions/demo/source.txt").read_bytes())
    summary = tmp_path / "summary.md"
    passed = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))}
    done = []
    for step in steps(workflow, job):
        given = {name: GIVEN[value] for name, value in step.get("env", {}).items()}
        environment = passed | {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)} | given
        ran = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{step['name']}\n{ran.stdout}\n{ran.stderr}"
        done.append(step["run"])
    assert done
    assert (clone / "site/index.html").is_file()
    if job == "content":
        assert "## 改动一览 / What changes" in summary.read_text(encoding="utf-8")
        assert (clone / "started/editions/2030-autumn/structure.yml").is_file()
    else:
        assert "https://someone.github.io/news-digest/" in (clone / "site/index.html").read_text(encoding="utf-8")

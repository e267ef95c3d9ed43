"""What the project promises about itself: pinned actions, least rights, hashed locks, documents that are true."""

import ast
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import generator
from generator.bilingual import load_glossary
from generator.edition.schema import EditionFile
from generator.limits import FILE_BYTES
from generator.yaml_source import load

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = [f"requirements{kind}.txt" for kind in ("-build", "", "-test", "-audit", "-fuzz", "-corpus")]
DOCUMENTS = ["README.md", "README.zh.md", "CONTRIBUTING.md", "RIGHTS.md"]
PAPERS = [
    *DOCUMENTS,
    *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/*.md")),
    "content/inbox/README.md",
    ".github/SECURITY.md",
]
"""Everything that people read beside the code."""
GUIDES = ["docs/editors.md", "docs/editors.zh.md"]

ACTIONS = {
    "actions/checkout": ("v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
    "actions/setup-python": ("v7.0.0", "5fda3b95a4ea91299a34e894583c3862153e4b97"),
    "actions/configure-pages": ("v5.0.0", "983d7736d9b0ae728b81ab479565c72886d7745b"),
    "actions/upload-pages-artifact": ("v5.0.0", "fc324d3547104276b827a68afc52ff2a11cc49c9"),
    "actions/deploy-pages": ("v5.0.0", "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"),
    "actions/upload-artifact": ("v7.0.0", "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f"),
    "actions/cache": ("v5.0.5", "27d5ce7f107fe9357f9df03efb73ab90386fccae"),
}
"""The only actions that may run here, at the commits that someone looked up. An update changes this list too."""


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tracked():
    """Every file that git publishes, with its text; None for one that is no text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [(name, read_text_or_none(ROOT / name)) for name in listed.split("\0") if name and (ROOT / name).exists()]


def read_text_or_none(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


# ------------------------------------------------------------------- workflows


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflow:
    def jobs(self, path):
        return yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]

    def steps(self, path):
        return [step for job in self.jobs(path).values() for step in job["steps"]]

    def test_every_action_is_pinned_to_a_known_commit_and_says_its_version(self, path):
        used = re.findall(r"uses: (\S+?)@(\S+)(.*)", path.read_text(encoding="utf-8"))
        assert used
        for action, commit, comment in used:
            version, known = ACTIONS[action]
            assert (commit, comment.strip()) == (known, f"# {version}")

    def test_nothing_is_permitted_but_what_a_job_asks_for(self, path):
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
        for job in self.jobs(path).values():
            assert job["permissions"]

    def test_a_job_that_runs_our_code_can_write_nothing(self, path):
        for job in self.jobs(path).values():
            if any("run" in step for step in job["steps"]):
                assert set(job["permissions"].values()) == {"read"}

    def test_no_checkout_leaves_its_token_behind(self, path):
        for step in self.steps(path):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

    def test_no_expression_is_pasted_into_a_script(self, path):
        assert [step["run"] for step in self.steps(path) if "${{" in step.get("run", "")] == []

    def test_every_job_ends_by_itself(self, path):
        assert all(job["timeout-minutes"] <= 60 for job in self.jobs(path).values())

    def test_what_it_runs_is_a_command_of_the_makefile(self, path):
        asked = [step["run"].split()[:2] for step in self.steps(path) if "run" in step]
        assert asked
        assert all(make == "make" and target in makefile_targets() for make, target in asked)


def test_only_main_is_deployed_and_every_proposal_is_checked_once():
    # YAML 1.1 reads the key `on` as a truth value.
    check, deploy = (yaml.safe_load(read(f".github/workflows/{name}.yml"))[True] for name in ("check", "deploy"))
    assert deploy["push"]["branches"] == ["main"]
    assert set(check) == {"pull_request", "workflow_dispatch"}
    assert "pull_request_target" not in check | deploy


def workflow(name):
    return yaml.safe_load(read(f".github/workflows/{name}.yml"))


def test_one_deployment_at_a_time_and_none_is_cut_off_and_a_newer_proposal_ends_the_check_of_an_older_one():
    assert workflow("deploy")["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    check = workflow("check")["concurrency"]
    assert "github.ref" in check["group"]
    assert check["cancel-in-progress"] is True


def test_the_job_that_publishes_has_the_rights_for_it_and_runs_nothing_of_ours():
    deploy = workflow("deploy")["jobs"]["deploy"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert (deploy["needs"], deploy["environment"]["name"]) == ("build", "github-pages")
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]


def test_a_proposal_is_told_what_is_wrong_at_its_line_and_what_it_changes_and_gets_the_site_and_its_edition():
    steps = workflow("check")["jobs"]["content"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert 'make check ARGS="--format github"' in commands
    assert 'make changes BASE=HEAD^1 OUT="$GITHUB_STEP_SUMMARY"' in commands
    given = {
        step["with"]["name"]: step for step in steps if step.get("uses", "").startswith("actions/upload-artifact@")
    }
    assert {name: step["with"]["path"] for name, step in given.items()} == {
        "started-edition": "started/editions",
        "updated-translations": "updated",
        "drafted-facts": "drafts",
        "site": "site",
    }
    of_wrong_content_too = {commands[1], "make inbox", "make updated", "make drafts"}
    told_of_wrong_content = [step for step in steps if step.get("run") in of_wrong_content_too]
    offered = [step for name, step in given.items() if name != "site"]
    assert len(told_of_wrong_content) == 4
    assert all(step["if"] == "${{ !cancelled() }}" for step in (*told_of_wrong_content, *offered))


def test_a_fork_with_content_of_its_own_is_held_to_its_content_and_not_to_the_tests_that_read_ours():
    jobs = workflow("check")["jobs"]
    assert [name for name, job in jobs.items() if "fork" in job.get("if", "")] == ["tests"]


def test_every_ecosystem_is_kept_up_to_date_a_week_behind():
    updates = yaml.safe_load(read(".github/dependabot.yml"))["updates"]
    assert {each["package-ecosystem"]: each["directory"] for each in updates} == {
        "github-actions": "/",
        "pip": "/",
        "npm": "/tests/node",
    }
    assert all(each["cooldown"]["default-days"] == 7 for each in updates)


@pytest.mark.parametrize("name", ["content/editions/2030-autumn/source.txt", "content/inbox/2030-autumn.txt"])
def test_git_keeps_every_byte_of_an_export_on_windows_too(name, tmp_path):
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=tmp_path, capture_output=True, check=True).stdout

    git("init", "--quiet")
    git("config", "core.autocrlf", "true")  # as Git for Windows sets it
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    export = tmp_path / name
    export.parent.mkdir(parents=True)
    export.write_bytes("河湾日志\r\n\r\n新桥通车了\r\n".encode("gb18030"))
    git("add", name)
    assert git("cat-file", "blob", f":{name}") == export.read_bytes()


def test_weaknesses_are_reported_in_private_in_both_languages():
    policy = read(".github/SECURITY.md")
    assert policy.count("**Security → Report a vulnerability**") == 2


def test_the_workflows_pass_the_linters_of_their_field():
    for linter in (["actionlint"], ["zizmor", "--offline", "--pedantic", "--quiet", ".github"]):
        done = subprocess.run(linter, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_deployed_site_knows_its_own_address():
    build = yaml.safe_load(read(".github/workflows/deploy.yml"))["jobs"]["build"]
    addresses = [step["env"]["SITE_URL"] for step in build["steps"] if step.get("run") == "make site"]
    assert addresses == ["${{ steps.pages.outputs.base_url }}/"]
    assert "SITE_URL" in read("mkdocs.yml")


# ----------------------------------------------------------------------- locks


def locked(name):
    """The requirements of a lock file, each with its hashes. A package may stand twice, by Python version."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", read(name), flags=re.MULTILINE))
    for entry in filter(str.strip, entries):
        requirement, *hashes = (part.strip(" \\") for part in entry.strip().split("\n"))
        yield Requirement(requirement), hashes


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_gives_one_version_and_the_hashes_of_its_files(name):
    entries = list(locked(name))
    assert entries
    for requirement, hashes in entries:
        assert [specifier.operator for specifier in requirement.specifier] == ["=="], requirement
        assert requirement.url is None
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_says_nothing_of_where_its_files_come_from(name):
    assert re.findall(r"https?:|file:|--(?:extra-)?index|--find-links|--trusted-host", read(name)) == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("requirements-build.txt", lambda project: project["build-system"]["requires"]),
        ("requirements.txt", lambda project: project["project"]["dependencies"]),
        (
            "requirements-test.txt",
            lambda project: project["project"]["dependencies"] + project["project"]["optional-dependencies"]["test"],
        ),
    ],
)
def test_a_lock_holds_all_that_the_project_asks_for(name, asked):
    have = {canonicalize_name(requirement.name): requirement for requirement, _ in locked(name)}
    for wanted in map(Requirement, asked(tomllib.loads(read("pyproject.toml")))):
        assert canonicalize_name(wanted.name) in have, f"{wanted} is not locked: run `make lock`"
        [pin] = have[canonicalize_name(wanted.name)].specifier
        assert wanted.specifier.contains(pin.version), f"{wanted} is locked to {pin.version}: run `make lock`"


def test_every_lock_is_tested_and_looked_up_by_the_audit():
    assert sorted(path.name for path in ROOT.glob("requirements*.txt")) == sorted(LOCKS)
    assert "$(wildcard requirements*.txt)" in read("Makefile")
    steps = yaml.safe_load(read(".github/workflows/check.yml"))["jobs"]["packages"]["steps"]
    assert "make audit" in [step.get("run") for step in steps]


def test_every_library_that_the_program_imports_is_asked_for_and_no_other():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = {
        canonicalize_name(Requirement(each).name)
        for each in project["dependencies"] + project["optional-dependencies"]["corpus"]
    }
    imported = {
        name.partition(".")[0]
        for path in ROOT.glob("generator/**/*.py")
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text("utf-8"), re.MULTILINE)
    }
    brought = importlib.metadata.packages_distributions()
    named = {canonicalize_name(brought[each][0]) for each in imported & brought.keys()} - {"news-digest"}
    assert named - asked == set()
    assert asked - named == {"mkdocs-material", "jieba"}  # a theme; and what pyproject.toml says of the other


def test_the_site_is_tested_with_the_versions_that_publish_it():
    site, test = ({(str(r), tuple(hashes)) for r, hashes in locked(name)} for name in LOCKS[1:3])
    assert site <= test


def test_the_lock_of_the_tools_of_npm_holds_hashes_and_no_address():
    lock = json.loads(read("tests/node/package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert lock["packages"][""]["dependencies"] == json.loads(read("tests/node/package.json"))["dependencies"]
    assert re.findall(r"https?:|git[+@:]|file:", read("tests/node/package-lock.json")) == []


# ------------------------------------------------------------------- documents


def makefile_targets():
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))


@pytest.mark.parametrize("name", PAPERS)
def test_every_relative_link_of_a_document_leads_somewhere(name):
    links = re.findall(r"\]\(([^)\s#]+)|src=\"([^\"]+)\"", read(name))
    relative = [link for pair in links for link in pair if link and not re.match(r"[a-z]+:", link)]
    assert [link for link in relative if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_both_guides_show_the_same_pictures_files_and_chapters():
    english, chinese = ([re.findall(mark, read(name)) for mark in (r"\]\((guide/\S+)\)", r"^## |^\| `", r"[①-⑨]")]
                        for name in GUIDES)  # fmt: skip
    assert english == chinese
    assert {Path(picture).name for picture in english[0]} == {path.name for path in (ROOT / "docs/guide").iterdir()}


@pytest.mark.parametrize("name", GUIDES)
def test_the_fact_that_a_guide_shows_stands_in_the_content(name):
    example = yaml.safe_load(re.search(r"```yaml\n(article:.*?)```", read(name), flags=re.DOTALL).group(1))
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in ROOT.glob("content/editions/*/facts/*.yml"))
    (facts,) = [file["facts"] for file in files if file["article"] == example["article"]]
    (shown,) = example["facts"]
    assert shown.items() <= next(fact for fact in facts if fact["id"] == shown["id"]).items()


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_shows_of_an_edition_can_be_written_so(name):
    shown = re.search(r"```yaml\n(title:.*?)```", read(name), flags=re.DOTALL).group(1)
    correction = re.search(r"`  (- \{article: .*?\})`", read(name)).group(1)
    rest = (
        f"added: 2022-07-01\nformerly: [2022-summer]\narticles: [{{slug: new-bridge}}]\ncorrections:\n  {correction}\n"
    )
    loaded = load(shown + rest, "edition.yml", EditionFile, FILE_BYTES)
    assert loaded.findings == ()
    assert loaded.value.corrections[0].replace


@pytest.mark.parametrize("name", GUIDES)
def test_the_glossary_entries_that_a_guide_shows_can_be_written_so(name):
    shown = re.search(r"```yaml\n(  - id: hewan.*?)```", read(name), flags=re.DOTALL).group(1)
    glossary, findings = load_glossary(f"terms:\n{shown}", "glossary.yml")
    assert findings == ()
    assert [term.kind for term in glossary.terms] == ["place", "topic"]


def commands(name, program):
    """The words that follow a program's name where a document shows a command: in code, not in prose."""
    text = read(name)
    code = re.findall(r"```.*?\n(.*?)```|`([^`\n]+)`", text, flags=re.DOTALL)
    return set(re.findall(rf"(?<![\w/.-]){program} ([a-z][a-z-]*)", "\n".join(block or span for block, span in code)))


@pytest.mark.parametrize("name", DOCUMENTS[:3])
def test_every_make_command_of_a_document_exists(name):
    shown = commands(name, "make")
    assert "test" in shown
    assert shown - makefile_targets() == set()


def test_the_map_of_the_program_names_every_room_once():
    rooms = {path.stem for path in ROOT.glob("generator/*.py")} - {"__init__"}
    rooms |= {path.parent.name for path in ROOT.glob("generator/*/__init__.py")}
    assert sorted(rooms_on_the_map()) == sorted(rooms)


def test_a_room_imports_only_rooms_above_it_on_the_map():
    place = {room: number for number, room in enumerate(rooms_on_the_map())}
    upward = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in sorted(ROOT.glob("generator/**/*.py"))
        for module in modules_imported(path)
        if place[module.split(".")[1]] > place[path.relative_to(ROOT / "generator").parts[0].removesuffix(".py")]
    ]
    assert upward == []


def rooms_on_the_map():
    lines = re.findall(r"^ {4}(\w+(?:, \w+)*) ", generator.__doc__, flags=re.MULTILINE)
    return [room for line in lines for room in line.split(", ")]


def modules_imported(path):
    """The modules of the program that a file of it imports, whether at once or late."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [node.module] if node.module != "generator" else [f"generator.{each.name}" for each in node.names]
        else:
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        yield from (name for name in names if name.startswith("generator."))


@pytest.mark.parametrize("name", PAPERS)
def test_every_file_of_the_project_that_a_document_names_is_there(name):
    named = set(re.findall(r"`((?:[\w.]+/)+[\w.*-]*)`", read(name)))
    folders = {file.partition("/")[0] for file, _ in tracked() if "/" in file}
    ours = [path for path in named if path.partition("/")[0] in folders and "2022-summer" not in path]
    assert [path for path in ours if not list(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("name", PAPERS)
def test_no_document_lets_pytest_choose_twice_which_tests_are_meant(name):
    """Of two options `-m` the last is taken: one in ARGS brings back the slow tests that `make test` leaves out."""
    assert re.findall(r"ARGS=\S*-m\b", read(name)) == []


def test_the_page_on_security_counts_the_cases_that_there_are():
    hostile = read("docs/security.md").partition("## Faults")[0]
    told = {name: int(count) for name, count in re.findall(r"^\| (\w+) \| [^|]+ \| (\d+) \|", hostile, re.MULTILINE)}
    cases = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in ROOT.glob("tests/cases/hostile/*.yml")}
    injection = cases.pop("injection")
    counts = {name: len(entries) for name, entries in cases.items()}
    counts["injection"] = len(injection["payloads"]) * len(injection["fields"])
    assert told == counts
    facts = len(list(ROOT.glob("tests/cases/facts/*.yml")))
    assert f"With the {facts} files of `tests/cases/facts/` there are {counts['yaml'] + facts} cases" in read(
        "docs/security.md"
    )
    kills = len(yaml.safe_load(read("tests/cases/faults.yml"))["kills"])
    assert f"| killed at a named step or moment | {kills} | {kills} | {kills} |" in read("docs/security.md")


@pytest.mark.parametrize("name", DOCUMENTS[:2])
def test_a_readme_opens_with_the_two_commands(name):
    block = re.search(r"```sh\n(.*?)```", read(name), flags=re.DOTALL).group(1)
    assert re.findall(r"^make \w+", block, flags=re.MULTILINE) == ["make site", "make test"]


@pytest.mark.parametrize("name", DOCUMENTS[:3])
def test_every_digest_command_of_a_document_exists(name):
    shown = commands(name, "digest")
    assert shown
    for command in shown:
        done = subprocess.run(["digest", command, "--help"], env=environment(), capture_output=True, check=False)
        assert done.returncode == 0, f"digest {command}"


def environment():
    """The environment with the project's own commands first on the path, whether it is activated or not."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_both_readmes_have_the_same_commands_and_chapters():
    english, chinese = read("README.md"), read("README.zh.md")
    assert commands("README.md", "make") == commands("README.zh.md", "make")
    assert commands("README.md", "digest") == commands("README.zh.md", "digest")
    assert [len(found) for found in chapters(english)] == [len(found) for found in chapters(chinese)]


def chapters(text):
    """Headings of the second level and of the third."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [re.findall(rf"^{level} .+", text, flags=re.MULTILINE) for level in ("##", "###")]


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_error_that_a_readme_shows_is_what_the_command_says(name, language, tmp_path):
    shown = re.search(r"```\n(content/\S+?):(\d+):\d+: .*?```", read(name), flags=re.DOTALL)
    wrong = shown.group().split("\n")[2].strip()
    shutil.copytree(ROOT / "content", tmp_path / "content")
    file = tmp_path / shown.group(1)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = int(shown.group(2)) - 1
    assert lines[at].strip() in read(name), "the README shows the fact as it stands"
    lines[at] = lines[at].replace(lines[at].strip(), wrong)
    file.write_text("".join(lines), encoding="utf-8")
    done = subprocess.run(
        ["digest", "check", "--lang", language],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    *problem, total = shown.group().strip("`\n").split("\n")
    assert "\n".join(problem) in done.stdout  # a lesser remark may stand beside it
    assert done.stdout.endswith(total + "\n")


# -------------------------------------------------------------------- all files


def test_no_file_names_a_package_registry():
    hosts = re.compile(r"p[y]pi\.org|p[y]thonhosted|registry\.n[p]mjs|deb\.d[e]bian")
    assert [name for name, text in tracked() if text and hosts.search(text)] == []


def test_no_file_names_a_folder_of_somebodys_machine():
    places = [str(ROOT), str(ROOT.parent / "shared"), *(f"/{top}/" for top in ("home", "root", "Users"))]
    folder = re.compile(r"(?<![\w.)}])(?:" + "|".join(map(re.escape, places)) + ")")
    assert [(name, found.group()) for name, text in tracked() if text and (found := folder.search(text))] == []


LARGE = {
    "generator/recovery/weights/characters.txt": "what the recovery has learned of Chinese characters, by a script",
    "generator/recovery/weights/meaning.json": "what it has learned of which words go with which, by a script",
}
"""The files that nobody reads line by line, each with what it is."""


def test_no_file_is_larger_than_a_reviewer_can_take():
    assert {name for name, _ in tracked() if (ROOT / name).stat().st_size > 1_048_576} <= set(LARGE)

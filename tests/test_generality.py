"""The programme is for any page: nothing in generator/ knows the words of the page that the site shows."""

import re

from generator.bilingual import load_glossary

HAN = re.compile(r"[\u4e00-\u9fff]+")


def _sources(root):
    files = [
        path for path in (root / "generator").rglob("*") if path.suffix in {".py", ".html", ".json", ".yml", ".txt"}
    ]
    assert len(files) > 20
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _is_in_the_language_model(path, name):
    """The weights hold counts of short runs of characters in news prose: common names of up to three are among them."""
    return path.startswith("generator/recovery/weights/") and len(name) <= 3


def test_no_name_of_the_published_pages_stands_in_the_programme(root):
    glossary, _ = load_glossary((root / "content/glossary.yml").read_text(encoding="utf-8"), "glossary.yml")
    names = {
        term.zh for term in glossary.terms if term.kind in {"place", "person", "organisation"} and len(term.zh) > 1
    }
    names -= {"西藏", "自治区"}  # a province's name and a level of government belong to the language
    assert len(names) > 40
    found = {
        (path, name)
        for path, text in _sources(root).items()
        for name in names
        if name in text and not _is_in_the_language_model(path, name)
    }
    assert found == set()


def test_no_sentence_of_the_published_pages_stands_in_the_programme(root):
    """No run of eight Han characters of a source stands in the programme: that much is no accident."""
    raw = "\n".join(p.read_text(encoding="utf-8") for p in (root / "content/editions").glob("*/source.txt"))
    runs = {run[at : at + 8] for run in HAN.findall(raw) for at in range(len(run) - 7)}
    assert len(runs) > 1000
    for path, text in _sources(root).items():
        own = {run[at : at + 8] for run in HAN.findall(text) for at in range(len(run) - 7)}
        assert own & runs == set(), path

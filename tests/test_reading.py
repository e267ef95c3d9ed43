"""Bytes of exports as they come, and what becomes of them."""

import hashlib
import random
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.files import read_beginning
from generator.model import Severity, Span
from generator.reading import read_page
from generator.reading.lines import has_ink, visible

NEWS = "本报讯(记者 张三)近日，某地举行项目开工仪式。\r\n参加仪式的有关负责人表示，将加快推进工程建设。\n"
TRADITIONAL = "本報訊（記者 張三）近日，某地舉行項目開工儀式。\r\n參加儀式的有關負責人表示，將加快推進工程建設。\n"
PRINTABLE = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))).strip()


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (NEWS.encode(), NEWS, "utf-8"),
        (b"\xef\xbb\xbf" + NEWS.encode(), NEWS, "utf-8-sig"),
        (NEWS.encode("utf-16"), NEWS, "utf-16"),
        (b"\xfe\xff" + NEWS.encode("utf-16-be"), NEWS, "utf-16"),
        (NEWS.encode("utf-16-le"), NEWS, "utf-16-le"),
        (NEWS.encode("utf-16-be"), NEWS, "utf-16-be"),
        (NEWS.encode("gbk"), NEWS, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        (b"plain ascii", "plain ascii", "utf-8"),
        ("BMW召回三万辆汽车\n".encode(), "BMW召回三万辆汽车\n", "utf-8"),  # a bitmap begins so too
        (b"BM", "BM", "utf-8"),
        (b"one\x00two", "one\x00two", "utf-8"),
    ],
)
def test_text_is_kept_exactly_as_decoded(data, text, encoding):
    page, findings = read_page(data, "source.txt")
    assert page is not None
    assert (page.text, page.encoding) == (text, encoding)
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert findings == ()


def test_an_encoding_that_two_characters_cannot_settle_is_a_warning():
    page, (finding,) = read_page("某县".encode("gbk"), "source.txt")
    assert page is not None
    assert page.text == "某县"
    assert (finding.rule, finding.severity) == ("source-encoding-doubtful", Severity.WARNING)
    assert "big5" in finding.message.en


@pytest.mark.parametrize(
    ("data", "rule", "offset"),
    [
        (b"", "source-empty", 0),
        (b" \r\n\t", "source-empty", 0),
        ("\u3000\n".encode(), "source-empty", 0),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "source-binary", 0),
        (b"BM\x36\x84\x03\x00\x00\x00\x00\x00\x36\x00\x00\x00", "source-binary", 0),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "source-binary", 0),
        (NEWS.encode() + b"\xff\xff\xff", "source-undecodable", len(NEWS.encode())),
        (b"\xef\xbb\xbfabc\xff", "source-undecodable", 6),
        (bytes(range(128, 256)) + b"\x00" * 9, "source-binary", 128),
        (random.Random(1).randbytes(300).replace(b"\x00", b"\xff"), "source-binary", 21),  # noqa: S311 - no secret
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_offset(data, rule, offset):
    page, (finding,) = read_page(data, "source.txt")
    assert page is None
    assert (finding.rule, finding.severity, finding.where.path) == (rule, Severity.ERROR, "source.txt")
    assert f"第{offset}字节" in finding.message.zh
    assert f"offset {offset}" in finding.message.en
    assert finding.remedy.zh
    assert finding.remedy.en


@given(st.binary(max_size=200))
def test_any_bytes_give_a_page_or_one_error(data):
    page, findings = read_page(data, "source.txt")
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (page is None) == (len(errors) == 1)


@given(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=200).filter(
        lambda text: has_ink(text) and not text.startswith("\ufeff")
    )
)
def test_utf8_comes_back_as_it_was_written(text):
    """Without zero bytes: those are how UTF-16 without a mark shows itself."""
    page, _ = read_page(text.encode(), "source.txt")
    assert page is not None
    assert page.text == text


@given(st.text())
def test_a_text_has_ink_where_anything_of_it_can_be_seen(text):
    assert has_ink(text) == bool(visible(text, [Span(0, len(text))]))


def test_whatever_can_be_printed_is_visible():
    assert visible(PRINTABLE, [Span(0, len(PRINTABLE))]) == PRINTABLE
    beside = f"{PRINTABLE}\u200b{PRINTABLE}"
    assert visible(beside, [Span(0, len(beside))]) == PRINTABLE * 2


ENCODINGS = {
    "utf-8": (NEWS, "utf-8"),
    "utf-8 with a mark": (NEWS, "utf-8-sig"),
    "utf-16-le": (NEWS, "utf-16-le"),
    "utf-16-be": (NEWS, "utf-16-be"),
    "utf-16 with a mark": (NEWS, "utf-16"),
    "gbk": (NEWS, "gbk"),
    "gb18030, traditional": (TRADITIONAL, "gb18030"),
    "big5": (TRADITIONAL, "big5"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_two_hundred_short_samples_of_each_encoding_are_decoded_without_a_doubt(name):
    text, encoding = ENCODINGS[name]
    chance = random.Random(name)  # noqa: S311 - samples, no secrets
    for _ in range(200):
        clauses = [clause for clause in re.split(r"(?<=[，。、])|\n", text) if clause.strip()]
        sample = "".join(chance.choices(clauses, k=chance.randint(2, 8)))
        page, findings = read_page(sample.encode(encoding), "source.txt")
        assert page is not None
        assert (page.text, findings) == (sample, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16-le"])
def test_a_bad_byte_is_reported_where_it_stands(encoding):
    """Never as nonsense in another encoding that happens to accept it."""
    bad = b"\x00\xd8" if encoding == "utf-16-le" else b"\xff"  # half of a surrogate pair
    before = (TRADITIONAL * 3 + "某縣").encode(encoding)
    page, (finding,) = read_page(before + bad + "。\n某某".encode(encoding.removesuffix("-sig")), "source.txt")
    assert page is None
    assert (finding.rule, finding.where.line, finding.where.column) == ("source-undecodable", 7, 3)
    assert f"offset {len(before)} " in finding.message.en


def test_a_file_beyond_the_limit_is_refused_with_the_limit():
    page, (finding,) = read_page(b"a" * (50 * 1024 * 1024), "source.txt")
    assert page is None
    assert (finding.rule, finding.severity) == ("source-too-large", Severity.ERROR)
    assert "50.0 MB" in finding.message.en
    assert "1 MB" in finding.message.zh


@pytest.mark.parametrize("limit", [0, 4, 5, 6, 1_000_000])
def test_at_most_one_byte_more_than_the_limit_is_read(limit, tmp_path):
    path = tmp_path / "source.txt"
    path.write_bytes(b"12345")
    assert read_beginning(path, limit) == (b"12345"[: limit + 1], 5)


@pytest.mark.skipif(not Path("/proc/version").is_file(), reason="this system has no such file")
def test_a_file_is_read_of_which_the_disk_says_that_it_is_empty():
    path = Path("/proc/version")
    assert path.stat().st_size == 0
    assert read_beginning(path, 10_000)[0] == path.read_bytes() != b""

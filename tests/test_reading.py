"""Bytes of exports as they come, and what becomes of them."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Severity
from generator.reading import read_page

NEWS = "本报讯(记者 张三)近日，某地举行项目开工仪式。\r\n参加仪式的有关负责人表示，将加快推进工程建设。\n"
TRADITIONAL = "本報訊（記者 張三）近日，某地舉行項目開工儀式。\r\n參加儀式的有關負責人表示，將加快推進工程建設。\n"


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
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "source-binary", 0),
        (NEWS.encode() + b"\xff\xff\xff", "source-undecodable", len(NEWS.encode())),
        (b"\xef\xbb\xbfabc\xff", "source-undecodable", 6),
        (bytes(range(128, 256)) + b"\x00" * 9, "source-binary", 128),
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_offset(data, rule, offset):
    page, (finding,) = read_page(data, "source.txt")
    assert page is None
    assert (finding.rule, finding.severity, finding.where.path) == (rule, Severity.ERROR, "source.txt")
    assert str(offset) in finding.message.zh
    assert str(offset) in finding.message.en
    assert finding.remedy.zh
    assert finding.remedy.en


@given(st.binary(max_size=200))
def test_any_bytes_give_a_page_or_one_error(data):
    page, findings = read_page(data, "source.txt")
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (page is None) == (len(errors) == 1)


@given(st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_utf8_comes_back_as_it_was_written(text):
    page, _ = read_page(text.encode(), "source.txt")
    assert page is None or page.text == text

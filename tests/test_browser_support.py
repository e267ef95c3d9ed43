"""The host and the record that the browser tests rely on can tell a fault: shown on a small folder with faults."""

from urllib.parse import urljoin

import pytest
import requests

from tests.browser_support import Traffic, serve

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<link rel="icon" href="data:,"><p>{}</p>"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text(PAGE.format("home"), encoding="utf-8")
    (tmp_path / "404.html").write_text(PAGE.format("nothing here"), encoding="utf-8")
    (tmp_path / "bare").mkdir()
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "index.html").write_text(PAGE.format("story"), encoding="utf-8")
    return tmp_path


def write(folder, body):
    (folder / "index.html").write_text(PAGE.format(body), encoding="utf-8")


def test_the_site_stands_below_its_sub_path(folder):
    with serve(folder) as address:
        assert "home" in requests.get(address, timeout=60).text
        assert "story" in requests.get(address + "story/", timeout=60).text


def test_an_address_without_its_last_slash_is_led_to_the_folder(folder):
    with serve(folder) as address:
        assert requests.get(address + "story", timeout=60).url == address + "story/"


@pytest.mark.parametrize("path", ["missing/", "bare/", "/", "/story/", "/index.html"])
def test_what_is_not_there_gets_the_sites_own_404_page(folder, path):
    with serve(folder) as address:
        answer = requests.get(urljoin(address, path), timeout=60)
    assert answer.status_code == 404
    assert "nothing here" in answer.text


@pytest.fixture
def visit(browser, folder):
    """Writes the body of a page, opens it, and returns what was recorded."""

    def open_page(body):
        write(folder, body)
        with serve(folder) as address:
            record = Traffic(home=address)
            context = browser.new_context()
            record.watch(context)
            context.new_page().goto(address, wait_until="networkidle")
            context.close()
        return record

    return open_page


def test_a_clean_page_leaves_no_trace_but_its_own_requests(visit):
    record = visit('<a href="story/">story</a>')
    assert record.requests == [record.home]
    assert record.foreign == record.complaints == []


def test_a_foreign_request_is_recorded_though_it_is_refused(visit):
    record = visit('<img alt="" src="https://elsewhere.example/pixel.png">')
    assert record.foreign == ["https://elsewhere.example/pixel.png"]


def test_another_path_of_the_same_host_is_foreign(visit):
    record = visit('<img alt="" src="/assets/pixel.png">')
    assert [url.split("/", 3)[3] for url in record.foreign] == ["assets/pixel.png"]


def test_an_exception_in_a_script_is_a_complaint(visit):
    assert any("on purpose" in said for said in visit("<script>throw new Error('on purpose')</script>").complaints)


def test_a_breach_of_the_content_security_policy_is_a_complaint(visit):
    policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
    assert any("Content Security Policy" in said for said in visit(policy + "<script>1</script>").complaints)


def test_text_comes_compressed_and_may_be_kept_for_ten_minutes(folder):
    with serve(folder) as address:
        answer = requests.get(address + "story/", timeout=60)
        plain = requests.get(address + "story/", headers={"Accept-Encoding": "identity"}, timeout=60)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert {answer.headers["Cache-Control"], plain.headers["Cache-Control"]} == {"max-age=600"}
    assert answer.text == plain.text

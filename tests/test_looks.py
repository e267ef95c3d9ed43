"""Every type of page looks as it did: screenshots of a small invented site, held against those that were agreed to.

Tolerant of fonts and browsers: pages are set in the fonts of a pinned package, and pictures are compared as greys of
squares of eight pixels, where a smoother edge is nothing and a shifted line is much. After a wanted change
`LOOKS=keep make test MARKS=slow ARGS="-k looks"` writes the pictures anew; look at them in .cache/looks before you
commit them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import pytest
from PIL import Image, ImageChops

from tests.browser_support import Traffic, serve
from tests.invented import invented_project
from tests.page_types import TYPES, page_types

AGREED = Path(__file__).parent / "cases" / "looks"
SEEN = Path(__file__).resolve().parent.parent / ".cache" / "looks"
KEEP = os.environ.get("LOOKS") == "keep"
SQUARE = 8
"""Pixels of a side of a square."""
GREY = 48
"""By how many of 255 greys a square must differ to count."""
SHARE = 0.01
"""Which share of a picture's squares may differ."""
HEIGHT = 1600
"""How much of a page is looked at, in pixels: what a change breaks, it breaks at the top as well."""
SIZES = {
    "zh": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "en": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
"""Chinese as on a desk, English as on a phone at night: both languages, both ends of the widths, both schemes."""
BESIDE = ("both", "lost", "search", "print")
"""What a page becomes: in two languages, not found, searched, on paper."""
SET_IN_PINNED_FONTS = """
@font-face { font-family: "Pinned Serif"; src: url(/news-digest/pinned/serif.otf); }
@font-face { font-family: "Pinned Sans"; src: url(/news-digest/pinned/sans.otf); }
:root, [lang] {
  --serif-zh: "Pinned Serif" !important; --serif: "Pinned Serif" !important; --figure: "Pinned Serif" !important;
  --sans-zh: "Pinned Sans" !important; --sans: "Pinned Sans" !important;
}
"""


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """The built site of the small invented content, with the pinned fonts beside it."""
    folder = invented_project(tmp_path_factory.mktemp("looks"))
    done = subprocess.run(
        [Path(sys.executable).with_name("digest"), "build", "--site", folder / "site"],
        cwd=folder,
        env=os.environ | {"SITE_URL": "https://digest.example/news-digest/", "GITHUB_REPOSITORY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pinned = folder / "site" / "pinned"
    pinned.mkdir()
    shutil.copy(Path(fonts.__file__).parent / "NotoSerifSC-Regular.otf", pinned / "serif.otf")
    shutil.copy(Path(fonts.__file__).parent / "NotoSansSC-Regular.otf", pinned / "sans.otf")
    return folder / "site"


@pytest.fixture(scope="module", params=SIZES)
def language(request):
    """One language after the other, each in a browser of its own size that stays open."""
    return request.param


@pytest.fixture(scope="module")
def opened(invented, browser, language):
    """A page that opens types of pages, set in the pinned fonts."""
    with serve(invented) as home:
        context = browser.new_context(
            base_url=home, bypass_csp=True, reduced_motion="reduce", service_workers="block", **SIZES[language]
        )
        Traffic(home).watch(context)
        yield context.new_page()
        context.close()


def bring(page, name, address):
    """Show a type of page, or what becomes of one."""
    page.emulate_media(media="print" if name == "print" else "screen")
    page.goto(address)
    if name == "both":
        page.locator(".pairs").wait_for()
    page.add_style_tag(content=SET_IN_PINNED_FONTS)
    if name == "search":
        page.locator(".search-open").click()
        page.locator("[data-md-component=search-query]").fill("bridge" if "en/" in address else "河湾")
        page.locator(".md-search-result__item").first.wait_for()
    page.evaluate(
        """async () => {
            await Promise.all(["Serif", "Sans"].map(name => document.fonts.load(`16px "Pinned ${name}"`, "报 a")))
            await document.fonts.ready
            document.activeElement?.blur()
            for (const each of document.querySelectorAll(".entry, .group")) each.style.contentVisibility = "visible"
        }"""
    )


def squares(path: Path) -> Image.Image:
    """A picture as the greys of its squares."""
    with Image.open(path) as picture:
        grey = picture.convert("L")
        return grey.resize((grey.width // SQUARE, grey.height // SQUARE), Image.Resampling.BOX)


def differing(seen: Image.Image, agreed: Image.Image) -> float:
    """The share of squares in which two pictures differ; all of them where their sizes do by more than two rows."""
    if seen.width != agreed.width or abs(seen.height - agreed.height) > 2:
        return 1.0
    box = (0, 0, seen.width, min(seen.height, agreed.height))
    greys = ImageChops.difference(seen.crop(box), agreed.crop(box)).histogram()
    return sum(greys[GREY:]) / sum(greys)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*TYPES, *BESIDE])
def test_a_type_of_page_looks_as_agreed(invented, opened, language, name):
    types = page_types(invented)
    if name not in (*types, *BESIDE):
        pytest.skip("the invented site has no such page")
    paths = {"both": types["article"] + "?view=both", "lost": "nothing/", "search": "", "print": types["article"]}
    bring(opened, name, ("en/" if language == "en" else "") + (types | paths)[name])
    SEEN.mkdir(parents=True, exist_ok=True)
    picture = SEEN / f"{name}.{language}.png"
    size = opened.viewport_size
    height = min(HEIGHT, opened.evaluate("document.documentElement.scrollHeight"))
    opened.screenshot(path=picture, full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": height})
    seen, file = squares(picture), AGREED / picture.name
    if KEEP:
        AGREED.mkdir(exist_ok=True)
        seen.save(file, optimize=True)
    with Image.open(file) as agreed:
        share = differing(seen, agreed.convert("L"))
    assert share <= SHARE, f"{share:.1%} of {picture} differ from {file.relative_to(AGREED.parent.parent.parent)}"


def test_a_shifted_line_is_seen_and_a_smoother_edge_is_not():
    agreed = Image.new("L", (800, 800), 255)
    for y in range(40, 760, 40):
        agreed.paste(0, (100, y, 700, y + 20))

    def small(picture):
        return picture.resize((100, 100), Image.Resampling.BOX)

    smoother = agreed.resize((801, 801), Image.Resampling.BICUBIC).resize((800, 800), Image.Resampling.BICUBIC)
    assert differing(small(smoother), small(agreed)) <= SHARE
    shifted = Image.new("L", (800, 800), 255)
    shifted.paste(agreed, (0, 12))
    assert differing(small(shifted), small(agreed)) > SHARE

"""The words of a card drawn as a picture, 1200 by 630 pixels, in the look of the house: rules, figures, one colour.

Ink is the newspaper's, colour is the site's. The same words give the same bytes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PIL import Image, ImageDraw

from generator.model import Language
from generator.publishing.cards import Card
from generator.publishing.sheet import Sheet
from generator.publishing.typesetting import Type, balanced, broken, draw, fitted, width
from generator.publishing.words import word

WIDTH, HEIGHT = 1200, 630
PAPER, INK, MUTED, HAIR, ACCENT = "#fbfbf9", "#15191b", "#51595d", "#c8cdcc", "#00605c"
"""The light tokens of the look; see theme_overrides/assets/stylesheets/tokens.css."""
_MARGIN = 64
_RIGHT = WIDTH - _MARGIN
_INNER = WIDTH - 2 * _MARGIN
COVER_WIDTH, COVER_HEIGHT = 1200, 1600
"""Of the cover of a book, in pixels."""
_COVER_MARGIN, _ON_COVER = 96, 6
_LARGEST = ((76, 1), (58, 2), (40, 3))
"""The sizes of a headline under a figure, and in how many lines it may be set at each."""
_ALONE = ((96, 1), (84, 2), (68, 3), (52, 4))
"""The same where it stands alone."""


def picture(card: Card) -> bytes:
    """A card as a PNG."""
    sheet = Sheet(WIDTH, HEIGHT, PAPER)
    _masthead(sheet, card)
    if card.stories:
        _stories(sheet, card)
    else:
        _headlines(sheet, card, _figure(sheet, card) if card.figure else 212)
    _foot(sheet, card)
    return sheet.png()


def cover(chinese: Card, english: Card) -> bytes:
    """The cover of an edition's book as a PNG, from its cards: names, dates and headlines in both languages."""
    sheet = Sheet(COVER_WIDTH, COVER_HEIGHT, PAPER)
    ink, muted, right = sheet.plate(INK), sheet.plate(MUTED), COVER_WIDTH - _COVER_MARGIN
    middle = COVER_WIDTH / 2
    name = _widest(chinese.name, Type("serif", 220, 3.5, Language.ZH, 40), right - _COVER_MARGIN)
    draw(ink, (middle - (width(chinese.name, name) - name.spacing) / 2, 330), chinese.name, name)
    other = Type("serif", 50, 0.4, Language.EN, 12)
    draw(muted, (middle - width(english.name.upper(), other) / 2, 420), english.name.upper(), other)
    ink.rectangle((_COVER_MARGIN, 480, right - 1, 487), fill=255)
    ink.rectangle((_COVER_MARGIN, 492, right - 1, 493), fill=255)
    small, plain = Type("sans", 38), Type("sans", 38, 0, Language.EN)
    draw(ink, (_COVER_MARGIN, 556), chinese.dated, small)
    draw(ink, (right - width(english.dated, plain), 556), english.dated, plain)
    ink.rectangle((_COVER_MARGIN, 584, right - 1, 585), fill=255)
    pairs = list(zip(chinese.stories, english.stories, strict=True))[:_ON_COVER]
    for number, (headline, translated) in enumerate(pairs):
        baseline = 672 + number * 140
        room = right - _COVER_MARGIN
        large = _widest(headline, Type("serif", 46, 1, Language.ZH), room)
        draw(ink, (_COVER_MARGIN, baseline), fitted(headline, large, room), large)
        if translated != headline:
            below = Type("serif", 33, 0, Language.EN)
            draw(muted, (_COVER_MARGIN, baseline + 50), fitted(translated, below, room), below)
        sheet.plate(HAIR).rectangle((_COVER_MARGIN, baseline + 78, right - 1, baseline + 78), fill=255)
    draw(sheet.plate(ACCENT), (_COVER_MARGIN, 1545), chinese.address, Type("sans", 34, 0, Language.EN))
    return sheet.png()


def _widest(text: str, kind: Type, room: float) -> Type:
    """The same lettering, smaller where the text is wider than its room."""
    while kind.size > 36 and width(text, kind) > room:
        kind = replace(kind, size=kind.size - 2, bold=kind.bold * 0.97, spacing=int(kind.spacing * 0.95))
    return kind


def _masthead(sheet: Sheet, card: Card) -> None:
    ink, muted = sheet.plate(INK), sheet.plate(MUTED)
    chinese = card.language is Language.ZH
    name = Type("serif", 46 if chinese else 42, 1.4 if chinese else 0.9, card.language, 6 if chinese else 0)
    end = draw(ink, (_MARGIN, 82), card.name, name)
    other = Type("serif", 19, 0, Language.EN if chinese else Language.ZH, 3)
    draw(muted, (end + 18, 80), card.other_name.upper(), other)
    small = Type("sans", 24, 0, card.language)
    draw(muted, (_RIGHT - width(card.dated, small), 80), card.dated, small)
    ink.rectangle((_MARGIN, 104, _RIGHT - 1, 107), fill=255)
    ink.rectangle((_MARGIN, 110, _RIGHT - 1, 110), fill=255)


def _figure(sheet: Sheet, card: Card) -> int:
    """Place, number, what it counts; returns where the headline begins."""
    figure, baseline, ink = card.figure, 292, sheet.plate(INK)
    assert figure is not None  # noqa: S101 - looked at by the caller
    _chip(sheet, card, 156)
    small = Type("serif", 44, 0.7, card.language)
    size = 140
    while size > 60 and width(figure.number, Type("serif", size, 0.6, Language.EN)) > _INNER * 0.72:
        size -= 4
    x = float(_MARGIN)
    if figure.before:
        x = draw(ink, (x, baseline), figure.before, small) + 14
    x = draw(ink, (x - size // 24, baseline), figure.number, Type("serif", size, 0.6, Language.EN)) + 14
    draw(ink, (x, baseline), fitted(figure.unit, small, _RIGHT - x), small)
    label = Type("sans", 27, 0, card.language)
    end = draw(sheet.plate(MUTED), (_MARGIN, baseline + 50), fitted(card.label, label, _INNER), label)
    if figure.conversion and end + 24 + width(figure.conversion, label) < _RIGHT:
        draw(sheet.plate(ACCENT), (end + 24, baseline + 50), figure.conversion, label)
    return baseline + 70


def _chip(sheet: Sheet, card: Card, baseline: int) -> None:
    """A drop and the name of the place, in the colour of the site."""
    if not card.place:
        return
    plate = sheet.plate(ACCENT)
    plate.bitmap((_MARGIN, baseline - 20), _drop(), fill=255)
    draw(plate, (_MARGIN + 28, baseline), card.place, Type("sans", 27, 0.3, card.language))


@cache
def _drop() -> Image.Image:
    """A drop with its point below, drawn large and reduced for smooth edges."""
    large = Image.new("L", (8 * 18, 8 * 24))
    pen = ImageDraw.Draw(large)
    pen.ellipse((0, 0, 8 * 18 - 1, 8 * 18 - 1), fill=255)
    pen.polygon([(8, 8 * 12), (8 * 17, 8 * 12), (8 * 9, 8 * 24 - 1)], fill=255)
    return large.resize((18, 24), Image.Resampling.LANCZOS)


def _headlines(sheet: Sheet, card: Card, top: int) -> None:
    """The headline as large as it fits, and that of the other language under it."""
    if not card.figure:
        _chip(sheet, card, 168)
    kind, lines = _set(card, _LARGEST if card.figure else _ALONE)
    leading = round(kind.size * 1.22)
    y = top + kind.size + (12 if len(lines) == 1 else 0)
    for line in lines:
        draw(sheet.plate(INK), (_MARGIN, y), line, kind)
        y += leading
    if card.other_headline:
        language = Language.EN if card.headline_language is Language.ZH else Language.ZH
        other = Type("serif", 28, 0, language)
        draw(sheet.plate(MUTED), (_MARGIN, y - leading + 46), fitted(card.other_headline, other, _INNER), other)


def _set(card: Card, sizes: tuple[tuple[int, int], ...]) -> tuple[Type, tuple[str, ...]]:
    """The first size at which the headline fits; the last one cuts it."""
    for size, most in sizes:
        kind = Type("serif", size, size / 50, card.headline_language)
        if len(broken(card.headline, kind, _INNER)) <= most:
            return kind, balanced(card.headline, kind, _INNER)
    lines = broken(card.headline, kind, _INNER)
    joint = " " if card.headline_language is Language.EN else ""
    return kind, (*lines[: most - 1], fitted(joint.join(lines[most - 1 :]), kind, _INNER))


def _stories(sheet: Sheet, card: Card) -> None:
    """The headlines of an edition under each other, parted by rules."""
    kind = Type("serif", 34, 0.6, card.headline_language)
    top, step, most = 128, 72, 6
    for number, headline in enumerate(card.stories[:most]):
        baseline = top + number * step + 44
        draw(sheet.plate(INK), (_MARGIN, baseline), fitted(headline, kind, _INNER), kind)
        if number + 1 < min(most, len(card.stories)):
            sheet.plate(HAIR).rectangle((_MARGIN, baseline + 23, _RIGHT - 1, baseline + 23), fill=255)


def _foot(sheet: Sheet, card: Card) -> None:
    """What this site adds, and where it is."""
    sheet.plate(HAIR).rectangle((_MARGIN, 574, _RIGHT - 1, 574), fill=255)
    left, right = Type("sans", 22, 0, card.language), Type("sans", 22, 0, Language.EN)
    said = "".join(card.headline) if card.stories else ""
    checked = word("card.checked.one" if card.checked == 1 else "card.checked", card.language, n=card.checked)
    line = " · ".join(part for part in (said, checked if card.checked else "") if part)
    draw(sheet.plate(ACCENT), (_MARGIN, 607), line, left)
    draw(sheet.plate(MUTED), (_RIGHT - width(card.address, right), 607), card.address, right)

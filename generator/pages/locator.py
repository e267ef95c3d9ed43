"""Where a place lies: a small map of the places that the glossary has coordinates for, drawn when the site is built.

There is no ground beneath: only what the glossary says, with its source, on a grid of degrees and beside a scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.model import Language, Term
from generator.pages.context import Context
from generator.pages.names import name_of

WIDTH, HEIGHT = 360, 250
"""Of the drawing, in its own units; text is set at `TEXT` of them."""
MARGIN = 34
TEXT = 14
KM_PER_DEGREE = 111.2
"""Of latitude."""
LEAST_KM = 60
"""The least width that a map shows, so that a place alone still has a surrounding."""
MOST_NEIGHBOURS = 4
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Degrees between the lines of the grid."""
SCALES = (5, 10, 20, 50, 100, 200, 500, 1000)
"""Lengths of the scale bar, in kilometres."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Label(NamedTuple):
    """Where the name of a place is written."""

    x: float
    y: float
    anchor: str
    """`start`, `middle` or `end`: which part of the name stands at `x`."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map."""

    x: float
    y: float
    name: str
    here: bool
    """Whether it is the place of the page (or the one that stands for it)."""
    label: Label | None
    """None where its name finds no room."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid, by its place on the drawing."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Locator:
    """All that the template of a map prints."""

    title: str
    dots: tuple[Dot, ...]
    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]
    scale: float
    """Length of the bar."""
    scale_label: str
    coordinates: str
    source: str
    """Who states the coordinates; an address or words."""
    source_name: str
    """An address as words: its host and its page."""
    stands_for: str
    """Why another place is marked: the place itself has no coordinates. May be empty."""


@dataclass(frozen=True, slots=True)
class _Projection:
    """Degrees to the drawing: true to distance around the middle of the map."""

    lat: float
    lon: float
    units_per_km: float

    def x(self, lon: float) -> float:
        east = (lon - self.lon) * KM_PER_DEGREE * math.cos(math.radians(self.lat))
        return round(WIDTH / 2 + east * self.units_per_km, 1)

    def y(self, lat: float) -> float:
        return round(HEIGHT / 2 - (lat - self.lat) * KM_PER_DEGREE * self.units_per_km, 1)


def locator(context: Context, term: Term, above: Sequence[Term], places: Sequence[Term]) -> Locator | None:
    """A map with the place among its neighbours; with the place around it where it has no coordinates itself."""
    marked = next((place for place in (term, *above) if place.coordinates), None)
    if marked is None or marked.coordinates is None:
        return None
    language, words = context.language, context.words
    neighbours = sorted(
        (place for place in places if place.coordinates and place is not marked),
        key=lambda place: (_kilometres(marked, place), place.id),
    )[:MOST_NEIGHBOURS]
    projection = _projection([marked, *neighbours])
    latitude, longitude, source = marked.coordinates
    name, other, position = name_of(term, language), name_of(marked, language), _position(context, latitude, longitude)
    is_here = marked is term
    kilometres = max((km for km in SCALES if km * projection.units_per_km <= WIDTH / 4), default=SCALES[0])
    return Locator(
        title=words("map.title" if is_here else "map.title.around", name=name, other=other, coordinates=position),
        dots=tuple(_dots(projection, marked, neighbours, language)),
        meridians=tuple(_lines(projection, "EW", vertical=True)),
        parallels=tuple(_lines(projection, "NS", vertical=False)),
        scale=round(kilometres * projection.units_per_km, 1),
        scale_label=words("map.scale", n=kilometres),
        coordinates=position,
        source=source,
        source_name=_name_of_address(source),
        stands_for="" if is_here else words("map.stands-for", name=name, other=other),
    )


def _position(context: Context, latitude: Decimal, longitude: Decimal) -> str:
    words = context.words
    ns, ew = words("map.N" if latitude >= 0 else "map.S"), words("map.E" if longitude >= 0 else "map.W")
    return words("map.position", ns=ns, lat=abs(latitude), ew=ew, lon=abs(longitude))


def _name_of_address(address: str) -> str:
    """`en.wikipedia.org: Example County` of an address."""
    parts = urlsplit(address)
    page = unquote(parts.path.rstrip("/").rpartition("/")[2]).replace("_", " ")
    return ": ".join(part for part in (parts.netloc, page) if part)


def _degrees(place: Term) -> tuple[float, float]:
    latitude, longitude, _ = place.coordinates or (0, 0, "")
    return float(latitude), float(longitude)


def _kilometres(one: Term, other: Term) -> float:
    """Roughly: near places are to be told from far ones."""
    (lat, lon), (other_lat, other_lon) = _degrees(one), _degrees(other)
    east = (other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return KM_PER_DEGREE * math.hypot(other_lat - lat, east)


def _projection(places: Sequence[Term]) -> _Projection:
    """The middle of the places, and the scale at which all of them find room."""
    lats, lons = zip(*(_degrees(place) for place in places), strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    wide = (max(lons) - min(lons)) * KM_PER_DEGREE * math.cos(math.radians(lat))
    high = (max(lats) - min(lats)) * KM_PER_DEGREE
    room = max(wide / (WIDTH - 2 * MARGIN), high / (HEIGHT - 2 * MARGIN), LEAST_KM / WIDTH)
    return _Projection(lat, lon, 1 / room)


def _dots(projection: _Projection, marked: Term, neighbours: Iterable[Term], language: Language) -> Iterator[Dot]:
    """The place itself first. A name that would lie over another one, over a dot, or leave the map is left out."""
    places = [marked, *neighbours]
    points = [(projection.x(lon), projection.y(lat)) for lat, lon in map(_degrees, places)]
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    for place, (x, y) in zip(places, points, strict=True):
        name = name_of(place, language)
        width = len(name) * TEXT * (1 if language is Language.ZH else 0.56)
        others = [box for box in taken if box != (x - 5, y - 5, x + 5, y + 5)]
        label, box = next(((label, box) for label, box in _labels(x, y, width) if _is_free(box, others)), (None, None))
        if box is not None:
            taken.append(box)
        yield Dot(x, y, name, here=place is marked, label=label)


def _labels(x: float, y: float, width: float) -> Iterator[tuple[Label, Box]]:
    """The places for a name: right of its dot, left of it, above, below."""
    for anchor, at in (("start", x + 9), ("end", x - 9)):
        left = at if anchor == "start" else at - width
        yield Label(round(at, 1), round(y + 5, 1), anchor), (left, y - TEXT / 2, left + width, y + TEXT / 2)
    for baseline in (y - 10, y + 22):
        yield Label(x, round(baseline, 1), "middle"), (x - width / 2, baseline - TEXT, x + width / 2, baseline + 3)


def _is_free(box: Box, others: Iterable[Box]) -> bool:
    inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT - TEXT
    return inside and not any(_touch(box, other) for other in others)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lines(projection: _Projection, signs: str, *, vertical: bool) -> Iterator[Line]:
    """The lines of the grid that cross the map, at round degrees, no more than five."""
    shrink = math.cos(math.radians(projection.lat)) if vertical else 1
    size = WIDTH if vertical else HEIGHT
    middle = projection.lon if vertical else projection.lat
    half = size / 2 / projection.units_per_km / KM_PER_DEGREE / shrink
    step = next((step for step in STEPS if 2 * half / step <= 5), STEPS[-1])
    for number in range(math.ceil((middle - half) / step), math.floor((middle + half) / step) + 1):
        degrees = round(number * step, 1)
        at = projection.x(degrees) if vertical else projection.y(degrees)
        yield Line(at, f"{abs(degrees):g}°{signs[degrees < 0]}")

"""What is found out once for all pages: which places and entries have pages, and what stories and figures they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Digest, Edition, Term
from generator.pages.archive import by_date
from generator.pages.context import Lookups
from generator.pages.gist import Gist, Gists, Said, gists_of
from generator.pages.glossary import leaf_of_entries
from generator.pages.leaves import Leaf
from generator.pages.lexicon import chinese_lexicon, lexicons
from generator.pages.links import unbroken_names
from generator.pages.numbers import FactsOfStories, PlaceFacts, facts_by_place, leaf_of_places, numbers_leaves
from generator.pages.occurrences import Concordance, LookedThrough
from generator.pages.place import SENTENCES_OF_A_STORY, OwnFigures, story_leaves
from generator.pages.places import used_places
from generator.pages.proofs import pages_of_proofs
from generator.pages.readings import Readings
from generator.pages.related import Memory, Related, relatives, without_memory
from generator.pages.settings import SiteSettings
from generator.pages.stories import Told, every_story

ToldOfPlace = tuple[Term, OwnFigures, tuple[Leaf[Told], ...]]
"""A place, its figures, and its stories page by page."""
SaidOfTerms = Mapping[str, Sequence[tuple[Told, Said]]]
"""The stories that say each entry of the glossary, by its id, newest edition first; one that none says is absent."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is found out once for all pages."""

    digest: Digest
    by_date: tuple[Edition, ...]
    """Its editions by the dates of the paper."""
    settings: SiteSettings
    gists: Gists
    said: SaidOfTerms
    found: Concordance
    used: tuple[Term, ...]
    """The places that have a page."""
    places: tuple[ToldOfPlace, ...]
    """In the order of `used`."""
    numbers: tuple[Leaf[PlaceFacts], ...]
    """The pages of all figures."""
    related: Related
    lookups: Lookups
    """Of every story and every entry of the glossary."""

    def quoted(self, term: Term) -> tuple[int, ...]:
        """The lengths of all sentences that are quoted for an entry."""
        return tuple(length for _, said in self.said.get(term.id, ()) for length in said.quoted)


@dataclass(frozen=True, slots=True)
class FoundOut:
    """What is known of editions and names, and is not found out again."""

    gists: Gists
    looked_through: LookedThrough = field(default_factory=dict)
    readings: Readings = field(default_factory=dict)
    """Of the names of the glossary."""
    related: Memory = without_memory
    """Knows which stories are related, as long as they share the same things."""


def survey_of(digest: Digest, settings: SiteSettings, known: FoundOut | None = None) -> Survey:
    """Find it out. `known`: what need not be found out again."""
    known = known or _found_out(digest)
    gists = known.gists
    said = _said(digest, gists)
    told = {term: [story for story, _ in own] for term, own in said.items()}
    found = Concordance(told, chinese_lexicon(digest.glossary.terms), known.looked_through)
    used = used_places(digest, found, gists)
    with_page = {term.id for term in used}
    explained = lexicons(term for term in digest.glossary.terms if term.kind != "place" or term.id in with_page)
    facts = facts_by_place(digest, gists)
    numbers = numbers_leaves(facts)
    about, begins = _about_places(digest, facts), leaf_of_places(numbers)
    own = {
        term.id: OwnFigures(facts.get(term.id, {}), begins.get(term.id, 1), tuple(about.get(term.id, {}).values()))
        for term in used
    }
    places = tuple((term, own[term.id], _leaves_of_place(own[term.id], said.get(term.id, ()))) for term in used)
    related = relatives(digest, _subjects(said), known.related)
    stories = {(edition, slug): story for edition, gist in gists.items() for slug, story in gist.stories.items()}
    return Survey(
        digest=digest,
        by_date=by_date(digest),
        settings=settings,
        gists=gists,
        said=said,
        found=found,
        used=used,
        places=places,
        numbers=numbers,
        related=related,
        lookups=Lookups(
            lexicons=explained,
            leaf_of=leaf_of_entries(digest.glossary),
            readings=known.readings,
            unplaced={key: story.unplaced for key, story in stories.items()},
            headlines={key: story.headline for key, story in stories.items()},
            proofs={edition: _proof_pages(gist) for edition, gist in gists.items()},
            unbroken_names=unbroken_names(digest.glossary),
        ),
    )


def _found_out(digest: Digest) -> FoundOut:
    looked_through: LookedThrough = {}
    return FoundOut(gists_of(digest, looked_through), looked_through)


def _said(digest: Digest, gists: Gists) -> SaidOfTerms:
    found: dict[str, list[tuple[Told, Said]]] = {}
    for story in every_story(digest):
        edition, article = story
        for term, said in gists[edition.id].stories[article.slug].said.items():
            found.setdefault(term, []).append((story, said))
    return found


def _subjects(said: SaidOfTerms) -> dict[str, list[tuple[str, str]]]:
    """The stories that speak of each entry. Who wrote two stories is not what they are about."""
    return {
        term: [(edition.id, article.slug) for (edition, article), each in own if each.is_subject]
        for term, own in said.items()
    }


def _about_places(digest: Digest, facts: Mapping[str | None, FactsOfStories]) -> dict[str, dict[tuple[str, str], Told]]:
    """By place, the stories that name it as theirs or state figures at it, in the order of the site."""
    stated: dict[tuple[str, str], list[str]] = {}
    for place, stories in facts.items():
        for story in stories if place is not None else ():
            stated.setdefault(story, []).append(place or "")
    found: dict[str, dict[tuple[str, str], Told]] = {}
    for edition in digest.editions:
        for article in edition.articles:
            key = edition.id, article.slug
            for place in (*article.places, *stated.get(key, ())):
                found.setdefault(place, {})[key] = edition, article
    return found


def _leaves_of_place(own: OwnFigures, said: Sequence[tuple[Told, Said]]) -> tuple[Leaf[Told], ...]:
    """The stories of a place page by page; they are the same in both languages. `said`: those that mention it."""
    mentioned = [(story, sum(each.quoted[:SENTENCES_OF_A_STORY])) for story, each in said]
    return story_leaves(own.about, mentioned, own.facts)


def _proof_pages(gist: Gist) -> Mapping[str, tuple[int, ...]]:
    return pages_of_proofs(tuple((slug, len(story.facts)) for slug, story in gist.stories.items()))

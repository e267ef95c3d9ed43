"""An edition -> the pages of the site, in both languages.

For every type of page there is a view (a pure function from the digest to a frozen value that holds every
word and link of the page) and a template that prints it:

    home        the front page of the newest edition       numbers     all figures by place
    edition     what is known of an edition                places      the places of the stories
    article     a story with its facts and notes           glossary    terms, organisations, people
    source      the raw export, fragment by fragment       about       hand-written
    place       one place: names, map, stories, figures    term        all sentences of one entry of the glossary
    index       every story and every figure, a line each  archive     the editions by year and month
    topics      the topics, and the stories on each

`survey` finds out once what all of them say, `rendering` names them in order.

Below them: `parts` (one part of an article), `annotate` and `weave` (text with figures and marks), `notes`
(corrections, doubts, inconsistencies), `blocks`, `factbox` and `charts` (facts as readers meet them), `links`,
`stories` and `paging` (stories as lines of lists, long lists cut into pages), `making` (a view becomes a page),
`lexicon` and `occurrences` (where the words of the glossary stand), `readings` (pinyin), `locator` (maps),
`addresses` (where pages live) and `words` (every interface word). `page` is the noun that the shell wraps.
"""

from generator.pages.rendering import drafts, render_pages
from generator.pages.survey import FoundOut

__all__ = ["FoundOut", "drafts", "render_pages"]

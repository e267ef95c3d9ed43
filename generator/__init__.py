"""News Digest: from the raw text export of a newspaper page to a bilingual site.

Data flows one way. The modules and folders, called rooms, are listed in the order of the work, and each imports only
from rooms above it. [in] and [out] mark the rooms that read or write files; all others are pure functions.

What every room may use:

    model, limits, months    the nouns; upper bounds; the names of the months
    findings                 how a problem is reported
    folding, script, likely_names    texts compared; Simplified or Traditional; which name was meant
    swap, compact_json       folders and files replaced whole [out]; JSON for browsers

From an export to an edition:

    reading                  bytes -> raw page: decoding, lines
    yaml_source              YAML read safely, with the place of every value
    content                  a content folder: files read safely, names, exports, hand-written pages, stray files [in]
    recovery                 raw page -> proposal: blocks, labels, joins, articles, doubts
    structure                structure.yml + raw page -> articles whose every character knows its source
    facts                    YAML -> verified facts: figures, units, relations
    bilingual                translations compared with the Chinese, glossary, typography
    edition                  a folder -> Edition: edition.yml, dates in words, former names, ids of the glossary [in]

What editors do with editions:

    editing                  an edition begun from an export, or compared with the recovery of today; translations
                             brought up to date, PO files exported and imported [in, out]
    renaming                 an article renamed wherever its edition names it, or an edition as a whole [in, out]
    proposals                what a pull request changes; exports that wait for an edition
    check                    every check, in order [in]

From editions to a site:

    address, years           the address of the site; a large archive split by year
    cache                    what an earlier build made [.cache/digest]
    processes                work on every core, and how far it is
    pages                    Edition -> pages
    search                   Digest -> the files that the search box reads
    publishing               Digest -> feeds, citations, share cards, e-books
    gate, hosting            a policy on every page, one page at an address; what the host can carry [in]
    building                 the build engine: only what changed is made [out]
    theme                    MkDocs and Material: the configuration, and the theme around the pages [out]
    build                    the whole build [out]

Beside the site:

    corpus                   thousands of pages, recovered and checked with Dask [in, out; extra `corpus`]
    schemas                  JSON Schemas of the files that editors write [out]
    watching                 how `mkdocs serve` learns of an edit [in]

The doors:

    cli                      the command `digest`: a module for each group of commands
    mkdocs_plugin            the plugin `digest` of MkDocs
"""

import os

# Our matrices are small: threads of the linear algebra would wait for one another longer than they work, twice as long
# as the work itself on two cores. It reads this when numpy loads; whoever wants otherwise sets it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

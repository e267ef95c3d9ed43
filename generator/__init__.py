"""News Digest: from the raw text export of a newspaper page to a bilingual site.

Data flows one way, and the rooms stand in the order of the work. A later room may import an
earlier one, never the reverse:

    model, limits, months, findings, folding, script, likely_names, yaml_source, swap, compact_json
                 the nouns, how much of everything, the months, how problems are said, how text is compared, in either
                 script too, which name was meant, YAML read safely, folders replaced whole, JSON for browsers
    names, content_files   names that become addresses; a folder's files, read only where they lie   [files in]
    content      a content folder as a whole: its editions, and what stands beside them
    stray_files, twins     what stands under a name that nothing reads; editions of one export   [files in]
    reading      bytes        -> raw page        decoding, lines
    source_file  a raw export -> raw page   [files in]
    recovery     raw page     -> proposal        blocks, labels, joins, assignment, doubts
    structure    structure.yml + raw page -> articles whose every character knows its source
    facts        YAML         -> verified facts  figures, units, relations
    bilingual    translations kept true to their Chinese, glossary, display typography
    days         days in words, to hold the English against the Chinese
    edition_schema, edition   a folder -> Edition   [files in]
    written_pages   hand-written pages, in Markdown   [files in]
    translation_files   translations brought up to date; PO files out and in   [files in and out]
    start, revise       an edition begun from a raw export; today's recovery held against it   [files in and out]
    renaming     an article given another name wherever its edition says it   [files in and out]
    proposals    two digests -> what a proposed change changes; exports that wait for their editions
    glossary_ids     the ids of places and topics that are named stand in the glossary   [files in]
    check        every check, in order
    address      what the address of the site has to be
    years        when an edition was printed; the parts that a large archive is split into
    pages        Edition      -> pages of the site
    building     the engine: what was made before is not made again, and every core works   [keeps .cache/digest]
    search       Digest       -> files that the search box reads
    publishing   Digest       -> what stands beside the pages: feeds, citations, cards, e-books
    gate         the last look at a finished site: a policy on every page, an address for each
    hosting      how near a built site is to what its host carries   [files in]
    build        the whole build                 [files out]
    corpus       thousands of pages on Dask: recovered and checked   [files out; wants the extra `corpus`]
    schemas      JSON Schemas of the files that editors write   [files out]
    watching     who tells `mkdocs serve` of an edit   [files in]
    cli_output, cli_facts, cli_corpus, cli_proposals, cli_renaming, cli_translations, cli,
    mkdocs_plugin         [doors]
"""

import os

# Our matrices are small: threads of the linear algebra would wait for one another longer than they work, twice as long
# as the work itself on two cores. It reads this when numpy loads; whoever wants otherwise sets it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

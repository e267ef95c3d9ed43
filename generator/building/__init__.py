"""The engine of a build: what was made before is not made again, and both cores work.

    store         results kept by the hash of all that they were made from; a damaged one is noticed
    fingerprint   the generator itself as a hash: other code, other results
    contents      the files of an edition as one hash: what the disk describes as before is not read
    workers       a list of independent tasks, on every core, answers in order
    reading       editions with their findings: only what changed is read and checked again
    deferred      editions as they are kept: a text is unpickled once a page reads it
    shares        what is made of one edition alone, kept under its hash; files that are made together
    content       a content folder -> Digest and findings
    reads         what a page was made from, as one hash; and what all pages of an edition were
    engine        makes the pages that are new
    beside        makes what no template makes: the search, the data, feeds, citations, books
    configuration what a configuration is read from: its variables, what it inherits
    site          all of it for one site, whichever program prints the surroundings of a page
    place         where a site may be written, which takes the place of all that is there
    journal       what is known of the files of a site, and whether they are still so
    tree          the files of a site, section by section: writes those that changed
    walk          every file and folder below a folder
    templates     compiled templates kept between builds
    garbage       what the work does without
    progress      what long work says of itself: a bar on a terminal, lines elsewhere

None of it changes a result: without the store, and with one worker, the same bytes are written.
"""

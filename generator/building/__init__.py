"""The engine of a build: what was made before is not made again, and both cores work.

    store         results kept by the hash of all that they were made from; a damaged one is noticed
    fingerprint   the generator itself as a hash: other code, other results
    workers       a list of independent tasks, on every core, answers in order
    reading       editions with their findings: only what changed is read and checked again
    content       a content folder -> Digest and findings
    reads         what a page was made from, as one hash
    engine        makes the pages that are new
    tree          the files of a site, known one by one: writes those that changed
    walk          every file below a folder
    templates     compiled templates kept between builds
    garbage       what the work does without
    progress      what long work says of itself: a bar on a terminal, lines elsewhere

None of it changes a result: without the store, and with one worker, the same bytes are written.
"""

"""What an earlier build made, kept under `.cache/digest`: what has not changed is neither read nor made again.

    store         results, each under the hash of everything it was made from; a damaged one counts as absent
    walk          every file and folder below a folder, and how the disk describes them
    fingerprint   the program itself as one hash: other code, other results
    contents      the files of an edition as one hash: not read again while the disk describes them as before
    shares        what is made from one edition alone; files that are made together
    deferred      editions whose texts are unpickled only when a page reads them
    templates     compiled templates

Nothing here changes a result: without a store, the same bytes are written.
"""

"""How long work runs: on every core, without needless garbage collection, and saying how far it is.

    workers    a list of independent tasks, spread over the cores, answered in order; or one task in the background
    garbage    work with the cyclic garbage collector switched off
    progress   a bar on a terminal, a line now and then elsewhere

Nothing here changes a result: with one core, the same bytes are written.
"""

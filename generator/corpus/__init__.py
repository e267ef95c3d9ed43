"""A corpus far larger than a site: recovered and checked on Dask, on the cores of this machine or of many.

    task      one page or one edition, as bytes -> what comes of it, as a value; a failure is one too
    sources   a folder -> tasks, with the hash of all that each depends on
    cluster   tasks -> answers, in whatever order they come, with a bounded number under way
    results   one file a task, whole or not at all; what stands there already is not done again   [files out]

Dask is wanted by this room alone, and by nothing that a site needs. Workers are sent what they work on, so they need
this program and no common disk.
"""

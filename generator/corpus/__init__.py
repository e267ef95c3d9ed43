"""A corpus far larger than a site, recovered and checked with Dask, on one machine or many.

    task      one page or edition, as bytes -> its result, as a value, even if it fails
    sources   a folder -> tasks, each with the hash of everything it depends on
    cluster   tasks -> answers, in any order, with a bounded number in progress
    results   one file for each task, written whole or not at all; finished tasks are not repeated   [out]

Only this room needs Dask; a site does not. Workers are sent the data they work on, so they need this program but no
shared disk.
"""

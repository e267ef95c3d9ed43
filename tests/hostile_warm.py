"""Imported by the server that the cases' processes are forked from: does once what every check and every page needs.

So the time and the memory of a case are those of its content, and not of the program's own tables.
"""

from tests.hostile_support import render_once

render_once()

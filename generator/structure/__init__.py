"""structure.yml <-> articles in which every character knows its place in the source.

In order: `schema` says what the file may hold, `fragments` finds the raw characters that a line names,
`reading` makes articles of them, `coverage` checks that every character of the source stands in exactly one
part, `corrections` puts the declared corrections in place, `settling` says what an editor writes where a
decision is in doubt, `writing` writes the file for a new edition, `report` shows a proposal in a terminal.
"""

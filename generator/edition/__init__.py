"""The folder of an edition -> Edition: what edition.yml may hold, and whether all of its files agree."""

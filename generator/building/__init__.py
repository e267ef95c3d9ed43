"""The build engine: makes only what changed since the last build.

content       a content folder -> Digest and findings
reading       editions with their findings: only those that changed are read and checked again
configuration what a configuration is read from: its variables, what it inherits
settings      what `mkdocs.yml` may say
place         where a site may be written, because it replaces everything that is there
journal       what is known of the files of a site, and whether they are still the same
tree          the files of a site, section by section: only those that changed are written
reads         everything a page, or all pages of an edition, is made from, as one hash
engine        makes the pages that are new
beside        makes what no template makes: the search, the data, feeds, citations, e-books
site          the whole site, whichever program prints the surroundings of a page

None of it changes a result: without the cache, and with one worker, the same bytes are written.
"""

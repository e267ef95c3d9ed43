"""The digest -> the files that the search box reads, in the manner of an inverted index cut into small files.

    records      what can be found: one record an article and language, in parts that readers can be led to
    folding      one character a character: width, case, accents and script are folded before anything is compared
    units        texts -> Han characters, words and numbers, each with its offset
    blocks       parts -> blocks, which a browser fetches to show a result; they give every unit its position
    numbers      numbers in every form that people type
    tokens       units -> postings: pairs of Han characters, words, numbers, and where they stand
    share        all of this for one edition: what it brings to the search
    merging      the postings of editions -> those of the whole; after an edit only the lists that it touched
    encoding     postings -> bytes
    shards       the sorted dictionary, cut into files of a few kilobytes
    readings     pinyin -> pairs of characters; the characters that a reader may have mistaken for each other, by sound
                 and by shape
    aliases      every spelling of the glossary -> the wording that the articles use
    suggestions  what the box offers to complete
    files        all of it as files, by name

`docs/search.md` is the format; the browser's half stands in theme_overrides/assets/javascripts/search/.
"""

from generator.search.files import SUMS, Index, folder_of, search_files, search_index, sums_file

__all__ = ["SUMS", "Index", "folder_of", "search_files", "search_index", "sums_file"]

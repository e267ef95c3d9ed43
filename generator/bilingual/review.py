"""Every check of one translated part, in order: its terms, its figures, its form, its negations."""

from __future__ import annotations

from generator.bilingual.consistency import figure_remarks
from generator.bilingual.form import form_remarks
from generator.bilingual.negation import negation_remarks
from generator.bilingual.remarks import Remark
from generator.bilingual.terms import TermBook, check_terms


def review(chinese: str, english: str, book: TermBook, *, prose: bool) -> tuple[Remark, ...]:
    """What is to be said of a translated part. `prose`: a paragraph, not a headline, a caption or a credit."""
    terms = check_terms(book, chinese, english)
    return (
        *figure_remarks(chinese, english, terms.spans),
        *terms.remarks,
        *form_remarks(chinese, english, prose=prose),
        *(negation_remarks(chinese, english) if prose else ()),
    )

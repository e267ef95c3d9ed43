"""What the Chinese negates the English does not assert; good English negates in a hundred ways."""

from pathlib import Path

import pytest

from generator.bilingual.negation import negation_remarks

LINES = (Path(__file__).parent / "cases" / "translated_negations.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("chinese", "english", "verdict"), ROWS)
def test_a_negation_that_is_left_out_is_named(chinese, english, verdict):
    said = [remark.rule for remark in negation_remarks(chinese, english)]
    assert said == (["negation-lost"] if verdict == "lost" else [])


def test_the_message_names_the_chinese_words():
    (remark,) = negation_remarks("他表示不会上诉。", "He said that he would appeal.")
    assert remark.words == "不会上诉"
    assert remark.message.en == "the English does not seem to negate “不会上诉”"

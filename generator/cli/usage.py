"""What is wrong with the words of a command, in the language of the editor: argparse knows English alone."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from generator.cli.output import USAGE
from generator.findings import language_of_the_locale
from generator.likely_names import did_you_mean, nearest_name
from generator.model import Bilingual

_QUOTED = re.compile(r"[\w-]+")
_CHOICE = re.compile(
    r"argument (?P<what>.+?): invalid choice: '(?P<given>.*?)'.*?\(choose from (?P<known>.*)\)", re.DOTALL
)
_IN_CHINESE = (
    (re.compile(r"the following arguments are required: (.+)"), "缺少参数：{0}"),
    (re.compile(r"unrecognized arguments: (.+)"), "无法识别的参数：{0}"),
    (re.compile(r"argument (.+): expected one argument"), "{0}后面要写一个值"),
    (re.compile(r"argument (.+): invalid choice: '(.*?)'.*"), "{0}不能是“{1}”"),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), "“{0}”对应不止一个选项：{1}"),
)
"""What argparse says, and the same in Chinese."""


class Parser(argparse.ArgumentParser):
    """A parser of the command line, whose commands are parsers like it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how the command is written, and leave."""
        said = in_both(message)[language_of_the_locale()]
        self.exit(USAGE, f"{self.format_usage()}{self.prog}: {said}\n")


def in_both(message: str) -> Bilingual:
    """What argparse says, in both languages, with what may have been meant.

    >>> in_both("the following arguments are required: --id").zh
    '缺少参数：--id'
    """
    known_words = ((form, said.fullmatch(message)) for said, form in _IN_CHINESE)
    zh = next((form.format(*found.groups()) for form, found in known_words if found), message)
    choice = _CHOICE.match(message)
    if choice is None:
        return Bilingual(zh, message)
    known = _QUOTED.findall(choice["known"])
    near = nearest_name(choice["given"], known, 0.6)
    remedy = did_you_mean(near) if near else Bilingual(f"可写：{'、'.join(known)}", f"write one of {', '.join(known)}")
    en = f"{choice['what']} cannot be `{choice['given']}`"
    return Bilingual(f"{zh}；{remedy.zh}", f"{en}; {remedy.en}")

"""A negation that the English does not say: 不上诉 is not `would appeal`.

English negates in a hundred ways (fails, lacks, is yet to), and often says the same without (不超过: up to). So the
Chinese has to negate plainly, and the English to hold nothing that could say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.bilingual.lengths import chinese_sentences, english_sentences
from generator.bilingual.remarks import Remark
from generator.model import Bilingual

_HINTS = frozenset("不没未非无拒否")
_PLAINLY = re.compile(
    "没有|没(?=想(?!到)|[见去来让被人])|并未|尚未|从未|还未|仍未|未(?=[能曾获被经造发表作予参留])|从不(?![到足满及])|从没|并非|绝非"
    "|不会|不(?=[能得](?!不)|[准许应再予愿肯敢想]|需要|必(?![然要须])|存在|构成|具|属于|后悔|起诉|上诉|介入|支持|承认|接受|参加|参与|同意)"
    "|拒绝|否[认决]|无人(?![机驾区值商零售])"
)  # a literal at the beginning of each is found fast
"""What few say otherwise than by a negation. 无法 and 没能 are none of these: fog forces a flight to divert."""
_TWICE = re.compile("不得不|不能不|不无|无不|不排除|不会不|没有不|不可不|并非没有|不是没有|非.{1,8}不可")
"""Two negations are none, or one that English says in many ways."""
_IN_ENGLISH = re.compile(
    r"n['’]t\b|\b(?:no|not|never|nor|neither|none|nobody|nothing|nowhere|cannot|without|yet|un(?!der|til|it|ion|ivers|ique|iform|ified|veil|cle|earth|load)[a-z]+|non[a-z-]*"
    r"|dis(?!tri|cuss|play|ease|tan|cover|aster|h|patch|solve|tinct)[a-z]+|(?:il|im|in|ir)(?:legal\w*|possib\w+|mune|perfect\w*|complete|adequate\w*|sufficient\w*|capab\w+"
    r"|effective|eligible|admissible|valid\w*|conclusive|definite\w*|ability|relevant|regular\w*|stead|tact|nocent)"
    r"|fail\w*|refus\w+|den(?:y|ied|ies|ying|ials?)|reject\w*|declin\w+|oppos\w+|against|resist\w*|rebuff\w*"
    r"|turn(?:ed|s|ing)? (?:down|away)|rul(?:ed?|es|ing) out|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|prohibit\w*"
    r"|forb[aio]\w+|block\w*|veto\w*|exclu\w+|exempt\w*|avoid\w*|prevent\w*|stop\w*|halt\w*|ceas\w+"
    r"|abandon\w*|cancel\w*|drop(?:s|ped|ping)?|scrap\w*|withh\w+|withdr\w+|waiv\w+|spar\w+|keep from|kept from"
    r"|lack\w*|absen\w+|free (?:of|from)|short|miss\w*|los[est]\w*|rare\w*|hardly|barely|scarcely|seldom|little"
    r"|only|just|still|stay\w*|keep\w*|kept|unchanged|remain\w*|pending|await\w*|wait\w*|first|last"
    r"|late|rather|except|unless|despite"
    r"|wrong\w*|false\w*|myth|bogus|empty|vain|other than|limit\w*|at most|up to"
    r"|within|mere\w*|alone|vacan\w*|silen\w+|mum|idle|ignor\w+|neglect\w*|overlook\w*|evad\w+|escap\w+"
    r"|dodg\w+|skip\w*|went on|continu\w+|unlike\w*|different\w*|quit\w*|off|strip\w*|void|null)\b"
    r"|[a-z](?:less|-free)\b",
    re.IGNORECASE,
)


_SHOWN = 2
"""Characters behind a negation that are quoted with it."""


def negation_remarks(chinese: str, english: str) -> Iterator[Remark]:
    """What the Chinese plainly negates, the English does not assert."""
    if written := _lost(chinese, english):
        yield Remark(
            "negation-lost",
            written,
            Bilingual(f"原文说“{written}”，译文里似乎没有否定", f"the English does not seem to negate “{written}”"),
            Bilingual("请核对有无漏译“不”“没有”等", "check that no “not” is left out"),
        )


def _lost(chinese: str, english: str) -> str | None:
    """A plain negation of the Chinese whose sentence says nothing of the kind in English, as printed."""
    if _HINTS.isdisjoint(chinese) or not _PLAINLY.search(chinese):
        return None
    ours, theirs = chinese_sentences(chinese), english_sentences(english)
    if len(ours) != len(theirs):
        ours, theirs = (chinese,), (english,)
    for one, other in zip(ours, theirs, strict=True):
        said = _PLAINLY.search(one)
        if said and not _TWICE.search(one) and not _IN_ENGLISH.search(other):
            return said.group() + one[said.end() : said.end() + _SHOWN].rstrip("，。；、！？")
    return None

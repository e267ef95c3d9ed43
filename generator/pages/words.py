"""Every interface word of the pages, in both languages, in one table.

A key names a use, not a wording. `{n}` and other names in braces are filled in by the caller; where English
needs a singular, the key ends in `.one` and `Words.count` picks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import Bilingual, Language
from generator.pages.words_of_facts import FACT_WORDS
from generator.pages.words_of_lists import LIST_WORDS

WORDS: Mapping[str, Bilingual] = MappingProxyType(
    {
        # what things are called
        "home": Bilingual("本期", "This edition"),
        "numbers": Bilingual("数字", "By the numbers"),
        "places": Bilingual("地点", "Places"),
        "glossary": Bilingual("词语", "Glossary"),
        "about": Bilingual("关于", "About"),
        "source": Bilingual("原始导出文本", "Raw export"),
        "translations": Bilingual("译文状态", "Translation status"),
        "translations.lead": Bilingual(
            "每篇报道各部分英译的状态，由程序与现在的中文逐一比对得出。",
            "The state of each story’s English, part by part, computed by comparing it with the current Chinese.",
        ),
        "translations.summary": Bilingual(
            "共{n}个部分，{machine}个由机器初译", "{n} parts, {machine} first translated by machine"
        ),
        "translations.story": Bilingual("报道", "Story"),
        "translations.all": Bilingual("合计", "Total"),
        "translations.reviewed": Bilingual("已审", "Reviewed"),
        "translations.draft": Bilingual("初稿", "Draft"),
        "translations.stale": Bilingual("待更新", "Stale"),
        "translations.missing": Bilingual("缺", "Missing"),
        "edition": Bilingual("版面", "Edition"),
        "other": Bilingual("其他", "Other"),
        "home.description": Bilingual(
            "{stories}，中英对照，数字逐处核算。", "{stories}, in Chinese and English, every figure checked."
        ),
        "about.description": Bilingual("关于{site}。", "About {site}."),
        # an edition
        "articles": Bilingual("一个版面，{n}则报道", "One page, {n} stories"),
        "articles.one": Bilingual("一个版面，1则报道", "One page, 1 story"),
        "articles.note": Bilingual("一版{n}则", "one page, {n} stories"),
        "articles.note.one": Bilingual("一版1则", "one page, 1 story"),
        "figures": Bilingual("数字{n}处", "{n} figures"),
        "figures.one": Bilingual("数字1处", "1 figure"),
        "checks": Bilingual("核算{n}组：", "{n} checks of their sums and ratios: "),
        "checks.one": Bilingual("核算1组：", "1 check of their sums and ratios: "),
        "checks.hold": Bilingual("{n}组相符", "{n} hold"),
        "checks.hold.one": Bilingual("1组相符", "1 holds"),
        "checks.fail": Bilingual("{n}组不符", "{n} does not"),
        "checks.fail.many": Bilingual("{n}组不符", "{n} do not"),
        "colon": Bilingual("：", ": "),
        "comma": Bilingual("，", ", "),
        "basis.stated": Bilingual("原文载明", "stated in the source"),
        "basis.inferred": Bilingual("推定", "inferred"),
        "basis.unknown": Bilingual("未知", "unknown"),
        "basis.bracket": Bilingual("（{basis}）", " ({basis})"),
        "basis.reason": Bilingual("{basis}：{reason}", "{basis}: {reason}"),
        "known.date": Bilingual("日期{basis}", "date {basis}"),
        "known.value": Bilingual("{value}（{basis}）", "{value} ({basis})"),
        "edition.lead": Bilingual(
            "这一版面的来历和可靠程度，版上的报道，以及校改过的字。",
            "What is known about this page and how certain it is, the stories on it, and every correction.",
        ),
        "edition.paper": Bilingual("报纸", "Newspaper"),
        "edition.date": Bilingual("日期", "Date"),
        "edition.added": Bilingual("收入本站", "Added to this site"),
        "edition.hash": Bilingual("原始文件（SHA-256）", "Raw file (SHA-256)"),
        "edition.stories": Bilingual("报道", "Stories"),
        "edition.near": Bilingual("前后各期", "Editions before and after"),
        "edition.origin": Bilingual("来历", "Origin"),
        "edition.source": Bilingual(
            "逐段看原始导出文本怎样拼成报道", "See how the raw export became the stories, fragment by fragment"
        ),
        "editions": Bilingual("各期", "All editions"),
        # an article
        "summary": Bilingual("提要　", "In brief: "),
        "full-text": Bilingual("全文", "Full text"),
        "both": Bilingual("中英对照", "Both languages"),
        "view": Bilingual("版本", "Version"),
        "view.zh": Bilingual("中文", "中文"),
        "view.both": Bilingual("左右对照", "Side by side"),
        "view.alternate": Bilingual("逐段对照", "Alternating"),
        "pinyin": Bilingual("拼音", "Pinyin"),
        "pinyin.title": Bilingual("给人名、地名注音", "Pinyin above names of people and places"),
        "view.en": Bilingual("English", "English"),
        "byline": Bilingual("记者　{names}", "By {names}"),
        "names.last": Bilingual("　", " and "),
        "names": Bilingual("　", ", "),
        "facts": Bilingual("本文数字", "Figures in this story"),
        "facts.ways": Bilingual("点数字看原句，点名称看核算。", "Figures lead to sentences, names to proofs."),
        "facts.more": Bilingual("更多数字", "More figures"),
        "facts.all": Bilingual("全部数字", "All figures"),
        "src": Bilingual("原文", "Source"),
        "src.n": Bilingual("原文{n}", "Source {n}"),
        "src.row": Bilingual("{src}：{label}", "{src}: {label}"),
        "range": Bilingual("{first}–{last}", "{first}–{last}"),
        "range.comma": Bilingual("、", ", "),
        "unit-line": Bilingual("单位：{unit}。", "Unit: {unit}. "),
        "chart.title": Bilingual("{total}的构成：{parts}", "What makes up {total}: {parts}"),
        "chart.part": Bilingual("{label}{share}", "{label} {share}"),
        "chart.comma": Bilingual("，", ", "),
        "corrections": Bilingual("校改与存疑", "Corrections and doubts"),
        "corrections.none": Bilingual("没有校改。", "Nothing was corrected."),
        "conversion": Bilingual("合{amount}", "{amount}"),
        "checks.title": Bilingual("核算{n}组", "{n} checks"),
        "checks.title.one": Bilingual("核算1组", "1 check"),
        # marks and notes
        "mark.corrected": Bilingual("〔校〕", "〔校〕"),
        "mark.doubt": Bilingual("〔疑〕", "〔疑〕"),
        "mark.inconsistent": Bilingual("〔≠〕", "〔≠〕"),
        "mark.corrected.label": Bilingual("校改，见注", "corrected, see note"),
        "mark.doubt.label": Bilingual("疑有误字，见注", "suspected misprint, see note"),
        "mark.inconsistent.label": Bilingual("存疑，见注", "inconsistent, see note"),
        "note.corrected": Bilingual("校改", "Corrected"),
        "note.doubt": Bilingual("疑有误字，未改", "Suspected misprint, left as printed"),
        "note.inconsistent": Bilingual("存疑", "Inconsistent"),
        "note.printed": Bilingual("原文印作", "Printed as "),
        "note.now": Bilingual("，今作", "; here "),
        "note.dropped": Bilingual("，今删。", "; left out here. "),
        "note.by-source": Bilingual("按原文所载，", "By the source’s own figures, "),
        "note.left": Bilingual("原文照录，未改。", "Left as printed. "),
        "quote.open": Bilingual("“", "“"),
        "quote.close": Bilingual("”", "”"),
        "stop": Bilingual("。", ". "),
        # the state of a translation
        "state.pieced": Bilingual(
            "这一则由程序从原始导出拼成，编辑尚未核对：可能混入其他报道的文字，或有缺漏。",
            "A program assembled this story from the raw export, and no editor has reviewed it yet. It may contain "
            "words from other stories, or lack some of its own.",
        ),
        "state.missing": Bilingual("尚无译文", "Not yet translated; the Chinese original is shown."),
        "state.untranslated": Bilingual(
            "这一篇还没有英文。", "This story has not been translated into English yet. The Chinese original follows."
        ),
        "state.stale": Bilingual("译文待更新", "The Chinese has changed since this was translated."),
        "state.draft": Bilingual("译文未审", "Draft translation, not yet reviewed."),
        "state.machine": Bilingual("机器译文，已审", "Machine translation, reviewed."),
        "state.machine-draft": Bilingual("机器译文，未审", "Machine translation, not yet reviewed."),
        **FACT_WORDS,
        **LIST_WORDS,
        # by the numbers
        "numbers.lead": Bilingual(
            "按地点排列，数值与单位照原文所印。只有原文本身把几个数联系起来时才画条形图；青绿色为本站的换算或核算。",
            "Arranged by place. Values are given as in the source. A bar is drawn only where the source itself relates "
            "figures to one another. Turquoise marks what this site converted or computed.",
        ),
        "numbers.jump": Bilingual("直达地点（{n}处）", "Jump to a place ({n})"),
        "numbers.none": Bilingual("还没有数字。", "There are no figures yet."),
        # places, glossary
        "places.lead": Bilingual(
            "各期报道写到的地点，两种语言的名称，以及关于它们的报道和数字。",
            "The places in the stories, with their names in both languages and the stories and figures about them.",
        ),
        "place.description": Bilingual(
            "{name}（{other}）：报道、数字和位置。", "{name} ({other}): its stories, figures and location."
        ),
        "place.inside": Bilingual("其中写到：", "Places in it: "),
        "place.stories": Bilingual("报道怎么说", "What the stories say"),
        "place.all": Bilingual("全部地点", "All places"),
        "map.title": Bilingual("{name}的位置：{coordinates}", "Location of {name}: {coordinates}"),
        "map.title.around": Bilingual(
            "{name}所在的{other}的位置：{coordinates}", "Location of {other}, which contains {name}: {coordinates}"
        ),
        "map.position": Bilingual("{ns}{lat}°，{ew}{lon}°", "{lat}° {ns}, {lon}° {ew}"),
        "map.N": Bilingual("北纬", "N"),
        "map.S": Bilingual("南纬", "S"),
        "map.E": Bilingual("东经", "E"),
        "map.W": Bilingual("西经", "W"),
        "map.scale": Bilingual("{n}公里", "{n} km"),
        "map.source": Bilingual("坐标来源：", "Coordinates from "),
        "map.stands-for": Bilingual(
            "{name}的坐标未见载，图上标的是它所在的{other}。",
            "No coordinates are on record for {name}; the map marks {other}, in which it lies.",
        ),
        "places.none": Bilingual("还没有地点。", "There are no places yet."),
        "variants": Bilingual("又写作：", "Also: "),
        "glossary.lead": Bilingual(
            "报道中的用语、机构和人物，译名与解释。标有〔?〕的译名尚不确定。",
            "Terms, organisations and people in the stories: their Chinese, their English and what they mean. "
            "〔?〕 marks English that is uncertain.",
        ),
        "glossary.none": Bilingual("还没有词语。", "There are no entries yet."),
        "glossary.term": Bilingual("用语", "Terms"),
        "glossary.organisation": Bilingual("机构", "Organisations"),
        "glossary.person": Bilingual("人物", "People"),
        "glossary.term.title": Bilingual("词语", "Glossary"),
        "glossary.organisation.title": Bilingual("机构", "Organisations"),
        "glossary.person.title": Bilingual("人物", "People"),
        "glossary.term.lead": Bilingual(
            "报道中的用语，译名与解释，以及它们出现的句子。标有〔?〕的译名尚不确定。",
            "Terms in the stories: their Chinese, their English, what they mean, and the sentences that use them. "
            "〔?〕 marks English that is uncertain.",
        ),
        "glossary.organisation.lead": Bilingual(
            "报道中的机构，它们的译名、是什么机构，以及写到它们的句子。",
            "Organisations in the stories: their names, what they are, and the sentences that name them.",
        ),
        "glossary.person.lead": Bilingual(
            "报道中的人物，报道所载的身份，以及写到他们的句子。标有〔?〕的译名尚不确定。",
            "People in the stories, with the roles that the stories give them, and the sentences that name them. "
            "〔?〕 marks English that is uncertain.",
        ),
        "term.description": Bilingual("{name}：各期报道怎样用它。", "{name}: how the stories use it."),
        "organisation.description": Bilingual("{name}：各期报道怎么说。", "{name}: what the stories say."),
        "person.description": Bilingual("{name}：各期报道怎么说。", "{name}: what the stories say."),
        "term.sentences": Bilingual("报道中的{n}句", "{n} sentences in the stories"),
        "term.sentences.one": Bilingual("报道中的1句", "1 sentence in the stories"),
        "reporter-of": Bilingual("采写：", "Reported: "),
        "uncertain.mark": Bilingual("〔?〕", "〔?〕"),
        "uncertain": Bilingual("译名尚不确定：", "The English is uncertain: "),
        # the source page
        "source.lead": Bilingual(
            "报纸版面的原始导出，一字未改。本站从它拼出各则报道；每个片断标明属于哪一则、哪一部分，接到哪里。",
            "The export of the newspaper page, with not one character changed. The stories were assembled from it. "
            "Each fragment shows which story and part it belongs to, and where that part continues.",
        ),
        "source.characters-at": Bilingual("文字只印一次，见", "The characters themselves are shown once, on "),
        "source.chinese-page": Bilingual("中文页", "the Chinese page"),
        "source.characters-of-each": Bilingual("；每个片断连到自己的字。", "; each fragment links to its own."),
        "source.legend": Bilingual("图例", "Legend"),
        "source.legend.fragment": Bilingual(
            "片断：编号，所属报道与部分，在原始文本中的字位",
            "Fragment: its number, story and part, and its characters in the export",
        ),
        "source.legend.join": Bilingual(
            "↓ 这一部分在别处继续；↑ 接自别处", "↓ the part continues elsewhere; ↑ it continues from elsewhere"
        ),
        "source.legend.changed": Bilingual("本站校改过的字", "characters that this site corrected"),
        "source.legend.furniture": Bilingual("版面文字：不属于任何报道", "Page furniture: belongs to no story"),
        "source.legend.gap": Bilingual("空白与换行照原样保留", "White space and line ends are kept as they are"),
        "source.next": Bilingual("↓ 下接片断{n}", "↓ continues in fragment {n}"),
        "source.previous": Bilingual("↑ 上接片断{n}", "↑ continued from fragment {n}"),
        "source.corrected": Bilingual("校改：“{find}”改为“{now}”", "Corrected: “{find}” to “{now}”"),
        "source.widened": Bilingual("{n}处半角标点改全角", "{n} punctuation marks set full-width"),
        "source.widened.one": Bilingual("1处半角标点改全角", "1 punctuation mark set full-width"),
        "source.closed": Bilingual("去掉{n}处空格", "{n} spaces closed up"),
        "source.closed.one": Bilingual("去掉1处空格", "1 space closed up"),
        "source.furniture": Bilingual("版面文字", "Page furniture"),
        "source.loose": Bilingual("未归入任何部分", "Belongs to no part"),
        "source.characters": Bilingual("第{range}字", "characters {range}"),
        "source.article": Bilingual("第{n}则", "Story {n}"),
        "source.total": Bilingual("共{n}字，{encoding}编码，{m}个片断。", "{n} characters, {encoding}, {m} fragments."),
        # kinds of parts
        "part.kicker": Bilingual("引题", "kicker"),
        "part.headline": Bilingual("标题", "headline"),
        "part.subheadline": Bilingual("副题", "standfirst"),
        "part.byline": Bilingual("署名", "byline"),
        "part.paragraph": Bilingual("第{n}段", "paragraph {n}"),
        "part.paragraphs": Bilingual("第{n}–{last}段", "paragraphs {n}–{last}"),
        "part.further": Bilingual("另见", "Also in"),
        "part.subheading": Bilingual("小标题", "sub-heading"),
        "part.caption": Bilingual("图片说明", "caption"),
        "part.credit": Bilingual("图片来源", "credit"),
        "part.furniture": Bilingual("版面文字", "furniture"),
        "dot": Bilingual(" · ", " · "),
    }
)


_OF = {language: {key: word[language] for key, word in WORDS.items()} for language in Language}
"""By language: a page asks for dozens of words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface words of one language."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The word for a use. Raises KeyError for a key that the table lacks."""
        word = _OF[self.language][key]
        return word.format(**values) if "{" in word else word  # most have nothing to fill in

    def count(self, key: str, n: int) -> str:
        """The word for a number of things, in the singular where there is one."""
        return self(f"{key}.one" if n == 1 and f"{key}.one" in WORDS else key, n=n)

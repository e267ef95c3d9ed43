"""The words of what is published beside the pages, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import Bilingual, Language

WORDS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "site.description": Bilingual(
            "报纸版面的双语摘编，数字逐处核算。", "A bilingual digest of newspaper pages, every figure checked."
        ),
        # feeds
        "feed.subtitle": Bilingual(
            "报纸版面的双语摘编，数字逐处核算；全文。",
            "A bilingual digest of newspaper pages, every figure checked; full text.",
        ),
        "feed.rights": Bilingual(
            "新闻文字的权利属于原出版者；整理、核算与英文为本站所加。",
            "The news text belongs to its publisher; the selection, checks and English are this site’s.",
        ),
        "notes": Bilingual("校改与存疑", "Corrections and doubts"),
        "printed": Bilingual("原文印作", "Printed as "),
        "here": Bilingual("今作", "here "),
        "dropped": Bilingual("今删", "left out here"),
        "computed": Bilingual("按原文所载，", "By the source’s own figures, "),
        "quoted": Bilingual("“{text}”", "“{text}”"),
        "semicolon": Bilingual("；", "; "),
        "colon": Bilingual("：", ": "),
        "stop": Bilingual("。", ". "),
        "original": Bilingual("在网站上阅读", "Read on the site"),
        # citations
        "cite.paper-unknown": Bilingual("报纸名不详", "newspaper unknown"),
        "cite.date-unknown": Bilingual("日期不详", "n.d."),
        "cite.inferred": Bilingual("日期为本站推定", "date inferred by this site"),
        "cite.by-site": Bilingual("由“{site}”整理", "compiled by {site}"),
        "cite.translated": Bilingual("英译", "English translation"),
        "cite.draft": Bilingual("英译初稿，未审", "draft translation, not yet reviewed"),
        "cite.machine": Bilingual("机器英译，已审", "machine translation, reviewed"),
        "cite.machine-draft": Bilingual("机器英译，未审", "machine translation, not yet reviewed"),
        # cards
        "card.alt": Bilingual("题图卡片：{text}", "Title card: {text}"),
        "card.checked": Bilingual("{n}个数字已与原文核对", "{n} figures checked against the source"),
        "card.checked.one": Bilingual("1个数字已与原文核对", "1 figure checked against the source"),
        # the book of an edition
        "book.part": Bilingual("中文", "English"),
        "book.contents": Bilingual("目录", "Contents"),
        "book.cover": Bilingual("封面", "Cover"),
        "book.facts": Bilingual("本文数字", "Figures in this story"),
        "book.fact": Bilingual("项目", "Item"),
        "book.value": Bilingual("数值", "Value"),
        "book.source": Bilingual("出处", "About this edition"),
        "book.paper": Bilingual("报纸", "Newspaper"),
        "book.date": Bilingual("日期", "Date"),
        "book.added": Bilingual("收入本站", "Added to the site"),
        "book.raw": Bilingual("原始导出文本（SHA-256）", "Raw export (SHA-256)"),
        "book.site": Bilingual("网站", "Site"),
        "book.in-this-language": Bilingual("这篇的中文", "This story in English"),
        "book.access": Bilingual(
            "全部内容为文字，带目录与语言标注，数字以表格列出。",
            "All content is text, with a table of contents and marked languages; figures are listed in tables.",
        ),
        # a former address
        "moved.title": Bilingual("这一页换了网址", "This page has moved"),
        "moved.link": Bilingual("去新网址阅读", "Read it at its new address"),
        # without a network
        "offline.title": Bilingual("没有网络", "You are offline"),
        "offline.lead": Bilingual(
            "这一页还没有存在这台设备上。读过的页面可以离线重读。",
            "This page is not kept on this device. Pages that you have opened before can be read again offline.",
        ),
        "offline.kept": Bilingual("存在这台设备上的页面", "Pages kept on this device"),
        "offline.again": Bilingual("再试一次", "Try again"),
        "offline.label": Bilingual("离线副本", "Offline copy"),
        "offline.copy": Bilingual(
            "离线副本，存于{time}。连上网络后会换成最新的一版。",
            "Offline copy from {time}. Once you are online, you will see the latest version.",
        ),
    }
)


def word(key: str, language: Language, **values: object) -> str:
    """The word for a use. Raises KeyError for a key that the table lacks."""
    return WORDS[key][language].format(**values)

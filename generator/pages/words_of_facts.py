"""The interface words of the pages that prove figures and list them; part of the table in `words`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Bilingual

FACT_WORDS: Mapping[str, Bilingual] = {
    "evidence": Bilingual("数字出处", "Sources of the figures"),
    "evidence.title": Bilingual("数字出处：{edition}", "Sources of the figures: {edition}"),
    "evidence.lead": Bilingual(
        "每个数字的原文、核算结果和可引用的固定链接。没有列出核算的，是原文没有给出可供核算的数字。",
        "For every figure: the printed words, the result of our check, and a permanent link to cite. "
        "Where no check is shown, the text gives no figures to check it against.",
    ),
    "evidence.described": Bilingual(
        "{edition}各篇报道中的全部数字：每个数字的数值、单位、所据的原文引文、固定链接与核算结果，可下载为JSON与CSV文件。",
        "Every figure in the stories of this edition ({edition}): value, unit, the printed words and the result of "
        "the check, as JSON and CSV.",
    ),
    "evidence.quote": Bilingual("原文", "Printed"),
    "evidence.show": Bilingual("在文中查看", "Show in text"),
    "evidence.check": Bilingual("核算", "Check"),
    "evidence.holds": Bilingual("相符", "Holds"),
    "evidence.approximate": Bilingual("约数相符", "Holds approximately"),
    "evidence.inconsistent": Bilingual("原文有出入", "Source inconsistent"),
    "evidence.note": Bilingual("说明", "Note"),
    "evidence.cite": Bilingual("引用", "Cite"),
    "evidence.citation": Bilingual(
        "{label}：{value}。{headline}，{site}，{edition}。", "{label}: {value}. {headline} {site}, {edition}."
    ),
    "evidence.link": Bilingual("固定链接", "Permanent link"),
    "data": Bilingual("数据下载", "Download the data"),
    "data.explain": Bilingual(
        "全部数字：表格（CSV，可用Excel打开）、JSON及其格式说明（JSON Schema，第{version}版）。",
        "All figures: as a table (CSV, opens in Excel), as JSON, and the schema that explains it (version {version}).",
    ),
    "data.csv": Bilingual("facts.csv", "facts.csv"),
    "data.json": Bilingual("facts.json", "facts.json"),
    "data.schema": Bilingual("facts.schema.json", "facts.schema.json"),
    "filter": Bilingual("筛选", "Filter"),
    "filter.whole": Bilingual("筛选全部数字", "Filter all figures"),
    "filter.place": Bilingual("地点", "Place"),
    "filter.topic": Bilingual("主题", "Topic"),
    "filter.unit": Bilingual("单位", "Unit"),
    "filter.sort": Bilingual("排列", "Order"),
    "filter.all": Bilingual("全部", "All"),
    "filter.printed": Bilingual("按原文次序", "As printed"),
    "filter.largest": Bilingual("由大到小", "Largest first"),
    "filter.smallest": Bilingual("由小到大", "Smallest first"),
    "filter.left": Bilingual("共{n}个数字", "{n} figures"),
    "filter.left.one": Bilingual("共1个数字", "1 figure"),
}

"""The interface words of lists and of the ways between pages; part of the table in `words`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Bilingual

LIST_WORDS: Mapping[str, Bilingual] = {
    "page.previous": Bilingual("上一页", "Previous page"),
    "page.next": Bilingual("下一页", "Next page"),
    "page.title": Bilingual("{title}，第{n}页", "{title}, page {n}"),
    "pages": Bilingual("各页", "Pages of this list"),
    "index": Bilingual("总目", "Index"),
    "index.lead": Bilingual(
        "本站全部报道，一篇一行，按期排列。", "Every story on this site, one line each, edition by edition."
    ),
    "index-figures": Bilingual("全部数字", "Every figure"),
    "index-figures.lead": Bilingual(
        "本站全部数字，一个一行，按报道排列；每个数字链接到它在文中的位置。",
        "Every figure on this site, one line each, story by story; each leads to its place in the text.",
    ),
    "index.stories": Bilingual("报道{n}篇", "{n} stories"),
    "index.stories.one": Bilingual("报道1篇", "1 story"),
    "index.figures": Bilingual("数字{n}个", "{n} figures"),
    "index.figures.one": Bilingual("数字1个", "1 figure"),
    "index.none": Bilingual("还没有报道。", "There are no stories yet."),
    "editions.title": Bilingual("往期", "Editions"),
    "editions.lead": Bilingual(
        "本站收录的各期版面，按年月排列；日期不确定的注明。",
        "The editions on this site by year and month; where a date is not certain, it says so.",
    ),
    "editions.year": Bilingual("{year}年", "{year}"),
    "editions.undated": Bilingual("日期不详", "Undated"),
    "topics": Bilingual("主题", "Topics"),
    "topics.lead": Bilingual("按主题读各期报道。", "The stories by topic."),
    "topics.none": Bilingual("还没有主题。", "There are no topics yet."),
    "topic.lead": Bilingual("关于“{name}”的报道。", "Stories on the topic {name}."),
    "topic.all": Bilingual("全部主题", "All topics"),
    "by-topic": Bilingual("按主题看", "By topic"),
    "by-place": Bilingual("按地点看", "By place"),
    "by-edition": Bilingual("按期看", "By edition"),
    "minutes": Bilingual("阅读约{n}分钟", "{n} min read"),
    "onward": Bilingual("接着读", "Read on"),
    "story.previous": Bilingual("上一篇", "Previous story"),
    "story.next": Bilingual("下一篇", "Next story"),
    "related": Bilingual("相关报道", "Related stories"),
    "related.shared": Bilingual("同写到{names}", "Also about {names}"),
    "names.comma": Bilingual("、", ", "),
    "crumbs": Bilingual("当前位置", "You are here"),
}

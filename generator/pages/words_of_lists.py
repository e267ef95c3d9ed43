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
        "Every figure on this site, one line each, story by story; each links to its place in the text.",
    ),
    "index.stories": Bilingual("报道{n}篇", "{n} stories"),
    "index.stories.one": Bilingual("报道1篇", "1 story"),
    "index.figures": Bilingual("数字{n}个", "{n} figures"),
    "index.figures.one": Bilingual("数字1个", "1 figure"),
    "editions.title": Bilingual("往期", "Editions"),
    "editions.lead": Bilingual(
        "本站收录的各期版面，按年月排列；日期不确定的注明。",
        "The editions on this site by year and month; uncertain dates are marked.",
    ),
    "editions.year": Bilingual("{year}年", "{year}"),
    "editions.others": Bilingual("其他年份", "Other years"),
    "editions.undated": Bilingual("日期不详", "Undated"),
    "topics": Bilingual("主题", "Topics"),
    "topics.lead": Bilingual("按主题读各期报道。", "The stories by topic."),
    "topics.none": Bilingual("还没有主题。", "There are no topics yet."),
    "topic.lead": Bilingual("关于“{name}”的报道。", "Stories on the topic {name}."),
    "topic.all": Bilingual("全部主题", "All topics"),
    "by-topic": Bilingual("按主题看", "By topic"),
    "by-place": Bilingual("按地点看", "By place"),
    "minutes": Bilingual("阅读约{n}分钟", "{n} min read"),
    "onward": Bilingual("接着读", "Read on"),
    "story.previous": Bilingual("上一篇", "Previous story"),
    "story.next": Bilingual("下一篇", "Next story"),
    "related": Bilingual("相关报道", "Related stories"),
    "related.shared": Bilingual("都写到{names}", "Also about {names}"),
    "names.comma": Bilingual("、", ", "),
    "corrections.lead": Bilingual(
        "报纸印错而本站改正的字、疑有误而未改的字、原文数字自相矛盾之处，全部列在这里，各附理由；点开可到文中那一句。",
        "Every misprint that this site corrected, every suspected misprint that it left as printed, and every figure "
        "that contradicts others in the paper, each with the reason and a link to its sentence.",
    ),
    "corrections.corrected": Bilingual(
        "校改：印错的字，已改正并注明原文", "Corrected: a misprint; the note gives what was printed"
    ),
    "corrections.doubt": Bilingual("疑有误字：没有把握，照原文未改", "Suspected misprint: uncertain, left as printed"),
    "corrections.inconsistent": Bilingual(
        "存疑：数字与原文别处的数字不符，照录未改",
        "Inconsistent: does not agree with other figures in the paper; left as printed",
    ),
    "report": Bilingual("报告错误", "Report an error"),
    "report.lead": Bilingual(
        "发现哪里不对，请告诉发布本站的人。", "If you find an error, please tell the publisher of this site."
    ),
    "report.where": Bilingual(
        "写明页面的地址，最好是那一段的地址。", "Give the address of the page or, better, of the paragraph."
    ),
    "report.what": Bilingual("抄下有误的那一句。", "Quote the sentence that is wrong."),
    "report.why": Bilingual("写出您认为正确的文字或数字，附上依据。", "Say what you think is right, and how you know."),
    "report.to": Bilingual(
        "每页页脚的“报告错误”会打开本站接收报告的地方，并填好网页地址和您选中的句子。如果它把您带到这一页，说明本站没有公布接收报告的地址：请把这些内容发给向您介绍本站的人。",
        "“Report an error” at the foot of every page opens the address to which reports go, with the page and any "
        "sentence you selected filled in. If it brought you here, this site has no such address: please send your "
        "report to whoever told you about the site.",
    ),
    "report.text": Bilingual("可以复制的报告", "Text of the report, to copy"),
}

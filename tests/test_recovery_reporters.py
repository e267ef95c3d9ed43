"""Who is taken for the reporter of an article: names alone, and of nobody who did something else."""

import json
from pathlib import Path

import pytest

from generator.recovery.datelines import reporters

SIMULATED_PAGES = Path(__file__).parents[2] / "shared" / "pages" / "dev"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本报记者 张三", "张三"),
        ("□ 本报记者 张三 李四", "张三 李四"),
        ("本报驻京记者 张三", "张三"),
        ("新华社记者张三、李四", "张三 李四"),
        ("中国青年报·中青在线记者 张三", "张三"),
        ("都市快报 记者 张三", "张三"),
        ("采写：本报记者 张三", "张三"),
        ("整理/记者 张三", "张三"),
        ("（本文由记者张三采写）", "张三"),
        ("本报记者 张三 发自北京", "张三"),
        ("记者 张三 北京报道", "张三"),
        ("记者 张三 李四报道", "张三 李四"),
        ("记者林昭如／台北报导", "林昭如"),
        ("记者 张　三", "张三"),
        ("□　王　强", "王强"),
        ("■ 赵六 编译", "赵六"),
        ("本报记者 阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("科普作者 罗建平 整理 本报记者 谢晓", "罗建平 谢晓"),
        ("记者 张三 实习生 李四", "张三 李四"),
        ("记者 张三 通讯员 李四", "张三"),
        ("记者张三通讯员李四 摄影报道", "张三"),
        ("本报通讯员 李四 王五", "李四 王五"),
        ("本报见习记者 张三 通讯员 市公安局", "张三"),
        ("记者 何去非/文 金风/摄", "何去非"),
        ("撰文：张三 摄影：李四", "张三"),
        ("文/图 本报记者 张三", "张三"),
        ("记者张三文/图", "张三"),
        ("本报记者 张三 摄", ""),
        ("本报评论员", ""),
        ("本报评论员文章", ""),
        ("（作者系省作家协会会员）", ""),
        ("（张三 作者为北京大学教授）", "张三"),
        ("新华社", ""),
        ("据《证券时报》", ""),
        ("链接", ""),
        ("分享到：", ""),
    ],
)
def test_a_byline_names_who_writes_and_nothing_else_of_it_is_a_name(byline, names):
    assert reporters(byline, []) == tuple(names.split())


REST = "公路昨日通车。"


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (f"本报讯（记者 张三）{REST}", "张三"),
        (f"本报沈阳1月28日讯 记者李四报道:{REST}", "李四"),
        (f"本报沈阳1月28日讯 记者李四 德吉央宗报道:{REST}", "李四 德吉央宗"),
        (f"本报记者张三报道：{REST}", "张三"),
        (f"〔记者林昭如／台北报导〕{REST}", "林昭如"),
        (f"新华社北京3月2日电 {REST}", ""),
        (f"（记者在现场看到）{REST}", ""),
        (f"本报沈阳1月28日讯 记者从交通局获悉，据报道，{REST}", ""),
        (f"（中央社记者张三台北2日电）{REST}", ""),
    ],
)
def test_without_a_byline_the_opening_of_a_report_says_who_reports(opening, names):
    assert reporters(None, [opening, REST]) == tuple(names.split())


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("（本报记者张三、李四采写）", "张三 李四"),
        ("（据《人民日报》记者 张三）", "张三"),
        ("（记者 张三 通讯员 李四）■", "张三"),
        ("（作者：顾清）", "顾清"),
        ("（作者系大学教授）", ""),
        ("（本文作者为中学教师）", ""),
        ("（记者 张三 摄）", ""),
        ("（完）", ""),
    ],
)
def test_without_a_byline_the_end_of_an_article_says_who_reports(end, names):
    assert reporters(None, [REST, REST + end]) == tuple(names.split())


@pytest.mark.shared
def test_of_the_simulated_pages_only_such_reporters_are_missed_as_no_text_names_or_as_are_named_twice():
    wrong = seen = 0
    for path in sorted(SIMULATED_PAGES.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            texts = [part["text"] for part in article["body"] if part["kind"] == "paragraph"]
            found = reporters(article["byline"] and article["byline"]["text"], texts)
            wrong += list(found) != article["reporters"]
            seen += 1
    assert (wrong, seen) == (24, 2108)

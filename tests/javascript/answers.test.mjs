import assert from "node:assert/strict"
import { test } from "node:test"
import { ask, found } from "./index.mjs"

const CASES = [
  ["新桥", "zh", ["bridge", "library"], "a headline stands above a body"],
  ["桥", "zh", ["bridge", "library"], "one character"],
  ["两位老人很高兴", "zh", ["orchard"], "a phrase across marks that were not typed"],
  ["苹果梨子", "zh", ["orchard"], "a phrase across a comma"],
  ["老人 果园", "zh", ["orchard"], "words in any order"],
  ["圖書館", "zh", ["library"], "Traditional characters"],
  ["xinqiao", "zh", ["bridge", "library"], "pinyin"],
  ["guǒ yuán", "zh", ["orchard"], "pinyin with tones"],
  ["tushug", "zh", ["library"], "pinyin whose last syllable is being typed"],
  ["新qiao", "zh", ["bridge", "library"], "pinyin within a word"],
  ["xin-qiao", "zh", ["bridge", "library"], "pinyin with hyphens"],
  ["tushu guan xin qiao", "zh", ["library"], "pinyin of words that stand apart, cut anywhere"],
  ["lao ren guoyuan", "zh", ["orchard"], "pinyin of words of which the pairs, but not the whole, might follow each other"],
  ["誰覺得方便", "zh", ["bridge"], "a question in Traditional characters that no article has"],
  ["甚麼路修好了", "zh", ["bridge"], "the same in another spelling"],
  ["where is heWanZhen", "en", ["bridge"], "pinyin in a question"],
  ["hewanzhen zai nali", "zh", ["bridge"], "a question in pinyin"],
  ["4000元", "zh", ["library"], "a figure multiplied out"],
  ["0.4万", "zh", ["library"], "a figure as printed"],
  ["libraries", "en", ["library"], "another form of a word"],
  ["果园", "en", ["orchard"], "the other language"],
  ["convenient", "zh", ["bridge"], "the other language"],
  ["River Bend", "zh", ["bridge"], "a place by its English name"],
  ["开放 地点:青河", "zh", ["library"], "within a place"],
  ["开放 地点:河湾", "zh", [], "not in that place"],
  ["新桥 -图书馆", "zh", ["bridge"], "without a word that no article may hold"],
  ["图书馆 -新桥", "zh", [], "nothing, where the only article holds it"],
  ["图\u200b书馆", "zh", ["library"], "what is pasted with a space that has no width"],
  ["guoyuan tractor pears", "en", [], "pinyin beside words that stand nowhere"],
  ["guoyuan pears", "en", ["orchard"], "pinyin beside English words"],
  ["潜水艇", "zh", [], "what stands nowhere"],
  ["？？？", "zh", [], "marks alone"],
  ["😀", "en", [], "a picture alone"],
]
for (const [query, language, articles, why] of CASES) {
  test(`${why}: ${query}`, async () => assert.deepEqual(await found(query, language), articles))
}

test("of a sentence that was pasted with something else in it, the clauses that stand there are shown, and what is lacking is told", async () => {
  const { items } = await ask("图书馆旁边的新桥很稳。购书用了0.4万元！图书馆也开到了很晚很晚的时候")
  assert.match(items[0][0].location, /library/)
  const shown = items.flat().map(({ text }) => text).join()
  for (const part of ["<mark>图书馆旁边的新桥很稳。</mark>", "不含：图书馆也开到了很晚很晚的时候"]) assert.ok(shown.includes(part), shown)
})

const QUOTED = [
  ['"new bridge"', "en", ["bridge", "library"], "in both articles that have it"],
  ['"new bridge" library', "en", ["library"], "and a word beside it"],
  ["“新桥很稳”", "zh", ["library"], "between the marks of Chinese keyboards"],
  ["「圖書館旁邊」", "zh", ["library"], "in Traditional characters and their marks"],
  ['"roads of River Bend"', "en", ["bridge"], "with a common word inside"],
  ['"the new bridge" library', "en", ["library"], "and one at its beginning"],
  ['"opens"', "en", ["bridge", "library"], "a word in this form"],
  ['桥 -"新桥很稳"', "zh", ["bridge"], "that no article may hold"],
]
for (const [query, language, articles, why] of QUOTED) {
  test(`a quotation finds what has it to the letter: ${why}: ${query}`, async () => {
    const { meant } = await ask(query, language)
    assert.deepEqual([await found(query, language), meant], [articles, []])
  })
}

const MISQUOTED = [
  ['"bridge new"', "en", "bridge new", "words in another order"],
  ['"road"', "en", "road", "a word in another form"],
  ['"roads for River Bend"', "en", "roads for River Bend", "another common word"],
  ['"roads at River Bend"', "en", "roads at River Bend", "another of the commonest words, of which the index has one place"],
  ["“村民方便”", "zh", "村民方便", "characters that stand apart"],
]
for (const [query, language, text, why] of MISQUOTED) {
  test(`what stands nowhere to the letter is asked back without the marks: ${why}: ${query}`, async () => {
    const { meant, count } = await ask(query, language)
    assert.deepEqual([meant, count > 0], [[text], true])
  })
}

test("marks about a part of what was pasted are no quotation", async () => {
  assert.deepEqual((await ask("“两位老人”很高兴")).meant, [])
  assert.deepEqual(await found('"图书馆旁边的新桥很稳。购书用了0.4万元很便宜"'), ["library"])
})

test("words that hyphens join stand where the index has no place of the commonest of them", async () => {
  const { items } = await ask("Roads-of-River", "en")
  assert.match(JSON.stringify(items), /<mark>roads of River<.mark>/)
})

const OLDER = [
  ["Ho-wan", "河湾", "of the glossary"],
  ["Howan", "河湾", "in one word"],
  ["t'u-shu-kuan", "图书馆", "of three syllables"],
  ["tushukuan", "图书馆", "without its marks"],
  ["Howan villagers", "河湾 Villagers", "beside another word"],
]
for (const [query, text, why] of OLDER) {
  test(`a name in an older spelling, ${why}, is asked back in characters: ${query}`, async () => {
    const { meant, count } = await ask(query, "en")
    assert.deepEqual([meant[0], count > 0], [text, true])
  })
}

test("two syllables that are no name are not asked back", async () => {
  for (const query of ["hsin-ch'iao", "sinkiao", "kuoyuan"]) assert.deepEqual((await ask(query, "en")).meant, [], query)
})

test("the first letters of the words of a name are asked back by the name", async () => {
  assert.deepEqual([(await ask("RBT", "en")).meant, (await ask("rbx", "en")).meant], [["河湾镇"], []])
})

const PASTED = [
  ["The roads of River Bend are mended, and the villagers find it pleasant.", ["bridge"], ["pleasant"], "with another word"],
  ["The roads of River Bend are all mended, and villagers find it convenient.", ["bridge"], ["all"], "with a word more and one less"],
  ["“The new bridge beside the library is steady. Books cost 4,000 yuan.”", ["library"], [], "of several sentences"],
  ["圖書館旁邊的新橋很穩。購書用了0.4萬元。", ["library"], [], "in Traditional characters"],
]
for (const [text, articles, lacking, why] of PASTED) {
  test(`a passage that was pasted ${why}`, async () => {
    const { items } = await ask(text, "en")
    assert.deepEqual((await found(text, "en")).slice(0, 1), articles)
    assert.deepEqual([...JSON.stringify(items).matchAll(/without: ([^<]*)/g)].map(([, words]) => words), lacking)
  })
}

test("a near miss says what may be meant, and shows it", async () => {
  const { meant, count } = await ask("图书倌")
  assert.deepEqual(meant, ["图书馆"])
  assert.equal(count, 1)
})

test("the initials of a name are asked back by the name", async () => {
  assert.deepEqual([(await ask("hwz")).meant, await found("hwz")], [["河湾镇"], ["bridge"]])
  for (const letters of ["tsg", "hwc", "hw"]) assert.deepEqual((await ask(letters)).meant, [], letters)
})

const QUESTIONS = [
  ["新桥有多长", ["bridge"]],
  ["河湾镇的村民为什么觉得方便", ["bridge"]],
  ["图书馆的书花了多少钱", ["library"]],
  ["what did the villagers find convenient", ["bridge"]],
  ["Where does the new library buy books?", ["library"]],
  ["图书馆是干嘛用的", ["library"]],
  ["谁发明了电灯", []],
  ["what is quantum computing", []],
]
for (const [question, articles] of QUESTIONS) {
  test(`a question need not find all of its words: ${question}`, async () => assert.deepEqual((await found(question)).slice(0, 1), articles))
}

const APART = [
  ["村民 图书馆", ["bridge", "library"], "that stand in two articles find both"],
  ["villagers apples", ["bridge", "orchard"], "and so in English"],
  ["老人 果熟", ["orchard"], "of which one is short for what stands there: 果、梨子都熟"],
  ["村民 鲸鱼", ["bridge"], "of which one stands nowhere find the other"],
  ["villagers submarine", ["bridge"], "and so in English"],
  ["submarines villagers", ["bridge"], "also behind a plural, which is no part of a name"],
  ["submarine villagers", [], "but what stands behind an unknown word may be another thing with it"],
  ["鲸鱼 潜水艇", [], "of which neither stands find nothing"],
  ["whales submarines", [], "and so in English"],
  ["320 鲸鱼", [], "of which one is a figure find nothing by that"],
]
for (const [query, articles, why] of APART) {
  test(`two words ${why}: ${query}`, async () => assert.deepEqual((await found(query)).sort(), articles))
}

const SEVERAL = [
  ["villagers dislike roads", ["bridge"], "most of three words, near each other"],
  ["图书馆大楼购书发票", [], "half of a row of characters finds nothing"],
  ["苹果梨子熟了采摘", ["orchard"], "most of a row of characters that stands nowhere"],
  ["关于果园的报道", ["orchard"], "what a reader wants to read is no word of the query"],
  ["news about the orchard", ["orchard"], "and so in English"],
  ["elephants giraffes submarines", [], "words that stand nowhere find nothing"],
  ["鲸鱼 潜水艇 大象", [], "and so in Chinese"],
  ["鲸鱼潜水艇大象", [], "and so without spaces"],
]
for (const [query, articles, why] of SEVERAL) {
  test(`several words: ${why}: ${query}`, async () => assert.deepEqual(await found(query), articles))
}

test("a result tells which of the words it lacks", async () => {
  const lacking = async (query, language) => [...JSON.stringify((await ask(query, language)).items).matchAll(/search-without\W*>([^<]*)/g)].map(([, words]) => words)
  assert.deepEqual(await lacking("村民 鲸鱼", "zh"), ["不含：鲸鱼"])
  assert.deepEqual(await lacking("villagers submarine", "en"), ["without: submarine"])
  assert.deepEqual(await lacking("villagers apples", "en"), ["without: apples", "without: villagers"])
  assert.deepEqual(await lacking("老人 果园", "zh"), [])
})

test("what holds all words stands above what holds some, and then none of those is listed", async () => {
  assert.deepEqual(await found("新桥 图书馆"), ["library"])
})

test("a question finds other forms of its words, of verbs that no rule tells too", async () => {
  assert.deepEqual((await found("who found it convenient", "en")).slice(0, 1), ["bridge"])
})

test("the end of a name tells what kind of thing it is", async () => {
  assert.deepEqual(await found("湾镇"), ["bridge"])
})

test("a letter or two behind other words are the beginning of one", async () => {
  assert.deepEqual(await found("green river v", "en"), await found("green river", "en"))
  assert.deepEqual(await found("with th", "en"), [])
})

test("a letter behind a character is the pinyin of the next, as input methods show it", async () => {
  assert.deepEqual([await found("新q"), await found("图书g"), await found("两位老r")], [["bridge", "library"], ["library"], ["orchard"]])
})


test("a figure that was typed to its end does not go on", async () => {
  assert.deepEqual(await found("250"), ["library"]) // 2500册, perhaps
  assert.deepEqual(await found("250 册"), [])
})

test("the form that was typed stands above others", async () => {
  assert.equal((await found("opens", "en"))[0], "bridge")
  assert.equal((await found("library opens", "en"))[0], "library")
})

const NEAR = [
  ["图叔馆", "图书馆", "another character that sounds the same"],
  ["图毛馆", "图书馆", "a wrong one of three, in the middle"],
  ["图书馆傍边", "图书馆旁边", "a wrong one of more"],
  ["图馆旁边", "图书馆旁边", "one left out"],
  ["图书大馆旁边", "图书馆旁边", "one too many"],
  ["书图馆", "图书馆", "two that changed places"],
  ["桥新", "新桥", "the two of a word that changed places"],
  ["新乔", "新桥", "one of two that sounds the same"],
  ["新挢", "新桥", "one of two that looks the same"],
  ["新骄", "新桥", "one of two of which the right half looks the same"],
  ["苹㐁", "苹果", "one of two that nobody prints"],
]
for (const [query, text, why] of NEAR) {
  test(`a near miss: ${why}: ${query}`, async () => assert.equal((await ask(query)).meant[0], text))
}

const FIGURES = [
  ["三百二十米", "bridge", "in characters"],
  ["桥长320米", "bridge", "beside what it counts, though the two stand apart"],
  ["2500册藏书", "library", "behind what it counts"],
  ["４０００元", "library", "in full width"],
  ["4千元", "library", "with a multiplier that the article does not have"],
  ["4k", "library", "shortened"],
  ["0.4 万元", "library", "with a space"],
  ["2500书", "library", "beside one character of what it counts"],
  ["2千5百册", "library", "with several multipliers"],
  ["two thousand", "", "a number that stands nowhere"],
  ["320公里", "", "another unit"],
]
for (const [query, article, why] of FIGURES) {
  test(`a figure ${why}: ${query}`, async () => assert.deepEqual(await found(query), article ? [article] : []))
}

test("pinyin beside characters, and scripts that touch, are words by themselves", async () => {
  assert.deepEqual(await found("xinqiao 图书馆"), ["library"])
  assert.deepEqual(await found("River图书馆"), [])
  assert.deepEqual(await found("Bend村民"), ["bridge"])
})

test("an initial beside a name need not stand there, and two names of places keep their own spellings", async () => {
  assert.deepEqual(await found("Bend V.", "en"), ["bridge"])
  assert.deepEqual(await found("青河河湾镇"), [])
})

const LETTERS = [
  ["xingqiao", "新桥", "an end of a syllable that many confuse"],
  ["tusuguan", "图书馆", "a beginning of a syllable that many confuse"],
  ["tusuguang", "图书馆", "both"],
  ["tu su guang", "图书馆", "both, in syllables"],
  ["hewanzen", "河湾镇", "the same in a name"],
  ["hewenzhen", "河湾镇", "one letter of a name of the glossary"],
  ["river bemd", "river bend", "one letter of a spelling of two words"],
  ["newbridge", "new bridge", "two words as one"],
  ["new brid ge opens", "new bridge opens", "one word as two, beside others"],
  ["tushuguen", "图书馆", "a letter of pinyin that is no syllable so"],
  ["orch ard", "orchard", "one word as two"],
]
for (const [query, text, why] of LETTERS) {
  test(`mistyped letters: ${why}: ${query}`, async () => assert.ok((await ask(query)).meant.includes(text), (await ask(query)).meant))
}

test("a name that was typed with capitals is offered with capitals", async () => {
  assert.deepEqual([(await ask("River Bemd", "en")).meant[0], (await ask("river bemd", "en")).meant[0]], ["River Bend", "river bend"])
})

test("what stands beyond a mark is offered for no character that was typed", async () => {
  assert.deepEqual((await ask("苹果树")).meant, ["苹果", "果树"])
})

test("nothing is offered where nothing is within one edit", async () => {
  for (const query of ["Shanghai", "quantum", "Paris", "鲸鱼", "信敲", "新桌", "图毛官", "莎士比亚"]) {
    const { meant, items } = await ask(query)
    assert.deepEqual([meant, items], [[], []], query)
  }
})

test("a result marks what was found, in the headline and in its sentence, and leads to the part", async () => {
  const [[head], [, sentence]] = [(await ask("通车")).items[0], (await ask("旁边")).items[0]]
  assert.match(head.title, /新桥<mark>通车<\/mark>/)
  assert.match(sentence.text, /图书馆<mark>旁边<\/mark>的新桥很稳。/)
  assert.match(sentence.location, /\?h=.*#p1$/)
})

test("while a reader types on, one result has its sentence, and letters that begin a word are not sought behind others", async () => {
  const sentences = ({ items }) => items.flat().filter(({ text }) => text.includes("<p>")).length
  assert.equal(sentences(await ask("的", "zh", { goesOn: true })), 1)
  assert.equal(sentences(await ask("的")), 2)
  assert.deepEqual((await ask("green river v", "en", { goesOn: true })).found, (await ask("green river", "en")).found)
})

test("a fact is a result that leads to its row", async () => {
  const { items } = await ask("桥长")
  assert.ok(items[0].some(({ location, title }) => location.endsWith("#fact-one") && title.includes("320米")))
})

test("what is found in the other language only is shown in both, the reader's first and the other's marked", async () => {
  const { items } = await ask("丰收", "en")
  assert.equal(items.length, 2)
  assert.ok(items[0][0].location.startsWith("en/"))
  assert.match(items[1][0].title, /Chinese/)
})

test("what a reader may be typing is offered in his language, and never what he has typed already", async () => {
  assert.deepEqual((await ask("桥")).suggest, ["桥长"])
  assert.deepEqual((await ask("Books", "en")).suggest, ["Books held"])
  assert.deepEqual((await ask("桥长")).suggest, [])
  assert.deepEqual((await ask("River", "en")).suggest.includes("River Bend Town"), true)
  // Nothing is offered that no article holds.
  assert.deepEqual([(await ask("远山")).suggest, (await ask("Far", "en")).suggest], [[], []])
  // What goes on behind other words may stand in no article with them.
  assert.deepEqual((await ask("Orchard books", "en")).suggest, [])
})

test("however long the query, its readings are few", async () => {
  for (const query of ["xian".repeat(60), "xian中".repeat(60), "la sa ".repeat(60), "三千".repeat(60), "one hundred ".repeat(60)]) assert.deepEqual(await found(query), [], query)
})

test("content is text and never markup", async () => {
  for (const { items } of [await ask("<mark>"), await ask("桥")]) {
    for (const { title, text } of items.flat()) assert.doesNotMatch((title + text).replace(/<\/?(mark|p|span|small)\b[^>]*>/g, ""), /[<>]/)
  }
})

test("what the parts of an archive promise each other: every group of an answer has one score, the best first", async () => {
  const { items, ...told } = await ask("果园", "en")
  const scores = items.map(group => [...new Set(group.map(({ score }) => score))])
  assert.deepEqual(scores.map(own => own.length), scores.map(() => 1))
  assert.deepEqual(scores.flat(), scores.flat().sort((one, other) => other - one))
  assert.ok(scores[0][0] > 0 && scores.at(-1)[0] <= 0) // the other language stands below
  assert.deepEqual(Object.keys(told).sort(), ["count", "found", "meant", "more", "qualifiers", "suggest", "text"])
})

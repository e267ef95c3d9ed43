import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { load } from "./index.mjs"

const { fold, units } = await load("fold.js")
const { parse, phrases, withoutAsking } = await load("query.js")
const { stem } = await load("stem.js")
const { isWithinOneEdit } = await load("edits.js")
const { otherFigures, unrounded } = await load("figures.js")
const { segmentations } = await load("spellings.js")
const { findPhrase } = await load("phrase.js")
const { passages } = await load("passage.js")
const { withSpans } = await load("spans.js")

const vectors = JSON.parse(await readFile(new URL("../cases/search/vectors.json", import.meta.url), "utf8"))
for (const vector of vectors) {
  test(`folds and cuts as Python does: ${vector.text}`, () => {
    assert.equal(fold(vector.text), vector.folded)
    assert.deepEqual(units(vector.text).map(unit => unit.text), vector.units)
  })
}

test("what is folded keeps its length, so that places in it are places in the text", () => {
  for (const text of ["Dagzê", "１＋４＋Ｎ", "𠮷野家", "Ａé漢", "ﬁ…‘’"]) assert.equal(fold(text).length, text.length)
})

test("what stands between two spaces is a phrase, at its distance from the first", () => {
  const told = phrases("高标准 农田 3808.56万").map(({ units: own, offset }) => [own.map(unit => unit.text), offset])
  assert.deepEqual(told, [[["高", "标", "准"], 0], [["农", "田"], 3], [["3808.56", "万"], 5]])
  const figures = phrases("11 million yuan, ten billion people").map(({ units: own, offset }) => [own.map(unit => unit.text), offset])
  assert.deepEqual(figures, [[["11", "million"], 0], [["yuan"], 2], [["ten", "billion"], 3], [["people"], 5]])
})

test("figures, dates and units are written otherwise", () => {
  const told = [
    ["百分之85", "85%"], ["34.93 percent", "34.93%"], ["2021-04", "2021年4月"], ["2021/4/5", "2021年4月5日"], ["2021年04月", "2021年4月"],
    ["apr 2021", "april 2021"], ["71 584", "71584"], ["4400m", "4400 metres"], ["1.2m yuan", "1.2 million yuan"], ["18k", "18000"],
    ["13100万元", "131000000元"], ["0.4千亩", "400亩"], ["一百三十七个", "137个"], ["二〇二二年", "2022年"], ["两百户", "200户"], ["第7次", "第七次"],
    ["2个村", "两个村"], ["five townships", "5 townships"], ["2 townships", "two townships"], ["twenty-one villages", "21 villages"], ["rmb 120万", "120万"],
    ["6000人", "6000"], ["co-operation", "cooperation"], ["百分之三十四点九三", "34.93%"], ["一万一千三百", "11300"], ["三千八百万", "3800万"],
    ["3800多万元", "38000000元"], ["6000多人", "6000"], ["3808万余元", "3808万元"], ["约4400米", "4400米"], ["1-3月", "1至3月"], ["4千亩", "4000亩"],
    ["80项目", "80 项目"], ["over 38 million", "38 million"], ["one hundred and thirty-seven projects", "137 projects"], ["fourteenth plan", "14th plan"],
    ["10.95 mn", "10.95 million"], ["21年3月", "2021年3月"], ["98年底", "1998年底"], ["差不多4400米", "4400米"], ["5个乡", "5乡"], ["12座桥", "12 桥"], ["3 km", "3 kilometres"], ["3808.6万", "38086000"],
    ["八成五", "85%"], ["8成", "80%"], ["三成半以上", "35%以上"], ["三万五", "35000"], ["一千二百五十", "1250"], ["一百零五", "105"], ["eighty-five percent", "85%"],
    ["04/2021", "2021年4月"], ["jan–mar", "january to march"], ["sept. to nov.", "september to november."], ["一到三月", "1至3月"], ["1月到3月", "1至3月"],
    ["一季度", "1至3月"], ["第三季度", "7至9月"], ["q2", "4至6月"], ["fourth quarter", "10至12月"], ["1st quarter", "1至3月"], ["上半年", "1至6月"], ["85%", "百分之八十五"],
  ]
  for (const [typed, other] of told) assert.ok(otherFigures(typed).map(each => each.trim()).includes(other), `${typed}: ${otherFigures(typed)}`)
  for (const words of ["双十一", "三农", "320公里", "一成不变"]) assert.deepEqual(otherFigures(words), [])
})

test("a rounded figure stands for those that it may have been rounded from, or cut from", async () => {
  const numbers = ["1679758600", "1685000000", "1679758600元", "168", "38085600"]
  const store = { range: async (prefix, wanted) => numbers.filter(each => each.startsWith(prefix) && wanted(each)).map(each => [each]) }
  assert.deepEqual(await unrounded(store, "16.8亿元"), ["1679758600元", "1685000000元"])
  assert.deepEqual(await unrounded(store, "16.79亿"), ["1679758600"])
  assert.deepEqual(await unrounded(store, "38 million yuan"), ["38085600 yuan"])
  assert.ok((await unrounded(store, "3800多万人")).includes("38085600"))
  assert.ok((await unrounded(store, "三千多万元")).includes("38085600元"))
  assert.deepEqual(await unrounded(store, "3千万多"), ["38085600"]) // cut off, however few its digits
  assert.ok((await unrounded({ range: async (prefix, wanted) => ["11337人"].filter(each => each.startsWith(prefix) && wanted("11337")).map(() => ["11337"]) }, "一万一千人")).includes("11337人"))
  for (const round of ["38.1m yuan", "3810万元", "38,100,000元", "三千八百万元"]) assert.ok((await unrounded(store, round)).some(each => each.includes("38085600")), round)
  for (const other of ["39万", "16.6亿", "20亿", "168", "3800", "40,000,000"]) assert.deepEqual(await unrounded(store, other), [], other)
})

test("a per cent stands for those that it may be rounded from, and for no number", async () => {
  const numbers = ["34.93%", "35", "35人", "57.98%", "58", "2.77%", "2.7", "61%", "63%"]
  const store = { range: async (prefix, wanted) => numbers.filter(each => each.startsWith(prefix) && wanted(each)).map(each => [each]) }
  const told = [["35%", ["34.93%"]], ["三成半", ["34.93%"]], ["开工率百分之三十五", ["开工率34.93%"]], ["58%", ["57.98%"]], ["2.8%", ["2.77%"]], ["近六成", ["61%", "57.98%"]], ["nearly 60%", ["61%", "57.98%"]], ["60%", []], ["36%", []]]
  for (const [typed, found] of told) assert.deepEqual(await unrounded(store, typed), found, typed)
})

test("of what was found the place is best where all of it stands closest together, and not most of one word", () => {
  const phrases = [{ units: ["1.2", "million"] }, { units: ["yuan"] }]
  const found = [{ places: [640] }, { places: [600, 620, 642, 700, 704, 708, 712] }] // 44 million yuan …, 1.2 million yuan
  const { spans } = withSpans({ article: 0, spans: new Map(), sources: [{ phrases, found }] })
  assert.deepEqual(spans.get(0).slice(0, 2).map(([start]) => start).sort(), [640, 642])
  found[0].places = [900] // apart, it is what the reader has to see
  assert.equal(withSpans({ article: 0, spans: new Map(), sources: [{ phrases, found }] }).spans.get(0)[0][0], 900)
})

test("lists that are whole tell where a sentence stands, or that it does not, and the others are not read on", async () => {
  const RECORD = 2 ** 20, text = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
  const whole = Object.fromEntries(["甲乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑"].map((pair, at) => [pair, { places: [RECORD * 9 + 600 + 2 * at], until: Infinity, tiers: 0 }]))
  const store = { lookup: async pair => whole[pair] ?? { places: [RECORD + 7], until: 4, tiers: 1 } }
  const ask = own => findPhrase(store, units(own), { open: false, loose: false, depth: 0 })
  const told = await ask(text)
  assert.deepEqual([[...told.places], told.until], [[RECORD * 9 + 600], Infinity])
  const nowhere = await ask("甲乙丁丙寅卯".replace("丁丙", "戊己")) // both stand, but not so far apart
  assert.deepEqual([[...nowhere.places], nowhere.until], [[], Infinity])
  assert.equal((await ask("甲乙丙丁寅卯")).until, 4) // of a few pairs the others may tell more
})

test("of a passage few words are looked up, however long it is, and of the rarest all places", async () => {
  const words = Array.from({ length: 300 }, (_, at) => `word${String.fromCharCode(97 + at % 26)}${String.fromCharCode(97 + at / 26)}`)
  const asked = [], deep = []
  const store = {
    manifest: async () => ({ records: 4000 }),
    lookup: async token => { asked.push(token); return { places: [2 ** 20 + 512], until: 8, tiers: 1 } },
    deeper: async (token, list) => { deep.push(token); return { ...list, until: Infinity, tiers: 0 } },
    text: async () => ({ path: "", parts: [["p1", 2, 512, "word"]] }),
  }
  assert.deepEqual(await passages(store, words.join(" "), () => true), [])
  assert.deepEqual([asked.length, deep.length], [16, 3])
})

test("filters are taken out of a query", () => {
  const { text, qualifiers } = parse("农田 地点:萨嘎 topic:“village life”")
  assert.equal(text, "农田")
  assert.deepEqual(qualifiers, [{ kind: "place", name: "萨嘎" }, { kind: "topic", name: "village life" }])
})

test("a word behind a minus is what no article may hold, and stays in what the box shows", () => {
  const { text, said, unwanted } = parse("农田 -萨嘎 地点:拉萨")
  assert.deepEqual([text, said, unwanted.map(({ units: own }) => own.map(unit => unit.text).join(""))], ["农田", "农田 -萨嘎", ["萨嘎"]])
  for (const words of ["-萨嘎", "农田 - 萨嘎", "1 -3月", "co-operation"]) assert.deepEqual(parse(words).unwanted, [], words)
})

test("what is pasted is asked as it is read: without what nobody sees, and letter by letter", () => {
  const told = [["农\u200b田", "农田"], ["wheel\u00adchairs", "wheelchairs"], ["\ufeff信号塔", "信号塔"], ["oﬃce ﬁrewood", "office firewood"], ["⾦融", "金融"], ["<b>青稞</b>", "青稞"]]
  for (const [pasted, read] of told) assert.equal(parse(pasted).text, read)
})

test("words that ask are left out of a question", () => {
  const left = question => withoutAsking(question).phrases.map(({ units: own }) => own.map(unit => unit.text).join(""))
  assert.deepEqual(left("马曲村在哪个县"), ["马曲村", "县"])
  assert.deepEqual(left("how many wheelchairs"), ["wheelchairs"])
})

test("what asks nothing is no question", () => {
  for (const words of ["trade show", "long march", "核反应堆", "美丽的海滩"]) assert.ok(!withoutAsking(words).asks, words)
  for (const words of ["who came", "is it far", "谁来了", "桥有多长"]) assert.ok(withoutAsking(words).asks, words)
})

test("the forms of an English word have one stem", () => {
  for (const forms of [["relocate", "relocated", "relocation"], ["farm", "farms", "farming"], ["village", "villages"], ["cover", "coverage"]]) {
    assert.equal(new Set(forms.map(stem)).size, 1, forms.join())
  }
  assert.notEqual(stem("universe"), stem("unity"))
})

test("one edit is one insertion, deletion, substitution or swap of neighbours, either way round", () => {
  for (const other of ["wheelchair", "wheelchairs", "wheelchar", "wheelchaor", "wheelchiar"]) {
    assert.ok(isWithinOneEdit("wheelchair", other) && isWithinOneEdit(other, "wheelchair"), other)
  }
  for (const other of ["wheelbarrow", "wheel", "whaelchaor"]) assert.ok(!isWithinOneEdit("wheelchair", other), other)
})

test("pinyin is cut into known syllables, the fewest first", () => {
  const known = new Set(["la", "sa", "xi", "an", "xian"])
  assert.deepEqual(segmentations("lasa", known), [["la", "sa"]])
  assert.deepEqual(segmentations("xian", known), [["xian"], ["xi", "an"]])
  assert.deepEqual(segmentations("lasat", known), [])
  assert.deepEqual(segmentations(`${"xian".repeat(60)}q`, known), []) // at once, though it has 2^60 beginnings
})

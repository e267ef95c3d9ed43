// @ts-check
// What a reader typed -> phrases and filters.

import { fold, units } from "./fold.js"
import { counts, multiplies } from "./words.js"

/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {{ units: Unit[], offset: number, optional?: boolean }} Phrase units side by side, how many units stand before it in the query, and whether it only tells which articles are best */
/** @typedef {{ kind: "place" | "topic" | "edition", name: string }} Qualifier */
/** @typedef {{ text: string, said: string, phrases: Phrase[], unwanted: Phrase[], qualifiers: Qualifier[] }} Query what is sought; the same with what no article may hold */

/** Words of which the index has one place a record; and others that no article needs to hold. */
export const COMMON = new Set("a an and are as at be but by for had has he her his in is it its not of on or s she so the to was".split(" "))
export const WEAK = new Set("been from have into such that their them there these they this were which will with would about also any because before during more most our than through under until very you your".split(" "))
/** What a question asks with; what else it is made of; what it may begin with. */
const ASKS = new Set("what where who whom whose when why which how".split(" "))
const ASKING = new Set([...ASKS, ..."many much long far often does do did can could should i me you about tell any were there give gave given get got receive received take took taken make made must may might shall cannot cant dont doesnt didnt wont isnt arent say said happen happened mean means called kind kinds sort type please want know explain".split(" ")])
const BEGINS = /^(?:is|are|was|were|do|does|did|can|could|should)\b.+\s/
const ASKED = new RegExp([
  "请问|告诉我|一共|总共|究竟|到底|[在是]?(?:哪一?|什么|甚么|啥)(?:[个些里儿年月天位家种类]|地方|时候|时间|方法|样|意思|含义)?|多少(?:[个名户人家万次条座亩元年钱天]|时间)?|几(?![乎何率分])[\\u4e00-\\u9fff]",
  "[花用]?了?多(?:长时间|少钱|久)|多[高大长远久重快深宽]|怎么样|怎么|怎样|为什么|为啥|为何|如何|谁|吗|呢|是否|是不是|有没有|有无|能不能|可不可以|可以|能够|应该|(?:是|用来)?[干做](?:嘛|啥|什么)用?的?|咋样?|[几何]时|何地",
  // What a reader wants to read.
  "^(?:关于|有关)",
  "^(?:(?:the|any|some|all|latest|more) )?(?:news|articles?|stor(?:y|ies)|reports?|information|info|details|anything|something|facts) (?:about|on|of|regarding|concerning)\\b",
  // The same in pinyin.
  "\\b(?:(?:zai|shi) ?)?(?:na ?(?:li|r|er|ge|xie)|shen ?me|duo ?shao|wei ?shen ?me|zen ?me|shei)\\b",
].join("|"), "g")
/** The same, behind what it is about. */
const ABOUT = /([\u4e00-\u9fff]{2})(?:[的相有]关)?的?(?:新闻|报道|文章|消息|资料|信息|情况|内容|详情|事情)$/
/** Characters that join words, where they are not part of one. */
export const PARTICLES = "的地得了着过是有在和与及要都能会给把被让请些来去做"
const PARTED = /[的了是有在和与及]/g
/** @type {Record<string, Qualifier["kind"]>} */
const NAMES = { 地点: "place", 地: "place", place: "place", 主题: "topic", 题: "topic", topic: "topic", 期: "edition", 版: "edition", edition: "edition" }
const QUALIFIER = new RegExp(`(?:^|\\s)(${Object.keys(NAMES).join("|")})[:：](?:"([^"]*)"|“([^”]*)”|(\\S+))`, "gi")

/** What nobody sees, and comes with what is pasted: soft hyphens, spaces without width, marks of direction. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g
/** What comes with it from a page's source. */
const TAGS = /<\/?[a-z][^<>]*>/gi
/** Letters in one piece, as PDF files have them: ﬁ; and radicals that stand for characters. */
const IN_ONE = /[\u2e80-\u2fdf\ufb00-\ufb06]/g
/** A per cent in words, or apart from its sign: the index has it with its sign, however it is written. */
const PERCENT = /(\d)(?:\s+%|[\s-]*(?:percent|per cent|pct|pc)(?![a-z]))/gi
/** A word or a quotation behind a minus, behind another word. */
const UNWANTED = /\s-(["“「][^"”」]+["”」]|\p{L}\S*)/gu
/** What stands between quotation marks and spaces is sought to the letter; or what stands between two spaces. */
const CHUNK = /["“”„＂「『]([^"“”„＂「」『』]+)["“”＂」』](?!\S)|\S+/g

/**
 * @param {string} typed
 * @param {boolean} goesOn whether the reader types on
 * @returns {Query}
 */
export function parse(typed, goesOn = false) {
  /** @type {Qualifier[]} */
  const qualifiers = []
  /** @type {Phrase[]} */
  const unwanted = []
  const seen = typed.replace(UNSEEN, "").replace(TAGS, " ").replace(IN_ONE, letters => letters.normalize("NFKC"))
  const said = seen.replace(QUALIFIER, (_, name, ...values) => {
    qualifiers.push({ kind: NAMES[name.toLowerCase()], name: values.slice(0, 3).find(Boolean) ?? "" })
    return " "
  })
  const asked = said.replace(UNWANTED, (_, word) => {
    unwanted.push(...phrases(word))
    return " "
  }).replace(PERCENT, "$1%").trim()
  const text = isPassage(asked) ? unquoted(asked) : asked
  return { text, said: said.trim(), phrases: withoutBeginning(essential(phrases(text)), goesOn), unwanted, qualifiers }
}

/** What a text quotes. @param {string} text */
export const quoted = text => [...text.matchAll(CHUNK)].flatMap(([, own]) => own ?? [])

/** @param {string} text */
export const unquoted = text => text.replace(CHUNK, (chunk, own = chunk) => own)

/**
 * Behind other words a letter or two are the beginning of one: no article needs to hold them, and none is asked for them
 * before the word is typed.
 * @param {Phrase[]} list
 * @param {boolean} goesOn
 */
function withoutBeginning(list, goesOn) {
  const before = list.slice(0, -1), last = /** @type {Phrase | undefined} */ (list[list.length - 1])
  const isBeginning = last?.units.length === 1 && /^[a-z]{1,2}$/.test(last.units[0].text) && before.some(({ optional }) => !optional)
  if (!last || !isBeginning) return list
  return goesOn ? before : [...before, { ...last, optional: true }]
}

/**
 * One phrase for whatever stands between two spaces or is quoted, and for a figure of two words.
 * @param {string} text
 * @returns {Phrase[]}
 */
export function phrases(text) {
  let offset = 0
  /** @type {Phrase[]} */
  const found = []
  for (const [chunk] of text.matchAll(CHUNK)) {
    const own = units(chunk)
    const before = found[found.length - 1]
    if (own.length && multiplies(own[0].text) && before && counts(before.units[before.units.length - 1].text)) before.units.push(...own)
    else if (own.length) found.push({ units: own, offset })
    offset += own.length
  }
  return found
}

/**
 * Without the common words, unless there are no others.
 * @param {Phrase[]} list
 * @returns {Phrase[]}
 */
export function essential(list) {
  const kept = list.filter(phrase => !isOneOf(phrase, COMMON) && !isOneOf(phrase, WEAK))
  if (!kept.length) return list
  return list.filter(phrase => !isOneOf(phrase, COMMON)).map(phrase => (isOneOf(phrase, WEAK) ? { ...phrase, optional: true } : phrase))
}

/**
 * @param {Phrase} phrase
 * @param {Set<string>} words
 */
const isOneOf = ({ units }, words) => units.length === 1 && units[0].kind === "word" && words.has(units[0].text)

/**
 * Characters cut where others join them.
 * @param {string} text
 */
export const parted = text => text.replace(PARTED, " ")

/** So many characters, or so many words that are no syllables, nobody types: they were pasted. */
const PASTED_HAN = 14, PASTED_WORDS = 8, LETTERS = 4

/**
 * Whether a text is long enough to be a passage of an article.
 * @param {string} text
 */
export function isPassage(text) {
  const list = units(text), words = list.filter(({ kind }) => kind === "word")
  if (list.length - words.length > words.length) return list.length >= PASTED_HAN
  return list.length >= PASTED_WORDS && words.reduce((sum, { text }) => sum + text.length, 0) >= LETTERS * words.length
}

/** @param {string} text */
export const hasHan = text => /\p{Script=Han}/u.test(text)

/**
 * A question without the words that ask: 马曲村在哪个县 asks for 马曲村 and 县.
 * @param {string} text
 * @returns {{ phrases: Phrase[], asks: boolean, rest: string }} the words; whether it asks at all; what it says beside that
 */
export function withoutAsking(text) {
  const folded = fold(text)
  const rest = folded.replace(ABOUT, "$1 ").replace(ASKED, " ")
  const said = phrases(parted(rest))
  const asks = rest !== folded || BEGINS.test(folded) || said.some(phrase => isOneOf(phrase, ASKS))
  const kept = said.filter(phrase => ![COMMON, WEAK, ...asks ? [ASKING] : []].some(words => isOneOf(phrase, words)))
  return { phrases: kept.length ? kept : said, asks, rest }
}

// @ts-check
// Hits -> the items that Material's dialog shows: an article, the sentence found in it, its facts.

import { units as cut } from "./fold.js"
import { BLOCK, Missing } from "./store.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").TextPart} TextPart @typedef {import("./rank.js").Hit} Hit @typedef {import("./rank.js").Span} Span */
/** @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item */
/** @typedef {"zh" | "en"} Language */

/** The other language of an article stands below all that stands in the reader's. */
const BELOW = 1e6
/** So many results are listed, so many of them with their sentence. */
export const FULL = { listed: 10, told: 5 }
/** And while the reader types on: with the next key they are others. */
export const BRIEF = { listed: 5, told: 1 }
const FACTS = 3, FACT = 3
const HEADING_FROM = 128, BODY_FROM = 512
const SENTENCE_END = /[。！？!?；;]+[”’』」）)]*|[.](?=\s)[”’)]*/gu
const MOST = { zh: 90, en: 220 }
/** How the words of the box are tagged. */
const OWN = { zh: "zh-Hans", en: "en" }
const NAMES = { zh: { en: "英文", zh: "中文" }, en: { en: "English", zh: "Chinese" } }
const WITHOUT = { zh: (/** @type {string[]} */ words) => `不含：${words.join("、")}`, en: (/** @type {string[]} */ words) => `without: ${words.join(", ")}` }

/** @type {WeakMap<TextPart, import("./fold.js").Unit[]>} */
const known = new WeakMap()

/** @param {TextPart} part */
function unitsOf(part) {
  let own = known.get(part)
  if (!own) known.set(part, own = cut(part[3]))
  return own
}

/**
 * @param {Store} store
 * @param {Hit[]} hits best first
 * @param {Language} language the reader's
 * @param {{ listed: number, told: number }} extent how many to list, and how many with their sentence
 * @returns {Promise<Item[][]>}
 */
export async function items(store, hits, language, { listed, told }) {
  const own = language === "zh" ? 0 : 1
  let lost = /** @type {unknown} */ (undefined)
  /** @param {Hit} hit @param {number} side @param {boolean} isTold */
  const group = (hit, side, isTold) => article(store, hit, side, language, isTold).catch(error => {
    lost = error
    return /** @type {Item[]} */ ([])
  })
  const shown = await Promise.all(hits.slice(0, listed).map(async (hit, at) => scored(await group(hit, own, at < told), hit.score)))
  const others = hits.slice(0, told).filter(hit => hit.spans.size && !hit.spans.has(2 * hit.article + own))
  const foreign = await Promise.all(others.map(async hit => scored(await group(hit, 1 - own, true), hit.score - BELOW)))
  const all = [...shown, ...foreign].filter(each => each.length)
  // Where some could be fetched, they are the answer; but files that are gone show that the index is another's by now.
  if (lost && (!all.length || lost instanceof Missing)) throw lost
  return all
}

/**
 * The items of an article with what it is worth: Material folds what is worth less than the first, so all are equal.
 * @param {Item[]} group
 * @param {number} score
 */
const scored = (group, score) => group.map(each => ({ ...each, score }))

/**
 * One article in one language.
 * @param {Store} store
 * @param {Hit} hit
 * @param {number} side 0 Chinese, 1 English
 * @param {Language} language the reader's
 * @param {boolean} isTold whether with its sentence
 * @returns {Promise<Item[]>}
 */
async function article(store, { article, spans, without = [] }, side, language, isTold) {
  const record = 2 * article + side
  const own = spans.get(record), other = spans.get(record ^ 1)
  const lacking = without.length ? `<p><small class="search-without">${escaped(WITHOUT[language](without))}</small></p>` : ""
  const { traditional = [] } = await store.manifest()
  /** @param {string} html @param {string} path of its article @param {number} its 0 Chinese, 1 English */
  const tagged = (html, path, its) => {
    const isTraditional = traditional.some(edition => path.replace(/^en\//, "").startsWith(`${edition}/`))
    const lang = its ? "en" : isTraditional ? "zh-Hant" : "zh-Hans"
    return lang === OWN[language] ? html : `<span lang="${lang}">${html}</span>`
  }
  if (!isTold) {
    const [path, title] = await store.title(record)
    return title ? [item(path, tagged(escaped(title), path, side), lacking)] : []
  }
  // Both languages have the same parts in the blocks of the same number.
  const [text, foreign] = await Promise.all([
    textOf(store, record, own ?? other ?? [], Boolean(own)),
    !own && other ? textOf(store, record ^ 1, other, true) : undefined,
  ])
  if (!text) return []
  const headline = text.parts.find(part => part[1] === 0) ?? text.parts[0]
  const place = own ? placeOf(text.parts, own) : alignedPlace(text.parts, foreign?.parts, other)
  const mark = own ? own : []
  const words = marked(headline, mark)
  const foreigner = side === (language === "zh" ? 0 : 1) ? "" : `<small class="search-language">${NAMES[language][side ? "en" : "zh"]}</small> `
  const sought = encodeURIComponent(own ? wordsFound(text.parts, own) : "")
  const link = `${text.path}${sought ? `?h=${sought}` : ""}`
  const head = item(`${link}${sought && place ? `&at=${place[0]}` : ""}`, foreigner + tagged(words, text.path, side))
  const sentences = []
  if (place && place[1] !== FACT && place !== headline) sentences.push(tagged(sentence(place, mark, side), text.path, side))
  if (foreign && other) {
    const there = placeOf(foreign.parts, other)
    if (there && there[1] !== FACT) sentences.push(tagged(sentence(there, other, 1 - side), text.path, 1 - side))
  }
  const facts = text.parts.filter(part => part[1] === FACT && inside(part, mark).length).slice(0, FACTS)
  const heading = place ? headingOf(text.parts, place) : ""
  if (!sentences.length) head.text = lacking
  return [
    head,
    ...sentences.length ? [item(`${link}#${place ? place[0] : ""}`, escaped(heading), `<p>${sentences.join(" ")}</p>${lacking}`)] : [],
    ...facts.map(part => item(`${link}#${part[0]}`, marked(part, mark))),
  ]
}

/**
 * The blocks of a record that show what was found: of the body the best, of headings and facts the first.
 * @param {Store} store
 * @param {number} record
 * @param {Span[]} spans the best first
 * @param {boolean} isFound whether the spans are its own: it need not have every block of the other language's
 */
async function textOf(store, record, spans, isFound) {
  const body = spans.find(([start]) => start % BLOCK >= BODY_FROM)
  const heading = spans.find(([start]) => start % BLOCK >= HEADING_FROM && start % BLOCK < BODY_FROM)
  const blocks = new Set([body, heading].flatMap(span => (span ? [Math.floor(span[0] / BLOCK)] : [])))
  const texts = await Promise.all([...blocks.size ? blocks : [0]].map(block => store.text(record, block).catch(error => {
    if (isFound || !(error instanceof Missing)) throw error
  })))
  const [first, second] = texts.filter(text => text !== undefined)
  return first && second ? { path: first.path, parts: [...first.parts, ...second.parts.filter(part => part[2] >= HEADING_FROM)] } : first
}

/**
 * @param {string} location
 * @param {string} title
 * @param {string} text
 * @returns {Item}
 */
const item = (location, title, text = "") => ({ location, title, text, score: 1, terms: {} })

/**
 * The part that shows most of what was found, the text before the facts.
 * @param {TextPart[]} parts
 * @param {Span[]} spans
 */
function placeOf(parts, spans) {
  const found = spans.map(([start]) => partAt(parts, start))
  return found.find(part => part && part[1] === 2) ?? found.find(part => part && part[1] !== FACT && part[1] !== 0) ?? found.find(Boolean)
}

/**
 * The part that is aligned with the one found in the other language.
 * @param {TextPart[]} parts
 * @param {TextPart[] | undefined} others
 * @param {Span[] | undefined} spans
 */
function alignedPlace(parts, others, spans) {
  const there = others && spans ? placeOf(others, spans) : undefined
  return there ? parts.find(part => part[0] === there[0]) : parts.find(part => part[1] === 2)
}

/**
 * @param {TextPart[]} parts
 * @param {number} position
 * @returns {TextPart | undefined}
 */
function partAt(parts, position) {
  return parts.find(part => part[2] <= position && position < part[2] + unitsOf(part).length)
}

/**
 * The sub-heading above a part.
 * @param {TextPart[]} parts
 * @param {TextPart} place
 */
function headingOf(parts, place) {
  const own = Number(/\d+$/.exec(place[0])?.[0] ?? 0)
  return place[1] === 2 && own ? parts.find(part => part[0] === "k")?.[3] ?? "" : ""
}

/**
 * The spans that begin in a part, as ranges of its units.
 * @param {TextPart} part
 * @param {Span[]} spans
 */
function inside(part, spans) {
  const first = part[2]
  const count = unitsOf(part).length
  return spans.filter(([start]) => start >= first && start < first + count).map(([start, length]) => [start - first, start - first + length])
}

/**
 * The characters of a part that were found, as offsets; touching ones joined.
 * @param {TextPart} part
 * @param {Span[]} spans
 * @returns {Span[]}
 */
function ranges(part, spans) {
  const list = unitsOf(part)
  const found = inside(part, spans).map(([from, to]) => /** @type {Span} */ ([list[from].start, list[Math.min(to, list.length) - 1].end])).sort((a, b) => a[0] - b[0])
  /** @type {Span[]} */
  const joined = []
  for (const [start, end] of found) {
    const before = joined[joined.length - 1]
    if (before && start <= before[1]) before[1] = Math.max(before[1], end)
    else joined.push([start, end])
  }
  return joined
}

/**
 * @param {TextPart} part
 * @param {Span[]} spans
 * @param {number} from
 * @param {number} to
 */
function marked(part, spans, from = 0, to = part[3].length) {
  const text = part[3]
  let html = "", at = from
  for (const [start, end] of ranges(part, spans)) {
    if (end <= from || start >= to) continue
    const first = Math.max(start, at), last = Math.min(end, to)
    html += `${escaped(text.slice(at, first))}<mark>${escaped(text.slice(first, last))}</mark>`
    at = last
  }
  return html + escaped(text.slice(at, to))
}

/**
 * The sentence of a part in which most was found, cut to a length that can be read at a glance.
 * @param {TextPart} part
 * @param {Span[]} spans
 * @param {number} side
 */
function sentence(part, spans, side) {
  const text = part[3], most = MOST[side ? "en" : "zh"]
  const best = spans.find(span => inside(part, [span]).length)
  const [found] = best ? ranges(part, [best]) : []
  const ends = [...text.matchAll(SENTENCE_END)].map(match => match.index + match[0].length)
  const at = found ? found[0] : 0
  let from = Math.max(0, ...ends.filter(end => end <= at)), to = ends.find(end => end > at) ?? text.length
  let before = "", after = ""
  if (at - from > most / 2) [from, before] = [wordFrom(text, Math.max(from, at - Math.floor(most / 3)), at), "…"]
  if (to - from > most) [to, after] = [wordBefore(text, from + most, at), "…"]
  return before + marked(part, spans, from, to).trim() + after
}

/**
 * Where the next Latin word begins, if a cut falls into one: Chinese has no spaces to cut at.
 * @param {string} text
 * @param {number} at
 * @param {number} most
 */
function wordFrom(text, at, most) {
  let start = at
  while (start < most && isInWord(text, start)) start++
  return start < most ? start : at
}

/**
 * Where the Latin word ends before a cut that falls into the next.
 * @param {string} text
 * @param {number} at
 * @param {number} least
 */
function wordBefore(text, at, least) {
  let end = at
  while (end > least && isInWord(text, end)) end--
  return end > least ? end : at
}

/** @param {string} text @param {number} at */
const isInWord = (text, at) => /[\p{Script=Latin}\d][\p{Script=Latin}\d'’.,-]|['’.,-][\p{Script=Latin}\d]/u.test(text.slice(at - 1, at + 1))

/**
 * The words as they stand in the article, for the page to mark: at most five.
 * @param {TextPart[]} parts
 * @param {Span[]} spans
 */
function wordsFound(parts, spans) {
  const words = new Set()
  for (const span of spans.slice(0, 12)) {
    const part = partAt(parts, span[0])
    const [range] = part ? ranges(part, [span]) : []
    if (part && range) words.add(part[3].slice(...range))
  }
  return [...words].slice(0, 5).join("|")
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
}

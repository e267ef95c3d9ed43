// @ts-check
// What a query quotes: articles that hold it to the letter, in either language.

import { units } from "./fold.js"
import { DEEPEST } from "./match.js"
import { findPhrase } from "./phrase.js"
import { articlesOf, within } from "./places.js"
import { COMMON, hasHan, parse, quoted, unquoted } from "./query.js"
import { simplified } from "./script.js"
import { BLOCK } from "./store.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Places} Places @typedef {import("./fold.js").Unit} Unit @typedef {import("./query.js").Phrase} Phrase @typedef {import("./query.js").Query} Query */
/** @typedef {import("./filters.js").Allowed} Allowed @typedef {import("./rank.js").Hit} Hit */

/** Of so many articles, the newest, the text tells whether the commonest words stand there too, of which the index has one place. */
const MOST_READ = 16

/**
 * What answers a query in articles that hold to the letter what it quotes; where none does, the query without its marks
 * is what may be meant.
 * @param {Store} store
 * @param {Query} query
 * @param {Allowed} allowed
 * @param {number} enough how many articles are
 * @param {(store: Store, query: Query, allowed: Allowed, enough: number) => Promise<{ hits: Hit[], meant: string[] }>} readings how any query is answered
 */
export async function quoting(store, query, allowed, enough, readings) {
  const sets = await Promise.all(quoted(query.text).map(text => holding(store, text)))
  const holds = (/** @type {number} */ article) => allowed(article) && sets.every(own => !own || own.has(article))
  const { hits, meant } = await readings(store, { ...query, phrases: query.phrases.map(withoutBeginning) }, holds, enough)
  const held = hits.filter(({ article }) => holds(article))
  if (held.length) return { hits: held, meant }
  const plain = parse(unquoted(query.text)), other = await readings(store, plain, allowed, enough)
  return other.hits.length && !other.meant.length ? { ...other, meant: [plain.text] } : other
}

/**
 * A phrase from its first word on that is no common one: of those the index has one place a record.
 * @param {Phrase} phrase
 * @returns {Phrase}
 */
function withoutBeginning(phrase) {
  const first = Math.max(0, phrase.units.findIndex(unit => !COMMON.has(unit.text)))
  return { ...phrase, units: phrase.units.slice(first), offset: phrase.offset + first }
}

/**
 * The articles that hold a quotation; none to look for where it has nothing but words that stand everywhere.
 * @param {Store} store
 * @param {string} text
 * @returns {Promise<Set<number> | undefined>}
 */
async function holding(store, text) {
  const all = units(text), isCommon = all.map(unit => COMMON.has(unit.text)), first = isCommon.indexOf(false)
  if (first < 0) return undefined
  const { places } = await findPhrase(store, all.slice(first), { open: false, loose: false, exact: true, depth: DEEPEST })
  const articles = articlesOf(places)
  if (!articles.length && hasHan(text)) {
    const converted = await simplified(store, text)
    return converted ? holding(store, converted) : new Set()
  }
  if (!isCommon.includes(true)) return new Set(articles)
  const holds = await Promise.all(articles.map((article, at) => at >= MOST_READ || standsIn(store, article, places, all)))
  return new Set(articles.filter((_, at) => holds[at]))
}

/**
 * Whether the text of an article has some units side by side, in one of the blocks where they may stand.
 * @param {Store} store
 * @param {number} article
 * @param {Places} places
 * @param {Unit[]} wanted
 */
async function standsIn(store, article, places, wanted) {
  const blocks = [2 * article, 2 * article + 1].flatMap(record =>
    [...new Set(within(places, record).map(place => Math.floor(place / BLOCK)))].map(block => ({ record, block })))
  const texts = await Promise.all(blocks.map(({ record, block }) => store.text(record, block)))
  return texts.some(({ parts }) => parts.some(([, , , text]) => row(units(text)).includes(row(wanted))))
}

/** @param {Unit[]} own */
const row = own => own.map(({ text }) => ` ${text} `).join("")

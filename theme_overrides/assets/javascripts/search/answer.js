// @ts-check
// A query -> Material's items: the readings of the query in turn, until one finds something.

import { findAll } from "./match.js"
import { merge } from "./rank.js"
import { withSpans } from "./spans.js"
import { hasHan, isPassage, parse, quoted, withoutAsking } from "./query.js"
import { BRIEF, FULL, items } from "./show.js"
import { Store } from "./store.js"
import { suggestions } from "./suggest.js"
import { asWritten } from "./written.js"

/** @typedef {import("./filters.js").Allowed} Allowed */
/** @typedef {import("./rank.js").Hit} Hit @typedef {import("./query.js").Query} Query */

const CAPITALS = /^[A-Z]{2,6}$/
/** Of a letter or two no other reading is sought. */
const LITTLE = /^[a-z]{1,2}$/i

/** @param {{ base: string, language: "zh" | "en" }} options */
export function searcher({ base, language }) {
  const store = new Store(base)
  return {
    /**
     * While a reader types on, less is looked for and shown: with the next key it is something else.
     * @param {string} typed
     * @param {{ goesOn?: boolean, isWanted?: () => boolean }} [options] whether the reader types on; whether he still waits for this answer
     */
    async answer(typed, { goesOn = false, isWanted = () => true } = {}) {
      const query = parse(typed, goesOn)
      const extent = goesOn ? BRIEF : FULL
      const passes = query.qualifiers.length ? await (await import("./filters.js")).passes(store, query.qualifiers) : () => true
      const unwanted = new Set((await Promise.all(query.unwanted.map(phrase => findAll(store, [phrase], { enough: Infinity })))).flat().map(({ article }) => article))
      const allowed = (/** @type {number} */ article) => passes(article) && !unwanted.has(article)
      const { hits, meant } = query.phrases.length ? await found(store, query, allowed, extent.listed) : { hits: query.qualifiers.length ? await everything(store) : [], meant: [] }
      const { text, said, qualifiers } = query
      const shown = hits.filter(({ article }) => allowed(article))
      const [list, suggest] = isWanted() ? await Promise.all([
        items(store, shown.slice(0, extent.listed).map(withSpans), language, extent),
        suggestions(store, said, language),
      ]) : [[], []]
      const more = shown.some(({ sources }) => sources.some(source => source.more))
      return { items: list, suggest, meant: asCapitalized(meant, text), text: said, qualifiers, count: shown.length, more, found: hits.map(({ article }) => article) }
    },
  }
}

/**
 * Names with capitals, if the reader typed them so: the index has none.
 * @param {string[]} texts
 * @param {string} typed
 */
const asCapitalized = (texts, typed) => (/^\p{Lu}/u.test(typed) ? texts.map(text => text.replace(/(^|[^a-z])([a-z])/g, (_, before, letter) => before + letter.toUpperCase())) : texts)

/** @param {Store} store @returns {Promise<Hit[]>} */
async function everything(store) {
  const { records } = await store.manifest()
  return Array.from({ length: records / 2 }, (_, article) => ({ article, score: 1, whole: true, sources: [], spans: new Map() }))
}

/**
 * @param {Store} store
 * @param {Query} query
 * @param {Allowed} allowed
 * @param {number} enough how many articles are
 */
async function found(store, query, allowed, enough) {
  return quoted(query.text).length ? (await import("./quoted.js")).quoting(store, query, allowed, enough, readings) : readings(store, query, allowed, enough)
}

/**
 * @param {Store} store
 * @param {Query} query
 * @param {Allowed} allowed
 * @param {number} enough how many articles are
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
async function readings(store, query, allowed, enough) {
  const typed = isPassage(query.text) ? await (await import("./passage.js")).passages(store, query.text, allowed) : await asTyped(store, query, allowed, enough)
  return typed.length || LITTLE.test(query.text) ? { hits: typed, meant: [] } : (await import("./otherwise.js")).otherwise(store, query.text, allowed)
}

/**
 * What stands as it was typed. A question in Latin letters holds words apart, and none of those that ask has to stand
 * in an article; one in characters may stand there word for word.
 * @param {Store} store
 * @param {Query} query
 * @param {Allowed} allowed
 * @param {number} enough
 */
async function asTyped(store, query, allowed, enough) {
  const named = CAPITALS.test(query.text) ? await (await import("./capitals.js")).abbreviated(store, query.text, allowed) : []
  if (named.length) return named
  const { asks, phrases, rest } = withoutAsking(query.text)
  if (!asks) return asWritten(store, query.phrases, query.text, allowed, { enough })
  if (hasHan(query.text)) return merge(await findAll(store, query.phrases, { allowed, enough }))
  const hits = await asWritten(store, phrases, rest, allowed, { enough })
  if (phrases.length < 2 || !hits.length || hits.some(({ whole }) => whole)) return hits
  // Words that stand anywhere in an article may have nothing to do with each other.
  return merge(hits, await (await import("./covering.js")).covering(store, { asks, phrases, rest }, allowed))
}

// @ts-check
// A query -> Material's items: the readings of the query in turn, until one finds something.

import { isHan } from "./fold.js"
import { findAll, merge } from "./match.js"
import { parse, phrases, withoutAsking } from "./query.js"
import { items } from "./show.js"
import { fromPinyin, otherSpellings, simplified } from "./spellings.js"
import { Store } from "./store.js"
import { passes } from "./filters.js"
import { suggestions } from "./suggest.js"

/** @typedef {import("./match.js").Hit} Hit @typedef {import("./query.js").Query} Query */

/** With so many articles found nobody needs another spelling. */
const ENOUGH = 5

/** @param {{ base: string, language: "zh" | "en" }} options */
export function searcher({ base, language }) {
  const store = new Store(base)
  return {
    /** @param {string} typed */
    async answer(typed) {
      const query = parse(typed)
      const allowed = await passes(store, query.qualifiers)
      const { hits, meant } = query.phrases.length ? await readings(store, query) : { hits: await everything(store), meant: [] }
      const shown = hits.filter(({ article }) => allowed(article))
      const [list, suggest] = await Promise.all([items(store, shown, language), suggestions(store, query.text, language)])
      const { text, qualifiers } = query
      return { items: list, suggest, meant, text, qualifiers, count: shown.length, found: hits.map(({ article }) => article) }
    },
  }
}

/** @param {Store} store @returns {Promise<Hit[]>} */
async function everything(store) {
  const { records } = await store.manifest()
  return Array.from({ length: records / 2 }, (_, article) => ({ article, score: 1, spans: new Map() }))
}

/**
 * @param {Store} store
 * @param {Query} query
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
async function readings(store, query) {
  const { text } = query
  let hits = await asWritten(store, query.phrases, text)
  if (!hits.length) {
    const converted = await simplified(store, text)
    if (converted) hits = await asWritten(store, phrases(converted), converted)
    if (!hits.length) hits = await asQuestion(store, converted ?? text)
    if (!hits.length) return asMeant(store, phrases(converted ?? text))
  }
  return { hits, meant: [] }
}

/**
 * The words themselves; where they find little, the glossary's other spellings and pinyin too.
 * @param {Store} store
 * @param {import("./query.js").Phrase[]} own
 * @param {string} text
 */
async function asWritten(store, own, text) {
  const exact = await findAll(store, own, { open: true })
  // What stands there in Han characters is what was meant; and a letter or two, still being typed, are no word yet.
  if (exact.length && isHan(text.replace(/[^\p{L}]/gu, ""))) return merge(exact)
  if (exact.length >= ENOUGH || /^[a-z]{1,2}$/i.test(text)) return merge(exact)
  const latin = /[a-z]{3}/i.test(text)
  const [spellings, pinyin] = await Promise.all([otherSpellings(store, text), fromPinyin(store, text)])
  const others = await Promise.all([
    ...latin ? [findAll(store, own, { loose: true, worth: .5 })] : [],
    ...spellings.map(other => findAll(store, phrases(other), { worth: .5 })),
    ...pinyin.map(other => findAll(store, phrases(other), { worth: .4 })),
  ])
  return merge(exact, ...others)
}

/**
 * Without the words that ask; a long run is cut where no article goes on so.
 * @param {Store} store
 * @param {string} text
 */
async function asQuestion(store, text) {
  const asked = withoutAsking(text)
  const whole = await asWritten(store, asked, asked.map(({ units }) => units.map(unit => unit.text).join(/^[a-z]/.test(units[0].text) ? " " : "")).join(" "))
  if (whole.length) return whole
  const cut = (await Promise.all(asked.map(phrase => cutWhereUnknown(store, phrase)))).flat()
  if (cut.length === asked.length || cut.some(({ units }) => units.length < 2 && units[0].kind === "han")) return []
  return merge(await findAll(store, cut, { worth: .5 }))
}

/**
 * @param {Store} store
 * @param {import("./query.js").Phrase} phrase
 * @returns {Promise<import("./query.js").Phrase[]>}
 */
async function cutWhereUnknown(store, { units, offset }) {
  if (units.length < 3 || !isHan(units.map(unit => unit.text).join(""))) return [{ units, offset }]
  const known = await Promise.all(units.slice(1).map((unit, at) => store.lookup("words", units[at].text + unit.text)))
  /** @type {import("./query.js").Phrase[]} */
  const parts = []
  let from = 0
  known.forEach((bytes, at) => {
    if (bytes) return
    parts.push({ units: units.slice(from, at + 1), offset: offset + from })
    from = at + 1
  })
  return [...parts, { units: units.slice(from), offset: offset + from }]
}

/**
 * @param {Store} store
 * @param {import("./query.js").Phrase[]} own
 */
async function asMeant(store, own) {
  const { nearest } = await import("./near.js") // few queries come so far
  const options = await nearest(store, own)
  const found = await Promise.all(options.map(async (text, at) => ({ text, hits: await findAll(store, phrases(text), { worth: 1 - at / 20 }) })))
  const good = found.filter(({ hits }) => hits.length)
  return { hits: merge(...good.map(({ hits }) => hits)), meant: good.map(({ text }) => text) }
}

// @ts-check
// A query -> Material's items: the readings of the query in turn, until one finds something.

import { isHan } from "./fold.js"
import { findAll, merge, withSpans } from "./match.js"
import { parse, phrases, withoutAsking } from "./query.js"
import { items, LISTED } from "./show.js"
import { Store } from "./store.js"
import { suggestions } from "./suggest.js"

/** @typedef {(article: number) => boolean} Allowed what the filters let through */
/** @typedef {import("./match.js").Hit} Hit @typedef {import("./query.js").Query} Query */

/** With so many articles found nobody needs another spelling. */
const ENOUGH = 5

/** What few queries need is loaded when one does. */
const spellings = () => import("./spellings.js")

/** @param {{ base: string, language: "zh" | "en" }} options */
export function searcher({ base, language }) {
  const store = new Store(base)
  return {
    /** @param {string} typed */
    async answer(typed) {
      const query = parse(typed)
      const allowed = query.qualifiers.length ? await (await import("./filters.js")).passes(store, query.qualifiers) : () => true
      const { hits, meant } = query.phrases.length ? await readings(store, query, allowed) : { hits: await everything(store), meant: [] }
      const shown = hits.filter(({ article }) => allowed(article))
      const [list, suggest] = await Promise.all([
        items(store, shown.slice(0, LISTED).map(withSpans), language),
        suggestions(store, query.text, language),
      ])
      const { text, qualifiers } = query
      const more = shown.some(({ sources }) => sources.some(source => source.more))
      return { items: list, suggest, meant, text, qualifiers, count: shown.length, more, found: hits.map(({ article }) => article) }
    },
  }
}

/** @param {Store} store @returns {Promise<Hit[]>} */
async function everything(store) {
  const { records } = await store.manifest()
  return Array.from({ length: records / 2 }, (_, article) => ({ article, score: 1, whole: true, sources: [], spans: new Map() }))
}

/**
 * @param {Store} store
 * @param {Query} query
 * @param {Allowed} allowed
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
async function readings(store, query, allowed) {
  const { text } = query
  let hits = await asWritten(store, query.phrases, text, allowed)
  if (!hits.length) {
    const converted = await (await spellings()).simplified(store, text)
    if (converted) hits = await asWritten(store, phrases(converted), converted, allowed)
    if (!hits.length) hits = await asQuestion(store, converted ?? text, allowed)
    if (!hits.length) return (await import("./near.js")).nearest(store, phrases(converted ?? text), allowed) // few queries come so far
  }
  return { hits, meant: [] }
}

/**
 * The words themselves; where they find little, the glossary's other spellings and pinyin too.
 * @param {Store} store
 * @param {import("./query.js").Phrase[]} own
 * @param {string} text
 * @param {Allowed} allowed
 */
async function asWritten(store, own, text, allowed) {
  const exact = await findAll(store, own, { open: true, allowed })
  // What stands there in Han characters is what was meant; and a letter or two, still being typed, are no word yet.
  if (exact.length && isHan(text.replace(/[^\p{L}]/gu, ""))) return merge(exact)
  if (exact.length >= ENOUGH || /^[a-z]{1,2}$/i.test(text)) return merge(exact)
  const latin = /[a-z]{3}/i.test(text)
  const { fromPinyin, otherSpellings } = await spellings()
  const [written, pinyin] = await Promise.all([otherSpellings(store, text), fromPinyin(store, text)])
  const others = await Promise.all([
    ...latin ? [findAll(store, own, { loose: true, worth: .5, allowed })] : [],
    ...written.map(other => findAll(store, phrases(other), { worth: .5, allowed })),
    ...pinyin.map(other => findAll(store, phrases(other), { worth: .4, allowed })),
  ])
  return merge(exact, ...others)
}

/**
 * Without the words that ask; a long run is cut where no article goes on so.
 * @param {Store} store
 * @param {string} text
 * @param {Allowed} allowed
 */
async function asQuestion(store, text, allowed) {
  const asked = withoutAsking(text)
  const whole = await asWritten(store, asked, asked.map(({ units }) => units.map(unit => unit.text).join(/^[a-z]/.test(units[0].text) ? " " : "")).join(" "), allowed)
  if (whole.length) return whole
  const cut = (await Promise.all(asked.map(phrase => cutWhereUnknown(store, phrase)))).flat()
  if (cut.length === asked.length || cut.some(({ units }) => units.length < 2 && units[0].kind === "han")) return []
  return merge(await findAll(store, cut, { worth: .5, allowed }))
}

/**
 * @param {Store} store
 * @param {import("./query.js").Phrase} phrase
 * @returns {Promise<import("./query.js").Phrase[]>}
 */
async function cutWhereUnknown(store, { units, offset }) {
  if (units.length < 3 || !isHan(units.map(unit => unit.text).join(""))) return [{ units, offset }]
  const known = await Promise.all(units.slice(1).map((unit, at) => store.lookup(units[at].text + unit.text, 0)))
  /** @type {import("./query.js").Phrase[]} */
  const parts = []
  let from = 0
  known.forEach(({ places }, at) => {
    if (places.length) return
    parts.push({ units: units.slice(from, at + 1), offset: offset + from })
    from = at + 1
  })
  return [...parts, { units: units.slice(from), offset: offset + from }]
}

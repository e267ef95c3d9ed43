// @ts-check
// A query -> Material's items: the readings of the query in turn, until one finds something.

import { fold } from "./fold.js"
import { findAll } from "./match.js"
import { withSpans } from "./spans.js"
import { essential, parse, phrases, withoutAsking } from "./query.js"
import { items, LISTED } from "./show.js"
import { Store } from "./store.js"
import { suggestions } from "./suggest.js"
import { asWritten, spellings } from "./written.js"

/** @typedef {(article: number) => boolean} Allowed what the filters let through */
/** @typedef {import("./rank.js").Hit} Hit @typedef {import("./query.js").Query} Query */

/** What may be written otherwise: a number, in digits, characters or English words; a compound. */
const COUNTED = /\d|[a-z]-[a-z]|[一二两三四五六七八九十百千]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|teen\b|ty\b/
/** Of so many words an article need not hold all. */
const MANY = 3

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
  const question = withoutAsking(query.text)
  // A question in Latin letters holds words apart: none of those that ask has to stand in an article.
  const hits = question.asks && !/\p{Script=Han}/u.test(query.text)
    ? await asWritten(store, question.phrases, question.rest, allowed)
    : await asWritten(store, query.phrases, query.text, allowed)
  if (hits.length) return { hits, meant: [] }
  const begun = await (await spellings()).fromBegunPinyin(store, question.rest)
  const going = await firstOf(begun, other => findAll(store, phrases(other), { allowed }))
  if (going.length) return { hits: going, meant: [] }
  const converted = await (await spellings()).simplified(store, query.text)
  const text = converted ?? query.text
  const again = converted ? await asWritten(store, phrases(text), text, allowed) : []
  if (again.length) return { hits: again, meant: [] }
  const figures = COUNTED.test(fold(text)) ? await figuresOf(store, fold(text)) : []
  const counted = await firstOf(figures, other => asWritten(store, essential(phrases(other)), other, allowed, false))
  if (counted.length) return { hits: counted, meant: [] }
  // Few queries come so far.
  const [{ covering }, { inParts }] = await Promise.all([import("./covering.js"), import("./cut.js")])
  const asked = withoutAsking(text)
  const covered = asked.asks ? await covering(store, asked, allowed) : []
  const parts = covered.length ? [] : await firstOf([text, ...figures], async other => inParts(store, withoutAsking(other).phrases, allowed))
  if (covered.length || parts.length) return { hits: [...covered, ...parts], meant: [] }
  const { nearest } = await import("./near.js")
  const near = await nearest(store, asked.asks ? asked.phrases : essential(phrases(text)).filter(({ optional }) => !optional), allowed)
  if (near.hits.length || asked.asks || asked.phrases.length < MANY) return near
  return { hits: await covering(store, asked, allowed), meant: [] }
}

/**
 * The query with its figures in other ways; last with those that it may have rounded.
 * @param {Store} store
 * @param {string} text folded
 */
async function figuresOf(store, text) {
  const { otherFigures, unrounded } = await import("./figures.js")
  return [...otherFigures(text), ...await unrounded(store, text)]
}

/**
 * What the first of several texts finds that finds anything.
 * @param {string[]} texts
 * @param {(text: string) => Promise<Hit[]>} find
 * @returns {Promise<Hit[]>}
 */
async function firstOf(texts, find) {
  for (const text of texts) {
    const hits = await find(text)
    if (hits.length) return hits
  }
  return []
}

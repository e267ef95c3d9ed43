// @ts-check
// A query -> Material's items: the readings of the query in turn, until one finds something.

import { fold } from "./fold.js"
import { findAll } from "./match.js"
import { merge } from "./rank.js"
import { withSpans } from "./spans.js"
import { essential, parse, phrases, withoutAsking } from "./query.js"
import { items, LISTED } from "./show.js"
import { Store } from "./store.js"
import { suggestions } from "./suggest.js"
import { asWritten, spellings } from "./written.js"

/** @typedef {import("./filters.js").Allowed} Allowed */
/** @typedef {import("./rank.js").Hit} Hit @typedef {import("./query.js").Query} Query */

/** What may be written otherwise: a number, in digits, characters or English words; a compound. */
const COUNTED = /\d|[a-z]-[a-z]|[一二两三四五六七八九十百千]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fif|twen|thir|for)(?:th|ty|tieth|teen|teenth)?\b/
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
      return { items: list, suggest, meant: asCapitalized(meant, text), text, qualifiers, count: shown.length, more, found: hits.map(({ article }) => article) }
    },
  }
}

/**
 * Names with capitals, if the reader typed them so: the index has none.
 * @param {string[]} texts
 * @param {string} typed
 */
const asCapitalized = (texts, typed) => (/^\p{Lu}/u.test(typed) ? texts.map(text => text.replace(/(?<![a-z])[a-z]/g, letter => letter.toUpperCase())) : texts)

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
  const isHan = /\p{Script=Han}/u.test(query.text)
  const typed = await asTyped(store, query, isHan, allowed)
  if (typed.length) return { hits: typed, meant: [] }
  const converted = isHan ? await (await import("./script.js")).simplified(store, query.text) : undefined
  const text = converted ?? query.text
  const asked = withoutAsking(text)
  const figures = async () => (COUNTED.test(fold(text)) ? figuresOf(store, fold(text)) : [])
  const asQuestion = async () => (asked.asks ? (await import("./covering.js")).covering(store, asked, allowed) : [])
  const hits = await firstOf([
    ...converted ? [() => asWritten(store, phrases(text), text, allowed)] : [],
    ...isHan ? [asQuestion] : [() => goingOn(store, asked.rest, allowed)],
    ...isHan && asked.asks ? [() => asWritten(store, phrases(text), text, allowed)] : [],
    async () => firstOf(await figures(), other => asWritten(store, essential(phrases(other)), other, allowed, false)),
    ...isHan ? [] : [asQuestion],
    async () => firstOf([text, ...await figures()], async other => (await import("./cut.js")).inParts(store, withoutAsking(other).phrases, allowed)),
  ], step => step())
  if (hits.length) return { hits, meant: [] }
  const { nearest } = await import("./near.js")
  const near = await nearest(store, asked.asks ? asked.phrases : essential(phrases(text)).filter(({ optional }) => !optional), allowed)
  if (near.hits.length || asked.asks || asked.phrases.length < MANY) return near
  return { hits: await (await import("./covering.js")).covering(store, asked, allowed), meant: [] }
}

/**
 * What stands as it was typed. A question in Latin letters holds words apart, and none of those that ask has to stand
 * in an article; one in characters may stand there word for word.
 * @param {Store} store
 * @param {Query} query
 * @param {boolean} isHan
 * @param {Allowed} allowed
 */
async function asTyped(store, query, isHan, allowed) {
  const { asks, phrases, rest } = withoutAsking(query.text)
  if (!asks) return asWritten(store, query.phrases, query.text, allowed)
  return isHan ? merge(await findAll(store, query.phrases, { allowed })) : asWritten(store, phrases, rest, allowed)
}

/**
 * What the pinyin may go on to that is being typed.
 * @param {Store} store
 * @param {string} text
 * @param {Allowed} allowed
 */
async function goingOn(store, text, allowed) {
  const begun = await (await spellings()).fromBegunPinyin(store, text)
  return firstOf(begun, async other => merge(await findAll(store, phrases(other), { allowed })))
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
 * What the first finds that finds anything.
 * @template T
 * @param {T[]} all
 * @param {(each: T) => Promise<Hit[]>} find
 * @returns {Promise<Hit[]>}
 */
async function firstOf(all, find) {
  for (const each of all) {
    const hits = await find(each)
    if (hits.length) return hits
  }
  return []
}

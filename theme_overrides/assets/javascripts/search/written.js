// @ts-check
// What was typed, as it stands in the articles.

import { fold, isHan } from "./fold.js"
import { findAll } from "./match.js"
import { merge, RANK } from "./rank.js"
import { phrases } from "./query.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./filters.js").Allowed} Allowed */

/** With so many articles found nobody needs another spelling. */
const ENOUGH = 5
/** What a reading is worth beside the words themselves; words that stand apart where pinyin stands in one. */
const OTHERWISE = .5, SPELT = .75, PINYIN = .4, SCATTERED = .3

/** Letters that only pinyin has. */
const TONES = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i

/** What few queries need is loaded when one does. */
export const spellings = () => import("./spellings.js")

/**
 * The words themselves; where they find little, the glossary's other spellings and pinyin too.
 * @param {Store} store
 * @param {import("./query.js").Phrase[]} own
 * @param {string} text
 * @param {Allowed} allowed
 * @param {{ open?: boolean, enough?: number }} [options] whether the reader may still be typing the last word; how many articles are enough
 */
export async function asWritten(store, own, text, allowed, { open = true, enough } = {}) {
  const found = await findAll(store, own, { open, allowed, enough })
  const typed = phrases(text)
  const exact = found.length > 1 && typed.length > own.length ? await (await import("./row.js")).inTypedOrder(store, found, typed) : found
  // What stands there in Han characters is what was meant; and a letter or two, still being typed, are no word yet.
  if (exact.length && isHan(text.replace(/[^\p{L}]/gu, ""))) return merge(exact)
  // Names that stand apart in an English text may be the syllables of a Chinese word.
  const scattered = TONES.test(text) || (/^(?:[a-z]{1,6}[1-5]?\s+)+[a-z]{1,6}[1-5]?$/.test(fold(text).trim()) && !exact.some(({ whole }) => whole))
  const begun = exact.some(({ sources }) => sources.some(({ found }) => found.some(list => list.begun)))
  if (/^[a-z]{1,2}$/i.test(text)) return merge(exact)
  const loose = /[a-z]{3}/i.test(text) && exact.length < ENOUGH ? await findAll(store, own, { loose: true, worth: OTHERWISE, allowed }) : []
  // A word, or words side by side, that stand so in an article are no other spelling.
  const stands = exact.length >= ENOUGH || exact.some(({ whole }) => whole || own.length === 1)
  if (stands && !scattered && !begun) return merge(exact, loose)
  const { fromPinyin, otherSpellings } = await spellings()
  const [written, pinyin] = await Promise.all([otherSpellings(store, text), fromPinyin(store, text)])
  const [named, spoken] = await Promise.all([
    Promise.all(written.map(other => findAll(store, phrases(other), { worth: begun ? SPELT : OTHERWISE, allowed }))),
    Promise.all(pinyin.map(other => findAll(store, phrases(other), { worth: PINYIN, allowed }))),
  ])
  if (scattered && spoken.some(hits => hits.length)) for (const hit of [...exact, ...loose]) hit.score -= RANK * (1 - SCATTERED)
  return merge(exact, loose, ...named, ...spoken)
}

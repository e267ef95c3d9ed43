// @ts-check
// Phrases -> the articles that hold all of them, best first.

import { findPhrase } from "./phrase.js"
import { hitsOf, merge } from "./rank.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./rank.js").Hit} Hit */

/** So many articles are enough: no more are shown. */
export const ENOUGH = 10
/** How deep a list can be read. */
export const DEEPEST = 2
/** So many results that hold the words as typed are enough. */
const FIRST = 5
/** So many words are seldom typed in a row that does not stand somewhere. */
const ROW = 3

/** What it is worth that a word only begins as the last one typed. */
const BEGUN = .7

/**
 * The articles that hold all phrases. Of what is frequent only the newest are read, and whatever stands in headlines,
 * if those are enough.
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @param {{ open?: boolean, loose?: boolean, worth?: number, allowed?: (article: number) => boolean, enough?: number }} options what a hit is worth beside those of other readings of the query; how many articles are enough
 * @returns {Promise<Hit[]>}
 */
export async function findAll(store, phrases, { open = false, loose = false, worth = 1, allowed = () => true, enough = ENOUGH } = {}) {
  if (!phrases.length) return []
  /** @param {Phrase[]} some @param {number} depth */
  const lists = (some, depth) => Promise.all(some.map(phrase =>
    findPhrase(store, phrase.units, { open: open && phrase === phrases[phrases.length - 1], loose, depth })))
  for (let depth = 0; ; depth++) {
    const all = await lists(phrases, depth)
    const own = all.filter((_, at) => !phrases[at].optional)
    const whole = own.every(({ until }) => until === Infinity) || own.some(({ places, until }) => !places.length && until === Infinity)
    const begun = all.some(({ begun }) => begun)
    const inRow = async () => (await import("./row.js")).inRow(store, phrases, all, some => lists(some, DEEPEST), worth)
    const found = hitsOf({ phrases, found: all, more: !whole }, begun ? worth * BEGUN : worth)
    const count = found.filter(({ article }) => allowed(article)).length
    if (whole || depth === DEEPEST || count >= (begun ? 1 : enough)) { // the next key asks anew
      const standing = found.filter(hit => hit.whole).length
      const isUnknown = enough >= ENOUGH && found.length > 1 && standing < FIRST && isRow(phrases) && all.some(({ until }) => until < Infinity)
      return isUnknown ? merge(found, await inRow()) : found
    }
    // Of many words in a row the rarest and the text tell more cheaply than all places of the others.
    const rows = !depth && own.length >= ROW && isRow(phrases) ? (await inRow()).filter(({ whole }) => whole) : []
    if (rows.some(({ article }) => allowed(article))) return merge(found, rows)
    if (!found.length) depth = DEEPEST - 1
  }
}

/**
 * Whether words were typed as they may stand in a text: several in Latin letters.
 * @param {Phrase[]} phrases
 */
const isRow = phrases => phrases.length > 1 && phrases.every(({ units }) => units[0].kind !== "han")

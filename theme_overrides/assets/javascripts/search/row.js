// @ts-check
// Words that stand somewhere as they were typed, one behind the other, though each of them stands in many places.

import { units } from "./fold.js"
import { followed, within } from "./places.js"
import { AS_TYPED, EXACT, hitsOf, WHOLE } from "./rank.js"
import { BLOCK } from "./store.js"
import { inDigits } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places @typedef {import("./store.js").List} List @typedef {import("./rank.js").Hit} Hit */

/** So many words, the rarest, tell where all may stand; in so many articles the text tells whether they do. */
const LEAST_TELLING = 2, MOST_TELLING = 3, MOST_READ = 8
/** Of so many results the text is read anyway. */
const MOST_SHOWN = 5
/** More than any list that is whole has places. */
const LONG = 1e6
/** What a word is worth that stands where it was typed. */
const EACH = 6

/**
 * The articles in which the rarest words stand as in the query; above those that do, those in which all of them do, as
 * far as the text was read: these are whole.
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @param {List[]} own what is known of each
 * @param {(some: Phrase[]) => Promise<List[]>} lists all places of some of them
 * @param {number} worth as for `hitsOf`
 * @returns {Promise<Hit[]>}
 */
export async function inRow(store, phrases, own, lists, worth) {
  const sizes = own.map(({ places, until }) => (until === Infinity ? places.length : LONG + places.length / until))
  const rarest = [...sizes.keys()].filter(at => !phrases[at].optional).sort((one, other) => sizes[one] - sizes[other])
  for (let telling = Math.min(LEAST_TELLING, rarest.length); ; telling++) {
    const some = rarest.slice(0, telling).sort((one, other) => one - other).map(at => phrases[at])
    const [first, ...others] = await lists(some)
    const starts = others.reduce((left, { places }, at) => followed(left, places, some[at + 1].offset - some[0].offset), first.places)
    const hits = hitsOf({ phrases: some, found: [{ ...first, places: starts }, ...others], more: true }, worth)
    if (telling === rarest.length) return hits
    if (hits.length > MOST_READ && telling < MOST_TELLING) continue
    const likely = hits.sort((a, b) => b.score - a.score).slice(0, MOST_READ)
    for (const hit of hits.slice(MOST_READ)) hit.whole = false
    const isBegun = own[own.length - 1]?.begun === true
    await Promise.all(likely.map(async hit => {
      hit.whole = await standsIn(store, hit.article, starts, phrases, some[0].offset, isBegun)
      hit.score += hit.whole ? (phrases.length - some.length) * (EACH + EXACT) : WHOLE - AS_TYPED
    }))
    return hits
  }
}

/**
 * Hits of a query whose common words were not sought: where other words stand in their places, it stands below.
 * @param {Store} store
 * @param {Hit[]} hits
 * @param {Phrase[]} typed all words
 * @returns {Promise<Hit[]>}
 */
export async function inTypedOrder(store, hits, typed) {
  const first = hits.filter(({ whole }) => whole).sort((a, b) => b.score - a.score || a.article - b.article).slice(0, MOST_SHOWN)
  if (first.length > 1) {
    await Promise.all(first.map(async hit => {
      const [{ phrases, found }] = hit.sources
      const starts = found.slice(1).reduce((left, { places, exact = places }, at) =>
        followed(left, exact, phrases[at + 1].offset - phrases[0].offset), found[0].exact ?? found[0].places)
      if (starts.length && !await standsIn(store, hit.article, starts, typed, phrases[0].offset)) hit.score += WHOLE - AS_TYPED
    }))
  }
  return hits
}

/**
 * Whether an article holds the words as typed at one of the first places where they may stand.
 * @param {Store} store
 * @param {number} article
 * @param {Places} starts
 * @param {Phrase[]} phrases
 * @param {number} before how many units of the query stand before each place
 * @param {boolean} isBegun whether the last word may go on
 */
async function standsIn(store, article, starts, phrases, before, isBegun = false) {
  const last = phrases.length - 1
  for (const record of [2 * article, 2 * article + 1]) {
    const [start] = within(starts, record)
    if (start === undefined) continue
    const { parts } = await store.text(record, Math.floor(start / BLOCK))
    const places = within(starts, record).filter(place => Math.floor(place / BLOCK) === Math.floor(start / BLOCK))
    for (const [, , from, text] of parts) {
      const words = units(text).map(unit => inDigits(unit.text))
      if (places.some(place => phrases.every(({ units: own, offset }, at) => {
        const there = words[place - from - before + offset], wanted = inDigits(own[0].text)
        return isBegun && at === last ? there?.startsWith(wanted) : there === wanted
      }))) return true
    }
  }
  return false
}

// @ts-check
// Which articles hold all phrases of a query, and which of them are best.

import { articlesOf, within } from "./places.js"
import { BLOCK } from "./store.js"

/** @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places */
/** @typedef {[number, number]} Span position of the first unit, and how many units */
/** @typedef {{ places: Places, exact?: Places, begun?: boolean }} Found where a phrase stands, where it stands as typed, if not at all places, and whether its last word only begins as typed */
/** @typedef {{ phrases: Phrase[], found: Found[], more: boolean }} Source a reading of the query: its phrases, where each stands, and whether older articles may hold them too */
/** @typedef {{ article: number, score: number, whole: boolean, sources: Source[], spans: Map<number, Span[]>, without?: string[] }} Hit spans by record (a record is twice the article, and one more for English); the words that were typed and that it lacks */

const HEADING_FROM = 128, BODY_FROM = 512
const NEAR = 30
/** A record that holds the whole query word behind word, as typed, stands above headlines that hold some of it. */
export const WHOLE = 12, AS_TYPED = 60
/** What it is worth that a word stands there which need not. */
const OPTIONAL = 2
/** What a word is worth in the form that was typed: more than a headline that holds another. */
export const EXACT = 8
/** Nothing that a weaker reading of the query finds stands above what a better one found. */
export const RANK = 1000
/** What an article is worth that holds the parts of a query. */
export const IN_PARTS = .5

/**
 * What it is worth that something stands in a headline, or in a heading or fact.
 * @param {number[]} starts
 */
export function weight(starts) {
  let best = 1
  for (const start of starts) {
    const place = start % BLOCK
    if (place < HEADING_FROM) return 6
    if (place < BODY_FROM) best = 3
  }
  return best
}

/** @param {number[]} starts */
export const often = starts => Math.min(1, Math.log2(1 + starts.length) / 4)

/**
 * The articles that hold all phrases of a reading.
 * @param {Source} source
 * @param {number} worth what a hit is worth beside those of other readings
 * @returns {Hit[]}
 */
export function hitsOf(source, worth) {
  return common(source.found.filter((_, at) => !source.phrases[at].optional).map(({ places }) => places)).map(article => {
    const { value, whole } = score(article, source)
    return { article, score: value + RANK * worth, whole, sources: [source], spans: new Map() }
  })
}

/**
 * The articles in all sets of places.
 * @param {Places[]} found
 */
function common(found) {
  const [first, ...others] = [...found].sort((a, b) => a.length - b.length).map(articlesOf)
  let articles = first
  for (const other of others) {
    const there = new Set(other)
    articles = articles.filter(article => there.has(article))
  }
  return articles
}

/**
 * @param {number} article
 * @param {Source} source
 */
function score(article, { phrases, found }) {
  let value = 0, whole = false
  for (const record of [2 * article, 2 * article + 1]) {
    const starts = found.map(({ places }) => within(places, record))
    const exact = found.map((each, at) => (each.exact ? within(each.exact, record) : starts[at]))
    let own = 0
    phrases.forEach(({ offset, optional }, at) => {
      if (!starts[at].length) return
      if (optional) {
        own += OPTIONAL
        return
      }
      own += weight(starts[at]) + often(starts[at]) + (exact[at].length ? EXACT : 0)
      if (at && starts[at - 1].length) own += closeness(starts[at - 1], starts[at], offset - phrases[at - 1].offset)
    })
    const standing = standsWhole(phrases, exact) ? AS_TYPED : standsWhole(...required(phrases, starts)) ? WHOLE : 0
    own += standing
    whole = whole || standing > 0
    value = Math.max(value, own)
  }
  return { value, whole }
}

/**
 * @param {Phrase[]} phrases
 * @param {number[][]} starts
 * @returns {[Phrase[], number[][]]}
 */
const required = (phrases, starts) => [phrases.filter(({ optional }) => !optional), starts.filter((_, at) => !phrases[at].optional)]

/**
 * Whether all phrases stand in a record one behind the other, as far apart as in the query.
 * @param {Phrase[]} phrases
 * @param {number[][]} starts
 */
function standsWhole(phrases, starts) {
  if (phrases.length < 2) return false
  const first = phrases[0].offset
  const rest = phrases.slice(1).map(({ offset }, at) => ({ distance: offset - first, own: new Set(starts[at + 1]) }))
  return starts[0].some(start => rest.every(({ distance, own }) => own.has(start + distance)))
}

/**
 * What it is worth that one phrase stands behind another as in the query, or near it.
 * @param {number[]} before
 * @param {number[]} after
 * @param {number} distance
 */
function closeness(before, after, distance) {
  const there = new Set(after)
  if (before.some(start => there.has(start + distance))) return 4
  let at = 0
  for (const start of before) {
    while (at < after.length && after[at] < start - NEAR) at++
    if (at < after.length && Math.abs(after[at] - start) <= NEAR) return 1
  }
  return 0
}

/**
 * Hits of several readings of one query, an article once, best first.
 * @param {Hit[][]} lists
 */
export function merge(...lists) {
  /** @type {Map<number, Hit>} */
  const all = new Map()
  for (const list of lists) {
    for (const hit of list) {
      const before = all.get(hit.article)
      if (!before) all.set(hit.article, hit)
      else {
        before.score = Math.max(before.score, hit.score)
        before.sources.push(...hit.sources)
      }
    }
  }
  return [...all.values()].sort((a, b) => b.score - a.score || a.article - b.article)
}

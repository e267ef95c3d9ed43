// @ts-check
// Phrases -> the articles that hold all of them, best first.

import { findPhrase } from "./phrase.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places */
/** @typedef {[number, number]} Span position of the first unit, and how many units */
/** @typedef {{ article: number, score: number, spans: Map<number, Span[]> }} Hit spans by record; a record is twice the article, and one more for English */

const HEADING_FROM = 512, BODY_FROM = 2048
const NEAR = 30
/** A record that holds the whole query word behind word, as typed, stands above headlines that hold some of it. */
const WHOLE = 12
/** Nothing that a weaker reading of the query finds stands above what a better one found. */
const RANK = 100

/** @param {number} position */
const weight = position => (position < HEADING_FROM ? 6 : position < BODY_FROM ? 3 : 1)

/**
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @param {{ open?: boolean, loose?: boolean, worth?: number }} options what a hit is worth beside those of other readings of the query
 * @returns {Promise<Hit[]>}
 */
export async function findAll(store, phrases, { open = false, loose = false, worth = 1 } = {}) {
  if (!phrases.length) return []
  const found = await Promise.all(phrases.map(({ units }, at) => findPhrase(store, units, { open: open && at === phrases.length - 1, loose })))
  const articles = found
    .map(places => new Set([...places.keys()].map(record => record >> 1)))
    .reduce((all, own) => new Set([...all].filter(article => own.has(article))))
  return [...articles].map(article => hit(article, phrases, found, worth))
}

/**
 * @param {number} article
 * @param {Phrase[]} phrases
 * @param {Places[]} found
 * @param {number} worth
 * @returns {Hit}
 */
function hit(article, phrases, found, worth) {
  /** @type {Map<number, Span[]>} */
  const spans = new Map()
  let best = 0
  for (const record of [2 * article, 2 * article + 1]) {
    let score = 0
    /** @type {Span[]} */
    const own = []
    phrases.forEach(({ units, offset }, at) => {
      const starts = found[at].get(record)
      if (!starts) return
      score += weight(starts[0]) + Math.min(1, Math.log2(1 + starts.length) / 4)
      const before = at ? found[at - 1].get(record) : undefined
      if (before) score += closeness(before, starts, offset - phrases[at - 1].offset)
      own.push(...starts.slice(0, 40).map(start => /** @type {Span} */ ([start, units.length])))
    })
    if (phrases.length > 1 && standsWhole(record, phrases, found)) score += WHOLE
    if (own.length) spans.set(record, together(own))
    best = Math.max(best, score)
  }
  return { article, score: best + RANK * worth, spans }
}

/**
 * Whether all phrases stand in a record one behind the other, as far apart as in the query.
 * @param {number} record
 * @param {Phrase[]} phrases
 * @param {Places[]} found
 */
function standsWhole(record, phrases, found) {
  const first = phrases[0].offset
  const rest = phrases.slice(1).map(({ offset }, at) => ({ distance: offset - first, starts: new Set(found[at + 1].get(record)) }))
  return (found[0].get(record) ?? []).some(start => rest.every(({ distance, starts }) => starts.has(start + distance)))
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
 * The spans, those with the most others near them first: the sentence that shows most of the query.
 * @param {Span[]} spans
 */
function together(spans) {
  const sorted = [...spans].sort((a, b) => a[0] - b[0])
  const lengths = new Map(sorted.map(span => {
    let near = 0
    for (const other of sorted) if (Math.abs(other[0] - span[0]) < NEAR) near += other[1]
    return [span, near]
  }))
  return sorted.sort((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0) || a[0] - b[0])
}

/**
 * Hits of several readings of one query, an article once, best first.
 * @param {Hit[][]} lists
 */
export function merge(...lists) {
  /** @type {Map<number, Hit>} */
  const all = new Map()
  for (const hit of lists.flat()) {
    const before = all.get(hit.article)
    if (!before) all.set(hit.article, hit)
    else {
      before.score = Math.max(before.score, hit.score)
      for (const [record, spans] of hit.spans) if (!before.spans.has(record)) before.spans.set(record, spans)
    }
  }
  return [...all.values()].sort((a, b) => b.score - a.score || a.article - b.article)
}

// @ts-check
// Phrases -> the articles that hold all of them, best first.

import { findPhrase } from "./phrase.js"
import { articlesOf, followed, within } from "./places.js"
import { BLOCK } from "./store.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places @typedef {import("./store.js").List} List */
/** @typedef {[number, number]} Span position of the first unit, and how many units */
/** @typedef {{ phrases: Phrase[], found: Places[], more: boolean }} Source a reading of the query: its phrases, where each stands, and whether older articles may hold them too */
/** @typedef {{ article: number, score: number, whole: boolean, sources: Source[], spans: Map<number, Span[]> }} Hit spans by record; a record is twice the article, and one more for English */

const HEADING_FROM = 128, BODY_FROM = 512
const NEAR = 30, MOST_SPANS = 40
/** A record that holds the whole query word behind word, as typed, stands above headlines that hold some of it. */
const WHOLE = 12
/** Nothing that a weaker reading of the query finds stands above what a better one found. */
const RANK = 100

/** @param {number[]} starts */
function weight(starts) {
  let best = 1
  for (const start of starts) {
    const place = start % BLOCK
    if (place < HEADING_FROM) return 6
    if (place < BODY_FROM) best = 3
  }
  return best
}

/** So many articles are enough: no more are shown. */
export const ENOUGH = 10
const DEEPEST = 2
/** So many results that hold the words as typed are enough; so many words tell whether they stand so. */
const FIRST = 5, TELLING = 3
/** More than any list that is whole has places. */
const LONG = 1e6
/** What a word is worth that stands where it was typed. */
const EACH = 6

/**
 * The articles that hold all phrases. Of what is frequent only the newest are read, and whatever stands in headlines,
 * if those are enough.
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @param {{ open?: boolean, loose?: boolean, worth?: number, allowed?: (article: number) => boolean }} options what a hit is worth beside those of other readings of the query
 * @returns {Promise<Hit[]>}
 */
export async function findAll(store, phrases, { open = false, loose = false, worth = 1, allowed = () => true } = {}) {
  if (!phrases.length) return []
  /** @param {Phrase[]} some @param {number} depth */
  const lists = (some, depth) => Promise.all(some.map(phrase =>
    findPhrase(store, phrase.units, { open: open && phrase === phrases[phrases.length - 1], loose, depth })))
  /** @param {Phrase[]} some @param {Places[]} found @param {boolean} more */
  const hits = (some, found, more) => hitsOf({ phrases: some, found, more }, worth)
  for (let depth = 0; ; depth++) {
    const own = await lists(phrases, depth)
    const whole = own.every(({ until }) => until === Infinity) || own.some(({ places, until }) => !places.length && until === Infinity)
    const found = hits(phrases, own.map(({ places }) => places), !whole)
    if (whole || depth === DEEPEST) return found
    if (found.filter(({ article }) => allowed(article)).length >= ENOUGH) {
      return isRow(phrases) && found.filter(hit => hit.whole).length < FIRST ? merge(found, await row(own)) : found
    }
    if (!found.length) depth = DEEPEST - 1
  }

  /**
   * The words may stand somewhere as they were typed, one behind the other: the rarest of them tell.
   * @param {List[]} own
   */
  async function row(own) {
    const rare = own.map(({ places, until }, at) => ({ at, size: until === Infinity ? places.length : LONG + places.length / until }))
      .sort((a, b) => a.size - b.size).slice(0, TELLING).map(({ at }) => at).sort((a, b) => a - b)
    const some = rare.map(at => phrases[at])
    const found = (await lists(some, DEEPEST)).map(({ places }) => places)
    const [first, ...others] = found
    const starts = others.reduce((left, places, at) => followed(left, places, some[at + 1].offset - some[0].offset), first)
    const standing = hits(some, found.map((places, at) => (at ? places : starts)), true)
    for (const hit of standing) hit.score += (phrases.length - some.length) * EACH
    return standing
  }
}

/**
 * The articles that hold all phrases of a reading.
 * @param {Source} source
 * @param {number} worth what a hit is worth beside those of other readings
 * @returns {Hit[]}
 */
export function hitsOf(source, worth) {
  return common(source.found).map(article => {
    const { value, whole } = score(article, source)
    return { article, score: value + RANK * worth, whole, sources: [source], spans: new Map() }
  })
}

/**
 * Whether words were typed as they may stand in a text: several in Latin letters.
 * @param {Phrase[]} phrases
 */
const isRow = phrases => phrases.length > 1 && phrases.every(({ units }) => units[0].kind !== "han")

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
    const starts = found.map(places => within(places, record))
    let own = 0
    phrases.forEach(({ offset }, at) => {
      if (!starts[at].length) return
      own += weight(starts[at]) + Math.min(1, Math.log2(1 + starts[at].length) / 4)
      if (at && starts[at - 1].length) own += closeness(starts[at - 1], starts[at], offset - phrases[at - 1].offset)
    })
    if (phrases.length > 1 && standsWhole(phrases, starts)) {
      own += WHOLE
      whole = true
    }
    value = Math.max(value, own)
  }
  return { value, whole }
}

/**
 * Whether all phrases stand in a record one behind the other, as far apart as in the query.
 * @param {Phrase[]} phrases
 * @param {number[][]} starts
 */
function standsWhole(phrases, starts) {
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
 * A hit with its spans, which only those need that are shown.
 * @param {Hit} hit
 * @returns {Hit}
 */
export function withSpans(hit) {
  for (const { phrases, found } of hit.sources) {
    for (const record of [2 * hit.article, 2 * hit.article + 1]) {
      if (hit.spans.has(record)) continue
      const spans = phrases.flatMap(({ units }, at) => within(found[at], record).slice(0, MOST_SPANS).map(start => /** @type {Span} */ ([start, units.length])))
      if (spans.length) hit.spans.set(record, together(spans))
    }
  }
  return hit
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

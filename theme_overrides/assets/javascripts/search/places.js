// @ts-check
// Sets of places, as sorted arrays of numbers: cut, joined, looked into.

/** @typedef {import("./store.js").Places} Places @typedef {import("./store.js").List} List */

/** Positions that a record may have. */
export const RECORD = 1 << 20

/**
 * Index of the first place that is not before another.
 * @param {Places} places
 * @param {number} place
 * @param {number} low where to begin
 */
function lowerBound(places, place, low = 0) {
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle] < place) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Where the first set begins `shift` places before the second.
 * @param {Places} few
 * @param {Places} many
 * @param {number} shift
 * @returns {Places} of the first set
 */
export function followed(few, many, shift) {
  const found = new Float64Array(few.length)
  let count = 0, at = 0
  const gallops = many.length > few.length * 16
  for (let index = 0; index < few.length; index++) {
    const wanted = few[index] + shift
    if (gallops) at = lowerBound(many, wanted, at)
    else while (at < many.length && many[at] < wanted) at++
    if (at === many.length) break
    if (many[at] === wanted) found[count++] = few[index]
  }
  return found.subarray(0, count)
}

/**
 * @param {Places[]} sets
 * @returns {Places}
 */
export function union(sets) {
  if (sets.length < 2) return sets[0] ?? new Float64Array(0)
  const all = new Float64Array(sets.reduce((sum, set) => sum + set.length, 0))
  let at = 0
  for (const set of sets) {
    all.set(set, at)
    at += set.length
  }
  all.sort()
  let count = 0
  for (let index = 0; index < all.length; index++) if (!index || all[index] !== all[index - 1]) all[count++] = all[index]
  return all.subarray(0, count)
}

/**
 * The positions within one record.
 * @param {Places} places
 * @param {number} record
 * @returns {number[]}
 */
export function within(places, record) {
  const first = record * RECORD, positions = []
  for (let at = lowerBound(places, first); at < places.length && places[at] < first + RECORD; at++) positions.push(places[at] - first)
  return positions
}

/**
 * The articles that hold one of the places, ascending.
 * @param {Places} places
 */
export function articlesOf(places) {
  const articles = []
  let before = -1
  for (let at = 0; at < places.length; at++) {
    const article = Math.floor(places[at] / (2 * RECORD))
    if (article !== before) articles.push(before = article)
  }
  return articles
}

/**
 * Lists as one.
 * @param {List[]} lists
 * @returns {List}
 */
export const together = lists => ({ places: union(lists.map(({ places }) => places)), until: Math.min(Infinity, ...lists.map(({ until }) => until)), tiers: 0 })

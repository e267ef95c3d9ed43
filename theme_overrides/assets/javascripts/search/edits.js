// @ts-check
// Runs of Han characters with one character more, less or other, or two that changed places.

import { isHan, units } from "./fold.js"
import { followed, RECORD, union } from "./places.js"
import { BLOCK } from "./store.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Places} Places @typedef {import("./near.js").Near} Near @typedef {import("./filters.js").Allowed} Allowed */
/** @typedef {{ place: number, start: number, worth: number }} Candidate a place of what is right in a run, about where the run begins, and how likely it is meant */
/** @typedef {(Places | undefined)[]} Parts where so many of the first characters stand, or those from a number on; undefined: nobody knows */

/** How likely an edit is: in the middle; one character more or less; at an end, where fewer characters tell. */
const INSIDE = .95, LENGTH = .9, AT_END = .85
const EVERYWHERE = 2, NEWER = 1
const MOST_FILES = 8, MOST_TEXTS = 14, MOST_IN_TEXT = 12
/** So few places are soon looked at; of more another list has to say which. */
const FEW = 6

/**
 * What stands in the articles within one edit of a run, the most likely first. Lists of places tell where to look, and
 * the text there decides.
 * @param {Store} store
 * @param {string[]} run
 * @param {Allowed} allowed
 * @returns {Promise<Near[]>}
 */
export async function oneEdit(store, run, allowed) {
  const pairs = await Promise.all(run.slice(1).map(async (char, at) => (await store.lookup(run[at] + char, EVERYWHERE)).places))
  const [heads, tails] = await ends(store, run, pairs)
  const found = [...inside(heads, tails, run.length), ...run.length > 3 ? atEnds(heads, tails, run.length) : []]
  const read = await readings(store, run, found.length ? found : await swapped(store, run, heads, tails), allowed)
  return run.length === 3 ? [...read, ...(await Promise.all(pairs.map((places, at) => beside(store, run, at, places, allowed)))).flat()] : read
}

/**
 * Two of three characters that stand somewhere, with what stands beside them if that is mostly the same.
 * @param {Store} store
 * @param {string[]} run
 * @param {number} at which two
 * @param {Places} places
 * @param {Allowed} allowed
 * @returns {Promise<Near[]>}
 */
async function beside(store, run, at, places, allowed) {
  const whole = places.length > 2 * FEW ? [] : await readings(store, run, candidates(places, at, AT_END), allowed)
  if (whole.length && whole.length < 3) return whole
  return places.length ? [{ text: run[at] + run[at + 1], places, worth: AT_END }] : []
}

/**
 * Where the beginnings and the ends of a run stand; single characters only as far as they help.
 * @param {Store} store
 * @param {string[]} run
 * @param {Places[]} pairs
 * @returns {Promise<[Parts, Parts]>}
 */
async function ends(store, run, pairs) {
  const count = run.length
  /** @type {Parts} */
  const heads = Array(count).fill(undefined), tails = Array(count).fill(undefined)
  if (count < 3) return [heads, tails]
  let head = heads[2] = pairs[0], tail = tails[count - 2] = pairs[count - 2]
  for (let at = 3; at < count; at++) heads[at] = head = followed(head, pairs[at - 2], at - 2)
  for (let at = count - 3; at > 0; at--) tails[at] = tail = followed(pairs[at], tail, 1)
  const needed = [tails[1], tails[2]].some(isLong), neededLast = [heads[count - 1], heads[count - 2]].some(isLong)
  ;[heads[1], tails[count - 1]] = await Promise.all([
    needed ? startsOf(store, run[0]) : undefined,
    neededLast ? startsOf(store, run[count - 1]) : undefined,
  ])
  return [heads, tails]
}

/** @param {Places | undefined} places */
const isLong = places => places === undefined || places.length > FEW

/**
 * Where a character stands before another.
 * @param {Store} store
 * @param {string} char
 * @param {number} [depth] how much to read of long lists
 */
export async function startsOf(store, char, depth = NEWER) {
  const found = await store.range(char, token => token.length > 1, depth, MOST_FILES)
  return union(found.map(([, { places }]) => places))
}

/**
 * An edit inside a run: what stands before it and what stands behind it are as far apart as the edit wants them.
 * @param {Parts} heads
 * @param {Parts} tails
 * @param {number} count
 * @returns {Candidate[]}
 */
function inside(heads, tails, count) {
  const found = []
  for (let at = 1; at < count; at++) {
    found.push(...both(heads[at], tails[at], at + 1, LENGTH))
    if (at < count - 1) found.push(...both(heads[at], tails[at + 1], at + 1, INSIDE), ...both(heads[at], tails[at + 1], at, LENGTH))
  }
  return found
}

/**
 * @param {Places | undefined} before
 * @param {Places | undefined} behind
 * @param {number} distance
 * @param {number} worth
 * @returns {Candidate[]}
 */
function both(before, behind, distance, worth) {
  if (before && behind) return candidates(followed(before, behind, distance), 0, worth)
  if (before) return isLong(before) ? [] : candidates(before, 0, worth)
  return isLong(behind) ? [] : candidates(/** @type {Places} */ (behind), distance, worth)
}

/**
 * All but the first character, or all but the last.
 * @param {Parts} heads
 * @param {Parts} tails
 * @param {number} count
 * @returns {Candidate[]}
 */
const atEnds = (heads, tails, count) => [
  ...candidates(/** @type {Places} */ (heads[count - 1]), 0, AT_END),
  ...candidates(/** @type {Places} */ (tails[1]), 1, AT_END),
]

/**
 * Two neighbours that changed places.
 * @param {Store} store
 * @param {string[]} run
 * @param {Parts} heads
 * @param {Parts} tails
 * @returns {Promise<Candidate[]>}
 */
async function swapped(store, run, heads, tails) {
  const found = await Promise.all(run.slice(1).map(async (char, at) => {
    let { places } = await store.lookup(char + run[at], EVERYWHERE)
    const before = heads[at], behind = tails[at + 2]
    if (behind) places = followed(places, behind, 2)
    return candidates(before ? followed(before, places, at) : places, before ? 0 : at, INSIDE)
  }))
  return found.flat()
}

/**
 * @param {Places} places
 * @param {number} offset of the run's beginning before each
 * @param {number} worth
 * @returns {Candidate[]}
 */
const candidates = (places, offset, worth) => Array.from(places, place => ({ place, start: place - offset, worth }))

/**
 * What stands at the candidates, of each record first one block.
 * @param {Store} store
 * @param {string[]} run
 * @param {Candidate[]} found
 * @param {Allowed} allowed
 * @returns {Promise<Near[]>}
 */
async function readings(store, run, found, allowed) {
  /** @type {Map<string, Near>} */
  const texts = new Map()
  await Promise.all(blocksOf(found, allowed).map(async ([block, own]) => {
    const record = Math.floor(block * BLOCK / RECORD), first = record * RECORD
    const { parts } = await store.text(record, block % (RECORD / BLOCK))
    for (const { place, start, worth } of own.slice(0, MOST_IN_TEXT)) {
      const window = windowAt(parts, place - first, start - first, run)
      if (!window) continue
      const before = texts.get(window.text)
      const places = union([before?.places ?? new Float64Array(0), Float64Array.of(first + window.start)])
      texts.set(window.text, { text: window.text, places, worth: Math.max(worth, before?.worth ?? 0) })
    }
  }))
  return [...texts.values()].sort((a, b) => b.worth - a.worth || b.places.length - a.places.length || (a.text < b.text ? -1 : 1))
}

/**
 * The blocks to look into, the most likely first, and another of the same record last.
 * @param {Candidate[]} found
 * @param {Allowed} allowed
 * @returns {[number, Candidate[]][]}
 */
function blocksOf(found, allowed) {
  /** @type {Map<number, Candidate[]>} */
  const blocks = new Map()
  for (const each of found.sort((a, b) => b.worth - a.worth || a.start - b.start)) {
    if (!allowed(Math.floor(each.place / RECORD / 2))) continue
    const block = Math.floor(each.place / BLOCK)
    blocks.set(block, [...blocks.get(block) ?? [], each])
  }
  const seen = new Set()
  const [first, later] = [...blocks].reduce((/** @type {[number, Candidate[]][][]} */ [first, later], block) => {
    const record = Math.floor(block[0] * BLOCK / RECORD)
    ;(seen.has(record) ? later : first).push(block)
    seen.add(record)
    return [first, later]
  }, [[], []])
  return [...first, ...later].slice(0, MOST_TEXTS)
}

/**
 * What stands in a text about a place and is within one edit of a run; rather inside it than at an end.
 * @param {import("./store.js").TextPart[]} parts
 * @param {number} place
 * @param {number} start
 * @param {string[]} run
 * @returns {{ text: string, start: number } | undefined}
 */
function windowAt(parts, place, start, run) {
  const part = parts.filter(part => part[2] <= place).sort((a, b) => b[2] - a[2])[0]
  if (!part) return undefined
  const all = units(part[3]), own = all.map(unit => unit.text)
  const query = run.join("")
  /** @param {number} at whether a mark parts two units */
  const isParted = at => all[at].end < all[at + 1].start
  /** @type {{ text: string, start: number } | undefined} */
  let found
  for (const length of [run.length, run.length - 1, run.length + 1]) {
    for (const shift of [0, 1, -1]) {
      const from = Math.max(0, start - part[2] + shift)
      const text = own.slice(from, from + length).join("")
      if (text.length !== length || !isHan(text) || !isWithinOneEdit(text, query)) continue
      // Nobody mistypes what stands beyond a mark.
      if ((text[0] !== query[0] && isParted(from)) || (lastOf(text) !== lastOf(query) && isParted(from + length - 2))) continue
      if ((text[0] === query[0] && lastOf(text) === lastOf(query)) || sorted(text) === sorted(query)) return { text, start: part[2] + from }
      found = found ?? { text, start: part[2] + from }
    }
  }
  return found
}

/** @param {string} text */
const lastOf = text => text[text.length - 1]

/** @param {string} text */
const sorted = text => [...text].sort().join("")

/**
 * Whether one insertion, deletion, substitution or swap of neighbours makes one of the other.
 * @param {string} one
 * @param {string} other
 */
export function isWithinOneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = one.slice(at), others = other.slice(at)
  if (rest.length === others.length) {
    return rest.slice(1) === others.slice(1) || (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2))
  }
  return rest.length > others.length ? rest.slice(1) === others : rest === others.slice(1)
}

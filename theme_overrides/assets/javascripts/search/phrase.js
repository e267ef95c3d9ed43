// @ts-check
// A phrase (units side by side) -> where it stands.

import { inflected, stem } from "./stem.js"
import { places as decode } from "./store.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Places} Places @typedef {import("./fold.js").Unit} Unit */
/** @typedef {{ offset: number, find: () => Promise<Places> }} Probe a token of a phrase, so many units from its start */

/**
 * Where a phrase begins, by record.
 * @param {Store} store
 * @param {Unit[]} phrase
 * @param {{ open: boolean, loose: boolean }} options whether the reader may still be typing its last word; whether words
 *   of the same stem will do (farm for farmer)
 * @returns {Promise<Places>}
 */
export async function findPhrase(store, phrase, options) {
  const found = await Promise.all(probes(store, phrase, options).map(async ({ offset, find }) => ({ offset, places: await find() })))
  if (!found.length || found.some(({ places }) => !places.size)) return new Map()
  found.sort((a, b) => a.places.size - b.places.size)
  const [rarest, ...others] = found
  /** @type {Places} */
  const starts = new Map()
  for (const [record, positions] of rarest.places) {
    let own = positions.map(position => position - rarest.offset)
    for (const { offset, places } of others) {
      const there = new Set(places.get(record))
      own = own.filter(start => there.has(start + offset))
      if (!own.length) break
    }
    if (own.length) starts.set(record, own)
  }
  return starts
}

/**
 * What must stand where for a phrase to stand there. Of a run of Han characters every other pair is enough.
 * @param {Store} store
 * @param {Unit[]} phrase
 * @param {{ open: boolean, loose: boolean }} options
 * @returns {Probe[]}
 */
function probes(store, phrase, { open, loose }) {
  /** @type {Probe[]} */
  const list = []
  for (let at = 0; at < phrase.length;) {
    const { kind, text } = phrase[at]
    const offset = at
    const end = at + 1 === phrase.length
    if (kind === "han") {
      const from = at
      while (at < phrase.length && phrase[at].kind === "han") at++
      list.push(...hanProbes(store, phrase.slice(from, at).map(unit => unit.text), from, phrase.length))
      continue
    }
    const next = phrase[at + 1]
    if (kind === "word") list.push({ offset, find: () => findWord(store, text, open && end, loose) })
    else list.push({ offset, find: () => findNumber(store, text, next?.kind === "han" ? next.text : "") })
    at++
  }
  return list
}

/**
 * @param {Store} store
 * @param {string[]} run
 * @param {number} from
 * @param {number} length of the whole phrase
 * @returns {Probe[]}
 */
function hanProbes(store, run, from, length) {
  /** @param {string} token */
  const one = token => () => store.lookup("words", token).then(decoded)
  // One character beside a figure: the figure's own token knows the character behind it.
  if (run.length === 1) return length === 1 ? [{ offset: from, find: one(run[0]) }] : []
  const offsets = []
  for (let at = 0; at + 1 < run.length; at += 2) offsets.push(at)
  if (run.length % 2) offsets.push(run.length - 2)
  return offsets.map(at => ({ offset: from + at, find: one(run[at] + run[at + 1]) }))
}

/**
 * A word in all its forms; while it is being typed, also what begins with it.
 * @param {Store} store
 * @param {string} word
 * @param {boolean} open
 * @param {boolean} loose
 */
async function findWord(store, word, open, loose) {
  if (word.length < 3) return decoded(await store.lookup("words", word))
  const root = stem(word)
  const shared = word.slice(0, Math.max(3, Math.min(root.length - 1, commonLength(word, root))))
  const found = await store.range(shared)
  const own = inflected(word)
  const same = found.filter(([token]) => inflected(token) === own || (loose && stem(token) === root))
  if (same.length || !open) return union(same)
  return union(found.filter(([token]) => token.startsWith(word)))
}

/**
 * A figure as printed or as multiplied out; or one that begins so: 3808万 for 3808.56万.
 * @param {Store} store
 * @param {string} digits
 * @param {string} unit the Han character behind it
 */
async function findNumber(store, digits, unit) {
  const exact = await store.lookup("words", digits + unit)
  if (exact) return decoded(exact)
  const begun = unit
    ? new RegExp(`^${digits.replace(".", "\\.")}${digits.includes(".") ? "" : "\\."}\\d+${unit}$`)
    : new RegExp(`^${digits.replace(".", "\\.")}[\\d.]*$`)
  return union((await store.range(digits)).filter(([token]) => begun.test(token)))
}

/**
 * @param {string} one
 * @param {string} other
 */
function commonLength(one, other) {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

/** @param {Uint8Array | undefined} bytes @returns {Places} */
const decoded = bytes => (bytes ? decode(bytes) : new Map())

/** @param {[string, Uint8Array][]} tokens @returns {Places} */
function union(tokens) {
  if (tokens.length === 1) return decode(tokens[0][1])
  /** @type {Places} */
  const all = new Map()
  for (const [, bytes] of tokens) {
    for (const [record, positions] of decode(bytes)) {
      const before = all.get(record)
      all.set(record, before ? [...new Set([...before, ...positions])].sort((a, b) => a - b) : positions)
    }
  }
  return all
}

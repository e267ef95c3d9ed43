// @ts-check
// A phrase (units side by side) -> where it stands.

import { followed, RECORD, together, union } from "./places.js"
import { COMMON } from "./query.js"
import { NOWHERE } from "./store.js"
import { american, inflected, multiplies } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").List} List @typedef {import("./fold.js").Unit} Unit */
/** @typedef {{ open: boolean, loose: boolean, depth: number, exact?: boolean }} Options whether the reader may still be typing the last word; whether words of the same stem will do (farm for farmer); how much to read of long lists; whether no other form of a word or figure will do */
/** @typedef {{ offset: number, list: Promise<List> }} Probe a token of a phrase, so many units from its start */

/** So many files tell enough of how a word may go on: with the next letter they are others. */
const BEGUN_FILES = 2
/** So many rare pairs side by side are a sentence that nobody wrote twice with other words between them. */
const TELLING = 6

/**
 * Where a phrase begins.
 * @param {Store} store
 * @param {Unit[]} phrase
 * @param {Options} options
 * @returns {Promise<List>}
 */
export async function findPhrase(store, phrase, options) {
  const found = await Promise.all(probes(store, phrase, options).map(async ({ offset, list }) => ({ offset, ...await list })))
  if (!found.length) return NOWHERE
  found.sort((a, b) => a.places.length - b.places.length)
  const [rarest, ...others] = found
  const proved = provedByWhole(found)
  if (proved) return { places: proved, until: Infinity, tiers: 0 }
  let left = rarest.places
  for (const { offset, places } of others) left = left.length ? followed(left, places, offset - rarest.offset) : left
  let exact = found.some(list => list.exact) ? left : undefined
  for (const list of found) if (list.exact && exact) exact = followed(exact, list.exact, list.offset - rarest.offset)
  const begins = (/** @type {import("./store.js").Places} */ places) => (rarest.offset ? places.map(place => place - rarest.offset) : places)
  return {
    places: begins(left),
    exact: exact && begins(exact),
    // A list that is whole and empty leaves nothing to find.
    until: found.some(({ places, until }) => !places.length && until === Infinity) ? Infinity : Math.min(...found.map(({ until }) => until)),
    tiers: 0,
    begun: found.some(({ begun }) => begun),
  }
}

/**
 * Where a phrase begins, if the lists that are whole say enough: that it stands nowhere, or, of a sentence, that so many pairs
 * stand as far apart as in it that the others, of which only the newest articles were read, need not be read on.
 * @param {({ offset: number } & List)[]} found
 * @returns {import("./store.js").Places | undefined}
 */
function provedByWhole(found) {
  const whole = found.filter(({ until }) => until === Infinity)
  if (whole.length === found.length || !whole.length) return undefined
  const [rarest, ...others] = whole
  let left = rarest.places
  for (const { offset, places } of others) left = left.length ? followed(left, places, offset - rarest.offset) : left
  if (!left.length) return left
  if (whole.length < TELLING || found.some(({ exact, begun }) => exact || begun)) return undefined
  for (const { offset, places, until } of found) {
    if (until === Infinity) continue
    const beyond = left.filter(place => place >= until * RECORD)
    left = union([followed(left, places, offset - rarest.offset), beyond])
  }
  return left.map(place => place - rarest.offset)
}

/**
 * What must stand where for a phrase to stand there. Of a run of Han characters every other pair is enough.
 * @param {Store} store
 * @param {Unit[]} phrase
 * @param {Options} options
 * @returns {Probe[]}
 */
function probes(store, phrase, { open, loose, depth, exact = false }) {
  /** @type {Probe[]} */
  const list = []
  for (let at = 0; at < phrase.length;) {
    const { kind, text, end, percent } = phrase[at]
    const offset = at
    const isLast = at + 1 === phrase.length
    if (kind === "han") {
      const from = at
      while (at < phrase.length && phrase[at].kind === "han") at++
      list.push(...hanProbes(store, phrase.slice(from, at).map(unit => unit.text), from, phrase.length, depth))
      continue
    }
    const next = phrase[at + 1]
    // Of the commonest words the index has one place a record: what stands about them tells where they are.
    if (at && COMMON.has(text)) {
      at++
      continue
    }
    if (exact) list.push({ offset, list: store.lookup(percent ? `${text}%` : text, depth) })
    else if (kind === "word") list.push({ offset, list: findWord(store, text, { open: open && isLast, loose, depth }) })
    else list.push({ offset, list: findNumber(store, text, percent ? "%" : next?.kind === "han" && next.start === end ? next.text : "", { open: open && isLast, depth, isPart: next && multiplies(next.text) }) })
    at++
  }
  return list
}

/**
 * @param {Store} store
 * @param {string[]} run
 * @param {number} from
 * @param {number} length of the whole phrase
 * @param {number} depth
 * @returns {Probe[]}
 */
function hanProbes(store, run, from, length, depth) {
  // One character beside a figure: the figure's own token knows the character behind it.
  if (run.length === 1) return length === 1 ? [{ offset: from, list: store.lookup(run[0], depth) }] : []
  const offsets = []
  for (let at = 0; at + 1 < run.length; at += 2) offsets.push(at)
  if (run.length % 2) offsets.push(run.length - 2)
  return offsets.map(at => ({ offset: from + at, list: store.lookup(run[at] + run[at + 1], depth) }))
}

/**
 * A word in all its forms, and where it stands in the form that was typed; while it is being typed, also what begins with it.
 * @param {Store} store
 * @param {string} word
 * @param {Options} options
 */
async function findWord(store, word, { open, loose, depth }) {
  if (word.length < 3) return store.lookup(word, depth)
  if (loose) return (await import("./stem.js")).findRelated(store, word, depth)
  const own = inflected(word)
  const shared = word.slice(0, Math.max(3, own.length - 1))
  const spelt = american(word)
  const same = await store.range(shared, token => inflected(token) === own || american(token) === spelt, depth)
  const isThere = same.some(([token]) => token === word)
  // A word that stands nowhere as typed may be the beginning of another, though it may also be a form of one: stat, of states and of stations.
  const begun = !open || isThere ? [] : (await store.range(word, () => true, 0, BEGUN_FILES)).filter(([token]) => !same.some(([form]) => form === token))
  if (!begun.length) {
    const list = together(same.map(([, list]) => list))
    if (same.every(([token]) => token === word)) return list
    const exact = same.find(([token]) => token === word) ?? same.find(([token]) => american(token) === spelt)
    return { ...list, exact: exact?.[1].places ?? NOWHERE.places }
  }
  return { ...together([...same, ...begun].map(([, list]) => list)), begun: true }
}

/**
 * A figure as printed or as multiplied out; or the whole part of one: 3808万 for 3808.56万; while it is being typed, also what begins so.
 * @param {Store} store
 * @param {string} digits
 * @param {string} unit the Han character behind it, or the sign of a per cent
 * @param {{ open: boolean, depth: number, isPart?: boolean }} options whether a word makes another figure of it: 11 million may be 11.5 million, where 11 is no 11.5
 */
async function findNumber(store, digits, unit, { open, depth, isPart = false }) {
  const exact = await store.lookup(digits + unit, depth)
  if (exact.places.length && !isPart) return exact
  const own = digits.replace(".", "\\.")
  const more = open && !unit ? "[\\d.]*" : digits.includes(".") ? "\\d+" : "\\.\\d+"
  const begun = new RegExp(`^${own}(?:${more})${isPart ? "?" : ""}${unit}$`)
  return together((await store.range(digits, token => begun.test(token), depth)).map(([, list]) => list))
}

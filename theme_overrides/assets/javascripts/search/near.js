// @ts-check
// What a reader may have meant: within one edit of what was typed, or of the same sound.

import { isHan, units } from "./fold.js"
import { places as decode } from "./store.js"
import { hanOf } from "./spellings.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase */

const MOST = 4, MOST_TEXTS = 8

/**
 * Corrections of a query, the most likely first.
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @returns {Promise<string[]>}
 */
export async function nearest(store, phrases) {
  /** @type {string[][]} */
  const options = await Promise.all(phrases.map(({ units }) => nearPhrase(store, units.map(unit => unit.text))))
  if (options.some(own => !own.length)) return []
  const whole = options.reduce((all, own) => all.flatMap(before => own.map(each => `${before} ${each}`)).slice(0, 12), [""])
  return whole.map(each => each.trim())
}

/**
 * @param {Store} store
 * @param {string[]} phrase
 * @returns {Promise<string[]>}
 */
async function nearPhrase(store, phrase) {
  if (phrase.length > 1 && isHan(phrase.join(""))) {
    const [sound, sight] = await Promise.all([sameSound(store, phrase), oneEdit(store, phrase)])
    return [...new Set([...sound, ...sight])].slice(0, MOST)
  }
  const options = await Promise.all(phrase.map(text => (/^[a-z]{3,}$/.test(text) ? nearWord(store, text) : [text])))
  return options.reduce((all, own) => all.flatMap(before => own.map(each => `${before} ${each}`)).slice(0, MOST), [""]).map(each => each.trim())
}

/**
 * Words of the articles within one edit; the word itself where it stands there.
 * @param {Store} store
 * @param {string} word
 */
async function nearWord(store, word) {
  const words = await store.latin()
  if (words.includes(word)) return [word]
  const near = words.filter(each => Math.abs(each.length - word.length) < 4 && (isWithinOneEdit(each, word) || isWithinOneEdit(each.replace(/s$/, ""), word)))
  const first = near.sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]))
  return (first.length ? first : words.filter(each => word.length > 3 && each.includes(word))).slice(0, MOST)
}

/**
 * Runs of the articles that sound the same.
 * @param {Store} store
 * @param {string[]} run
 */
async function sameSound(store, run) {
  const sounds = new Map()
  for (const line of await store.sounds()) {
    const [, reading, chars] = /** @type {RegExpExecArray} */ (/^([a-z]+)(.*)$/u.exec(line))
    for (const char of chars) sounds.set(char, reading)
  }
  const syllables = run.map(char => sounds.get(char))
  if (syllables.some(each => !each)) return []
  return (await hanOf(store, syllables)).slice(0, MOST)
}

/**
 * Runs of the articles with one character more, less or other. Pairs that stand where they should vote for a place,
 * and the text there decides.
 * @param {Store} store
 * @param {string[]} run
 */
async function oneEdit(store, run) {
  if (run.length < 3) return sameBeginning(store, run[0])
  const found = await Promise.all(run.slice(1).map((char, at) => store.lookup("words", run[at] + char)))
  /** @type {Map<number, number>} */
  const votes = new Map()
  const WIDTH = 1 << 17
  found.forEach((bytes, at) => {
    if (!bytes) return
    for (const [record, positions] of decode(bytes)) {
      for (const position of positions) {
        const key = record * WIDTH + position - at + 32
        votes.set(key, (votes.get(key) ?? 0) + 1)
      }
    }
  })
  const needed = run.length - 3
  const likely = [...votes].map(([key, own]) => /** @type {[number, number]} */ ([key, own + Math.max(votes.get(key - 1) ?? 0, votes.get(key + 1) ?? 0)]))
    .filter(([, own]) => own >= Math.max(1, needed)).sort((a, b) => b[1] - a[1])
  /** @type {Map<number, number[]>} */
  const records = new Map()
  for (const [key] of likely) {
    const record = Math.floor(key / WIDTH)
    if (!records.has(record) && records.size === MOST_TEXTS) continue
    records.set(record, [...records.get(record) ?? [], key % WIDTH - 32])
  }
  /** @type {string[]} */
  const best = []
  await Promise.all([...records].map(async ([record, starts]) => {
    const { parts } = await store.text(record)
    for (const start of starts.slice(0, 20)) best.push(...windows(parts, start, run))
  }))
  return [...new Set(best)].slice(0, MOST)
}

/**
 * Of two characters one is too little to go by, unless it seldom begins a word.
 * @param {Store} store
 * @param {string} first
 */
async function sameBeginning(store, first) {
  const pairs = (await store.range(first)).filter(([token]) => token.length === 2)
  return pairs.length > MOST ? [] : pairs.map(([token]) => token)
}

/**
 * The words of a text about a place that are within one edit.
 * @param {import("./store.js").TextPart[]} parts
 * @param {number} start
 * @param {string[]} run
 */
function windows(parts, start, run) {
  const at = parts.map(part => part[2]).filter(first => first <= start + 1).length - 1
  const part = parts[at]
  if (!part) return []
  const own = units(part[3]).map(unit => unit.text)
  const query = run.join("")
  for (const length of [run.length, run.length - 1, run.length + 1]) {
    for (const shift of [0, 1, -1]) {
      const from = start - part[2] + shift
      const text = own.slice(Math.max(0, from), Math.max(0, from + length)).join("")
      if (text.length === length && isHan(text) && isWithinOneEdit(text, query)) return [text]
    }
  }
  return []
}

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

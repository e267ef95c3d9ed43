// @ts-check
// What a reader may have meant: within one edit of what was typed, or of the same sound.

import { isHan, units } from "./fold.js"
import { followed, RECORD, union } from "./places.js"
import { hanOf } from "./spellings.js"
import { BLOCK } from "./store.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places */

const MOST = 4, MOST_TEXTS = 8, MOST_FILES = 8
/** So far behind an end mark no text goes on. */
const EDGE = 32

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
    const sound = await sameSound(store, phrase)
    const sight = sound.length ? [] : await oneEdit(store, phrase)
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

/** The first byte of GB 2312's everyday characters, and how many rows of 94 they fill; they are sorted by pinyin. */
const FIRST_ROW = 0xb0, ROWS = 40

/**
 * How each character is read.
 * @param {string} table `a啊ai埃…`: with which everyday character each syllable begins; a line feed; all other characters
 */
export function soundsOf(table) {
  const [begun, others] = table.split("\n")
  const begins = new Map([...begun.matchAll(/([a-z]+)(.)/gu)].map(([, syllable, char]) => [char, syllable]))
  const sounds = new Map([...others.matchAll(/([a-z]+)(.)/gu)].map(([, syllable, char]) => [char, syllable]))
  const bytes = new Uint8Array(ROWS * 94 * 2)
  for (let at = 0; at < ROWS * 94; at++) bytes.set([FIRST_ROW + Math.floor(at / 94), 0xa1 + at % 94], 2 * at)
  let syllable = ""
  for (const char of new TextDecoder("gb18030").decode(bytes)) {
    syllable = begins.get(char) ?? syllable
    sounds.set(char, syllable)
  }
  return sounds
}

/**
 * Runs of the articles that sound the same.
 * @param {Store} store
 * @param {string[]} run
 */
async function sameSound(store, run) {
  const sounds = soundsOf(await store.sounds())
  const syllables = run.map(char => sounds.get(char))
  return syllables.every(Boolean) ? (await hanOf(store, syllables)).slice(0, MOST) : []
}

/**
 * Runs of the articles with one character more, less or other. Pairs that stand where they should vote for a place,
 * and the text there decides.
 * @param {Store} store
 * @param {string[]} run
 */
async function oneEdit(store, run) {
  if (run.length < 3) return sameBeginning(store, run[0])
  const found = await Promise.all(run.slice(1).map(async (char, at) => (await store.lookup(run[at] + char, 2)).places))
  if (run.length === 3) found.push(await around(store, run))
  /** @type {Map<number, number>} */
  const votes = new Map()
  found.forEach((places, at) => {
    for (const place of places) {
      const start = place - at % (run.length - 1) + EDGE
      votes.set(start, (votes.get(start) ?? 0) + 1)
    }
  })
  const needed = Math.max(1, run.length - 3)
  const likely = [...votes].map(([start, own]) => /** @type {[number, number]} */ ([start, own + Math.max(votes.get(start - 1) ?? 0, votes.get(start + 1) ?? 0)]))
    .filter(([, own]) => own >= needed).sort((a, b) => b[1] - a[1])
  /** @type {Map<number, number[]>} */
  const blocks = new Map()
  for (const [key] of likely) {
    const start = Math.max(0, key - EDGE), block = Math.floor((start + 1) / BLOCK)
    if (!blocks.has(block) && blocks.size === MOST_TEXTS) continue
    blocks.set(block, [...blocks.get(block) ?? [], start % RECORD])
  }
  /** @type {Set<string>} */
  const best = new Set()
  await Promise.all([...blocks].map(async ([block, starts]) => {
    const { parts } = await store.text(Math.floor(block * BLOCK / RECORD), block % (RECORD / BLOCK))
    for (const start of starts.slice(0, 20)) for (const text of windows(parts, start, run)) best.add(text)
  }))
  return [...best].slice(0, MOST)
}

/**
 * Where the first and the last of three characters stand around another one.
 * @param {Store} store
 * @param {string[]} run
 * @returns {Promise<Places>}
 */
async function around(store, [first, , third]) {
  const [before, behind] = await Promise.all([first, third].map(char => store.range(char, token => token.length > 1, 1, MOST_FILES)))
  return followed(union(before.map(([, { places }]) => places)), union(behind.map(([, { places }]) => places)), 2)
}

/**
 * Of two characters one is too little to go by, unless it seldom begins a word.
 * @param {Store} store
 * @param {string} first
 */
async function sameBeginning(store, first) {
  const pairs = await store.range(first, token => token.length === 2 && !token.endsWith("$"), 0)
  return pairs.length > MOST ? [] : pairs.map(([token]) => token)
}

/**
 * The words of a text about a place that are within one edit.
 * @param {import("./store.js").TextPart[]} parts
 * @param {number} start
 * @param {string[]} run
 */
function windows(parts, start, run) {
  const part = parts.filter(part => part[2] <= start + 1).sort((a, b) => b[2] - a[2])[0]
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

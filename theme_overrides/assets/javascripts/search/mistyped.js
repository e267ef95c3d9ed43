// @ts-check
// Mistyped letters that are no English word: pinyin as it is often confused, and spellings of the glossary.

import { isWithinOneEdit } from "./edits.js"
import { isHan } from "./fold.js"
import { fromPinyin, hanOf, hanOfAny, segmentations } from "./spellings.js"
import { soundsOf } from "./sounds.js"

/** @typedef {import("./store.js").Store} Store */

/** @type {[RegExp, string][]} beginnings and ends of syllables that speakers and fingers confuse; letters typed twice. $1: what stays */
const CONFUSED = [
  [/zh/g, "z"], [/z(?!h)/g, "zh"], [/ch/g, "c"], [/c(?!h)/g, "ch"], [/sh/g, "s"], [/s(?!h)/g, "sh"],
  [/ng(?![aeiouv])/g, "n"], [/([aeiou])n(?![aeiouvg])/g, "$1ng"], [/l(?=[aeiouv])/g, "n"], [/n(?=[aeiouv])/g, "l"],
  [/f(?=[aeou])/g, "h"], [/h(?=[aeou])/g, "f"], [/v/g, "u"], [/([a-z])\1/g, "$1"], [/([ln])u(?!o)/g, "$1v"],
]
/** So many letters tell which name is meant. */
const TELLING = 4, MOST = 4
/** Of fewer letters too much is read nearly so; more are no word. */
const LONG = 8, LONGEST = 24, MOST_SPOKEN = 24, MOST_WAYS = 2
const ALPHABET = [..."abcdefghijklmnopqrstuvwxyz"]

/**
 * Readings of a syllable or a row of them with one confusion in it.
 * @param {string} letters
 * @returns {string[]}
 */
export function confusions(letters) {
  const found = new Set()
  for (const [pattern, other] of CONFUSED) {
    for (const { 0: own, 1: kept = "", index } of letters.matchAll(pattern)) {
      found.add(letters.slice(0, index) + other.replace("$1", kept) + letters.slice(index + own.length))
    }
  }
  return [...found]
}

/**
 * What is read nearly as some letters that are no pinyin: with one letter more, less or other, or two that changed places.
 * @param {Store} store
 * @param {string} letters
 */
async function oneLetterOff(store, letters) {
  const known = new Set((await store.readings()).syllables.split(" "))
  if (letters.length < LONG || letters.length > LONGEST || segmentations(letters, known).some(way => !way.slice(1).some(syllable => /^[aeo]/.test(syllable)))) return []
  const others = new Set(Array.from(letters, (own, at) => {
    const before = letters.slice(0, at), behind = letters.slice(at + 1)
    return [before + behind, before + (behind[0] ?? "") + own + behind.slice(1), ...ALPHABET.flatMap(letter => [before + letter + behind, before + letter + own + behind, letters + letter])]
  }).flat())
  const ways = [...others].flatMap(other => segmentations(other, known).slice(0, 1)).filter(way => way.length > 1).sort((one, other) => one.length - other.length)
  const fewest = ways.filter(way => way.length === ways[0].length).slice(0, MOST_SPOKEN)
  return (await Promise.all(fewest.map(way => hanOf(store, way)))).flat()
}

/**
 * A syllable, and those for which it may have been typed: of two confusions too, zeng for zhen.
 * @param {string} syllable
 */
function confusedWith(syllable) {
  const once = confusions(syllable)
  return [...new Set([syllable, ...once, ...once.flatMap(confusions)])]
}

/**
 * The syllables of the articles, and whatever may be typed for them.
 * @param {Store} store
 */
const typedFor = async store => new Set((await store.readings()).syllables.split(" ").flatMap(confusedWith))

/**
 * Whether every word is made of syllables, or of what may be typed for them.
 * @param {Store} store
 * @param {string} words
 */
export async function isNearlyPinyin(store, words) {
  const typed = await typedFor(store)
  return words.split(" ").every(word => segmentations(word, typed).length)
}

/**
 * What is read nearly as three syllables and more, each of which may be confused.
 * @param {Store} store
 * @param {string} letters
 */
async function confusedEach(store, letters) {
  if (letters.length < LONG || letters.length > LONGEST) return []
  const known = new Set((await store.readings()).syllables.split(" "))
  const ways = segmentations(letters, await typedFor(store)).filter(way => way.length > 2).slice(0, MOST_WAYS)
  return (await Promise.all(ways.map(way => hanOfAny(store, way.map(syllable => confusedWith(syllable).filter(each => known.has(each))))))).flat()
}

/**
 * What may be meant by letters, in Han characters or in the glossary's spelling; and how the articles may write that.
 * @param {Store} store
 * @param {string} letters folded, words parted by a space
 * @returns {Promise<{ text: string, written: string[] }[]>}
 */
export async function meantByLetters(store, letters) {
  if (letters.length < TELLING) return []
  const groups = await store.aliases()
  const joined = letters.replace(/ /g, "")
  const spelt = groups.flatMap(group => group.filter(each => each.length >= TELLING && isWithinOneEdit(each, letters)).slice(0, 1)
    .map(text => ({ text, written: group.filter(each => each.length > 1) })))
  let heard = (await Promise.all(confusions(joined).map(other => fromPinyin(store, other)))).flat()
  for (const further of [oneLetterOff, confusedEach]) if (!heard.length) heard = await further(store, joined)
  const confused = heard.filter(text => text.length > 1)
  const sounds = soundsOf(await store.sounds())
  const named = groups.flat().filter(each => isHan(each) && each.length > 1
    && isWithinOneEdit([...each].map(char => sounds.get(char) ?? "?").join(""), joined))
  const han = [...new Set([...confused, ...named])].map(text => ({ text, written: [text] }))
  return [...spelt, ...han].slice(0, 3 * MOST)
}

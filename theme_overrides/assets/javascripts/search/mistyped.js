// @ts-check
// Mistyped letters that are no English word: pinyin as it is often confused, and spellings of the glossary.

import { isWithinOneEdit } from "./edits.js"
import { isHan } from "./fold.js"
import { fromPinyin } from "./spellings.js"
import { soundsOf } from "./sounds.js"

/** @typedef {import("./store.js").Store} Store */

/** @type {[RegExp, string][]} beginnings and ends of syllables that speakers and fingers confuse; letters typed twice */
const CONFUSED = [
  [/zh/g, "z"], [/z(?!h)/g, "zh"], [/ch/g, "c"], [/c(?!h)/g, "ch"], [/sh/g, "s"], [/s(?!h)/g, "sh"],
  [/ng(?![aeiouv])/g, "n"], [/(?<=[aeiou])n(?![aeiouvg])/g, "ng"], [/l(?=[aeiouv])/g, "n"], [/n(?=[aeiouv])/g, "l"],
  [/f(?=[aeou])/g, "h"], [/h(?=[aeou])/g, "f"], [/v/g, "u"], [/(?<=([a-z]))\1/g, ""], [/(?<=[ln])u(?!o)/g, "v"],
]
/** So many letters tell which name is meant. */
const TELLING = 4, MOST = 4

/**
 * Readings of a syllable or a row of them with one confusion in it.
 * @param {string} letters
 * @returns {string[]}
 */
export function confusions(letters) {
  const found = new Set()
  for (const [pattern, other] of CONFUSED) {
    for (const { 0: own, index } of letters.matchAll(pattern)) {
      found.add(letters.slice(0, index) + other + letters.slice(index + own.length))
    }
  }
  return [...found]
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
  const joined = letters.replaceAll(" ", "")
  const spelt = groups.flatMap(group => group.filter(each => each.length >= TELLING && isWithinOneEdit(each, letters)).slice(0, 1)
    .map(text => ({ text, written: group.filter(each => each.length > 1) })))
  const confused = (await Promise.all(confusions(joined).map(other => fromPinyin(store, other)))).flat()
  const sounds = soundsOf(await store.sounds())
  const named = groups.flat().filter(each => isHan(each) && each.length > 1
    && isWithinOneEdit([...each].map(char => sounds.get(char) ?? "?").join(""), joined))
  const han = [...new Set([...confused, ...named])].map(text => ({ text, written: [text] }))
  return [...spelt, ...han].slice(0, 3 * MOST)
}

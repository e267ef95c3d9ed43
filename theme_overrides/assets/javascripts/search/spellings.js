// @ts-check
// Other ways to write a query: the glossary's other spellings, pinyin, Traditional characters.

import { fold, isHan, normal, units } from "./fold.js"

/** @typedef {import("./store.js").Store} Store */

/** So much of a name tells which one is meant. */
const ENOUGH = 3
const MOST = 6, MOST_PATHS = 24, MOST_SEGMENTATIONS = 6

/**
 * The query with a term of the glossary in its other spellings.
 * @param {Store} store
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function otherSpellings(store, text) {
  const own = normal(units(text))
  let longest = 0
  /** @type {string[]} */
  let written = []
  for (const group of await store.aliases()) {
    for (const spelling of group) {
      if (spelling.length < longest || !stands(spelling, own)) continue
      const rest = group.filter(each => each !== spelling && !(isHan(each) && isHan(spelling) && own.includes(each)))
        .map(other => own.replace(spelling, ` ${other} `).trim())
      written = spelling.length === longest ? [...written, ...rest] : rest
      longest = spelling.length
    }
  }
  written = [...new Set(written)].slice(0, MOST)
  return isHan(own) && own.length >= ENOUGH ? [...written, ...namedInPart(await store.aliases(), own)] : written
}

/**
 * The other spellings of what has a name of which most was typed.
 * @param {string[][]} groups
 * @param {string} own
 */
function namedInPart(groups, own) {
  const known = groups.filter(group => group.some(spelling => isHan(spelling) && spelling.length <= 2 * own.length && spelling.includes(own)))
  return [...new Set(known.flat())].slice(0, MOST)
}

/**
 * @param {string} spelling
 * @param {string} text
 */
const stands = (spelling, text) => (isHan(spelling) ? text.includes(spelling) : ` ${text} `.includes(` ${spelling} `))

/**
 * What the query says if it is pinyin, with or without spaces, tone marks or tone numbers.
 * @param {Store} store
 * @param {string} text
 * @returns {Promise<string[]>} in Han characters; words apart where they were typed apart and do not stand side by side
 */
export async function fromPinyin(store, text) {
  const chunks = fold(text).replace(/([a-z])[1-5](?![0-9])/g, "$1").replaceAll("'", " ").trim().split(/[\s-]+/)
  if (chunks.some(isHan)) return besideHan(store, chunks)
  if (!chunks.every(chunk => /^[a-z]{1,40}$/.test(chunk))) return []
  const known = new Set((await store.readings()).syllables.split(" "))
  const apart = chunks.map(chunk => segmentations(chunk, known))
  if (apart.some(ways => !ways.length)) return []
  const whole = apart.reduce((all, ways) => all.flatMap(before => ways.map(way => [...before, ...way])).slice(0, MOST_SEGMENTATIONS))
  const found = (await Promise.all(whole.map(syllables => hanOf(store, syllables)))).flat()
  if (found.length || chunks.length === 1) return found
  const words = await Promise.all(apart.map(async ways => (await Promise.all(ways.map(way => hanOf(store, way)))).flat()[0]))
  return words.every(Boolean) ? [words.join(" ")] : []
}

/**
 * Words of pinyin beside words of Han characters: gaobiaozhun 农田.
 * @param {Store} store
 * @param {string[]} chunks
 */
async function besideHan(store, chunks) {
  if (!chunks.every(chunk => isHan(chunk) || /^[a-z]{2,40}$/.test(chunk))) return []
  const words = await Promise.all(chunks.map(async chunk => (isHan(chunk) ? chunk : (await fromPinyin(store, chunk))[0])))
  return words.every(Boolean) && chunks.some(chunk => !isHan(chunk)) ? [words.join(" ")] : []
}

/**
 * The ways to cut letters into syllables, those with the fewest first.
 * @param {string} letters
 * @param {Set<string>} known
 * @returns {string[][]}
 */
export function segmentations(letters, known) {
  /** @type {string[][]} */
  const ways = []
  /** @param {string} rest @param {string[]} before */
  const cut = (rest, before) => {
    if (!rest) ways.push(before)
    for (let length = Math.min(6, rest.length); length > 0 && ways.length < 40; length--) {
      if (known.has(rest.slice(0, length))) cut(rest.slice(length), [...before, rest.slice(0, length)])
    }
  }
  cut(letters, [])
  return ways.sort((a, b) => a.length - b.length).slice(0, MOST_SEGMENTATIONS)
}

/**
 * What the articles may have for some syllables: pairs of characters joined at the character they share.
 * @param {Store} store
 * @param {string[]} syllables
 * @returns {Promise<string[]>}
 */
export async function hanOf(store, syllables) {
  if (syllables.length === 1) return syllables[0].length > 1 ? (await listed(store, syllables[0], 1)).slice(0, MOST) : []
  const pairs = await Promise.all(syllables.slice(1).map((syllable, at) => listed(store, `${syllables[at]} ${syllable}`, 2)))
  let paths = pairs[0]
  for (const next of pairs.slice(1)) {
    paths = paths.flatMap(path => next.filter(pair => pair[0] === path.at(-1)).map(pair => path + pair[1])).slice(0, MOST_PATHS)
  }
  return paths.slice(0, MOST_PATHS)
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {number} length of each item
 */
async function listed(store, key, length) {
  const text = await store.read(key)
  return text.match(new RegExp(`.{${length}}`, "gu")) ?? []
}

/**
 * The query in the script of the articles; undefined where it is so already.
 * @param {Store} store
 * @param {string} text
 */
export async function simplified(store, text) {
  if (!/[\u3400-\u9fff]/.test(text)) return undefined
  const table = [...await store.traditional()]
  const forms = new Map()
  for (let at = 0; at < table.length; at += 2) forms.set(table[at], table[at + 1])
  const converted = [...text].map(char => forms.get(char) ?? char).join("")
  return converted === text ? undefined : converted
}

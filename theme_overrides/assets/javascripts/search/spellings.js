// @ts-check
// Other ways to write a query: the glossary's other spellings, and pinyin.

import { fold, isHan, normal, units } from "./fold.js"
import { soundsOf } from "./sounds.js"

/** @typedef {import("./store.js").Store} Store */

/** So much of a name tells which one is meant. */
const ENOUGH = 3, ENOUGH_HAN = 2
const KIND = / (?:city|county|district|town|township|village|prefecture)$/
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
  // What kind of place it is the articles may leave out: Rikaze City.
  written = [...new Set([...written, ...written.map(each => each.replace(KIND, ""))])].slice(0, 2 * MOST)
  return own.length < (isHan(own) ? ENOUGH_HAN : ENOUGH) || (written.length && !isHan(own)) ? written : [...written, ...namedInPart(await store.aliases(), own)]
}

/**
 * The other spellings of what has a name of which half was typed, characters side by side or whole words; or of which the
 * end was, in characters: what kind of thing it is stands there.
 * @param {string[][]} groups
 * @param {string} own
 */
function namedInPart(groups, own) {
  const known = groups.filter(group => group.some(spelling => isHan(spelling) === isHan(own)
    && ((size(spelling) <= 2 * size(own) && stands(own, spelling)) || (isHan(own) && spelling.endsWith(own)))))
  return [...new Set(known.flat())].slice(0, MOST)
}

/**
 * How many characters or words a name has.
 * @param {string} name
 */
const size = name => (isHan(name) ? name.length : name.split(" ").length)

/**
 * Whether a text holds a spelling, of Latin letters as words.
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
  const chunks = fold(text).replace(/([a-z])[1-5](?![0-9])/g, "$1").replace(/'/g, " ").trim().split(/[\s-]+/)
  if (!chunks.every(chunk => /^[a-z]{1,40}$/.test(chunk))) return besideHan(store, chunks)
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
 * What letters may say whose last syllable is still being typed: gaobiaozhunnongt.
 * @param {Store} store
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function fromBegunPinyin(store, text) {
  const letters = fold(text).replace(/[\s'-]/g, "")
  if (!/^[a-z]{5,40}$/.test(letters)) return []
  const known = (await store.readings()).syllables.split(" "), whole = new Set(known)
  for (let length = 5; length > 0; length--) {
    const head = letters.slice(0, -length), begun = letters.slice(-length)
    if (!known.some(syllable => syllable.startsWith(begun))) continue
    // One syllable and a letter say too little.
    const ways = segmentations(head, whole).filter(way => way.length > 1 || length > 1)
    const found = (await Promise.all(ways.map(way => hanOf(store, [...way, begun], true)))).flat()
    if (found.length) return found.slice(0, MOST)
  }
  return []
}

/**
 * Pinyin beside Han characters, in words of their own or in one: gaobiaozhun 农田, 高biaozhun.
 * @param {Store} store
 * @param {string[]} chunks
 */
async function besideHan(store, chunks) {
  const words = await Promise.all(chunks.map(async chunk => (/[a-z]/.test(chunk) ? (await mixed(store, chunk))[0] : chunk)))
  return words.every(Boolean) && chunks.some(chunk => /[a-z]/.test(chunk)) ? [words.join(" ")] : []
}

/**
 * @param {Store} store
 * @param {string} chunk
 */
async function mixed(store, chunk) {
  if (/^[a-z]{2,40}$/.test(chunk)) return fromPinyin(store, chunk)
  /** @type {string[]} */
  const pieces = chunk.match(/[a-z]+|[^a-z]+/g) ?? []
  if (!pieces.every(piece => isHan(piece) || /^[a-z]/.test(piece))) return []
  const known = new Set((await store.readings()).syllables.split(" ")), sounds = soundsOf(await store.sounds())
  /** @type {[string, string][][]} syllables, each with the character that was typed */
  const ways = pieces.reduce((/** @type {[string, string][][]} */ all, piece) => {
    const own = isHan(piece) ? [[...piece].map(char => [sounds.get(char) ?? "", char])] : segmentations(piece, known).map(way => way.map(syllable => [syllable, ""]))
    return all.flatMap(before => own.map(way => /** @type {[string, string][]} */ ([...before, ...way]))).slice(0, MOST_SEGMENTATIONS)
  }, [[]])
  const found = await Promise.all(ways.map(async way => (await hanOf(store, way.map(([syllable]) => syllable)))
    .filter(text => [...text].every((char, at) => !way[at][1] || char === way[at][1]))))
  return found.flat()
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
  /** What cannot be cut: without it xianxianxian…q is tried in every way. @type {Set<string>} */
  const hopeless = new Set()
  /** @param {string} rest @param {string[]} before */
  const cut = (rest, before) => {
    if (!rest) ways.push(before)
    if (hopeless.has(rest)) return
    const found = ways.length
    for (let length = Math.min(6, rest.length); length > 0 && ways.length < 40; length--) {
      if (known.has(rest.slice(0, length))) cut(rest.slice(length), [...before, rest.slice(0, length)])
    }
    if (ways.length === found) hopeless.add(rest)
  }
  cut(letters, [])
  return ways.sort((a, b) => a.length - b.length).slice(0, MOST_SEGMENTATIONS)
}

/**
 * What the articles may have for some syllables: pairs of characters joined at the character they share.
 * @param {Store} store
 * @param {string[]} syllables
 * @param {boolean} open whether the last is still being typed
 * @returns {Promise<string[]>}
 */
export async function hanOf(store, syllables, open = false) {
  if (syllables.length === 1) return syllables[0].length > 1 ? (await listed(store, syllables[0], 1)).slice(0, MOST) : []
  return joined(await Promise.all(syllables.slice(1).map((syllable, at) =>
    listed(store, `${syllables[at]} ${syllable}`, 2, open && at === syllables.length - 2))))
}

/**
 * The same for several syllables of which each may be another.
 * @param {Store} store
 * @param {string[][]} syllables
 * @returns {Promise<string[]>}
 */
export async function hanOfAny(store, syllables) {
  return joined(await Promise.all(syllables.slice(1).map(async (seconds, at) =>
    (await Promise.all(syllables[at].flatMap(first => seconds.map(second => listed(store, `${first} ${second}`, 2))))).flat())))
}

/**
 * @param {string[][]} pairs
 * @returns {string[]}
 */
function joined(pairs) {
  let paths = pairs[0]
  for (const next of pairs.slice(1)) {
    paths = paths.flatMap(path => next.filter(pair => pair[0] === path[path.length - 1]).map(pair => path + pair[1])).slice(0, MOST_PATHS)
  }
  return paths.slice(0, MOST_PATHS)
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {number} length of each item
 * @param {boolean} open whether the key goes on
 * @returns {Promise<string[]>}
 */
async function listed(store, key, length, open = false) {
  const text = await store.read(key, open)
  return text.match(new RegExp(`.{${length}}`, "gu")) ?? []
}

// @ts-check
// Other ways to write a query: the glossary's other spellings, and pinyin.

import { fold, isHan, normal, units } from "./fold.js"
import { DEEPEST } from "./match.js"
import { findPhrase } from "./phrase.js"
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
  const chunks = letters(text).replace(/([a-z])[1-5](?![0-9])/g, "$1").trim().split(/\s+/)
  if (!chunks.every(chunk => /^[a-z]{1,40}(?:['-][a-z]{1,40})*$/.test(chunk))) return besideHan(store, chunks.map(chunk => chunk.replace(/([a-z])['-](?=[a-z])/g, "$1")))
  const known = new Set((await store.readings()).syllables.split(" "))
  const apart = chunks.map(chunk => oneOfEach(chunk.split(/['-]/).map(piece => withUmlauts(segmentations(piece, known), known))))
  if (apart.some(ways => !ways.length)) return []
  /** @type {string[][]} what each run of words may be that stands side by side */
  const runs = []
  for (let from = 0; from < apart.length;) {
    let to = apart.length, found = /** @type {string[]} */ ([])
    for (; to > from && !found.length; to--) {
      const likely = (await Promise.all(oneOfEach(apart.slice(from, to)).map(syllables => hanOf(store, syllables)))).flat()
      found = chunks.length > 1 ? await standing(store, likely) : likely
    }
    if (!found.length) return []
    runs.push(found[0].length > 1 ? found : found.slice(0, 1)) // a syllable by itself may be too much
    from = to + 1
  }
  // Characters that stand apart are no word: Chun Wang is a name.
  if (runs.length > 1 && runs.every(([first]) => first.length < 2)) return []
  return runs.length === 1 ? runs[0] : oneOfEach(runs.map(run => run.map(words => [words]))).map(words => words.join(" "))
}

/**
 * English words with pinyin among them, that in Han characters: minsu guesthouse.
 * @param {Store} store
 * @param {string} words folded
 * @returns {Promise<string | undefined>}
 */
export async function amongWords(store, words) {
  const known = await store.latin()
  const own = words.split(/\s+/)
  const read = await Promise.all(own.map(async word => (/^[a-z]{5,40}$/.test(word) && !known.includes(word) ? (await fromPinyin(store, word))[0] ?? word : word)))
  return own.length > 1 && read.some((each, at) => each !== own[at]) ? read.join(" ") : undefined
}

/**
 * Those that stand somewhere: pairs of characters that share one need not stand together.
 * @param {Store} store
 * @param {string[]} texts
 */
async function standing(store, texts) {
  const lists = await Promise.all(texts.map(async text => {
    const own = units(text)
    if (own.length < 3) return true
    for (const depth of [0, DEEPEST]) if ((await findPhrase(store, own, { open: false, loose: false, depth })).places.length) return true
    return false
  }))
  return texts.filter((_, at) => lists[at])
}

/**
 * Letters as the readings have them: ü is v, and so is the yu of passports (Lyu).
 * @param {string} text
 */
const letters = text => fold(text.replace(/[üǖǘǚǜ]/gi, "v")).replace(/(l|\bn)yu(?=e?(?![aeio]))/g, "$1v")

/**
 * One way of each, in all ways.
 * @param {string[][][]} ways
 * @returns {string[][]}
 */
const oneOfEach = ways => ways.reduce((all, own) => all.flatMap(before => own.map(way => [...before, ...way])).slice(0, MOST_SEGMENTATIONS), [/** @type {string[]} */ ([])])

/**
 * Syllables with a u that may be ü, also so: luyou is lvyou to those whose keys have neither.
 * @param {string[][]} ways
 * @param {Set<string>} known
 */
function withUmlauts(ways, known) {
  const others = ways.map(way => way.map(syllable => {
    const other = syllable.replace(/^([ln])u(?=e?$)/, "$1v")
    return known.has(other) ? other : syllable
  }))
  return [...ways, ...others.filter((way, at) => way.join() !== ways[at].join())]
}

/**
 * The names of the glossary whose syllables begin so: xfyz.
 * @param {Store} store
 * @param {string} initials
 * @returns {Promise<string[]>}
 */
export async function namedByInitials(store, initials) {
  const sounds = soundsOf(await store.sounds())
  const begins = (/** @type {string} */ name) => [...name].map(char => (sounds.get(char) ?? " ")[0]).join("") === initials
  return (await store.aliases()).flat().filter(name => name.length === initials.length && isHan(name) && begins(name)).slice(0, MOST)
}

/** Words that an abbreviation leaves out. */
const LEFT_OUT = /^(?:the|of|and|for|on|in|to|a)$/

/**
 * The names of the glossary that are abbreviated so in English, of three words and more, in all their spellings: wto.
 * @param {Store} store
 * @param {string} letters
 */
export async function namedByAbbreviation(store, letters) {
  const words = (/** @type {string} */ name) => name.split(" ").filter(word => !LEFT_OUT.test(word))
  const isMeant = (/** @type {string} */ name) => words(name).length > 2 && words(name).map(([first]) => first).join("") === letters
  return (await store.aliases()).flatMap(group => (group.some(isMeant) ? [...group.filter(isMeant), ...group.filter(name => !isMeant(name))] : [])).slice(0, MOST)
}

/**
 * What letters may say whose last syllable is still being typed: gaobiaozhunnongt.
 * @param {Store} store
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function fromBegunPinyin(store, text) {
  const own = letters(text).replace(/[\s'-]/g, "")
  if (!/^[a-z]{5,40}$/.test(own)) return []
  const known = (await store.readings()).syllables.split(" "), whole = new Set(known)
  for (let length = 5; length > 0; length--) {
    const head = own.slice(0, -length), begun = own.slice(-length)
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

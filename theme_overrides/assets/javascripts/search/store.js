// @ts-check
// The files of the index, each fetched once and only when a query needs it. The format is told in docs/search.md.

/**
 * @typedef {Float64Array} Places where something stands, ascending: record times RECORD plus position
 * @typedef {{ places: Places, until: number, tiers: number, exact?: Places, begun?: boolean }} List places, the record before which none is missing, how many files hold the others, at which places it stands as typed, if not at all, and whether what stands there only begins as typed
 * @typedef {[string, number, number, string]} TextPart anchor, zone (3: a fact), first position, text
 * @typedef {{ path: string, parts: TextPart[] }} Text
 * @typedef {{ records: number, words: string, titles: number, traditional?: string[] }} Manifest
 * @typedef {[string, string, number[], string]} Filter Chinese and English name, numbers of the articles, id
 */

import { RECORD, union } from "./places.js"

/** Positions of a block, the part of an article that is fetched to show it. */
export const BLOCK = 2048

const decoder = new TextDecoder()

/**
 * The places of a token: LEB128 numbers, for each record how much further it is, then positions as distances, doubled,
 * plus one for the last of the record.
 * @param {Uint8Array} bytes
 * @returns {Places}
 */
function decode(bytes) {
  const found = new Float64Array(bytes.length)
  let count = 0, record = 0, position = 0, value = 0, shift = 0, isRecord = true
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    value |= (byte & 0x7f) << shift
    if (byte & 0x80) {
      shift += 7
      continue
    }
    if (isRecord) {
      record += value
      position = 0
    } else {
      position += value >> 1
      found[count++] = record * RECORD + position
    }
    isRecord = !isRecord && (value & 1) === 1
    value = shift = 0
  }
  return found.slice(0, count)
}

/**
 * One LEB128 number at an offset, and the offset behind it.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {[number, number]}
 */
function number(bytes, at) {
  let value = 0, shift = 0, byte
  do {
    byte = bytes[at++]
    value |= (byte & 0x7f) << shift
    shift += 7
  } while (byte & 0x80)
  return [value, at]
}

/** One file of a dictionary. */
class Entries {
  /**
   * @param {Uint8Array} bytes tokens one a line, an empty line, the lengths of their bytes, how far they are whole, the bytes
   * @param {boolean} tiered whether it says how far they are whole
   */
  constructor(bytes, tiered) {
    let end = 0
    while (bytes[end] !== 10 || bytes[end + 1] !== 10) end++
    /** @type {string[]} */
    this.tokens = decoder.decode(bytes.subarray(0, end)).split("\n")
    this.bytes = bytes
    this.ends = new Uint32Array(this.tokens.length + 1)
    this.until = new Uint32Array(this.tokens.length)
    let at = end + 2, total = 0, value
    for (let index = 0; index < this.tokens.length; index++) {
      [value, at] = number(bytes, at)
      this.ends[index + 1] = total += value
    }
    if (tiered) for (let index = 0; index < this.tokens.length; index++) [this.until[index], at] = number(bytes, at)
    this.from = at
    /** @type {Map<number, List>} */
    this.decoded = new Map()
  }

  /** @param {string} token */
  find(token) {
    const index = last(this.tokens, token)
    return index >= 0 && this.tokens[index] === token ? index : -1
  }

  /** @param {number} index */
  data(index) { return this.bytes.subarray(this.from + this.ends[index], this.from + this.ends[index + 1]) }

  /** @param {number} index @returns {List} */
  list(index) {
    let list = this.decoded.get(index)
    if (!list) {
      const until = this.until[index]
      this.decoded.set(index, list = { places: decode(this.data(index)), until: until ? until >> 1 : Infinity, tiers: until ? 1 + (until & 1) : 0 })
    }
    return list
  }
}

/**
 * The number of a record in names of files, one of so many: as `_from_oldest` of generator/search/files.py.
 * @param {number} record
 * @param {number} count
 */
const fromOldest = (record, count) => count - 2 - 2 * (record >> 1) + (record & 1)

/** A file that the index does not have, unlike one that could not be fetched. */
export class Missing extends Error {}

export class Store {
  /** @param {string} base address of the folder of the index */
  constructor(base) {
    this.base = base
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map()
    /** @type {Map<string, string[]>} */
    this.marks = new Map()
  }

  /**
   * @param {string} path
   * @param {(response: Response) => Promise<any>} read
   */
  file(path, read = response => response.json()) {
    let file = this.fetched.get(path)
    if (!file) {
      file = fetch(this.base + path).then(response => {
        if (response.status === 404) throw new Missing(path)
        if (!response.ok) throw new Error(`${response.status} ${path}`)
        return read(response)
      })
      file.catch(() => this.fetched.delete(path)) // a lost connection is not for ever
      this.fetched.set(path, file)
    }
    return file
  }

  /** @returns {Promise<Manifest>} */
  manifest() { return this.file("manifest.json") }
  /** @returns {Promise<{ syllables: string, marks: string, looks: string }>} */
  readings() { return this.file("readings.json") }
  /** @returns {Promise<string[][]>} */
  aliases() { return this.file("aliases.json") }
  /** @returns {Promise<Record<string, Filter[]>>} */
  filters() { return this.file("filters.json") }
  /** @returns {Promise<string>} */
  traditional() { return this.file("traditional.json") }
  /** @returns {Promise<string[]>} */
  latin() { return this.file("latin.json").then(text => text.split("\n")) }
  /** @returns {Promise<string>} */
  sounds() { return this.file("sounds.json") }

  /**
   * A block of a record. In names of files the records count from the oldest, so that a new edition leaves those of all others.
   * @param {number} record
   * @param {number} block
   * @returns {Promise<Text>}
   */
  async text(record, block) {
    const { records } = await this.manifest()
    return this.file(`text/${fromOldest(record, records)}-${block}.json`)
  }

  /** @param {number} record */
  async title(record) {
    const { records, titles } = await this.manifest()
    const article = fromOldest(record, records) >> 1
    const file = await this.file(`titles/${record & 1 ? "en" : "zh"}-${Math.floor(article / titles)}.json`)
    return /** @type {[string, string]} */ (file[article % titles])
  }

  /**
   * Where a token stands.
   * @param {string} token
   * @param {number} depth 0: at least in all headlines and in the newest articles; 1: in more; 2: everywhere
   * @returns {Promise<List>}
   */
  async lookup(token, depth) {
    const entries = await this.entries("words", (await this.manifest()).words, token)
    const index = entries ? entries.find(token) : -1
    return entries && index >= 0 ? this.deeper(token, entries.list(index), depth) : NOWHERE
  }

  /**
   * A list with its further tiers.
   * @param {string} token
   * @param {List} list
   * @param {number} depth
   */
  async deeper(token, list, depth) {
    const wanted = Math.min(depth, list.tiers)
    if (!wanted) return list
    const files = await Promise.all(Array.from({ length: wanted }, (_, tier) => this.file(`more/${fileName(token)}-${tier + 1}.txt`,
      async response => tierOf(new Uint8Array(await response.arrayBuffer())))))
    return {
      places: union([list.places, ...files.map(({ places }) => places)]),
      until: wanted === list.tiers ? Infinity : files[0].until,
      tiers: list.tiers - wanted,
    }
  }

  /**
   * What is read so: characters for one syllable, pairs of them for two.
   * @param {string} key
   * @param {boolean} open whether the key may go on
   */
  async read(key, open = false) {
    const found = await this.entriesFrom("pinyin", (await this.readings()).marks, key, open ? 2 : 1)
    return found.map(([token, entries, index]) => (open || token === key ? decoder.decode(entries.data(index)) : "")).join("")
  }

  /**
   * The characters of the articles that look like one.
   * @param {string} char
   */
  async lookalikes(char) {
    const entries = await this.entries("looks", (await this.readings()).looks, char)
    const index = entries ? entries.find(char) : -1
    return entries && index >= 0 ? [...decoder.decode(entries.data(index))] : []
  }

  /**
   * Every token that begins with some letters, and where it stands.
   * @param {string} prefix
   * @param {(token: string) => boolean} wanted
   * @param {number} depth as for `lookup`
   * @param {number} most files of the dictionary to read
   * @returns {Promise<[string, List][]>}
   */
  async range(prefix, wanted, depth, most = 3) {
    const found = await this.entriesFrom("words", (await this.manifest()).words, prefix, most)
    return Promise.all(found.filter(([token]) => wanted(token)).map(async ([token, entries, index]) =>
      /** @type {[string, List]} */ ([token, await this.deeper(token, entries.list(index), depth)])))
  }

  /**
   * The entries of a dictionary that begin with some letters, with the file of each and its number in it.
   * @param {string} dictionary
   * @param {string} marks
   * @param {string} prefix
   * @param {number} most files to read
   */
  async entriesFrom(dictionary, marks, prefix, most) {
    const list = this.split(dictionary, marks)
    const from = Math.max(0, last(list, prefix))
    const to = Math.min(from + most - 1, last(list, prefix + "\uffff"))
    /** @type {[string, Entries, number][]} */
    const found = []
    for (const entries of await Promise.all(list.slice(from, to + 1).map(mark => this.shard(dictionary, mark)))) {
      for (let index = Math.max(0, last(entries.tokens, prefix)); index < entries.tokens.length; index++) {
        const token = entries.tokens[index]
        if (token.startsWith(prefix)) found.push([token, entries, index])
        else if (token > prefix) break
      }
    }
    return found
  }

  /** @param {string} dictionary @param {string} marks @param {string} token @returns {Promise<Entries | undefined>} */
  async entries(dictionary, marks, token) {
    const list = this.split(dictionary, marks)
    const at = last(list, token)
    return at < 0 ? undefined : this.shard(dictionary, list[at])
  }

  /** @param {string} dictionary @param {string} marks */
  split(dictionary, marks) {
    let list = this.marks.get(dictionary)
    if (!list) this.marks.set(dictionary, list = marks.split("\n"))
    return list
  }

  /** @param {string} dictionary @param {string} mark @returns {Promise<Entries>} */
  shard(dictionary, mark) {
    return this.file(`${dictionary}/${fileName(mark)}.txt`, async response =>
      new Entries(new Uint8Array(await response.arrayBuffer()), dictionary === "words"))
  }
}

/** @type {List} */
export const NOWHERE = { places: new Float64Array(0), until: Infinity, tiers: 0 }

/**
 * A further tier: the record before which nothing is missing with it, and places.
 * @param {Uint8Array} bytes
 */
function tierOf(bytes) {
  const [until, at] = number(bytes, 0)
  return { until, places: decode(bytes.subarray(at)) }
}

/**
 * A token as UTF-16 in hexadecimal digits.
 * @param {string} token
 */
function fileName(token) {
  let name = ""
  for (let at = 0; at < token.length; at++) name += token.charCodeAt(at).toString(16).padStart(4, "0")
  return name
}

/**
 * Index of the last of a sorted list that is not behind a string, or -1.
 * @param {string[]} list
 * @param {string} token
 */
export function last(list, token) {
  let low = -1, high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (list[middle] <= token) low = middle
    else high = middle - 1
  }
  return low
}

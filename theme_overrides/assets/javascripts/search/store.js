// @ts-check
// The files of the index, each fetched once and only when a query needs it. The format is told in docs/search.md.

/**
 * @typedef {Map<number, number[]>} Places record -> positions, ascending
 * @typedef {[string, number, number, string]} TextPart anchor, zone (3: a fact), first position, text
 * @typedef {{ path: string, parts: TextPart[] }} Text
 * @typedef {{ records: number, words: string, pinyin: string, syllables: string, titles: number }} Manifest
 * @typedef {[string, string, number[], string]} Filter Chinese and English name, numbers of the articles, id
 */

const decoder = new TextDecoder()

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

/**
 * The places of a token.
 * @param {Uint8Array} bytes
 * @returns {Places}
 */
export function places(bytes) {
  /** @type {Places} */
  const found = new Map()
  let at = 0, record = 0, value
  while (at < bytes.length) {
    [value, at] = number(bytes, at)
    record += value
    const positions = []
    let position = 0
    do {
      [value, at] = number(bytes, at)
      position += value >> 1
      positions.push(position)
    } while (!(value & 1))
    found.set(record, positions)
  }
  return found
}

/**
 * The entries of a file, in order.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Uint8Array>}
 */
export function entries(bytes) {
  let at = bytes.findIndex((byte, index) => byte === 10 && bytes[index + 1] === 10) + 2
  const tokens = decoder.decode(bytes.subarray(0, at - 2)).split("\n")
  /** @type {number[]} */
  const lengths = []
  for (const _ of tokens) {
    let length
    [length, at] = number(bytes, at)
    lengths.push(length)
  }
  return new Map(tokens.map((token, index) => [token, bytes.subarray(at, at += lengths[index])]))
}

export class Store {
  /** @param {string} base address of the folder of the index */
  constructor(base) {
    this.base = base
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map()
    /** @type {Map<string, string[]>} */
    this.firsts = new Map()
  }

  /**
   * @param {string} path
   * @param {"json" | "entries"} kind
   */
  file(path, kind) {
    let file = this.fetched.get(path)
    if (!file) {
      file = this.read(path, kind)
      file.catch(() => this.fetched.delete(path)) // a lost connection is not for ever
      this.fetched.set(path, file)
    }
    return file
  }

  /**
   * @param {string} path
   * @param {"json" | "entries"} kind
   */
  async read(path, kind) {
    const response = await fetch(this.base + path)
    if (!response.ok) throw new Error(`${response.status} ${path}`)
    return kind === "entries" ? entries(new Uint8Array(await response.arrayBuffer())) : response.json()
  }

  /** @returns {Promise<Manifest>} */
  manifest() { return this.file("manifest.json", "json") }
  /** @param {number} record @returns {Promise<Text>} */
  text(record) { return this.file(`text/${record}.json`, "json") }
  /** @returns {Promise<string[][]>} */
  aliases() { return this.file("aliases.json", "json") }
  /** @returns {Promise<Record<string, Filter[]>>} */
  filters() { return this.file("filters.json", "json") }
  /** @returns {Promise<string>} */
  traditional() { return this.file("traditional.json", "json") }
  /** @returns {Promise<string[]>} */
  latin() { return this.file("latin.json", "json").then(text => text.split("\n")) }
  /** @returns {Promise<string[]>} */
  sounds() { return this.file("sounds.json", "json").then(text => text.split("\n")) }

  /** @param {number} record */
  async title(record) {
    const { titles } = await this.manifest()
    const file = await this.file(`titles/${Math.floor(record / titles)}.json`, "json")
    return /** @type {[string, string]} */ (file[record % titles])
  }

  /** @param {"words" | "pinyin"} dictionary */
  async starts(dictionary) {
    let firsts = this.firsts.get(dictionary)
    if (!firsts) this.firsts.set(dictionary, firsts = (await this.manifest())[dictionary].split("\n"))
    return firsts
  }

  /**
   * The bytes of a token.
   * @param {"words" | "pinyin"} dictionary
   * @param {string} token
   * @returns {Promise<Uint8Array | undefined>}
   */
  async lookup(dictionary, token) {
    const shard = last(await this.starts(dictionary), first => first <= token)
    if (shard < 0) return undefined
    return (await this.file(`${dictionary}/${shard}.bin`, "entries")).get(token)
  }

  /**
   * Every token that begins with some letters, from at most three files.
   * @param {string} prefix
   * @returns {Promise<[string, Uint8Array][]>}
   */
  async range(prefix) {
    const starts = await this.starts("words")
    const end = prefix + "\uffff"
    const from = Math.max(0, last(starts, first => first <= prefix))
    const to = Math.min(from + 2, last(starts, first => first <= end))
    const files = []
    for (let shard = from; shard <= to; shard++) files.push(this.file(`words/${shard}.bin`, "entries"))
    return (await Promise.all(files)).flatMap(file => [...file].filter(([token]) => token.startsWith(prefix)))
  }
}

/**
 * Index of the last of a sorted list for which something holds, or -1.
 * @param {string[]} list
 * @param {(each: string) => boolean} holds
 */
export function last(list, holds) {
  let low = -1, high = list.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(list[middle])) low = middle
    else high = middle - 1
  }
  return low
}

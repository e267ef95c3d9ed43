// @ts-check
// A passage that was pasted: the articles in which most of it stands in the order in which it was pasted. A few of its
// words tell where it may stand, the text there tells whether it does: the others need not be looked up.

import { units } from "./fold.js"
import { RECORD } from "./places.js"
import { COMMON, WEAK } from "./query.js"
import { AS_TYPED, IN_PARTS, merge, RANK } from "./rank.js"
import { BLOCK } from "./store.js"
import { inDigits } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").List} List @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./filters.js").Allowed} Allowed @typedef {import("./fold.js").Unit} Unit */
/** @typedef {{ token: string, offset: number, list: List }} Seed a word or a pair of characters of the passage, and where it stands */
/** @typedef {{ record: number, blocks: Map<number, number>, value: number }} Place a record, how far behind its place in the passage what stands in each block begins, and what the seeds there tell */

/** So many seeds are looked up, and if they do not tell enough so many more; of so many all places are read at last. */
const ROUNDS = [8, 8], RAREST = 3
/** So many words more or fewer may stand between two that are as in the passage. */
const SLIP = 8
/** So many units in a row show that the passage goes on further ahead or behind. */
const ROW = 2
/** So many records are read in each round, so many at last, of each at most so many blocks. */
const READ = 3, READ_LAST = 6, MOST_BLOCKS = 3
/** What a common word tells beside others. */
const LITTLE = .2
/** How much of a passage an article must hold, and how much less than the best others. */
const LEAST = .5, LESS = .2
/** So many units are marked as one. */
const PIECE = 20
/** So many gaps are told, each so many letters long. */
const MOST_LACKING = 3, LONGEST_LACKING = 40

/**
 * The articles that hold a passage or most of it, each with what it lacks.
 * @param {Store} store
 * @param {string} text
 * @param {Allowed} allowed
 * @returns {Promise<Hit[]>}
 */
export async function passages(store, text, allowed) {
  const own = units(text), count = (await store.manifest()).records
  const waiting = tokensOf(own, text)
  /** @type {Seed[]} */
  const seeds = []
  /** @type {Map<string, { record: number, at: (number | undefined)[] }>} of each place that was read, where the units of the passage stand */
  const read = new Map()
  /** @param {Place} place */
  const name = ({ record, blocks }) => [record, ...blocks.values()].join()
  /** @param {Seed[]} some @param {number} most */
  const look = async (some, most) => {
    const likely = placesOf(some, count).filter(place => allowed(place.record >> 1) && !read.has(name(place))).slice(0, most)
    await Promise.all(likely.map(async place => { read.set(name(place), { record: place.record, at: await standing(store, place, own) }) }))
    const weights = tells(own, seeds, count)
    return Math.max(0, ...[...read.values()].map(({ at }) => shareOf(at, weights)))
  }
  let best = 0
  for (const round of ROUNDS) {
    seeds.push(...await Promise.all(waiting.splice(0, round).map(async seed => ({ ...seed, list: await store.lookup(seed.token, 0) }))))
    best = await look(seeds, READ)
    if (best === 1 || !waiting.length) break
  }
  if (best < 1 && seeds.some(({ list }) => list.tiers)) {
    const rarest = seeds.filter(({ list }) => list.places.length).sort((one, other) => size(one, count) - size(other, count)).slice(0, RAREST)
    await Promise.all(rarest.map(async seed => { seed.list = await store.deeper(seed.token, seed.list, Infinity) }))
    // Of the others only the newest articles are known, which would stand before all older ones.
    best = await look(seeds.filter(({ list }) => list.until === Infinity), READ_LAST)
  }
  const weights = tells(own, seeds, count)
  const hits = [...read.values()].map(({ record, at }) => ({ record, at, share: shareOf(at, weights) })).sort((one, other) => other.share - one.share)
    .filter(({ share }) => share >= LEAST && share >= best - LESS).map(({ record, at, share }) => hitOf(record, at, share, own, text))
  return merge(hits.filter(({ article }, at) => hits.findIndex(hit => hit.article === article) === at))
}

/**
 * What of a passage may tell where it stands, what tells most first: long figures, long words; pairs of characters from
 * all over it, of which no one knows before which are rare.
 * @param {Unit[]} list
 * @param {string} text
 * @returns {{ token: string, offset: number }[]}
 */
function tokensOf(list, text) {
  /** @type {Map<string, { token: string, offset: number, tells: number }>} */
  const found = new Map()
  list.forEach(({ kind, text: token, end }, offset) => {
    const next = list[offset + 1]
    if (kind === "han" && next?.kind === "han") add(token + next.text, offset, spread(offset))
    if (kind === "word" && token.length > 2 && !COMMON.has(token) && !WEAK.has(token)) add(token, offset, token.length / 10)
    if (kind === "number" && token.length > 1) add(next?.kind === "han" && next.start === end ? token + next.text : token, offset, token.length / 3)
  })
  /** @param {string} token @param {number} offset @param {number} tells */
  function add(token, offset, tells) { if (!found.has(token)) found.set(token, { token, offset, tells }) }
  return [...found.values()].sort((one, other) => other.tells - one.tells)
}

/**
 * A number below 1 for each offset; the largest of them are spread evenly, however many are taken.
 * @param {number} offset
 */
const spread = offset => (offset * .6180339887) % 1

/**
 * How many places a seed has, as far as that can be known.
 * @param {Seed} seed
 * @param {number} count of all records
 */
const size = ({ list: { places, until } }, count) => (until === Infinity ? places.length : places.length * Math.max(1, count / Math.max(1, until)))

/** @param {Seed} seed @param {number} count */
const rarity = (seed, count) => Math.log(1 + count / Math.max(1, size(seed, count)))

/**
 * What each unit of a passage tells: by how rare it is where that is known, common words little, all others alike.
 * @param {Unit[]} list
 * @param {Seed[]} seeds
 * @param {number} count of all records
 */
function tells(list, seeds, count) {
  const known = new Map(seeds.filter(({ list }) => list.places.length).map(seed => [seed.token, rarity(seed, count)]))
  const mean = [...known.values()].reduce((sum, own) => sum + own, 0) / known.size || 1
  return list.map(({ text }, at) => known.get(text) ?? known.get(text + list[at + 1]?.text) ?? known.get(list[at - 1]?.text + text) ?? (COMMON.has(text) || WEAK.has(text) ? mean * LITTLE : mean))
}

/**
 * How much of a passage stands somewhere, from 0 to 1.
 * @param {(number | undefined)[]} at
 * @param {number[]} weights
 */
const shareOf = (at, weights) => sum(weights.filter((_, index) => at[index] !== undefined)) / sum(weights)

/** @param {number[]} values */
const sum = values => values.reduce((all, own) => all + own, 0)

/**
 * Where several seeds stand as far apart as in the passage, give or take a few, most of them first.
 * @param {Seed[]} seeds
 * @param {number} count of all records
 * @returns {Place[]}
 */
function placesOf(seeds, count) {
  /** @type {Map<number, [number, number][]>} */
  const byRecord = new Map()
  seeds.forEach(({ list, offset }, seed) => {
    for (const place of list.places) {
      const record = Math.floor(place / RECORD), own = byRecord.get(record)
      const begins = /** @type {[number, number]} */ ([place - record * RECORD - offset, seed])
      if (own) own.push(begins)
      else byRecord.set(record, [begins])
    }
  })
  const rare = seeds.map(seed => rarity(seed, count))
  const valueOf = (/** @type {Set<number>} */ some) => sum([...some].map(seed => rare[seed]))
  /** @type {Place[]} */
  const found = []
  for (const [record, begins] of byRecord) {
    /** @type {Map<number, { from: number, there: Set<number>, value: number }>} of each block the place where the seeds tell most */
    const blocks = new Map()
    begins.sort((one, other) => one[0] - other[0])
    for (let at = 0, low = 0, high = 0; at < begins.length; at++) {
      const [from, first] = begins[at]
      while (begins[low][0] < from - SLIP) low++
      while (high < begins.length && begins[high][0] <= from + SLIP) high++
      const near = begins.slice(low, high)
      const there = new Set(near.map(([, seed]) => seed)), exactly = new Set(near.filter(([begin]) => begin === from).map(([, seed]) => seed))
      // What stands as far apart as in the passage is likelier the passage than the same words in another order.
      const value = there.size > 1 ? valueOf(there) + valueOf(exactly) : 0
      const block = Math.floor((from + seeds[first].offset) / BLOCK)
      if (value > (blocks.get(block)?.value ?? 0)) blocks.set(block, { from, there, value })
    }
    const [best, ...others] = [...blocks].sort(([, one], [, other]) => other.value - one.value)
    if (!best) continue
    // A long passage goes on in another block.
    const seen = new Set(best[1].there)
    const further = others.slice(0, MOST_BLOCKS - 1).filter(([, { there }]) => {
      const own = [...there].filter(seed => !seen.has(seed))
      own.forEach(seed => seen.add(seed))
      return own.length > 1
    })
    found.push({ record, blocks: new Map([best, ...further].map(([block, { from }]) => [block, from])), value: best[1].value + sum(further.map(([, own]) => own.value)) })
  }
  return found.sort((one, other) => other.value - one.value || one.record - other.record)
}

/**
 * Where each unit of a passage stands in a record, as far as it stands at a place.
 * @param {Store} store
 * @param {Place} place
 * @param {Unit[]} own
 */
async function standing(store, { record, blocks }, own) {
  const words = own.map(unit => inDigits(unit.text))
  /** @type {(number | undefined)[]} */
  const at = own.map(() => undefined)
  for (const [block, from] of blocks) {
    const { parts } = await store.text(record, block)
    const there = new Map(parts.flatMap(([, , first, part]) => units(part).map((unit, index) => /** @type {[number, string]} */ ([first + index, inDigits(unit.text)]))))
    aligned(words, there, from).forEach((position, index) => { if (at[index] === undefined) at[index] = position })
  }
  return at
}

/**
 * @param {number} record
 * @param {(number | undefined)[]} at
 * @param {number} share
 * @param {Unit[]} own
 * @param {string} text
 * @returns {Hit}
 */
function hitOf(record, at, share, own, text) {
  const whole = share === 1
  const pieces = runs(own, index => at[index] !== undefined).flatMap(run => inPieces(run, at))
  const gaps = runs(own, index => at[index] === undefined).map(([first, last]) => text.slice(own[first].start, own[last].end))
  const longest = [...gaps].sort((one, other) => other.length - one.length).slice(0, MOST_LACKING)
  return {
    article: record >> 1, whole, spans: new Map(),
    score: whole ? RANK + AS_TYPED : RANK * (IN_PARTS + share / 10),
    sources: [{
      phrases: pieces.map(([first, last]) => ({ units: own.slice(first, last + 1), offset: first })),
      found: pieces.map(([first]) => ({ places: Float64Array.of(record * RECORD + /** @type {number} */ (at[first])) })),
      more: false,
    }],
    without: gaps.filter(gap => longest.includes(gap)).map(gap => (gap.length > LONGEST_LACKING ? `${gap.slice(0, LONGEST_LACKING)}…` : gap)),
  }
}

/**
 * Where each word of a passage stands in a text: as far on as the one before it, or, where several in a row do, a few
 * words further on or back.
 * @param {string[]} words
 * @param {Map<number, string>} there
 * @param {number} from where the passage would begin
 * @returns {(number | undefined)[]}
 */
function aligned(words, there, from) {
  let shift = from
  const stands = (/** @type {number} */ index, /** @type {number} */ by) => there.get(index + by) === words[index]
  const inRow = (/** @type {number} */ index, /** @type {number} */ by) => {
    for (let next = index; next < Math.min(index + ROW, words.length); next++) if (!stands(next, by)) return false
    return index + ROW <= words.length
  }
  return words.map((_, index) => {
    if (!stands(index, shift) || !inRow(index, shift)) {
      for (let by = 0; by <= 2 * SLIP; by++) {
        const other = shift + (by % 2 ? (by + 1) / 2 : -by / 2)
        if (inRow(index, other)) {
          shift = other
          break
        }
      }
    }
    return stands(index, shift) ? index + shift : undefined
  })
}

/**
 * Rows of units of which something holds, each by its first and last.
 * @param {Unit[]} list
 * @param {(index: number) => boolean} holds
 * @returns {[number, number][]}
 */
function runs(list, holds) {
  /** @type {[number, number][]} */
  const found = []
  list.forEach((_, index) => {
    if (!holds(index)) return
    const before = found[found.length - 1]
    if (before?.[1] === index - 1) before[1] = index
    else found.push([index, index])
  })
  return found
}

/**
 * A row in pieces that stand there as in the passage, none longer than is marked as one.
 * @param {[number, number]} run
 * @param {(number | undefined)[]} at
 */
function inPieces([first, last], at) {
  /** @type {[number, number][]} */
  const pieces = [[first, first]]
  for (let index = first + 1; index <= last; index++) {
    const piece = pieces[pieces.length - 1]
    if (index - piece[0] < PIECE && at[index] === /** @type {number} */ (at[index - 1]) + 1) piece[1] = index
    else pieces.push([index, index])
  }
  return pieces
}

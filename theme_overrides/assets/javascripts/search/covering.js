// @ts-check
// Queries that nothing answers whole: the articles that hold most of a question.

import { startsOf } from "./edits.js"
import { isHan, units } from "./fold.js"
import { IN_PARTS, merge, often, RANK, weight } from "./rank.js"
import { findPhrase } from "./phrase.js"
import { articlesOf, followed, RECORD, together, union, within } from "./places.js"
import { PARTICLES, phrases } from "./query.js"
import { BLOCK, NOWHERE } from "./store.js"
import { everyday, findCompounds } from "./stem.js"
import { inflected } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Places} Places @typedef {import("./store.js").List} List @typedef {import("./query.js").Phrase} Phrase @typedef {import("./rank.js").Hit} Hit */
/** @typedef {{ phrases: Phrase[], rest: string, asks: boolean }} Asked the words, what was typed beside those that ask, and whether there are such */
/** @typedef {import("./fold.js").Unit} Unit @typedef {import("./filters.js").Allowed} Allowed */
/** @typedef {{ phrase: Phrase, places: Places, until: number, articles: Set<number>, holds: (article: number) => boolean, rarity: number, tells: number, spelt?: { phrase: Phrase, found: { places: Places } }[] }} Term a word or some characters of a question, where it stands as far as that was read, in which articles, also by what is likely beyond, how much it tells, 0 to 1, how much more that is than its rarity, and of a name where each spelling stands */
/** @typedef {{ units: Unit[], pairs: Term[], single: (Term | undefined)[] }} Run Han characters side by side, their pairs, and by themselves those that are in no pair of the articles */

/** How much of a question one article must hold; how much of it, and of what that one holds, others. */
const LEAST = .55, ALSO = .45
/** What a character is worth that stands in an article, but not in its pair; and a word, beside a character. */
export const ALONE = .3, WORD = 2
/** How much more a name of the glossary tells than another word as rare: what is asked is asked of it. */
const NAMED = 2
/** And how much less an everyday verb: articles say it otherwise. */
const COMMON = .6
/** So far apart stand two characters for which a reader has a short word, as 路 in 修缮道路 behind 修. */
const SPREAD = [2, 3, 4]
/** What that tells beside a word that stands there. */
const APART = .7
/** What a headline and a second place are worth beside a word. */
const PROMINENT = .05
/** What a word that stands nowhere takes from an answer, beside one that stands elsewhere; and a character. */
const UNKNOWN = .6, EVERYDAY = .3
export const UNKNOWN_HAN = .65

/**
 * What a word tells that stands nowhere: of an everyday verb, that the article says it otherwise.
 * @param {Phrase} phrase
 */
export const unknown = ({ units }) => (everyday(units[0].text) ? EVERYDAY : UNKNOWN)

/**
 * What a word is of a question: an everyday verb is as much of it as another word, though it tells less which article is best.
 * @param {{ rarity: number, tells: number }} term
 */
const asShare = ({ rarity, tells }) => rarity / Math.min(1, tells)

/** What so many of the newest articles hold is in an older one, too. */
const LIKELY = .5
/** What stands so close together stands in one sentence. */
const TOGETHER = 40
/** Of so many articles the text is read anyway. */
const MOST_READ = 5
const MOST_SPELLINGS = 6

/**
 * The articles that hold most of a question, by what is rare in it rather than by what stands everywhere.
 * @param {Store} store
 * @param {Asked} asked
 * @param {Allowed} allowed
 * @returns {Promise<Hit[]>}
 */
export async function covering(store, asked, allowed) {
  const { words, runs } = await partsOf(store, asked)
  const terms = [...words, ...runs.flatMap(({ pairs }) => pairs)]
  const known = words.reduce((sum, { phrase, rarity, tells, places }) => sum + (places.length ? asShare({ rarity, tells }) : unknown(phrase)), 0)
  const found = [...new Set(terms.flatMap(({ articles }) => [...articles]))].filter(allowed).map(article => {
    const { share, value } = held(article, words, runs), close = closest(article, terms)
    // Words that stand far apart have little to do with each other.
    return { article, value, close, share: runs.length || words.length < 2 ? share : Math.min(share, (share + close.value / known) / 2) }
  })
  const best = Math.max(0, ...found.map(({ value }) => value))
  const answers = found.some(({ share }) => share >= LEAST) ? found.filter(({ share, value }) => share >= ALSO && value >= best * ALSO) : []
  const ranked = answers.map(({ article, value, close }) => ({ close, hit: hitOf(article, value + close.value, terms) })).sort((a, b) => b.hit.score - a.hit.score)
  await Promise.all(ranked.slice(0, MOST_READ).map(async ({ close, hit }) => { hit.score += await beside(store, close.place, terms) }))
  return merge(ranked.map(({ hit }) => hit))
}

/**
 * The words of a question, its names in all spellings, and its runs of Han characters.
 * @param {Store} store
 * @param {Asked} asked
 * @param {boolean} loose whether other words of the same stem will do
 * @returns {Promise<{ words: Term[], runs: Run[] }>}
 */
export async function partsOf(store, asked, loose = true) {
  const count = (await store.manifest()).records / 2
  const standing = (/** @type {Unit[]} */ phrase) => findPhrase(store, phrase, { open: false, loose, depth: 0 })
  const spelt = async (/** @type {Unit[]} */ pair) => together(await Promise.all(ending(await store.aliases(), pair).map(each => standing(units(each)))))
  const inCompound = async (/** @type {Unit[]} */ phrase) => {
    const list = await standing(phrase), [{ kind, text }] = phrase
    return list.places.length || !loose || phrase.length > 1 || kind !== "word" ? list : findCompounds(store, text, 0)
  }
  const latin = asked.phrases.filter(({ units }) => units.some(({ kind }) => kind !== "han"))
  const names = latin.length ? namesIn(await store.aliases(), latin) : []
  const isNamed = (/** @type {Phrase} */ { offset }) => names.some(({ phrase }) => phrase.offset <= offset && offset < phrase.offset + phrase.units.length)
  const words = [
    ...names.map(async ({ phrase, spellings }) => {
      const lists = await Promise.all(spellings.map(each => standing(units(each))))
      const spelt = spellings.map((each, at) => ({ phrase: { units: units(each), offset: phrase.offset }, found: lists[at] }))
      return { ...termOf(phrase, together(lists), count, NAMED), spelt }
    }),
    ...latin.filter(phrase => !isNamed(phrase)).map(async phrase => termOf(phrase, await inCompound(phrase.units), count, asked.asks && everyday(phrase.units[0].text) ? COMMON : 1)),
  ]
  const runs = hanRuns(phrases(asked.rest)).map(async ({ units, offset }) => {
    const pairs = await Promise.all(units.slice(1).map(async (_, at) => {
      const phrase = { units: units.slice(at, at + 2), offset: offset + at }
      let list = await standing(phrase.units)
      if (!list.places.length) list = await spelt(phrase.units)
      if (units.length > 2 || list.places.length) return termOf(phrase, list, count)
      const apart = termOf(phrase, await spread(store, phrase.units), count)
      return { ...apart, rarity: apart.rarity * APART }
    }))
    const isTold = (/** @type {number} */ at) => pairs[at - 1]?.places.length || pairs[at]?.places.length || (units.length > 2 && PARTICLES.includes(units[at].text))
    const single = await Promise.all(units.map(async (unit, at) => (isTold(at) ? undefined : termOf({ units: [unit], offset: offset + at }, await standing([unit]), count))))
    return { units, pairs, single }
  })
  return { words: await Promise.all(words), runs: await Promise.all(runs) }
}

/**
 * The names of the glossary among some words, the longest first, none within another; with all their spellings.
 * @param {string[][]} groups
 * @param {Phrase[]} words
 * @returns {{ phrase: Phrase, spellings: string[] }[]}
 */
function namesIn(groups, words) {
  const all = words.flatMap(({ units, offset }) => units.map((unit, at) => ({ unit, offset: offset + at })))
  const found = groups.flatMap(spellings => spellings.filter(each => !isHan(each)).flatMap(spelling => {
    const parts = spelling.split(" ")
    const from = all.findIndex(({ offset }, at) => parts.every((part, next) => all[at + next]?.unit.text === part && all[at + next].offset === offset + next))
    return from < 0 ? [] : [{ phrase: { units: all.slice(from, from + parts.length).map(({ unit }) => unit), offset: all[from].offset }, spellings }]
  })).sort((one, other) => other.phrase.units.length - one.phrase.units.length)
  const taken = new Set()
  return found.filter(({ phrase: { units, offset } }) => {
    const own = units.map((_, at) => offset + at)
    const isFree = !own.some(at => taken.has(at))
    if (isFree) own.forEach(at => taken.add(at))
    return isFree
  })
}

/**
 * The spellings of names that end with two characters: what kind of thing they are stands there.
 * @param {string[][]} groups
 * @param {Unit[]} pair
 */
const ending = (groups, pair) => [...new Set(groups.filter(group => group.some(each => each.endsWith(pair[0].text + pair[1].text))).flat())].slice(0, MOST_SPELLINGS)

/**
 * Two characters, one behind the other with a few between them.
 * @param {Store} store
 * @param {Unit[]} pair
 * @returns {Promise<List>}
 */
async function spread(store, pair) {
  const [first, second] = await Promise.all(pair.map(({ text }) => startsOf(store, text, 0)))
  return { ...NOWHERE, places: union(SPREAD.map(distance => followed(first, second, distance))) }
}

/**
 * @param {Phrase} phrase
 * @param {List} list where it stands
 * @param {number} count of all articles
 * @param {number} [tells] what it tells beside another as rare
 * @returns {Term}
 */
function termOf(phrase, { places, until }, count, tells = 1) {
  const articles = new Set(articlesOf(places))
  // Of what is frequent only the newest articles were read; it stands in the others as often.
  const known = Math.min(count, Math.max(1, until / 2))
  const share = [...articles].filter(article => article < known).length / known
  const all = Math.max(.5, articles.size, share * count)
  const holds = (/** @type {number} */ article) => articles.has(article) || (article >= known && share >= LIKELY)
  return { phrase, places, until, articles, holds, rarity: tells * Math.log(1 + count / all) / Math.log(1 + 2 * count), tells }
}

/**
 * @param {number} article
 * @param {number} value what its words tell, and how close they stand
 * @param {Term[]} terms
 * @returns {Hit}
 */
export function hitOf(article, value, terms) {
  const own = terms.filter(({ articles }) => articles.has(article))
  // What stands there in another spelling is marked as long as that one is.
  const shown = own.flatMap(({ phrase, spelt, ...found }) => spelt ?? [{ phrase, found }])
  const score = value + inRow(article, terms) + prominence(article, own) + RANK * IN_PARTS
  return { article, score, whole: false, sources: [{ phrases: shown.map(({ phrase }) => phrase), found: shown.map(({ found }) => found), more: false }], spans: new Map() }
}

/**
 * What the frequent words tell whose places were not read, if they stand in the part that holds most of the others.
 * @param {Store} store
 * @param {number} place
 * @param {Term[]} terms
 */
async function beside(store, place, terms) {
  const record = Math.floor(place / RECORD), position = place % RECORD
  const unknown = terms.filter(({ until }) => until <= record)
  if (!unknown.length) return 0
  const { parts } = await store.text(record, Math.floor(position / BLOCK))
  const text = parts.filter(([, , first]) => first <= position).sort((one, other) => other[2] - one[2])[0]?.[3] ?? ""
  const there = units(text).map(unit => inflected(unit.text))
  return unknown.filter(({ phrase }) => there.some((_, at) => phrase.units.every((unit, next) => there[at + next] === inflected(unit.text))))
    .reduce((sum, { rarity }) => sum + rarity, 0)
}

/**
 * @param {Phrase[]} list
 * @returns {Phrase[]}
 */
const hanRuns = list => list.flatMap(({ units, offset }) => {
  /** @type {Phrase[]} */
  const runs = []
  units.forEach((unit, at) => {
    if (unit.kind !== "han") return
    if (at && units[at - 1].kind === "han") runs[runs.length - 1].units.push(unit)
    else runs.push({ units: [unit], offset: offset + at })
  })
  return runs
})

/**
 * What the terms tell that stand closest together, and where they begin.
 * @param {number} article
 * @param {Term[]} terms
 */
export function closest(article, terms) {
  let best = { value: 0, place: 2 * article * RECORD }
  for (const record of [2 * article, 2 * article + 1]) {
    const places = terms.flatMap((term, at) => within(term.places, record).map(place => ({ term: at, place, rarity: term.rarity }))).sort((a, b) => a.place - b.place)
    for (let first = 0; first < places.length; first++) {
      const seen = new Set()
      let value = 0
      for (let next = first; next < places.length && places[next].place < places[first].place + TOGETHER; next++) {
        if (seen.has(places[next].term)) continue
        seen.add(places[next].term)
        value += places[next].rarity
      }
      if (value > best.value) best = { value, place: record * RECORD + places[first].place }
    }
  }
  return best
}

/**
 * What the longest row of terms tells that stands as in the question. Those of which a record's places were not read are left out.
 * @param {number} article
 * @param {Term[]} terms
 */
function inRow(article, terms) {
  let best = 0
  for (const record of [2 * article, 2 * article + 1]) {
    const known = terms.filter(({ until }) => record < until).sort((a, b) => a.phrase.offset - b.phrase.offset)
    /** @type {Map<number, number>} */
    let before = new Map()
    known.forEach(({ places, rarity, phrase }, at) => {
      const distance = at ? phrase.offset - known[at - 1].phrase.offset : 0
      before = new Map(within(places, record).map(place => [place, rarity + (before.get(place - distance) ?? 0)]))
      best = Math.max(best, ...before.values())
    })
  }
  return best
}

/**
 * What it tells that the words stand in headlines and often: little beside how many of them stand there.
 * @param {number} article
 * @param {Term[]} terms that it holds
 */
function prominence(article, terms) {
  let sum = 0
  for (const { places, rarity } of terms) {
    const starts = [...within(places, 2 * article), ...within(places, 2 * article + 1)]
    sum += rarity * (weight(starts) + often(starts))
  }
  return sum * PROMINENT
}

/**
 * How much of a question an article holds, from 0 to 1, and what that tells. Characters count alike, or by how rare their
 * words are, whichever says more: what a word that stands everywhere asks for is told by the others.
 * @param {number} article
 * @param {Term[]} words
 * @param {Run[]} runs
 */
function held(article, words, runs) {
  let all = 0, share = 0, value = 0, chars = 0, rare = 0, heldChars = 0, heldRare = 0
  for (const { phrase, holds, rarity, tells, places } of words) {
    all += WORD * (places.length ? asShare({ rarity, tells }) : unknown(phrase))
    if (!holds(article)) continue
    share += WORD * asShare({ rarity, tells })
    value += WORD * rarity
  }
  for (const { units, pairs, single } of runs) {
    for (const { holds, rarity } of pairs) if (holds(article)) value += rarity
    const isWord = units.filter(({ text }) => !PARTICLES.includes(text)).length === 1
    units.forEach(({ text }, at) => {
      if (PARTICLES.includes(text)) return
      const beside = [pairs[at - 1], pairs[at]].filter(pair => pair?.places.length)
      const tells = beside.length ? Math.max(...beside.map(({ rarity }) => rarity)) : UNKNOWN_HAN
      const part = beside.some(({ holds }) => holds(article)) ? 1 : single[at]?.holds(article) ? isWord ? 1 : ALONE : 0
      chars++
      rare += tells
      heldChars += part
      heldRare += part * tells
      if (part < 1) value += part * (single[at]?.rarity ?? 0)
    })
  }
  return { share: Math.max((share + heldChars) / (all + chars), (share + heldRare) / (all + rare)) || 0, value }
}

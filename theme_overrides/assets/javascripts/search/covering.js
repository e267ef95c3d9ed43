// @ts-check
// Queries that nothing answers whole: long runs cut where no article goes on so, and articles that hold most of a question.

import { isHan } from "./fold.js"
import { findAll } from "./match.js"
import { merge, RANK } from "./rank.js"
import { findPhrase } from "./phrase.js"
import { articlesOf, within } from "./places.js"
import { PARTICLES, phrases } from "./query.js"
import { asWritten } from "./written.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./store.js").Places} Places @typedef {import("./query.js").Phrase} Phrase @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./fold.js").Unit} Unit @typedef {import("./written.js").Allowed} Allowed */
/** @typedef {{ phrase: Phrase, places: Places, articles: Set<number>, rarity: number }} Term a word or some characters of a question, where it stands and how much it tells, 0 to 1 */
/** @typedef {{ units: Unit[], pairs: Term[], single: (Term | undefined)[] }} Run Han characters side by side, their pairs, and by themselves those that are in no pair of the articles */

/** What an article is worth that holds the parts of a query. */
const WORTH = .5
/** How much of a question an article must hold; how much of what the best one holds. */
const LEAST = .55, OF_BEST = .7
/** What a character is worth that stands in an article, but not in its pair; and a word, beside a character. */
const ALONE = .3, WORD = 2
/** What stands so close together stands in one sentence. */
const TOGETHER = 40

/**
 * All of the words; or all parts of a long run that is cut where no article goes on so.
 * @param {Store} store
 * @param {Phrase[]} asked
 * @param {Allowed} allowed
 */
export async function inParts(store, asked, allowed) {
  const text = asked.map(({ units }) => units.map(unit => unit.text).join(/^[a-z]/.test(units[0].text) ? " " : "")).join(" ")
  const whole = await asWritten(store, asked, text, allowed)
  if (whole.length) return whole
  const cut = (await Promise.all(asked.map(phrase => cutWhereUnknown(store, phrase)))).flat()
  if (cut.length === asked.length || cut.some(({ units }) => units.length < 2 && units[0].kind === "han")) return []
  return merge(await findAll(store, cut, { worth: WORTH, allowed }))
}

/**
 * @param {Store} store
 * @param {Phrase} phrase
 * @returns {Promise<Phrase[]>}
 */
async function cutWhereUnknown(store, { units, offset }) {
  if (units.length < 3 || !isHan(units.map(unit => unit.text).join(""))) return [{ units, offset }]
  const known = await Promise.all(units.slice(1).map((unit, at) => store.lookup(units[at].text + unit.text, 0)))
  /** @type {Phrase[]} */
  const parts = []
  let from = 0
  known.forEach(({ places }, at) => {
    if (places.length) return
    parts.push({ units: units.slice(from, at + 1), offset: offset + from })
    from = at + 1
  })
  return [...parts, { units: units.slice(from), offset: offset + from }]
}

/**
 * The articles that hold most of a question, by what is rare in it rather than by what stands everywhere.
 * @param {Store} store
 * @param {{ phrases: Phrase[], rest: string }} asked
 * @param {Allowed} allowed
 * @returns {Promise<Hit[]>}
 */
export async function covering(store, asked, allowed) {
  const count = (await store.manifest()).records / 2
  /** @param {Phrase} phrase @returns {Promise<Term>} */
  const term = async phrase => {
    const { places } = await findPhrase(store, phrase.units, { open: false, loose: true, depth: 0 })
    const articles = new Set(articlesOf(places))
    return { phrase, places, articles, rarity: Math.log(1 + count / Math.max(.5, articles.size)) / Math.log(1 + 2 * count) }
  }
  const words = await Promise.all(asked.phrases.filter(({ units }) => units.some(({ kind }) => kind !== "han")).map(term))
  const runs = await Promise.all(hanRuns(phrases(asked.rest)).map(async ({ units, offset }) => {
    const pairs = await Promise.all(units.slice(1).map((_, at) => term({ units: units.slice(at, at + 2), offset: offset + at })))
    const single = await Promise.all(units.map((unit, at) =>
      (pairs[at - 1]?.places.length || pairs[at]?.places.length || PARTICLES.includes(unit.text) ? undefined : term({ units: [unit], offset: offset + at }))))
    return { units, pairs, single }
  }))
  const terms = [...words, ...runs.flatMap(({ pairs }) => pairs)]
  const found = [...new Set(terms.flatMap(({ articles }) => [...articles]))].filter(allowed).map(article => ({ article, ...held(article, words, runs) }))
  const told = words.reduce((sum, { rarity }) => sum + rarity, 0)
  const good = found.filter(({ share }) => share >= LEAST).map(each => ({ ...each, together: closest(each.article, terms) }))
    // Words that stand far apart have little to do with each other.
    .filter(({ share, together }) => runs.length || words.length < 2 || (share + together / told) / 2 >= LEAST)
  const best = Math.max(0, ...good.map(({ value }) => value))
  return merge(good.filter(({ value }) => value >= best * OF_BEST).map(({ article, value, together }) => {
    const own = terms.filter(({ articles }) => articles.has(article))
    return { article, score: value + together + RANK * WORTH, whole: false, sources: [{ phrases: own.map(({ phrase }) => phrase), found: own, more: false }], spans: new Map() }
  }))
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
 * What the terms tell that stand closest together.
 * @param {number} article
 * @param {Term[]} terms
 */
function closest(article, terms) {
  let best = 0
  for (const record of [2 * article, 2 * article + 1]) {
    const places = terms.flatMap((term, at) => within(term.places, record).map(place => ({ at, place, rarity: term.rarity }))).sort((a, b) => a.place - b.place)
    for (let first = 0; first < places.length; first++) {
      const seen = new Set()
      let value = 0
      for (let next = first; next < places.length && places[next].place < places[first].place + TOGETHER; next++) {
        if (seen.has(places[next].at)) continue
        seen.add(places[next].at)
        value += places[next].rarity
      }
      best = Math.max(best, value)
    }
  }
  return best
}

/**
 * How much of a question an article holds, from 0 to 1, and what that tells.
 * @param {number} article
 * @param {Term[]} words
 * @param {Run[]} runs
 */
function held(article, words, runs) {
  let all = 0, share = 0, value = 0
  for (const { articles, rarity } of words) {
    all += WORD * rarity
    if (!articles.has(article)) continue
    share += WORD * rarity
    value += WORD * rarity
  }
  for (const { units, pairs, single } of runs) {
    for (const { articles, rarity } of pairs) if (articles.has(article)) value += rarity
    units.forEach(({ text }, at) => {
      if (pairs[at - 1]?.articles.has(article) || pairs[at]?.articles.has(article)) {
        all++
        share++
      } else if (!PARTICLES.includes(text)) {
        const alone = single[at]?.articles.has(article)
        all++
        share += alone ? ALONE : 0
        value += alone ? ALONE * (single[at]?.rarity ?? 0) : 0
      }
    })
  }
  return { share: all ? share / all : 0, value }
}

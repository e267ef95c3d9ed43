// @ts-check
// Words of which no article holds all: the articles that hold most of what they tell, each with the words that it lacks.

import { ALONE, closest, hitOf, partsOf, unknown, UNKNOWN_HAN, WORD } from "./covering.js"
import { merge } from "./rank.js"
import { PARTICLES } from "./query.js"
import { counts } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./rank.js").Hit} Hit @typedef {import("./filters.js").Allowed} Allowed */
/** @typedef {import("./covering.js").Asked} Asked @typedef {import("./covering.js").Term} Term @typedef {import("./covering.js").Run} Run */
/** @typedef {{ weight: number, held: (article: number) => number }} Piece a word or a character of a query, what it tells, and how much of it an article holds */

/** How much of what the words tell an article must hold: of a question, of two words, of more, of more that are parted as Chinese words are not; and where each stands somewhere. */
const ASKED = .45, BOTH = .5, MORE = .42, PARTED = .35, ROW = .7, SOMEWHERE = .3
/** What it is worth to hold the first word: it says what a query is about. */
const FIRST = .1
/** So many words name one thing as often as two. */
const PAIR = 2

/**
 * The articles that hold some words of a query, best first.
 * @param {Store} store
 * @param {Asked} asked
 * @param {Allowed} allowed
 * @returns {Promise<Hit[]>}
 */
export async function partly(store, asked, allowed) {
  const isPair = !asked.asks && asked.phrases.length === PAIR
  // Of two words another of the same stem tells too little.
  const { words, runs } = await partsOf(store, asked, !isPair)
  const terms = [...words, ...runs.flatMap(({ pairs, single }) => (pairs.length ? pairs : single))].flatMap(term => term ?? [])
    .sort((one, other) => one.phrase.offset - other.phrase.offset)
  if (!terms.some(({ places, phrase }) => places.length && says(phrase, asked.asks))) return []
  const pieces = [...ofWords(words, isPair, asked.asks), ...runs.flatMap(run => ofRun(run, !asked.asks))]
  const all = sum(pieces.map(({ weight }) => weight))
  const isKnown = terms.every(({ places }) => places.length)
  const least = isKnown ? SOMEWHERE : asked.asks ? ASKED : asked.phrases.length < PAIR ? ROW : isPair ? BOTH : runs.length ? PARTED : MORE
  const plain = terms.map(term => ({ ...term, rarity: term.rarity / term.tells }))
  // Beside other words a name tells what it tells; what is asked is asked of it.
  const told = asked.asks ? terms : plain
  return merge([...new Set(terms.flatMap(({ articles }) => [...articles]))].filter(allowed).flatMap(article => {
    const close = closest(article, plain).value
    const share = sum(pieces.map(({ weight, held }) => weight * held(article))) / all
    // Words that stand far apart have little to do with each other.
    const tells = isKnown || runs.length || words.length <= PAIR ? share : Math.min(share, share / 2 + close * WORD / 2 / all)
    if (tells < least) return []
    const value = sum(told.filter(({ holds }) => holds(article)).map(({ rarity }) => rarity)) + close + (terms[0].holds(article) ? FIRST : 0)
    return [{ ...hitOf(article, value, told), without: lacking(article, words, runs) }]
  }))
}

/**
 * Whether something says what is sought: a figure does not, nor a character alone that asks nothing.
 * @param {import("./query.js").Phrase} phrase
 * @param {boolean} asks
 */
const says = ({ units }, asks) => !units.every(({ text }) => counts(text)) && (asks || units.length > 1 || units[0].kind !== "han")

/**
 * What the words tell. A word behind one that stands nowhere is part of another thing: a ghost town is no town.
 * Behind a plural it is not.
 * @param {Term[]} words
 * @param {boolean} isPair whether there are two and no question
 * @param {boolean} asks whether they are of a question
 * @returns {Piece[]}
 */
function ofWords(words, isPair, asks) {
  const sorted = [...words].sort((one, other) => one.phrase.offset - other.phrase.offset)
  return sorted.map(({ phrase, places, rarity, tells, holds }, at) => {
    const before = sorted[at - 1]
    const isPart = before && !before.places.length && (asks || (isPair && !/[^su]s$/.test(textOf(before)))) && before.phrase.offset + before.phrase.units.length === phrase.offset
    return { weight: WORD * (places.length ? rarity / tells : unknown(phrase)), held: article => Number(!isPart && holds(article)) }
  })
}

/**
 * What the characters of a run tell, each by the rarest pair that it stands in; a character alone little, unless it is a
 * word.
 * @param {Run} run
 * @param {boolean} isWord whether the run is a word rather than part of a sentence
 * @returns {Piece[]}
 */
function ofRun({ units, pairs, single }, isWord) {
  const own = units.map(({ text }, at) => ({ text, at })).filter(({ text }) => !PARTICLES.includes(text))
  return own.map(({ at }) => {
    const alone = single[at]?.places.length ? single[at] : undefined
    const beside = [pairs[at - 1], pairs[at], own.length === 1 ? alone : undefined].flatMap(term => (term?.places.length ? [term] : []))
    const part = isWord && units.length === PAIR ? ALONE : 0
    return {
      weight: Math.max(0, ...beside.map(({ rarity }) => rarity)) || UNKNOWN_HAN,
      held: article => (beside.some(({ holds }) => holds(article)) ? 1 : alone?.holds(article) ? part : 0),
    }
  })
}

/**
 * The words of a query that an article does not hold.
 * @param {number} article
 * @param {Term[]} words
 * @param {Run[]} runs
 */
function lacking(article, words, runs) {
  const latin = words.filter(({ holds }) => !holds(article)).map(textOf)
  const han = runs.flatMap(({ units, pairs, single }) => {
    const isHeld = (/** @type {number} */ at) => [pairs[at - 1], pairs[at], single[at]].some(term => term?.holds(article)) || PARTICLES.includes(units[at].text)
    return units.map(({ text }, at) => (isHeld(at) ? " " : text)).join("").split(/ +/).filter(text => text.length > 1 || text.length === units.length)
  })
  return [...latin, ...han].filter(Boolean)
}

/** @param {Term} term */
const textOf = ({ phrase }) => phrase.units.map(({ text }) => text).join(" ")

/** @param {number[]} values */
const sum = values => values.reduce((all, each) => all + each, 0)

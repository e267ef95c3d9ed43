// @ts-check
// What was typed and stands nowhere so: the other readings of a query in turn, until one finds something.

import { fold } from "./fold.js"
import { findAll } from "./match.js"
import { merge } from "./rank.js"
import { essential, hasHan, isPassage, parted, phrases, withoutAsking } from "./query.js"
import { asWritten, spellings } from "./written.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./rank.js").Hit} Hit @typedef {import("./filters.js").Allowed} Allowed */

/** What may be written otherwise: a number, in digits, characters or English words; months from one to another; a compound. */
const COUNTED = /\d|[a-z]-[a-z]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*\s*(?:[-–—~/]|to\b|till\b|until\b|through\b)|[一二两三四五六七八九十百千]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fif|twen|twelf|thir|for|eigh|nin)(?:th|ty|tieth|teen|teenth)?\b/
/** A letter or two behind a character: the pinyin of the next one, as an input method shows it before it is chosen. */
const INITIALS = /(\p{Script=Han})(?:[b-df-hj-np-tw-z]|[zcs]h)$/iu
/** Of so many words an article need not hold all. */
const SEVERAL = 2
/** So many characters in a row are several words. */
const LONG = 5

/**
 * @param {Store} store
 * @param {string} typed
 * @param {Allowed} allowed
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
export async function otherwise(store, typed, allowed) {
  const isHan = hasHan(typed)
  const converted = isHan ? await (await import("./script.js")).simplified(store, typed) : undefined
  const text = converted ?? typed
  const asked = withoutAsking(text)
  const figures = async () => (COUNTED.test(fold(text)) ? figuresOf(store, fold(text)) : [])
  const asQuestion = async () => (asked.asks ? (await import("./covering.js")).covering(store, asked, allowed) : [])
  // Characters that join words are parts of others, too: 和 of 和平.
  const words = asked.asks ? asked.phrases : phrases(asked.rest)
  const inPart = async () => (await import("./partly.js")).partly(store, { ...asked, phrases: words, rest: asked.asks ? parted(asked.rest) : asked.rest }, allowed)
  if (isPassage(text)) {
    const passage = async () => (converted ? (await import("./passage.js")).passages(store, converted, allowed) : [])
    return { hits: await firstOf([passage, asQuestion, inPart], step => step()), meant: [] }
  }
  const hits = await firstOf([
    ...converted ? [() => asWritten(store, phrases(text), text, allowed)] : [],
    ...INITIALS.test(text) ? [() => asWritten(store, phrases(text.replace(INITIALS, "$1")), text, allowed)] : [],
    ...isHan ? [asQuestion] : [() => goingOn(store, asked.rest, allowed)],
    ...isHan && asked.asks ? [() => asWritten(store, phrases(text), text, allowed)] : [],
    async () => firstOf(await figures(), other => asWritten(store, essential(phrases(other)), other, allowed, { open: false })),
    ...isHan ? [] : [asQuestion],
    async () => firstOf([text, ...await figures()], async other => (await import("./cut.js")).inParts(store, withoutAsking(other).phrases, allowed)),
  ], step => step())
  if (hits.length) return { hits, meant: [] }
  const spoken = isHan ? undefined : await (await spellings()).amongWords(store, fold(text))
  const beside = spoken ? await asWritten(store, phrases(spoken), spoken, allowed, { open: false }) : []
  if (beside.length) return { hits: beside, meant: [] }
  // Beside a per cent nothing is taken for mistyped: no other figure is near it.
  const isPercent = phrases(text).some(({ units }) => units.some(({ percent }) => percent))
  const { nearest } = await import("./near.js")
  const typedApart = asked.asks ? asked.phrases : essential(phrases(text)).filter(({ optional }) => !optional)
  // What 和 joins are words of their own, each of which may be mistyped.
  const near = await firstNear(isPercent ? [] : [typedApart, ...isHan && parted(text) !== text ? [phrases(parted(text))] : []], list => nearest(store, list, allowed))
  if (near.hits.length) return near
  const older = isHan ? near : await named(store, fold(text), allowed)
  if (older.hits.length || (words.length < SEVERAL && asked.rest.length < LONG)) return older
  return { hits: await inPart(), meant: [] }
}

/**
 * What the pinyin may go on to that is being typed.
 * @param {Store} store
 * @param {string} text
 * @param {Allowed} allowed
 */
async function goingOn(store, text, allowed) {
  const begun = await (await spellings()).fromBegunPinyin(store, text)
  return firstOf(begun, async other => merge(await findAll(store, phrases(other), { allowed })))
}

/**
 * What may be meant by a name in an older spelling.
 * @param {Store} store
 * @param {string} text folded
 * @param {Allowed} allowed
 */
async function named(store, text, allowed) {
  const { fromOlderSpelling } = await import("./romanized.js")
  const names = await fromOlderSpelling(store, text)
  const found = await Promise.all(names.map(name => findAll(store, phrases(name), { allowed })))
  return { hits: merge(...found), meant: names.filter((_, at) => found[at].length) }
}

/**
 * The query with its figures in other ways; last with those that it may have rounded.
 * @param {Store} store
 * @param {string} text folded
 */
async function figuresOf(store, text) {
  const { otherFigures, unrounded } = await import("./figures.js")
  return [...otherFigures(text), ...await unrounded(store, text)]
}

/**
 * @template T
 * @param {T[]} all
 * @param {(each: T) => Promise<{ hits: Hit[], meant: string[] }>} find
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
async function firstNear(all, find) {
  for (const each of all) {
    const found = await find(each)
    if (found.hits.length) return found
  }
  return { hits: [], meant: [] }
}

/**
 * What the first finds that finds anything.
 * @template T
 * @param {T[]} all
 * @param {(each: T) => Promise<Hit[]>} find
 * @returns {Promise<Hit[]>}
 */
async function firstOf(all, find) {
  for (const each of all) {
    const hits = await find(each)
    if (hits.length) return hits
  }
  return []
}

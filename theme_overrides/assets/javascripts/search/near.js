// @ts-check
// What a reader may have meant: within one edit of what was typed, or of the same sound.

import { parted } from "./cut.js"
import { isWithinOneEdit, oneEdit } from "./edits.js"
import { isHan, units } from "./fold.js"
import { confusions, isNearlyPinyin, meantByLetters } from "./mistyped.js"
import { hitsOf, merge } from "./rank.js"
import { findPhrase } from "./phrase.js"
import { printed, printedElsewhere, soundsOf } from "./sounds.js"
import { hanOf, namedByAbbreviation, namedByInitials } from "./spellings.js"
import { inflected } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./filters.js").Allowed} Allowed */
/** @typedef {{ text: string, said?: string, places: Places, exact?: Places, worth: number }} Near what may be meant, how that is said if otherwise, where it stands (in this form), and how likely it is beside others */

const MOST = 4, MOST_SOUNDS = 8, MOST_COMBINED = 24
const EVERYWHERE = 2
/** Letters of a word that may have been typed without the space behind it. */
const SHORTEST = 3
/** Letters of a word that many others are near to; and of one that is told without the first. */
const SHORT = 4, LONG = 8
/** No word of any language: with which its syllables begin, perhaps. */
const INITIALS = /^[bcdfghj-np-tw-z]{3,8}$/
/** don't, as the index has it: no misspelling. */
const CONTRACTED = /^(?:ca|could|did|do|does|had|has|have|is|are|was|were|wo|would|should|must|need)nt$/
/** What it takes from a reading that no character looks or sounds like what was typed. */
const UNLIKELY = .07
/** What a spelling of the glossary is worth beside a word that stands in the articles. */
const SPELT = .98

/**
 * The articles that hold what may be meant, the most likely first; and what that is.
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @param {Allowed} allowed
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
export async function nearest(store, phrases, allowed) {
  const letters = phrases.map(({ units }) => normalText(units.map(unit => unit.text))).join(" ")
  const isRow = phrases.length > 1 && /^[a-z ]+$/.test(letters)
  const pieces = phrases.flatMap(aboutFigures)
  /** @param {Phrase[]} list */
  const each = list => Promise.all(list.map(phrase => nearPhrase(store, phrase, list.length > 1, allowed)))
  // Words of Latin letters may also be one name, or one row of syllables.
  const asOne = async () => (isRow ? [await nearLetters(store, letters)] : [])
  /** @type {[Phrase[], () => Promise<Near[][]>][]} */
  const ways = [
    [phrases, async () => (isRow ? [await standingAt(store, joined(letters, await store.latin()), 1)] : [])],
    [phrases, async () => (isRow && await isNearlyPinyin(store, letters) ? asOne() : [])],
    [phrases, () => each(phrases)],
    [phrases, asOne],
    [pieces, async () => (pieces.length > phrases.length ? each(pieces) : [])],
  ]
  for (const [own, options] of ways) {
    const found = combined(await options(), own, allowed)
    if (found.length) return { hits: merge(...found.map(({ hits }) => hits)), meant: [...new Set(found.map(({ text }) => text))].slice(0, MOST) }
  }
  return { hits: [], meant: [] }
}

/**
 * A phrase that holds characters beside figures in its parts, of which any may be mistyped; a character left over is none.
 * @param {Phrase} phrase
 * @returns {(Phrase & { joined?: boolean })[]}
 */
function aboutFigures(phrase) {
  const parts = phrase.units.some(({ kind }) => kind === "number") ? parted(phrase).filter(({ optional }) => !optional) : []
  return parts.length > 1 ? parts.map((part, at) => ({ ...part, joined: at > 0 })) : [phrase]
}

/**
 * Queries of which every phrase is one that may be meant, with the articles that hold them.
 * @param {Near[][]} options for each phrase, or for the row of all
 * @param {(Phrase & { joined?: boolean })[]} phrases
 * @param {Allowed} allowed
 */
function combined(options, phrases, allowed) {
  if (!options.length) return []
  const whole = options.reduce((/** @type {Near[][]} */ all, own) => all.flatMap(before => own.map(each => [...before, each])).slice(0, MOST_COMBINED), [[]])
  return whole.map(own => ({
    text: own.map(({ text, said = text }, at) => (at && !phrases[at].joined ? " " : "") + said).join(""),
    hits: hitsOf({ phrases: own.map(({ text }, at) => ({ units: units(text), offset: phrases[at].offset })), found: own, more: false },
      Math.min(...own.map(({ worth }) => worth))).filter(({ article }) => allowed(article)),
  })).filter(({ hits }) => hits.length)
}

/**
 * @param {Store} store
 * @param {Phrase} phrase
 * @param {boolean} mayStand whether the phrase may stand somewhere as it was typed
 * @param {Allowed} allowed
 * @returns {Promise<Near[]>}
 */
async function nearPhrase(store, phrase, mayStand, allowed) {
  const own = phrase.units.map(unit => unit.text)
  const standing = mayStand ? await standingAt(store, [normalText(own)], 1) : []
  if (standing.length) return standing
  if (own.length > 1 && isHan(own.join(""))) {
    const found = await Promise.all([sameSound(store, own), oneEdit(store, own, allowed), own.length > 2 ? [] : sameLook(store, own), own.length > 2 ? [] : leftOut(store, own)])
    const different = found.flat().filter(({ text }, at, all) => all.findIndex(near => near.text === text) === at)
    return different.length > 1 ? likelier(store, own, different) : different
  }
  const letters = normalText(own)
  const initials = INITIALS.test(letters) ? await standingAt(store, await namedByInitials(store, letters), 1) : []
  if (initials.length) return initials
  const abbreviated = /^[a-z]{3,8}$/.test(letters) ? await standingAt(store, await namedByAbbreviation(store, letters), 1) : []
  if (abbreviated.length) return abbreviated
  if (/^[a-z]{4,}$/.test(letters)) {
    const { close, further } = await nearWords(store, letters)
    for (const found of [() => standingAt(store, close, 1), () => nearLetters(store, letters), () => standingAt(store, further, 1)]) {
      const standing = await found()
      if (standing.length) return standing
    }
    return []
  }
  const words = await Promise.all(own.map(async text => (/^[a-z]{4,}$/.test(text) ? firstOf(await nearWords(store, text)) : [text])))
  const texts = words.reduce((all, each) => all.flatMap(before => each.map(word => [...before, word])).slice(0, MOST), /** @type {string[][]} */ ([[]]))
  return standingAt(store, texts.map(normalText), 1)
}

/**
 * What may be meant, with less worth where a character stands for one that neither sounds nor looks like it: who leaves one
 * out is likelier.
 * @param {Store} store
 * @param {string[]} run
 * @param {Near[]} found
 * @returns {Promise<Near[]>}
 */
async function likelier(store, run, found) {
  const sounds = soundsOf(await store.sounds())
  return Promise.all(found.map(async near => {
    const chars = [...near.text], at = chars.findIndex((char, at) => char !== run[at])
    if (at < 0 || chars.length !== run.length || chars.slice(at + 1).join("") !== run.slice(at + 1).join("")) return near
    const [heard, typed] = [chars[at], run[at]].map(char => sounds.get(char) ?? "")
    const isAlike = heard === typed || confusions(typed).includes(heard) || (await store.lookalikes(run[at])).includes(chars[at])
    return isAlike ? near : { ...near, worth: near.worth - UNLIKELY }
  }))
}

/** @param {string[]} own units */
const normalText = own => own.reduce((text, unit) => (/[a-z0-9]$/.test(text) && /^[a-z0-9]/.test(unit) ? `${text} ${unit}` : text + unit), "")

/**
 * Those of some texts that stand somewhere, the first being the most likely.
 * @param {Store} store
 * @param {string[]} texts
 * @param {number} worth
 * @returns {Promise<Near[]>}
 */
async function standingAt(store, texts, worth) {
  const found = await Promise.all(texts.map(async (text, at) => {
    const { places, exact } = await findPhrase(store, units(text), { open: false, loose: false, depth: EVERYWHERE })
    return { text, places, exact, worth: worth - at / 1000 }
  }))
  return found.filter(({ places }) => places.length)
}

/**
 * Runs of the articles that sound the same; of two characters one is as it was typed.
 * @param {Store} store
 * @param {string[]} run
 * @returns {Promise<Near[]>}
 */
async function sameSound(store, run) {
  const sounds = soundsOf(await store.sounds())
  const syllables = run.map(char => sounds.get(char) ?? "")
  if (!syllables.every(Boolean)) return []
  const kept = (/** @type {string} */ text) => [...text].filter((char, at) => char === run[at]).length
  const ways = run.length > 2 ? [syllables] : [syllables, ...confusions(syllables[0]).map(first => [first, syllables[1]]), ...confusions(syllables[1]).map(second => [syllables[0], second])]
  const heard = (await Promise.all(ways.map(way => hanOf(store, way)))).flat()
  const texts = [...new Set(heard)].filter(text => run.length > 2 || kept(text)).sort((a, b) => kept(b) - kept(a))
  return standingAt(store, texts.slice(0, MOST_SOUNDS), 1)
}

/**
 * Two characters of the articles, of which one is as it was typed and the other looks like what was. For one that nobody
 * prints any other was meant, if few go on so.
 * @param {Store} store
 * @param {string[]} pair
 * @returns {Promise<Near[]>}
 */
async function sameLook(store, [first, second]) {
  const [firsts, seconds] = await Promise.all([store.lookalikes(first), store.lookalikes(second)])
  const others = printed().has(second) || printedElsewhere().has(second) ? [] : await store.range(first, token => token.length === 2 && isHan(token), EVERYWHERE)
  return standingAt(store, [...seconds.map(other => first + other), ...firsts.map(other => other + second), ...others.length > MOST ? [] : others.map(([token]) => token)], 1)
}

/**
 * Names of the glossary of three characters of which the middle one was left out: 农民 for 农牧民. Of what else stands so
 * in the articles hardly anything is a word.
 * @param {Store} store
 * @param {string[]} pair
 * @returns {Promise<Near[]>}
 */
async function leftOut(store, [first, last]) {
  const names = (await store.aliases()).flat().filter(each => each.length === 3 && each[0] === first && each[2] === last)
  return (await standingAt(store, names, 1)).map(near => ({ ...near, worth: SPELT }))
}

/**
 * Spellings and pinyin that Latin letters may have been meant for.
 * @param {Store} store
 * @param {string} letters
 * @returns {Promise<Near[]>}
 */
async function nearLetters(store, letters) {
  const meant = await meantByLetters(store, letters)
  const found = await Promise.all(meant.map(async ({ text, written }) =>
    (await standingAt(store, written, SPELT)).map(near => ({ ...near, said: text }))))
  return found.flat()
}

/**
 * Words of the articles within one edit, only the word itself where it stands there; and words that are near otherwise.
 * @param {Store} store
 * @param {string} word
 */
async function nearWords(store, word) {
  const words = await store.latin()
  if (words.includes(word)) return { close: [word], further: [] }
  if (CONTRACTED.test(word)) return { close: [], further: [] }
  const own = inflected(word), isShort = own.length <= SHORT
  // Hardly anybody mistypes the first letter for another; it may be left out, doubled or behind the second.
  const begins = (/** @type {string} */ each) => each[0] === word[0] || each[1] === word[0] || (!isShort && (each[0] === word[1] || own.length > LONG))
  const likely = (/** @type {string[]} */ list) => list.sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0])).slice(0, MOST)
  /** @param {string} each */
  const isNear = each => isWithinOneEdit(each, own) && !(isShort && each.length === own.length && [...each].sort().join() !== [...own].sort().join())
  const within = own.length < SHORT ? [] : words.filter(each => Math.abs(each.length - word.length) < 4 && begins(each) && isNear(inflected(each)))
  const close = likely(words.filter(each => begins(each) && isWithinOneEdit(each, word)))
  return {
    close: close.length ? close : inTwo(word, words),
    further: likely(within),
  }
}

/**
 * Two words that were typed as one.
 * @param {string} word
 * @param {string[]} words
 */
function inTwo(word, words) {
  const known = new Set(words.map(inflected))
  const cuts = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST + 1) }, (_, at) => [word.slice(0, at + SHORTEST), word.slice(at + SHORTEST)])
  return cuts.filter(both => both.every(each => known.has(inflected(each)))).map(both => both.join(" "))
}

/**
 * Words of which two are one in the articles.
 * @param {string} letters words parted by a space
 * @param {string[]} words
 */
function joined(letters, words) {
  const known = new Set(words.map(inflected)), own = letters.split(" ")
  return own.slice(1).flatMap((word, at) => (known.has(inflected(own[at] + word)) ? [[...own.slice(0, at), own[at] + word, ...own.slice(at + 2)].join(" ")] : []))
}

/** @param {{ close: string[], further: string[] }} near */
const firstOf = ({ close, further }) => (close.length ? close : further)

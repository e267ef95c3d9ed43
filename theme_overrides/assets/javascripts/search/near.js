// @ts-check
// What a reader may have meant: within one edit of what was typed, or of the same sound.

import { isWithinOneEdit, oneEdit } from "./edits.js"
import { isHan, units } from "./fold.js"
import { hitsOf, merge } from "./rank.js"
import { findPhrase } from "./phrase.js"
import { soundsOf } from "./sounds.js"
import { hanOf } from "./spellings.js"
import { inflected } from "./words.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./store.js").Places} Places @typedef {import("./rank.js").Hit} Hit */
/** @typedef {(article: number) => boolean} Allowed what the filters let through */
/** @typedef {{ text: string, places: Places, exact?: Places, worth: number }} Near what may be meant, where it stands (in this form), and how likely it is beside others */

const MOST = 4, MOST_SOUNDS = 8, MOST_COMBINED = 24
const EVERYWHERE = 2

/**
 * The articles that hold what may be meant, the most likely first; and what that is.
 * @param {Store} store
 * @param {Phrase[]} phrases
 * @param {Allowed} allowed
 * @returns {Promise<{ hits: Hit[], meant: string[] }>}
 */
export async function nearest(store, phrases, allowed) {
  const options = await Promise.all(phrases.map(phrase => nearPhrase(store, phrase, phrases.length > 1, allowed)))
  const whole = options.reduce((/** @type {Near[][]} */ all, own) => all.flatMap(before => own.map(each => [...before, each])).slice(0, MOST_COMBINED), [[]])
  const found = whole.map(own => ({
    text: own.map(({ text }) => text).join(" "),
    hits: hitsOf({ phrases: own.map(({ text }, at) => ({ units: units(text), offset: phrases[at].offset })), found: own, more: false },
      Math.min(...own.map(({ worth }) => worth))).filter(({ article }) => allowed(article)),
  })).filter(({ hits }) => hits.length)
  return { hits: merge(...found.map(({ hits }) => hits)), meant: found.slice(0, MOST).map(({ text }) => text) }
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
    const [sound, sight] = await Promise.all([sameSound(store, own), oneEdit(store, own, allowed)])
    const heard = new Set(sound.map(({ text }) => text))
    return [...sound, ...sight.filter(({ text }) => !heard.has(text))]
  }
  const words = await Promise.all(own.map(text => (/^[a-z]{3,}$/.test(text) ? nearWord(store, text) : [text])))
  const texts = words.reduce((all, each) => all.flatMap(before => each.map(word => [...before, word])).slice(0, MOST), /** @type {string[][]} */ ([[]]))
  return standingAt(store, texts.map(normalText), 1)
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
  const texts = (await hanOf(store, syllables)).filter(text => run.length > 2 || kept(text)).sort((a, b) => kept(b) - kept(a))
  return standingAt(store, texts.slice(0, MOST_SOUNDS), 1)
}

/**
 * Words of the articles within one edit; the word itself where it stands there.
 * @param {Store} store
 * @param {string} word
 */
async function nearWord(store, word) {
  const words = await store.latin()
  if (words.includes(word)) return [word]
  const own = inflected(word)
  const within = words.filter(each => Math.abs(each.length - word.length) < 4 && isWithinOneEdit(inflected(each), own))
  const exact = words.filter(each => isWithinOneEdit(each, word))
  const first = (exact.length ? exact : within).sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]))
  return (first.length ? first : words.filter(each => word.length > 3 && each.includes(word))).slice(0, MOST)
}

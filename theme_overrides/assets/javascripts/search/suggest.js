// @ts-check
// What a reader may be about to type: entries of the glossary and labels of facts, in the reader's language.

import { fold } from "./fold.js"
import { last } from "./store.js"

/** @typedef {import("./store.js").Store} Store */

const MOST = 5

/**
 * What goes on as the query begins, the shortest first.
 * @param {Store} store
 * @param {string} typed
 * @param {"zh" | "en"} language
 * @returns {Promise<string[]>}
 */
export async function suggestions(store, typed, language) {
  const begun = fold(typed)
  if (!begun || /^[a-z]$/.test(begun)) return []
  /** @type {string[]} */
  const firsts = await store.file(`suggest/${language}.json`)
  const to = last(firsts, `${begun}\uffff`)
  const from = Math.max(0, last(firsts, begun))
  if (to < 0) return []
  /** @type {[string, number][][]} text, and where in it the key begins */
  const files = await Promise.all([...new Set([from, to])].map(at => store.file(`suggest/${language}/${at}.json`)))
  const texts = files.flat().filter(([text, at]) => fold(text).startsWith(begun, at) && fold(text) !== begun).map(([text]) => text)
  return [...new Set(texts)].sort((a, b) => a.length - b.length).slice(0, MOST)
}

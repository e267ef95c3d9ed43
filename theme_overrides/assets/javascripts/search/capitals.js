// @ts-check
// Capitals that are a name, if the glossary says so: WHO, which otherwise asks.

import { findAll } from "./match.js"
import { phrases } from "./query.js"
import { merge } from "./rank.js"
import { otherSpellings } from "./spellings.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./rank.js").Hit} Hit @typedef {import("./filters.js").Allowed} Allowed */

/** What a word is worth beside a name that is written like it. */
const BESIDE = .9

/**
 * The articles that hold a name in any spelling, and below them those that only hold the word; nothing if it is no name.
 * @param {Store} store
 * @param {string} text
 * @param {Allowed} allowed
 * @returns {Promise<Hit[]>}
 */
export async function abbreviated(store, text, allowed) {
  const named = (await Promise.all((await otherSpellings(store, text)).map(name => findAll(store, phrases(name), { allowed })))).flat()
  return named.length ? merge(named, await findAll(store, phrases(text), { worth: BESIDE, allowed })) : []
}

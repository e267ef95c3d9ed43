// @ts-check
// A sentence that was pasted and stands nowhere whole: the articles that hold most of what stands between its marks.

import { findAll } from "./match.js"
import { IN_PARTS, merge, RANK } from "./rank.js"
import { phrases } from "./query.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./rank.js").Hit} Hit @typedef {import("./filters.js").Allowed} Allowed */

/** So many clauses are a sentence; characters of one that tells anything; how much of all an article must hold. */
const SENTENCE = 3, TELLING = 4, MOST = .5

/**
 * The articles that hold most of a sentence word for word, each with the clauses that it lacks.
 * @param {Store} store
 * @param {string} text
 * @param {Allowed} allowed
 * @returns {Promise<Hit[]>}
 */
export async function byClauses(store, text, allowed) {
  const clauses = text.split(/[^\p{L}\p{N}\p{M}.%]+/u).filter(clause => clause.length >= TELLING && phrases(clause).length === 1)
  if (clauses.length < SENTENCE) return []
  const found = await Promise.all(clauses.map(clause => findAll(store, phrases(clause), { allowed, enough: 1 })))
  const all = clauses.join("").length
  const merged = merge(...found).filter(({ article }) => allowed(article))
  return merge(merged.flatMap(hit => {
    const lacking = clauses.filter((_, at) => !found[at].some(({ article }) => article === hit.article))
    const share = 1 - lacking.join("").length / all
    // As one reading, all that stands there is marked.
    const sources = [{ phrases: hit.sources.flatMap(({ phrases }) => phrases), found: hit.sources.flatMap(({ found }) => found), more: false }]
    return share < MOST ? [] : [{ ...hit, score: RANK * (IN_PARTS + share / 10), whole: false, sources, without: lacking }]
  }))
}

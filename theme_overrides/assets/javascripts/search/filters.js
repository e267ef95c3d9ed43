// @ts-check
// 地点:拉萨, topic:finance: only the articles of a place, a topic or an edition.

import { fold } from "./fold.js"

/** @typedef {(article: number) => boolean} Allowed what the filters let through */

/**
 * Which articles a query's qualifiers let through.
 * @param {import("./store.js").Store} store
 * @param {import("./query.js").Qualifier[]} qualifiers
 * @returns {Promise<Allowed>}
 */
export async function passes(store, qualifiers) {
  if (!qualifiers.length) return () => true
  const filters = await store.filters()
  const allowed = qualifiers.map(({ kind, name: typed }) => {
    const name = fold(typed)
    return new Set(filters[kind]
      .filter(([zh, en, , id]) => id === name || fold(zh).includes(name) || fold(en).includes(name))
      .flatMap(([, , articles]) => articles))
  })
  return article => allowed.every(own => own.has(article))
}

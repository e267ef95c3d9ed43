// @ts-check
// A query with its filters, as text: `农田 地点:萨嘎县`.

import { words } from "./words.js"

/** @typedef {import("./box.js").Qualifier} Qualifier */

/**
 * @param {string} text
 * @param {Qualifier[]} qualifiers
 */
export function written(text, qualifiers) {
  const filters = qualifiers.map(({ kind, name }) => `${words.kinds[kind].toLowerCase()}:${/\s/.test(name) ? `"${name}"` : name}`)
  return [text, ...filters].filter(Boolean).join(" ")
}

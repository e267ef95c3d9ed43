// @ts-check
// A query with its filters, as text (`农田 地点:萨嘎县`) and as a link.

import { language, words } from "./words.js"

/** @typedef {import("./box.js").Qualifier} Qualifier */

/**
 * @param {string} text
 * @param {Qualifier[]} qualifiers
 */
export function written(text, qualifiers) {
  const filters = qualifiers.map(({ kind, name }) => `${words.kinds[kind].toLowerCase()}:${/\s/.test(name) ? `"${name}"` : name}`)
  return [text, ...filters].filter(Boolean).join(" ")
}

/**
 * A link that asks a query: here at once, elsewhere by its address.
 * @param {string} text the query
 * @param {string} shown
 */
export function asking(text, shown) {
  const link = document.createElement("a")
  link.href = `?q=${encodeURIComponent(text)}`
  link.dataset.ask = text
  link.textContent = shown
  // What may be meant may be in the other language, and is read out in that.
  if (language === "en" && /\p{Script=Han}/u.test(text)) link.lang = "zh-Hans"
  return link
}

// @ts-check
// What the search box does beyond Material's: suggestions, filters, "Did you mean", help where nothing is found, and
// keys that stay inside. Fetched with Material's script, when a reader opens the search.

import { drawFilters } from "./filters.js"
import { drawHelp } from "./help.js"
import { keepKeysInside } from "./keys.js"
import { asking } from "./query.js"
import { suggestIn } from "./suggestions.js"
import { words } from "./words.js"

/**
 * What our worker tells beside Material's items.
 * @typedef {{ kind: "place" | "topic" | "edition", name: string }} Qualifier
 * @typedef {{ text: string, items: object[], qualifiers: Qualifier[], suggest: string[], meant: string[], count: number, found: number[], unreached?: number }} Told
 */

const dialog = /** @type {HTMLElement} */ (document.querySelector("[data-md-component=search]"))
const query = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-md-component=search-query]"))
const result = /** @type {HTMLElement} */ (dialog.querySelector("[data-md-component=search-result]"))
const meta = /** @type {HTMLElement} */ (result.querySelector(".md-search-result__meta"))
const list = /** @type {HTMLElement} */ (result.querySelector(".md-search-result__list"))

/** @param {string} text */
function ask(text) {
  query.value = text
  query.dispatchEvent(new Event("keyup"))
  query.focus()
}

export function start() {
  const suggestions = suggestIn(dialog, query, ask)
  keepKeysInside(dialog)
  // Material draws the links without a place in the order of keys.
  new MutationObserver(() => list.querySelectorAll("[tabindex='-1']").forEach(each => each.removeAttribute("tabindex")))
    .observe(list, { childList: true, subtree: true })
  dialog.addEventListener("click", event => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[data-ask]")
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation() // Material closes the search on a link
    ask(link.dataset.ask ?? "")
  }, { capture: true })
  return (/** @type {Partial<Told>} */ told) => {
    suggestions.show(told.suggest ?? [])
    drawFilters(result, told)
    drawHelp(result, told)
    if (told.text !== undefined) meta.replaceChildren(...said(/** @type {Told} */ (told)), told.unreached ? words.unreached : "")
  }
}

/**
 * How much was found, or what may have been meant, for eyes and screen readers alike.
 * @param {Told} told
 */
function said({ text, meant, count, items }) {
  if (!count) return [words.none(text)]
  if (!meant.length) return [words.count(count, items.length)]
  return [words.none(text), words.meant, ...meant.flatMap((each, at) => [at ? words.or : "", asking(each, words.quoted(each))]), words.meantEnd]
}

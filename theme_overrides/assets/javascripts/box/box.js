// @ts-check
// What the search box does beyond Material's: suggestions, filters, "Did you mean", help where nothing is found, and
// keys that stay inside. Fetched with Material's script, when a reader opens the search.

import { SETTLING, unfetched, words as dialogWords } from "../dialog.js"
import { closeFilters, drawFilters } from "./filters.js"
import { drawHelp } from "./help.js"
import { keepKeysInside } from "./keys.js"
import { asking } from "./query.js"
import { suggestIn } from "./suggestions.js"
import { isPhone, words } from "./words.js"

/**
 * What our worker tells beside Material's items: `asked` is the query with its filters, `isBrief` an answer while the
 * reader types on, `failed` that there is none since something could not be fetched.
 * @typedef {{ kind: "place" | "topic" | "edition", name: string }} Qualifier
 * @typedef {{ text: string, items: object[], qualifiers: Qualifier[], suggest: string[], meant: string[], count: number, found: number[], unreached?: number, asked: string, isBrief: boolean, failed?: boolean }} Told
 */

const dialog = /** @type {HTMLElement} */ (document.querySelector("[data-md-component=search]"))
const query = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-md-component=search-query]"))
const result = /** @type {HTMLElement} */ (dialog.querySelector("[data-md-component=search-result]"))
const meta = /** @type {HTMLElement} */ (result.querySelector(".md-search-result__meta"))
const list = /** @type {HTMLElement} */ (result.querySelector(".md-search-result__list"))

/** Milliseconds after which a reader is told that what he asked is being looked for. */
const PATIENCE = 500

/** So many suggestions leave room for results on a phone. */
const FEW = 3

/** @type {Partial<Told>} */
let latest = {}
let waiting = 0

/** Whether the reader has sent his query off, and waits for what is found. */
let isSent = false

/** @param {string} text */
function ask(text) {
  // Material passes on what is new; a space more asks again what failed.
  query.value = latest.failed && query.value === text ? `${text} ` : text
  query.dispatchEvent(new Event("keyup"))
  query.focus()
}

/**
 * Enter in the box: the reader has typed to the end, and looks at what was found. Only what is the sole result is
 * opened; Material would open the first of any number. A phone's keyboard goes away with the focus.
 */
function goToResults() {
  const links = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".md-search-result__link"))
  if (!isSent || latest.isBrief || latest.asked !== query.value.trim() || !links.length) return
  if (list.children.length === 1 && latest.count === 1 && !latest.meant?.length) links[0].click()
  else links[0].focus()
  isSent = false
}

/** Says that an answer is on its way, if it takes its time. Until Material runs nobody has been asked. */
function wait() {
  const asked = query.value.trim()
  clearTimeout(waiting)
  if (!asked || asked === latest.asked) return
  waiting = window.setTimeout(() => { if ("component$" in window) meta.textContent = words.searching }, PATIENCE)
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
    if (isPhone() && link.closest(".search-filters")) closeFilters()
  }, { capture: true })
  query.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    isSent = true
    if (latest.failed) ask(query.value)
    else goToResults()
  })
  query.addEventListener("input", () => (isSent = false))
  query.addEventListener("keyup", wait)
  addEventListener("online", () => setTimeout(() => latest.failed && ask(query.value), SETTLING))
  return (/** @type {Partial<Told>} */ told) => {
    latest = told
    wait()
    suggestions.show((told.suggest ?? []).slice(0, isPhone() ? FEW : undefined))
    drawHelp(result, told)
    if (told.failed) return meta.replaceChildren(...unfetched(query.value))
    drawFilters(result, told)
    if (told.text !== undefined) meta.replaceChildren(...said(/** @type {Told} */ (told)), told.unreached ? words.unreached : "")
    else if (told.asked === "") meta.textContent = dialogWords.translations["search.result.placeholder"] // Material takes spaces for a query
    goToResults()
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

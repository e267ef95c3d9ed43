// @ts-check
// Filters by place, topic and edition: those that a query has, to be taken off, and those that it may have.
// What they hold is fetched when a reader opens them.

import { unfetched } from "../dialog.js"
import { asking, written } from "./query.js"
import { index, language, parts, words } from "./words.js"

/** @typedef {import("./box.js").Told} Told @typedef {import("./box.js").Qualifier["kind"]} Kind @typedef {import("../search/store.js").Filter} Filter */

const KINDS = /** @type {Kind[]} */ (["place", "topic", "edition"])
const MOST = 12

/** @type {Promise<import("../search/parts.js").Filters> | undefined} */
let fetching
/** @type {Partial<Told>} */
let latest = {}

const box = document.createElement("div")
box.className = "search-filters"
const chosen = document.createElement("ul")
const more = document.createElement("details")
const summary = document.createElement("summary")
const groups = document.createElement("div")
summary.textContent = words.filter
more.append(summary, groups)
box.append(chosen, more)
more.addEventListener("toggle", () => drawGroups())

/**
 * @param {HTMLElement} result
 * @param {Partial<Told>} told
 */
export function drawFilters(result, told) {
  if (!box.isConnected) result.before(box)
  latest = told
  const { text = "", qualifiers = [] } = told
  chosen.replaceChildren(...qualifiers.map(own => {
    const link = asking(written(text, qualifiers.filter(each => each !== own)), `${words.kinds[own.kind]} · ${own.name}`)
    link.setAttribute("aria-label", words.remove(`${words.kinds[own.kind]} ${own.name}`))
    const item = document.createElement("li")
    item.append(link)
    return item
  }))
  drawGroups()
}

/** On a phone the open filters hide what is left: once one is chosen they close, and the keyboard stays away. */
export function closeFilters() {
  more.open = false
  summary.focus()
}

async function drawGroups() {
  if (!more.open) return
  if (!fetching) fetching = fetchFilters()
  const told = latest
  const filters = await fetching.catch(() => undefined)
  if (!filters) fetching = undefined
  if (told !== latest) return
  if (!filters) return groups.replaceChildren(...unfetched(told.asked ?? ""))
  groups.replaceChildren(...KINDS.map(kind => group(kind, options(filters, kind, told), told)).filter(each => each !== undefined))
}

/** @returns {Promise<import("../search/parts.js").Filters>} */
async function fetchFilters() {
  const own = await (await fetch(new URL("filters.json", await index()))).json()
  return parts.length ? (await import("../search/parts.js")).filtersOf(own, parts) : own
}

/**
 * The filters of a kind that leave some of what was found, those that leave most first.
 * @param {import("../search/parts.js").Filters} filters
 * @param {Kind} kind
 * @param {Partial<Told>} told
 * @returns {[string, number][]} name and number of articles
 */
export function options(filters, kind, { found, qualifiers = [] }) {
  const others = qualifiers.filter(each => each.kind !== kind).map(({ kind: own, name }) => new Set(filters[own]
    .filter(([zh, en, , id]) => id === name || [zh, en].some(each => each.toLowerCase().includes(name.toLowerCase()))).flatMap(([, , articles]) => articles)))
  const all = found && new Set(found)
  return filters[kind]
    .map(([zh, en, articles]) => /** @type {[string, number]} */ ([language === "en" ? en : zh,
      articles.filter(article => (!all || all.has(article)) && others.every(own => own.has(article))).length]))
    .filter(([, count]) => count).sort((a, b) => b[1] - a[1]).slice(0, MOST)
}

/**
 * @param {Kind} kind
 * @param {[string, number][]} own
 * @param {Partial<Told>} told
 */
function group(kind, own, { text = "", qualifiers = [] }) {
  if (!own.length) return undefined
  const list = document.createElement("ul")
  const others = qualifiers.filter(each => each.kind !== kind)
  list.setAttribute("aria-label", words.kinds[kind])
  list.append(...own.map(([name, count]) => {
    const link = asking(written(text, [...others, { kind, name }]), name)
    const number = document.createElement("small")
    number.textContent = ` ${count}`
    link.append(number)
    if (qualifiers.some(each => each.kind === kind && name.toLowerCase().includes(each.name.toLowerCase()))) link.setAttribute("aria-current", "true")
    const item = document.createElement("li")
    item.append(link)
    return item
  }))
  const section = document.createElement("section")
  const head = document.createElement("p")
  head.textContent = words.kinds[kind]
  section.append(head, list)
  return section
}

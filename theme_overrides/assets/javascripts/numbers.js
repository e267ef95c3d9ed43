// @ts-check
// Filters and sorts the figures. Without scripting the pages are the same list, whole and in the order of the text.
// Of a long list the other pages are fetched once a reader filters or sorts: a filter shows what the whole site has.

import { fetchPage } from "./page.js"
import { word } from "./words.js"

const form = /** @type {HTMLFormElement} */ (document.getElementById("filters"))
const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"))
const jumps = /** @type {HTMLElement | null} */ (document.querySelector(".jumps"))
const pager = /** @type {HTMLElement | null} */ (document.querySelector(".pager"))

/** @param {ParentNode} from */
const placesOf = from => /** @type {HTMLElement[]} */ ([...from.querySelectorAll("section.place[id]")])

/** @param {HTMLElement} place */
const rowsOf = place => [...place.querySelectorAll("tr")].map(row => {
  const story = /** @type {HTMLElement} */ (row.closest(".of-story"))
  const topics = (story.dataset.topics || "").split(" ")
  return { row, body: row.parentElement, place: place.id, topics, kind: row.dataset.kind, base: Number(row.dataset.base) }
})

let places = placesOf(document)
let rows = places.flatMap(rowsOf)
const own = new Set(rows.map(each => each.row))

const sorted = document.createElement("section")
sorted.className = "place"
sorted.innerHTML = "<header></header><div><table><tbody></tbody></table></div>"
sorted.hidden = true
places[places.length - 1]?.after(sorted)

/** @type {Promise<void> | undefined} */
let fetching

const rest = (form.dataset.rest || "").split(" ").filter(Boolean)

/** The figures of the other pages, behind those of this one. */
function fetchRest() {
  if (!fetching) fetching = Promise.all(rest.map(fetchPlaces)).then(pages => {
    for (const place of pages.flat()) {
      const here = places.find(each => each.id === place.id)
      if (here) here.querySelector(":scope > div")?.append(...place.querySelectorAll(".of-story"))
      else {
        sorted.before(place)
        places.push(place)
      }
    }
    rows = places.flatMap(rowsOf)
  })
  fetching.catch(() => { fetching = undefined })
  return fetching
}

/** @param {string} address */
async function fetchPlaces(address) {
  const from = new URL(address, location.href)
  const page = await fetchPage(from)
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", from).href)
  return placesOf(page)
}

/** What is chosen; nothing where there is nothing to choose by. @param {string} name */
const chosen = name => /** @type {HTMLSelectElement | null} */ (form.elements.namedItem(name))?.value ?? ""

/** @param {number} n */
const left = n => (n === 1 && status.dataset.one) || (status.dataset.left || "").replace("{n}", String(n))

/** What is said while nothing is chosen: of a long list this page shows only the beginning. */
const unchosen = () => (rest.length ? word("figures-here").replace("{n}", String(own.size)) : left(own.size))

async function show() {
  const [place, topic, unit, sort] = ["place", "topic", "unit", "sort"].map(chosen)
  const isChosen = Boolean(place || topic || unit || sort)
  if (isChosen && rest.length) status.textContent = word("figures-loading")
  const isWhole = !isChosen || (await fetchRest().then(() => true, () => false))
  const kept = rows.filter(
    each => (isChosen || own.has(each.row)) && (!place || each.place === place) && (!topic || each.topics.includes(topic)) && (!unit || each.kind === unit)
  )
  const keep = new Set(kept.map(each => each.row))
  // Every row goes home first, in the order of the text; then the chosen ones are laid out by size.
  for (const each of rows) {
    each.row.hidden = !keep.has(each.row)
    each.body?.append(each.row)
  }
  if (sort) {
    // Amounts of one kind stand together: money is not larger than people.
    const kinds = [...new Set(rows.map(each => each.kind))]
    const sign = sort === "down" ? -1 : 1
    const list = /** @type {HTMLElement} */ (sorted.querySelector("tbody"))
    list.append(...kept.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || sign * (one.base - other.base)).map(each => each.row))
  }
  sorted.hidden = !sort
  for (const section of places) {
    const holding = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".of-story, .group"))
    for (const each of [section, ...holding]) each.hidden = !each.querySelector("tr:not([hidden])")
  }
  for (const ways of [jumps, pager]) if (ways) ways.hidden = isChosen
  status.textContent = isChosen ? left(kept.length) + (isWhole ? "" : word("figures-partly")) : unchosen()
}

const asked = new URLSearchParams(location.search)
for (const select of form.querySelectorAll("select")) {
  const value = asked.get(select.name) || ""
  if ([...select.options].some(option => option.value === value)) select.value = value
}
form.hidden = false
status.textContent = unchosen()
form.addEventListener("change", () => {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value).map(([name, value]) => [name, String(value)]))
  history.replaceState(history.state, "", `${location.pathname}${String(query) ? `?${query}` : ""}${location.hash}`)
  void show()
})
if ([...form.querySelectorAll("select")].some(select => select.value)) void show()

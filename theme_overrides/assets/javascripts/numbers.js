// @ts-check
// Filters and sorts the figures. Without scripting the page is the same list, whole and in the order of the text.

const form = /** @type {HTMLFormElement} */ (document.getElementById("filters"))
const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"))
const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("section.place")])
const jumps = /** @type {HTMLElement | null} */ (document.querySelector(".jumps"))
const rows = places.flatMap(place =>
  [...place.querySelectorAll("tr")].map(row => {
    const table = /** @type {HTMLTableElement} */ (row.closest("table"))
    const topics = (table.dataset.topics || "").split(" ")
    return { row, table, body: row.parentElement, place: place.id, topics, kind: row.dataset.kind, base: Number(row.dataset.base) }
  })
)
/** Amounts of one kind stand together: money is not larger than people. */
const kinds = [...new Set(rows.map(each => each.kind))]
const sorted = document.createElement("section")
sorted.className = "place"
sorted.innerHTML = "<header></header><div><table><tbody></tbody></table></div>"
sorted.hidden = true
places.at(-1)?.after(sorted)

/** @param {string} name */
const chosen = name => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value

function show() {
  const [place, topic, unit, sort] = ["place", "topic", "unit", "sort"].map(chosen)
  const kept = rows.filter(
    each => (!place || each.place === place) && (!topic || each.topics.includes(topic)) && (!unit || each.kind === unit)
  )
  const keep = new Set(kept.map(each => each.row))
  // Every row goes home first, in the order of the text; then the chosen ones are laid out by size.
  for (const each of rows) {
    each.row.hidden = !keep.has(each.row)
    each.body?.append(each.row)
  }
  if (sort) {
    const sign = sort === "down" ? -1 : 1
    const list = /** @type {HTMLElement} */ (sorted.querySelector("tbody"))
    list.append(...kept.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || sign * (one.base - other.base)).map(each => each.row))
  }
  sorted.hidden = !sort
  for (const section of places) {
    for (const table of section.querySelectorAll("table")) table.hidden = !table.querySelector("tr:not([hidden])")
    section.hidden = !section.querySelector("tr:not([hidden])")
  }
  if (jumps) jumps.hidden = Boolean(place || topic || unit || sort)
  status.textContent = (status.dataset.left || "").replace("{n}", String(kept.length))
}

const asked = new URLSearchParams(location.search)
for (const select of form.querySelectorAll("select")) {
  const value = asked.get(select.name) || ""
  if ([...select.options].some(option => option.value === value)) select.value = value
}
form.hidden = false
form.addEventListener("change", () => {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value).map(([name, value]) => [name, String(value)]))
  history.replaceState(history.state, "", `${location.pathname}${String(query) ? `?${query}` : ""}${location.hash}`)
  show()
})
show()

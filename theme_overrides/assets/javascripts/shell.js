// @ts-check
// What every page needs of scripting: the search, fetched when a reader asks for it, and links that keep their place.

import { addDialog } from "./dialog.js"
import { placeToKeep } from "./place.js"

const masthead = /** @type {HTMLElement} */ (document.querySelector(".masthead"))
const main = /** @type {HTMLElement} */ (document.querySelector("main"))
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-open]"))
const behind = addDialog(masthead, main, button.dataset.parts?.split(" ") ?? [])
/** The checkbox by which Material opens and closes its search. */
const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"))
const query = /** @type {HTMLInputElement} */ (document.querySelector("[data-md-component=search-query]"))
const dialog = /** @type {HTMLElement} */ (document.querySelector("[data-md-component=search]"))

// Without scripts there is no dialog to say this of.
button.setAttribute("aria-haspopup", "dialog")
button.setAttribute("aria-expanded", "false")

let fetched = false
/** Where the reader stood when the search was opened. @type {HTMLElement} */
let opener = button

/** @type {Promise<typeof import("./report.js")> | undefined} */
let reporting

/** Runs Material's script: most readers never search, and their phones are spared it. */
function fetchSearch() {
  if (fetched) return
  fetched = true
  // Material takes every hreflang link for a version of the whole site and asks each for its own sitemap.
  document.querySelectorAll("link[rel=alternate][hreflang]").forEach(link => link.remove())
  // It also closes the search when it finds a fragment in the address; the fragment comes back once it has looked.
  const address = location.href
  history.replaceState(history.state, "", location.pathname + location.search)
  const restore = () => history.replaceState(history.state, "", address)

  const box = import("./box/box.js").then(({ start }) => start(() => toggle.click()))
  /** @param {{ ref?: Element }} state of a component of Material's */
  const told = state => state.ref?.matches("[data-md-component=search-result]") && box.then(show => show(state))

  const script = document.createElement("script")
  script.src = new URL("material.js", import.meta.url).href
  script.onerror = restore
  script.onload = () => {
    restore()
    Reflect.get(window, "component$").subscribe(told)
  }
  document.body.append(script)
}

// The bar of a phone's browser has the colour of the paper, by day and by night.
for (const [scheme, paper] of [["light", "#fbfbf9"], ["dark", "#131718"]]) {
  document.head.insertAdjacentHTML("beforeend", `<meta name="theme-color" content="${paper}" media="(prefers-color-scheme: ${scheme})">`)
}

function openSearch() {
  fetchSearch()
  opener = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : button
  if (!toggle.checked) toggle.click()
  query.focus()
}

button.addEventListener("click", () => (toggle.checked ? toggle.click() : openSearch()))
button.addEventListener("pointerenter", fetchSearch)

toggle.addEventListener("change", () => {
  if (toggle.checked) fetchSearch()
  // Opened by key from further down the page, the search comes to the reader.
  masthead.toggleAttribute("data-away", masthead.getBoundingClientRect().bottom < 0)
  button.setAttribute("aria-expanded", String(toggle.checked))
  // The dialog says that it is modal: what lies behind it is neither read out nor reached by keys.
  behind.inert = toggle.checked
  // A reader who closes the search with Escape stands where he opened it.
  if (!toggle.checked && (document.activeElement === document.body || dialog.contains(document.activeElement))) opener.focus()
})

// Material listens for keys; text also comes by paste, by voice and from input methods.
// What an input method has not committed yet is no query.
query.addEventListener("input", event => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) query.dispatchEvent(new Event("keyup"))
})
query.addEventListener("compositionend", () => query.dispatchEvent(new Event("keyup")))

// Material's own keys, from before it has been fetched; and it cannot focus a field that is not shown yet.
document.addEventListener("keydown", event => {
  const target = /** @type {HTMLElement} */ (event.target)
  if (toggle.checked || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select")) return
  if (!["/", "f", "s"].includes(event.key)) return
  event.preventDefault()
  openSearch()
})

// The search lies over the page: a click beside it closes it.
document.addEventListener("click", event => {
  const target = /** @type {HTMLElement} */ (event.target)
  if (toggle.checked && target.isConnected && !target.closest("[data-md-component=search], [data-search-open], #__search")) toggle.click()
})

if (/[?&](place|topic|edition)=/.test(location.search)) import("./box/address.js").then(({ joinFilters }) => joinFilters()).then(fetchSearch)
else if (new URLSearchParams(location.search).has("q")) fetchSearch()

// From a result of the search: the words found are marked, at the place where they were found.
if (new URLSearchParams(location.search).has("h")) import("./found.js").then(({ showFound }) => showFound())

// A selected sentence can be reported; most readers select none, and are spared the script.
document.addEventListener("selectionchange", () => {
  if (!getSelection()?.isCollapsed || reporting) void (reporting ??= import("./report.js")).then(({ offerReport }) => offerReport())
})

if (document.getElementById("report-text")) void import("./report.js").then(({ fillIn }) => fillIn())

// The other language of this very paragraph: ids are the same in both languages.
document.addEventListener("click", event => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a[data-keep-fragment], .view a[hreflang]")
  if (link instanceof HTMLAnchorElement) link.hash = placeToKeep()
}, { capture: true })

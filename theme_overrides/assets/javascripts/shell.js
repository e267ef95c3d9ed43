// @ts-check
// What every page needs of scripting: the search, fetched when a reader asks for it, and links that keep their place.

import { SETTLING, addDialog, unfetched, words } from "./dialog.js"
import { placeToKeep, watchReading, watchReturns } from "./place.js"

// Material and box/ use it; Chrome has it from 86 on, and phones keep older ones.
if (!("replaceChildren" in Element.prototype)) Object.assign(Element.prototype, { replaceChildren })

/** @this {Element} @param {(Node | string)[]} nodes */
function replaceChildren(...nodes) {
  this.textContent = ""
  this.append(...nodes)
}

const masthead = /** @type {HTMLElement} */ (document.querySelector(".masthead"))
const main = /** @type {HTMLElement} */ (document.querySelector("main"))
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-open]"))
const { behind, worker } = addDialog(masthead, main, button.dataset.parts?.split(" ") ?? [])
/** The checkbox by which Material opens and closes its search. */
const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"))
const query = /** @type {HTMLInputElement} */ (document.querySelector("[data-md-component=search-query]"))
const dialog = /** @type {HTMLElement} */ (document.querySelector("[data-md-component=search]"))
const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"))

// Without scripts there is no dialog to say this of.
button.setAttribute("aria-haspopup", "dialog")
button.setAttribute("aria-expanded", "false")
button.setAttribute("aria-keyshortcuts", "Control+K Meta+K")

/** The search, once it is on its way or here. @type {Promise<void> | undefined} */
let fetching
/** Its two parts: what does not arrive is fetched again, what did arrive runs once. @type {Promise<(told: object) => void> | undefined} */
let boxing
/** @type {Promise<void> | undefined} */
let material
/** Where the reader stood when the search was opened. @type {HTMLElement} */
let opener = button

/** @type {Promise<typeof import("./report.js")> | undefined} */
let reporting

/** Fetches the search: most readers never search, and their phones are spared it. */
function fetchSearch() {
  if (fetching) return
  status.textContent = words.preparing
  fetching = load().catch(() => {
    fetching = undefined // the next try fetches again
    status.replaceChildren(...unfetched(query.value))
  })
}

async function load() {
  // Material takes every hreflang link for a version of the whole site and asks each for its own sitemap.
  document.querySelectorAll("link[rel=alternate][hreflang]").forEach(link => link.remove())
  const script = new URL("material.js", import.meta.url).href
  if (!boxing) boxing = import("./box/box.js").then(({ start }) => start())
  boxing.catch(() => (boxing = undefined))
  // Material runs once and starts the worker once, so all that they are made of has to be here.
  const [show] = await Promise.all([boxing, arrived(script), arrived(worker)])
  if (!material) material = run(script, show)
  material.catch(() => (material = undefined))
  await material
}

/** Waits until a file stands in the browser's cache. @param {string} address */
async function arrived(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(address)
  await response.arrayBuffer()
}

/**
 * Runs Material's script, whose state is shown.
 * @param {string} address
 * @param {(told: object) => void} show
 * @returns {Promise<void>}
 */
function run(address, show) {
  // It closes the search when it finds a fragment in the address; the fragment comes back once it has looked.
  const { hash } = location
  history.replaceState(history.state, "", location.pathname + location.search)
  const script = document.createElement("script")
  script.src = address
  /** @param {{ ref?: Element, asked?: string, isBrief?: boolean }} state of a component of Material's */
  const told = state => {
    if (!state.ref?.matches("[data-md-component=search-result]")) return
    show(state)
    // What was typed to its end can be copied from the address, and outlives a reload.
    if (toggle.checked && state.asked === query.value.trim() && !(state.asked && state.isBrief)) addressAsking(state.asked || null)
  }
  return new Promise((resolve, reject) => {
    const done = () => history.replaceState(history.state, "", location.pathname + location.search + hash)
    script.addEventListener("load", () => {
      done()
      Reflect.get(window, "component$").subscribe(told)
      resolve()
    })
    script.addEventListener("error", () => {
      done()
      script.remove()
      reject(new Error(address))
    })
    document.body.append(script)
  })
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

/** The address with a query of the search, or without one. @param {string | null} asked */
function addressAsking(asked) {
  const address = new URL(location.href)
  if (asked === null) address.searchParams.delete("q")
  else address.searchParams.set("q", asked)
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}

/** Opens the search that the address names, also where what answers it cannot be fetched. */
function openAsked() {
  const asked = new URLSearchParams(location.search).get("q")
  if (asked === null) return
  query.value = asked
  openSearch()
}

function closeSearch() {
  if (toggle.checked) toggle.click()
}

button.addEventListener("click", () => (toggle.checked ? closeSearch() : openSearch()))
// The way out does not wait for what makes the search work.
dialog.querySelector("[data-search-close]")?.addEventListener("click", closeSearch)
// Until Material hears the keys, Enter would send the form to a page of its own.
query.form?.addEventListener("submit", event => event.preventDefault())
button.addEventListener("pointerenter", fetchSearch)

toggle.addEventListener("change", () => {
  if (toggle.checked) fetchSearch()
  // Opened by key from further down the page, the search comes to the reader.
  masthead.toggleAttribute("data-away", masthead.getBoundingClientRect().bottom < 0)
  button.setAttribute("aria-expanded", String(toggle.checked))
  // A search that was closed does not come back with the page.
  if (!toggle.checked) addressAsking(null)
  // The dialog says that it is modal: what lies behind it is neither read out nor reached by keys.
  behind.inert = toggle.checked
  // A reader who closes the search with Escape stands where he opened it.
  if (!toggle.checked && (document.activeElement === document.body || dialog.contains(document.activeElement))) opener.focus()
})

// What failed is fetched again as soon as the reader goes on, or is on the network again.
query.addEventListener("input", fetchSearch)
addEventListener("online", () => setTimeout(() => toggle.checked && fetchSearch(), SETTLING))

// Material listens for keys; text also comes by paste, by voice and from input methods.
// What an input method has not committed yet is no query.
query.addEventListener("input", event => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) query.dispatchEvent(new Event("keyup"))
})
query.addEventListener("compositionend", () => query.dispatchEvent(new Event("keyup")))
// Nor are its keys. Android composes every word, in any language, and its keys have no code but this one.
const ANDROID = 229
query.addEventListener("keyup", event => {
  if (event.isComposing && event.keyCode !== ANDROID) event.stopImmediatePropagation()
}, { capture: true })
// Nor does the button that clears the box press a key, and the box is cleared only after its event.
query.form?.addEventListener("reset", () => setTimeout(() => query.dispatchEvent(new Event("keyup"))))

// Ctrl+K or ⌘K opens the search. A letter alone opens nothing: to somebody who speaks to the computer, every word that it
// mistakes would be a handful of keys (WCAG 2.1.4). Material, once it is here, would open the search and turn pages by letters,
// so it does not hear of them.
document.addEventListener("keydown", event => {
  // Escape while an input method is at work is its own.
  if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) closeSearch()
  if (toggle.checked || event.altKey) return
  if (!event.ctrlKey && !event.metaKey) {
    if (event.key.length === 1) event.stopPropagation()
  } else if (event.key.toLowerCase() === "k" && !event.shiftKey && !(/** @type {HTMLElement} */ (event.target).closest("input, textarea, select"))) {
    event.preventDefault()
    openSearch()
  }
})

// Who leaves for a result and comes back finds the search as he left it, also on a page that the browser has kept whole.
document.addEventListener("click", event => {
  const link = /** @type {HTMLElement} */ (event.target).closest(".md-search-result__list a")
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) addressAsking(query.value)
})
addEventListener("pageshow", ({ persisted }) => persisted && openAsked())

// The search lies over the page: a click beside it closes it.
document.addEventListener("click", event => {
  const target = /** @type {HTMLElement} */ (event.target)
  if (toggle.checked && target.isConnected && !target.closest("[data-md-component=search], [data-search-open], #__search")) closeSearch()
})

if (/[?&](place|topic|edition)=/.test(location.search)) import("./box/address.js").then(({ joinFilters }) => joinFilters()).then(openAsked)
else openAsked()

// From a result of the search: the words found are marked, at the place where they were found.
if (new URLSearchParams(location.search).has("h")) import("./found.js").then(({ showFound }) => showFound())

// A selected sentence can be reported; most readers select none, and are spared the script.
document.addEventListener("selectionchange", () => {
  if (getSelection()?.isCollapsed && !reporting) return
  if (!reporting) reporting = import("./report.js")
  void reporting.then(({ offerReport }) => offerReport())
})

if (document.getElementById("report-text")) void import("./report.js").then(({ fillIn }) => fillIn())

watchReading()
watchReturns()
// The other language of this very paragraph: ids are the same in both languages.
document.addEventListener("click", event => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a[data-keep-fragment], .view a[hreflang]")
  if (link instanceof HTMLAnchorElement) link.hash = placeToKeep()
}, { capture: true })

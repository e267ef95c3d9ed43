// @ts-check
// The four views of an article, named in the address by `?view=`: Chinese and English are pages of their own (`zh`, `en`);
// side by side (`both`) and paragraph by paragraph (`alternate`) are made here of the two. The address decides; without
// one, a reader who last read both languages reads both again.

import { fetchPage } from "./page.js"
import { paired } from "./pairs.js"
import { keepingPlace } from "./place.js"
import { word } from "./words.js"

const MEMORY = "digest-view"
const WITH_BOTH = ["both", "alternate"]
/** Where two columns find no room: there both languages stand paragraph by paragraph, whichever of the two was asked for. As in parallel.css. */
const narrow = matchMedia("(max-width: 44.99em)")

const article = /** @type {HTMLElement} */ (document.querySelector("#main .article"))
const said = /** @type {HTMLElement} */ (document.getElementById("said"))
const lang = document.documentElement.lang
const own = lang.startsWith("zh") ? "zh" : "en"
const otherPage = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-keep-fragment]")).href.split("#")[0]

/** The view on the page, and the one that was asked for last. */
let shown = own, asked = own
/** Milliseconds after which a reader is told that the other language is on its way. */
const PATIENCE = 600

// ------------------------------------------------------------------ which view

/** The view that is asked for, or what a narrow screen has of it. */
function wanted() {
  const view = chosen()
  return view === "both" && narrow.matches ? "alternate" : view
}

/** By the address, else by what it showed before, else by habit. */
function chosen() {
  const asked = new URLSearchParams(location.search).get("view") ?? ""
  if (["zh", "en", ...WITH_BOTH].includes(asked)) return asked
  const habit = history.state?.view ?? remembered()
  return WITH_BOTH.includes(habit) ? habit : own
}

// A browser may refuse to store anything; the views work without.
function remembered() {
  try {
    return localStorage.getItem(MEMORY) ?? ""
  } catch {
    return ""
  }
}

/** @param {string} view */
function remember(view) {
  try {
    localStorage.setItem(MEMORY, view)
  } catch { /* then not */ }
}

// ------------------------------------------------------------------- the other

/** The other language's article, fetched once from its own page. @type {Promise<import("./pairs.js").Version> | undefined} */
let fetching

function fetchOther() {
  if (!fetching) fetching = fetchPage(otherPage)
    .then(page => {
      // Its links are relative to its own address, but for those that stay on the page.
      for (const link of page.querySelectorAll("a[href]:not([href^='#'])")) {
        link.setAttribute("href", new URL(link.getAttribute("href") ?? "", otherPage).href)
      }
      const other = /** @type {HTMLElement} */ (page.querySelector("#main .article"))
      return { article: other, lang: page.documentElement.lang }
    })
  fetching.catch(() => { fetching = undefined })
  return fetching
}

// --------------------------------------------------------------------- showing

/**
 * Puts an article on the page. The reader stays at his part, and the keyboard at the switch.
 * @param {HTMLElement} made
 * @param {string} view
 */
function put(made, view) {
  const isSwitching = document.activeElement?.closest(".view") != null
  keepingPlace(() => document.querySelector("#main > article")?.replaceWith(made))
  shown = view
  for (const link of document.querySelectorAll(".view a")) {
    if (viewOf(link) === view) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
  if (isSwitching) /** @type {HTMLElement | null} */ (document.querySelector(".view [aria-current]"))?.focus({ preventScroll: true })
  document.dispatchEvent(new Event("article-shown"))
}

/** @param {Element} link */
const viewOf = link => link.getAttribute("data-view") ?? ""

/** Says beside the switch what keeps a view from being shown; nothing if there is nothing. @param {string} text */
function sayBeside(text) {
  document.querySelector(".view p")?.remove()
  if (!text) return
  const line = document.createElement("p")
  line.textContent = text
  document.querySelector(".view")?.append(line)
}

/**
 * Shows a view, and says so.
 * @param {string} view
 * @param {boolean} announce
 * @returns {Promise<boolean>} whether it is the one that is shown and still asked for
 */
async function render(view, announce) {
  asked = view
  sayBeside("")
  if (view === shown) return true
  if (!WITH_BOTH.includes(view)) {
    if (view !== own) {
      location.replace(otherPage + location.hash)
      return true
    }
    put(article, own)
    if (announce) said.textContent = word("own")
    return true
  }
  said.textContent = word("loading")
  const slow = setTimeout(() => asked === view && sayBeside(word("loading")), PATIENCE)
  try {
    const other = await fetchOther()
    if (asked !== view) return false
    sayBeside("")
    put(paired({ article, lang }, other, word, `article--pair.article--${view}`), view)
    said.textContent = word(view)
    return true
  } catch {
    if (asked !== view) return false
    said.textContent = word("failed")
    sayBeside(word("failed"))
    addressShown()
    return false
  } finally {
    clearTimeout(slow)
  }
}

/** The address of a view that could not be shown is that of the one on the page. */
function addressShown() {
  const url = new URL(location.href)
  if (shown === own) url.searchParams.delete("view")
  else url.searchParams.set("view", shown)
  history.replaceState({ view: shown }, "", url)
}

/** The view with which the page opens: nothing is seen of it before it is there, so nothing jumps. */
async function open() {
  const url = new URL(location.href)
  const view = chosen()
  if (view !== own && !url.searchParams.has("view")) url.searchParams.set("view", view)
  history.replaceState({ view }, "", url)
  await render(wanted(), false)
  document.documentElement.classList.remove("wait")
  // The element that the address points at is a new one, and the browser has to be told.
  if (shown !== own && location.hash) location.replace(location.hash)
}

document.addEventListener("click", event => {
  const link = /** @type {Element} */ (event.target).closest?.(".view a")
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  remember(viewOf(link))
  if (link.pathname !== location.pathname) return
  event.preventDefault()
  link.hash = ""
  const view = viewOf(link), isNew = view !== shown
  void render(view, true).then(isShown => {
    if (isShown && isNew && asked === view) history.pushState({ view }, "", link.href)
  })
})
addEventListener("popstate", () => void render(wanted(), true))
// A phone or tablet that is turned has room for two columns, or none any more. What is printed is what was on the screen.
narrow.addEventListener("change", () => {
  if (matchMedia("screen").matches && wanted() !== shown) void render(wanted(), true)
})
void open()

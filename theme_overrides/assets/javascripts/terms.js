// @ts-check
// Terms explain themselves: what the glossary says of a word shows beside it on hover, on focus and on tap. The words
// come from the page that the link leads to, which is where a reader without scripts finds them.

import { fetchPage } from "./page.js"
import { word } from "./words.js"

const HOVER_DELAY = 150

/** The explanation on the page, and the link it belongs to. */
const box = document.createElement("div")
box.id = "explanation"
box.className = "explanation"
box.setAttribute("role", "tooltip")
box.hidden = true
document.querySelector("main")?.append(box)

/** @type {HTMLAnchorElement | undefined} */
let explained

/** The link that was tapped last. @type {HTMLAnchorElement | undefined} */
let taken

/** How the last press was made: a tap shows the explanation first, a click follows the link. */
let pressedBy = ""

/** Each page of explanations is fetched once. @type {Map<string, Promise<Document>>} */
const pages = new Map()

/** @param {HTMLAnchorElement} link */
async function explanationOf(link) {
  const [address, fragment] = link.href.split("#")
  const page = pages.get(address) ?? fetchPage(address)
  pages.set(address, page)
  page.catch(() => pages.delete(address))
  const of = await page
  const entry = fragment ? of.getElementById(decodeURIComponent(fragment)) : of.getElementById("main")
  return [...(entry?.querySelectorAll("[data-explains]") ?? [])].map(part => {
    const shown = document.createElement("p")
    shown.append(...part.cloneNode(true).childNodes)
    shown.lang = part.closest("[lang]")?.getAttribute("lang") ?? ""
    return shown
  })
}

/**
 * @param {HTMLAnchorElement} link
 * @param {boolean} [isTaken] whether the link was tapped, and leads nowhere unless it is explained
 */
async function explain(link, isTaken = false) {
  if (isTaken) taken = link
  if (explained === link) return
  hide()
  explained = link
  const parts = await explanationOf(link).catch(() => [])
  if (explained !== link) return
  if (!parts.length) {
    explained = undefined
    if (taken === link) location.assign(link.href)
    return
  }
  box.replaceChildren(...parts)
  if (pressedBy === "touch") box.append(entryLink(link))
  box.hidden = false
  link.setAttribute("aria-describedby", box.id)
  place(link)
}

/** On a touch screen the tap is taken, so the way to the entry, or to the page of a place, stands in the box. @param {HTMLAnchorElement} link */
function entryLink(link) {
  const to = document.createElement("a")
  to.href = link.href
  to.textContent = word(to.pathname.includes("/places/") ? "place" : "more")
  return to
}

/** Below the word where there is room, else above it; never beyond the edges of the window. @param {Element} link */
function place(link) {
  const [first] = link.getClientRects()
  const margin = 8
  const { width, height } = box.getBoundingClientRect()
  const below = first.bottom + margin / 2
  const top = below + height > innerHeight && first.top > height + margin ? first.top - height - margin / 2 : below
  const left = Math.max(margin, Math.min(first.left, document.documentElement.clientWidth - width - margin))
  box.style.top = `${top + scrollY}px`
  box.style.left = `${left + scrollX}px`
}

function hide() {
  explained?.removeAttribute("aria-describedby")
  explained = undefined
  box.hidden = true
}

/** @param {Event} event @returns {HTMLAnchorElement | null} */
const termOf = event => /** @type {Element} */ (event.target).closest?.("a.term") ?? null

let leaving = 0
const leave = () => { leaving = setTimeout(hide, HOVER_DELAY) }
const stay = () => clearTimeout(leaving)

document.addEventListener("pointerover", event => {
  if (event.pointerType === "touch") return
  const link = termOf(event)
  if (link || box.contains(/** @type {Node} */ (event.target))) stay()
  if (link) {
    pressedBy = event.pointerType
    void explain(link)
  }
})
document.addEventListener("pointerout", event => {
  if (event.pointerType !== "touch" && explained && document.activeElement !== explained) leave()
})
document.addEventListener("focusin", event => {
  const link = termOf(event)
  if (link) void explain(link)
  else if (!box.contains(/** @type {Node} */ (event.target))) hide()
})
document.addEventListener("pointerdown", event => { pressedBy = event.pointerType }, { capture: true })
document.addEventListener("click", event => {
  const link = termOf(event)
  if (link && pressedBy === "touch") {
    event.preventDefault()
    void explain(link, true)
  } else if (!box.contains(/** @type {Node} */ (event.target))) hide()
})
document.addEventListener("keydown", event => {
  pressedBy = "key"
  if (event.key === "Escape" && explained) hide()
})

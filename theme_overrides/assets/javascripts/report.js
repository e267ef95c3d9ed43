// @ts-check
// A reader who selects a sentence can report an error in it: the report has the sentence and the address of its
// paragraph filled in. Without a selection, and without scripts, the link at the foot has the address of the page.

import { copyButton } from "./copy.js"
import { word } from "./words.js"

const LONGEST = 300
const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-report]"))
const plain = link?.href ?? ""

/** On a site that takes no reports, its page about them: the text of the report, to copy. */
export function fillIn() {
  const box = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("report-text"))
  const asked = new URLSearchParams(location.search)
  if (!box || !asked.has("at")) return
  box.value = `${asked.get("at")}\n\n${asked.get("text") ?? ""}\n`
  box.hidden = false
  const button = copyButton(() => box.value)
  if (button) box.after(button)
}

/** Offered beside the selection; the same link as at the foot. */
const offer = document.createElement("a")
offer.className = "report-selection"
offer.hidden = true
document.querySelector("main")?.append(offer)

/** What is selected of the page's text. */
function selected() {
  const selection = getSelection()
  const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined
  const start = range && (range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement)
  if (!range || !start?.closest("#main") || start.closest("input, textarea, select")) return undefined
  const text = textOf(range).slice(0, LONGEST)
  const part = start.closest("#main [id]:not(#main)")
  const address = new URL(document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href)
  if (part) address.hash = part.id
  return text ? { text, address: address.href, box: range.getBoundingClientRect() } : undefined
}

/** What is selected, without what this site has set into the text: links to the source, readings. @param {Range} range */
function textOf(range) {
  const copy = range.cloneContents()
  copy.querySelectorAll(".src, rt, script, style, [hidden]").forEach(each => each.remove())
  copy.querySelectorAll("p, li, dt, dd, td, th, h1, h2, h3, div, section").forEach(each => each.append(" "))
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim()
}

/** @param {string} address @param {string} text */
function withBody(address, text) {
  const url = new URL(plain)
  if (url.protocol === "mailto:" || url.host !== location.host) {
    url.searchParams.set("body", `${address}\n\n${text}\n\n`)
    return url.href.replace(/\+/g, "%20")
  }
  url.searchParams.set("at", address)
  url.searchParams.set("text", text)
  return url.href
}

export function offerReport() {
  const found = link && selected()
  offer.hidden = !found
  if (!found || !link) {
    if (link) link.href = plain
    return
  }
  link.href = offer.href = withBody(found.address, found.text)
  offer.textContent = word("report-selection")
  const left = Math.max(8, Math.min(found.box.left, document.documentElement.clientWidth - offer.offsetWidth - 8))
  offer.style.left = `${left + scrollX}px`
  offer.style.top = `${found.box.bottom + scrollY + 8}px`
}

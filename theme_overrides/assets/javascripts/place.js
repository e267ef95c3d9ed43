// @ts-check
// Where a reader is: the part of a page that stands at the top of the window. Parts have the same ids in both languages.

const PARTS = [".prose > [id]:not(.note)", ".pairs > [id]:not(.note)", ".entry[id]", ".place[id]", ".export > [id]"]
  .map(part => `#main ${part}`).join()

/** How far down the window, as a share of its height, a part may begin and still be the one that is being read. */
const READING_LINE = .15

/** The part that is being read; none at the top of the page. @returns {Element | undefined} */
function partBeingRead() {
  if (scrollY < 40) return undefined
  const top = /** @param {Element} part */ part => part.getBoundingClientRect().top
  const begun = [...document.querySelectorAll(PARTS)].filter(part => top(part) <= innerHeight * READING_LINE)
  // Of short parts several may begin up there: the first that is seen whole is the one that the reader put there.
  return begun.find(part => top(part) >= 0) ?? begun[begun.length - 1]
}

/** Milliseconds without scrolling after which a reader reads; and those for which it is remembered what he read. */
const REST = 1000, WHILE = 60000

/** What was read where the reader last rested below the top of the page, and when he left it. */
let read = "", leftAt = 0
let isReading = false, resting = 0

/** The fragment of the place that a reader would want to find again in the other language; may be empty. */
export function placeToKeep() {
  const pointed = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  if (pointed && isVisible(pointed)) return anchor(pointed)
  // The switch stands at the top: whoever has scrolled up to it means what he has read, or else what he came for.
  const remembered = Date.now() - leftAt < WHILE ? read : ""
  return fragment(partBeingRead()) || remembered || (pointed ? anchor(pointed) : "")
}

/** Remembers what is being read. */
export function watchReading() {
  addEventListener("scroll", () => {
    if (isReading) leftAt = Date.now()
    isReading = false
    clearTimeout(resting)
    resting = window.setTimeout(rest, REST)
  }, { passive: true })
}

function rest() {
  const here = partBeingRead() ? placeToKeep() : ""
  isReading = here !== ""
  if (isReading) read = here
}

/**
 * A figure has an anchor of its own only in a language that prints it: its paragraph stands in both.
 * @param {Element} pointed at by the address
 */
const anchor = pointed => (pointed.matches("data") ? fragment(pointed.closest(PARTS)) : location.hash)

/** @param {Element} element */
function isVisible(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

/** @param {Element | null | undefined} part */
const fragment = part => (part ? `#${encodeURIComponent(part.id)}` : "")

/**
 * Lets the page change under a reader, who stays at the same part.
 * @param {() => void} change
 */
export function keepingPlace(change) {
  const part = partBeingRead()
  const before = part?.getBoundingClientRect().top ?? 0
  change()
  const after = part && document.getElementById(part.id)?.getBoundingClientRect().top
  if (after !== undefined) scrollBy({ top: after - before, behavior: "instant" })
}

/** The link by which the reader left an address of this page, by that address. @type {Map<string, HTMLElement>} */
const left = new Map()

/**
 * Who followed a link within the page and goes back stands at that link again: browsers bring back what was seen, but
 * send keys and screen readers to the top.
 */
export function watchReturns() {
  addEventListener("click", event => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[href^='#']")
    if (link instanceof HTMLElement) left.set(location.href, link)
  })
  addEventListener("popstate", () => left.get(location.href)?.focus({ preventScroll: true }))
}

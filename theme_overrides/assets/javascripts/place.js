// @ts-check
// Where a reader is: the part of a page that stands at the top of the window. Parts have the same ids in both languages.

const PARTS = [".prose > [id]:not(.note)", ".pairs > [id]:not(.note)", ".entry[id]", ".place[id]", ".export > [id]"]
  .map(part => `#main ${part}`).join()

/** How far down the window, as a share of its height, a part may begin and still be the one that is being read. */
const READING_LINE = .15

/** The part that is being read; none at the top of the page. @returns {Element | undefined} */
export function partBeingRead() {
  if (scrollY < 40) return undefined
  const top = /** @param {Element} part */ part => part.getBoundingClientRect().top
  const begun = [...document.querySelectorAll(PARTS)].filter(part => top(part) <= innerHeight * READING_LINE)
  // Of short parts several may begin up there: the first that is seen whole is the one that the reader put there.
  return begun.find(part => top(part) >= 0) ?? begun[begun.length - 1]
}

/** The fragment of the place that a reader would want to find again in the other language; may be empty. */
export function placeToKeep() {
  const pointed = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  if (!pointed || !isVisible(pointed)) return fragment(partBeingRead())
  // A figure has an anchor of its own only in a language that prints it: its paragraph stands in both.
  return pointed.matches("data") ? fragment(pointed.closest(PARTS)) : location.hash
}

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

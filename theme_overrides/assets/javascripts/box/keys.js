// @ts-check
// The keys inside the dialog: Tab goes round in it, and a button or link keeps its own keys. Material would close the
// search on Tab and take every other key for the box.

/**
 * @param {HTMLElement} dialog
 */
export function keepKeysInside(dialog) {
  dialog.addEventListener("keydown", event => {
    const target = /** @type {HTMLElement} */ (event.target)
    if (event.key === "Tab") {
      event.stopPropagation()
      goRound(dialog, event)
    } else if (target.closest("button, summary, a") && ["Enter", " ", "Home", "End", "PageUp", "PageDown"].includes(event.key)) {
      event.stopPropagation()
    }
  })
}

/**
 * @param {HTMLElement} dialog
 * @param {KeyboardEvent} event
 */
function goRound(dialog, event) {
  const stops = [.../** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("a[href], button, input, summary"))]
    .filter(each => each.tabIndex >= 0 && each.getClientRects().length && getComputedStyle(each).visibility === "visible")
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const from = document.activeElement
  if (event.shiftKey ? from === first : from === last) {
    event.preventDefault();
    /** @type {HTMLElement} */ (event.shiftKey ? last : first).focus()
  }
}

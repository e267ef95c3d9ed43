// @ts-check
// Where nothing is found: what to try, and where to look through everything.

import { asking } from "./query.js"
import { home, words } from "./words.js"

const box = document.createElement("div")
box.className = "search-help"

/**
 * @param {HTMLElement} result
 * @param {Partial<import("./box.js").Told>} told
 */
export function drawHelp(result, { count, text = "", qualifiers = [] }) {
  box.hidden = count !== 0
  if (box.hidden) return
  if (!box.isConnected) result.after(box)
  const tips = document.createElement("ul")
  tips.append(...words.tips.map(tip => element("li", tip)))
  const pages = element("p", words.places)
  for (const [path, name] of words.pages) {
    const link = document.createElement("a")
    link.href = new URL(path, home).href
    link.textContent = name
    pages.append(" ", link)
  }
  const whole = element("p", "")
  whole.append(asking(text, words.all))
  box.replaceChildren(...(qualifiers.length ? [whole] : []), tips, pages)
}

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const own = document.createElement(name)
  own.textContent = text
  return own
}

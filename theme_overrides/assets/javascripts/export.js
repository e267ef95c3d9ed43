// @ts-check
// The raw export in English: it names every fragment, whose characters stand once, on the Chinese page. A reader who asks
// for those of one is shown all of them here. Without scripts, or where they cannot be fetched, the links lead there.

import { fetchPage } from "./page.js"
import { keepingPlace } from "./place.js"

const list = /** @type {HTMLElement} */ (document.querySelector(".export"))
const otherPage = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-keep-fragment]")).href.split("#")[0]

/** Puts the characters of each fragment behind what is said of it. */
async function show() {
  const page = await fetchPage(otherPage)
  keepingPlace(() => {
    list.classList.remove("export--names")
    for (const fragment of list.children) {
      const raw = /** @type {HTMLElement | null | undefined} */ (page.getElementById(fragment.id)?.querySelector(".raw"))
      if (!raw) continue
      raw.lang = page.documentElement.lang
      raw.tabIndex = -1
      fragment.append(raw)
    }
  })
}

list.addEventListener("click", async event => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a")
  if (link?.href.split("#")[0] !== otherPage || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  const fragment = /** @type {HTMLElement} */ (link.closest("section"))
  if (fragment.querySelector(".raw")) return // they are here: the link leads to the others'
  event.preventDefault()
  try {
    await show()
    const raw = /** @type {HTMLElement | null} */ (fragment.querySelector(".raw"))
    raw?.focus({ preventScroll: true })
  } catch {
    location.assign(link.href)
  }
})

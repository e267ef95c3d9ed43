// @ts-check
// The page for lost readers stands once, in Chinese first. Whose address is below the English front page is shown it in
// English. This runs before all other scripts of the page, which find it in one language.

const template = /** @type {HTMLTemplateElement} */ (document.querySelector("template[lang]"))
const lost = /** @type {HTMLElement} */ (document.querySelector(".lost"))
// This file lies two folders below the root of the site.
const english = new URL("../../en/", import.meta.url).pathname

if (location.pathname.startsWith(english)) {
  for (const part of [...template.content.children]) document.querySelector(`.${part.classList[0]}`)?.replaceWith(part)
  const [chinese, own] = lost.children
  head(own, "h1")
  head(chinese, "h2")
  lost.append(chinese)
  document.documentElement.lang = template.lang
  document.title = template.title
}
template.remove()

/** Gives a section a heading of another level. @param {Element} section @param {string} level */
function head(section, level) {
  const heading = document.createElement(level)
  heading.append(...(section.firstElementChild?.childNodes ?? []))
  section.firstElementChild?.replaceWith(heading)
}

// @ts-check
// The views of an article: its own language as the page came, or both side by side (`?view=both`).
// The other language is fetched from its own page; parts are paired by their ids, which are the same in both.

const article = /** @type {HTMLElement} */ (document.querySelector("#main .article"))
const said = /** @type {HTMLElement} */ (document.getElementById("said"))
const own = document.documentElement.lang
const otherPage = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-keep-fragment]")).href

/** Words of the page's language, from the markup. @param {string} key */
const word = key => said.dataset[key] ?? ""

const isBoth = () => new URLSearchParams(location.search).get("view") === "both"

/** The other language's article, fetched once. @type {Promise<HTMLElement> | undefined} */
let fetching

function fetchOther() {
  fetching ??= fetch(otherPage.split("#")[0])
    .then(response => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
    .then(text => new DOMParser().parseFromString(text, "text/html"))
    .then(page => {
      const other = /** @type {HTMLElement} */ (page.querySelector("#main .article"))
      other.lang = page.documentElement.lang
      return other
    })
  fetching.catch(() => { fetching = undefined })
  return fetching
}

/**
 * An element with children.
 * @param {string} name tag and classes, such as `div.pair`
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".")
  const made = document.createElement(tag)
  made.classList.add(...classes)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/**
 * A copy for the column of the other language: an id stands on a page once, and links to the raw export too.
 * @param {Element} node
 */
function withoutIds(node) {
  const copy = /** @type {Element} */ (node.cloneNode(true))
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id")
  copy.querySelectorAll(".src").forEach(link => link.remove())
  return copy
}

/**
 * The parts of an article's text by id, each with the notes that follow it.
 * @param {HTMLElement} of
 * @returns {Map<string, Element[]>}
 */
function parts(of) {
  const found = new Map()
  let last = /** @type {Element[]} */ ([])
  for (const child of of.querySelector(".prose")?.children ?? []) {
    const isPart = child.id && !child.matches(".note")
    if (isPart) found.set(child.id, (last = [child]))
    else last.push(child)
  }
  return found
}

/**
 * One column of a row. Where a paragraph is not translated, its page shows the original, marked with its language:
 * that stands in the other column already.
 * @param {string} language
 * @param {Element[]} nodes
 */
function column(language, nodes) {
  const shown = nodes.filter(node => !node.hasAttribute("lang") || node.getAttribute("lang") === language)
  return element("div", { lang: language }, ...(shown.length ? shown : [element("p.state", { lang: own }, word("missing"))]))
}

/**
 * Chinese first, whichever language the page has.
 * @param {Element} mine
 * @param {Element} theirs
 */
const inOrder = (mine, theirs) => (own.startsWith("zh") ? [mine, theirs] : [theirs, mine])

/**
 * One row; the page's own language keeps its ids.
 * @param {string} id
 * @param {Element[]} mine
 * @param {Element[]} theirs
 * @param {string} other
 */
function pair(id, mine, theirs, other) {
  const copies = mine.map(node => /** @type {Element} */ (node.cloneNode(true)))
  copies[0].removeAttribute("id")
  return element("section.pair", { id }, ...inOrder(column(own, copies), column(other, theirs.map(withoutIds))))
}

const TITLES = ".head > :is(.kicker, h1, .standfirst, .state, .note)"

/**
 * The head of both: the headline of the page's own language stays the heading of the page.
 * @param {HTMLElement} other
 */
function head(other) {
  const made = /** @type {HTMLElement} */ (element("div", {}, article.querySelector(".head")?.cloneNode(true) ?? ""))
  const titles = [...made.querySelectorAll(TITLES)]
  const theirs = [...other.querySelectorAll(TITLES)].map(withoutIds)
    .map(node => (node.matches("h1") ? element("h2.h1", {}, ...node.childNodes) : node))
  const row = element("div.pair.pair--head", {})
  titles[0]?.before(row)
  row.append(...inOrder(column(own, titles), column(other.lang, theirs)))
  made.querySelector(".byline")?.append(byline(other))
  made.querySelector(".jump")?.parentElement?.remove()
  return /** @type {Element} */ (made.firstElementChild)
}

/** Who wrote it, in the other language; the date at its end stands there already. @param {HTMLElement} other */
function byline(other) {
  const names = [...(other.querySelector(".byline")?.childNodes ?? [])].slice(0, -1).map(node => node.cloneNode(true))
  return element("span", { lang: other.lang }, ...names)
}

/** Both languages, paired. @param {HTMLElement} other */
function sideBySide(other) {
  const theirs = parts(other)
  const rows = [...parts(article)].map(([id, mine]) => pair(id, mine, theirs.get(id) ?? [], other.lang))
  return element("article.article--pair", {}, head(other), element("div.pairs", {}, ...rows))
}

/** @param {HTMLElement} shown */
function show(shown) {
  document.querySelector("#main > article")?.replaceWith(shown)
  const both = shown !== article
  for (const link of document.querySelectorAll(".view a")) {
    const isCurrent = isHere(link) && isBothLink(link) === both
    if (isCurrent) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
}

/** @param {Element} link */
const isHere = link => /** @type {HTMLAnchorElement} */ (link).pathname === location.pathname

/** @param {Element} link */
const isBothLink = link => /** @type {HTMLAnchorElement} */ (link).search.includes("view=both")

/** Shows the view that the address names. @param {boolean} announce */
async function render(announce) {
  if (!isBoth()) {
    show(article)
    if (announce) said.textContent = word("own")
    return
  }
  said.textContent = word("loading")
  try {
    show(sideBySide(await fetchOther()))
    said.textContent = word("both")
  } catch {
    said.textContent = word("failed")
  }
}

document.addEventListener("click", event => {
  const link = /** @type {Element} */ (event.target).closest?.(".view a")
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  if (!isHere(link)) return
  event.preventDefault()
  history.pushState(null, "", link.href)
  void render(true)
})
addEventListener("popstate", () => void render(true))
if (isBoth()) void render(false)

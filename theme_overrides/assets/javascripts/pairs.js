// @ts-check
// Two articles, the same story in two languages, become one whose parts stand in pairs. Parts are paired by their ids,
// which are the same in both languages. What is not translated stands once, as the original, beside a visible gap.

/**
 * An article and the language it is in.
 * @typedef {{ article: HTMLElement, lang: string }} Version
 */

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

/** @param {Node} node */
const copyOf = node => /** @type {Element} */ (node.cloneNode(true))

/**
 * A copy for the column of the other language: an id stands on a page once, and links to the raw export too.
 * @param {Element} node
 */
function withoutIds(node) {
  const copy = copyOf(node)
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id")
  copy.querySelectorAll(".src").forEach(link => link.remove())
  return copy
}

/**
 * Joins two versions of a story.
 * @param {Version} mine its ids are kept
 * @param {Version} theirs
 * @param {(key: string) => string} word words of the page's language: `missing`, and the states of a translation
 * @param {string} css the class of the view
 */
export function paired(mine, theirs, word, css) {
  const other = parts(theirs.article)
  const rows = [...parts(mine.article)].map(([id, nodes]) => pair(id, nodes, other.get(id) ?? []))
  const facts = [...mine.article.querySelectorAll(":scope > .facts")].map(copyOf)
  facts.forEach(box => box.classList.add("facts--more"))
  return element(`article.${css}`, {}, head(), element("div.pairs", {}, ...rows), ...facts)

  /**
   * One row, Chinese first, whichever language the page has.
   * @param {string} id
   * @param {Element[]} own
   * @param {Element[]} others
   */
  function pair(id, own, others) {
    const copies = own.map(copyOf)
    copies[0].removeAttribute("id")
    return element("section.pair", { id }, ...inOrder(column(mine, copies), column(theirs, others.map(withoutIds))))
  }

  /** The head of both: the headline of the page's own language stays the heading of the page. */
  function head() {
    const made = element("div", {}, copyOf(/** @type {Element} */ (mine.article.querySelector(".head"))))
    const titles = [...made.querySelectorAll(TITLES)]
    const others = [...theirs.article.querySelectorAll(TITLES)].map(withoutIds)
      .map(node => (node.matches("h1") ? element("h2.h1", langOf(node), ...node.childNodes) : node))
    const row = element("div.pair.pair--head", {})
    titles[0]?.before(row)
    row.append(...inOrder(column(mine, titles), column(theirs, others)))
    made.querySelector(".by")?.after(...byline())
    made.querySelector(".jump")?.remove()
    // The readings of the names stand on the Chinese page.
    const names = theirs.article.querySelector(".pinyin")?.getAttribute("data-names")
    if (names) made.querySelector(".pinyin")?.setAttribute("data-names", names)
    return /** @type {Element} */ (made.firstElementChild)
  }

  /** Who wrote it, in the other language; what follows it, the date among it, stands there already. */
  function byline() {
    const names = theirs.article.querySelector(".by")
    return names ? [element("span", { lang: theirs.lang }, ...[...names.childNodes].map(copyOf))] : []
  }

  /**
   * One column of a row.
   * @param {Version} version
   * @param {Element[]} nodes
   */
  function column({ lang }, nodes) {
    const shown = nodes.filter(node => !["missing", "untranslated"].includes(node.getAttribute("data-state") ?? ""))
      .map(node => (isOf(lang, node) ? said(node, lang) : gap()))
    return element("div", { lang }, ...(nodes.length ? shown : [gap()]))
  }

  /** What stands where a translation is missing. */
  function gap() {
    return element("p.state.untranslated", { lang: mine.lang }, word("missing"))
  }

  /**
   * The state of a translation is said in the language of the page.
   * @param {Element} node
   * @param {string} lang
   */
  function said(node, lang) {
    const state = node.getAttribute("data-state")
    if (!state || lang === mine.lang) return node
    node.setAttribute("lang", mine.lang)
    node.textContent = word(`state-${state}`)
    return node
  }

  /** @param {Element} own @param {Element} others */
  function inOrder(own, others) {
    return mine.lang.startsWith("zh") ? [own, others] : [others, own]
  }
}

const TITLES = [".kicker", "h1", ".standfirst", ".state", ".note"].map(title => `.head > ${title}`).join()

/** @param {string} lang @param {Element} node */
const isOf = (lang, node) => !node.hasAttribute("lang") || node.getAttribute("lang") === lang

/** @param {Element} node @returns {Record<string, string>} */
const langOf = node => (node.hasAttribute("lang") ? { lang: node.getAttribute("lang") ?? "" } : {})

/**
 * The parts of an article's text by id, each with the state and the notes that follow it.
 * @param {HTMLElement} article
 * @returns {Map<string, Element[]>}
 */
function parts(article) {
  const found = new Map()
  let last = /** @type {Element[]} */ ([])
  for (const child of article.querySelector(".prose")?.children ?? []) {
    const isPart = child.id && !child.matches(".note")
    if (isPart) found.set(child.id, (last = [child]))
    else last.push(child)
  }
  return found
}

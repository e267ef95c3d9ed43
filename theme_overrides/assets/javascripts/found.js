// @ts-check
// Marks in an article the words that the search found (?h=, several parted by |), and brings the reader to the part
// that holds them (?at=, or the fragment).

/** Marks the words and scrolls to the first of them in the part that the address names. */
export function showFound() {
  const address = new URL(location.href)
  const words = (address.searchParams.get("h") ?? "").split("|").filter(Boolean)
  const main = document.getElementById("main")
  if (!main || !words.length) return
  const marks = words.flatMap(word => markAll(main, word))
  const place = address.searchParams.get("at") ?? decodeURIComponent(location.hash.slice(1))
  const part = place ? document.getElementById(place) : null
  const target = (part && marks.find(mark => part.contains(mark))) ?? part ?? marks[0]
  // Keys go on from here, as they do from a fragment.
  if (part && !location.hash) location.replace(`#${encodeURIComponent(part.id)}`)
  target?.scrollIntoView({ block: "center" })
}

/**
 * @param {HTMLElement} root
 * @param {string} word
 */
function markAll(root, word) {
  const nodes = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
    node.parentElement?.closest("script, style, template, rt, mark.found, .src") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode))
  const marks = []
  // A word may run through several elements, such as a figure's link; so it is sought in the text of its block.
  for (const block of blocksOf(nodes)) {
    const text = block.map(node => node.data).join("")
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (isWhole(text, at, at + word.length)) marks.push(...mark(block, at, at + word.length))
    }
  }
  return marks
}

/**
 * Whether no Latin word goes on beyond the ends: "full" is not to be marked in "fully".
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
const isWhole = (text, start, end) => !/[A-Za-z]{2}/.test(text.slice(Math.max(0, start - 1), start + 1).padStart(2))
  && !/[A-Za-z]{2}/.test(text.slice(end - 1, end + 1))

/** @param {Text[]} nodes @returns {Text[][]} */
function blocksOf(nodes) {
  /** @type {Map<Element | null | undefined, Text[]>} */
  const blocks = new Map()
  for (const node of nodes) {
    const block = node.parentElement?.closest("p, h1, h2, h3, li, dt, dd, figcaption, div")
    blocks.set(block, [...blocks.get(block) ?? [], node])
  }
  return [...blocks.values()]
}

/**
 * @param {Text[]} nodes of one block; those that are split are replaced
 * @param {number} start
 * @param {number} end
 */
function mark(nodes, start, end) {
  const marks = []
  let at = 0
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index], length = node.data.length
    const from = Math.max(start - at, 0), to = Math.min(end - at, length)
    at += length
    if (from >= to) continue
    const found = from ? node.splitText(from) : node
    const rest = to < length ? found.splitText(to - from) : undefined
    const element = document.createElement("mark")
    element.className = "found"
    found.replaceWith(element)
    element.append(found)
    marks.push(element)
    nodes.splice(index, 1, ...(from ? [node] : []), found, ...(rest ? [rest] : []))
    index += from ? 1 : 0
  }
  return marks
}

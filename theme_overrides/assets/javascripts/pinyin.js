// @ts-check
// Names and places with their pinyin above them, for a reader who asks for it; the choice is remembered. The readings
// stand in the switch: `萨嘎县=sà gā xiàn`, a syllable for each character, names parted by commas.

const MEMORY = "digest-pinyin"

const button = () => /** @type {HTMLButtonElement | null} */ (document.querySelector(".pinyin"))

/** The syllables of each name. @type {Map<string, string[]>} */
let readings = new Map()

/** Finds the names in a text; of two at one place the longer. */
let names = /$^/g

function learn() {
  readings = new Map((button()?.dataset.names ?? "").split(",").filter(Boolean).map(entry => {
    const [name, reading] = entry.split("=")
    return [name, reading.split(" ")]
  }))
  names = new RegExp([...readings.keys()].sort((one, other) => other.length - one.length).join("|") || "$^", "g")
}

let isOn = remembered()

function remembered() {
  try {
    return localStorage.getItem(MEMORY) === "on"
  } catch {
    return false
  }
}

/** Sets the article to what is asked for. */
function apply() {
  learn()
  button()?.setAttribute("aria-pressed", String(isOn))
  const article = /** @type {HTMLElement} */ (document.querySelector("#main > article"))
  article.toggleAttribute("data-pinyin", isOn)
  if (isOn) chineseTexts(article).forEach(annotate)
  else article.querySelectorAll("ruby").forEach(bare)
}

/** The texts of an article in which a name may stand. @param {HTMLElement} article */
function chineseTexts(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  const found = /** @type {Text[]} */ ([])
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode)
    const isChinese = text.parentElement?.closest("[lang]")?.getAttribute("lang")?.startsWith("zh")
    if (isChinese && !text.parentElement?.closest("ruby, nav, button, .src, svg") && text.data.match(names)) found.push(text)
  }
  return found
}

/** @param {Text} text */
function annotate(text) {
  const made = document.createDocumentFragment()
  let cursor = 0
  for (const { 0: name, index } of text.data.matchAll(names)) {
    made.append(text.data.slice(cursor, index), ruby(name, readings.get(name) ?? []))
    cursor = index + name.length
  }
  made.append(text.data.slice(cursor))
  text.replaceWith(made)
}

/** @param {string} name @param {string[]} syllables */
function ruby(name, syllables) {
  const made = document.createElement("ruby")
  ;[...name].forEach((character, index) => {
    const reading = document.createElement("rt")
    reading.lang = "zh-Latn-pinyin"
    reading.textContent = syllables[index] ?? ""
    made.append(character, reading)
  })
  return made
}

/** The name without its reading again. @param {Element} annotated */
function bare(annotated) {
  annotated.querySelectorAll("rt").forEach(reading => reading.remove())
  const parent = annotated.parentElement
  annotated.replaceWith(...annotated.childNodes)
  parent?.normalize()
}

document.addEventListener("click", event => {
  if (!/** @type {Element} */ (event.target).closest(".pinyin")) return
  isOn = !isOn
  try {
    localStorage.setItem(MEMORY, isOn ? "on" : "off")
  } catch { /* then not remembered */ }
  apply()
})
// Another view is another article element, made of the page's own, which may be annotated already.
document.addEventListener("article-shown", apply)
if (isOn) apply()

// @ts-check
// The words of the box, in the language of the page.

/** Quotation marks within others. @param {string} text */
const nested = text => text.replace(/["“”„＂「『]([^"“”„＂「」『』]*)["“”＂」』]/g, "‘$1’")

const zh = {
  count: (/** @type {number} */ count, /** @type {number} */ listed) => `找到 ${count} 篇报道${count > listed ? `，列出前 ${listed} 篇` : ""}`,
  none: (/** @type {string} */ text) => (text ? `没有找到“${nested(text)}”。` : "没有找到。"),
  meant: "您是不是要找", or: "、", meantEnd: "？",
  quoted: (/** @type {string} */ text) => `“${text}”`,
  filter: "筛选",
  kinds: { place: "地点", topic: "主题", edition: "期" },
  remove: (/** @type {string} */ name) => `去掉：${name}`,
  tips: [
    "少写几个字，只留最要紧的词。",
    "繁体、拼音、英文都可以：農業、beijing、school。",
    "数字照报上的写，或写全：1.2万人、12000人。",
  ],
  searching: "正在查找……",
  unreached: "（有的年份暂时查不到。）",
  all: "不筛选，在全部报道里找",
  places: "也可以翻看：",
  pages: [["all/", "全部报道"], ["all/figures/", "全部数字"], ["places/", "地点"], ["topics/", "主题"], ["glossary/", "词语"]],
}

/** @type {typeof zh} */
const en = {
  count: (count, listed) => (count === 1 ? "1 story found" : `${count} stories found${count > listed ? `; the first ${listed} are listed` : ""}`),
  none: text => (text ? `Nothing found for “${nested(text)}”. ` : "Nothing found. "),
  meant: "Did you mean ", or: " or ", meantEnd: "?",
  quoted: text => `“${text}”`,
  filter: "Filter",
  kinds: { place: "Place", topic: "Topic", edition: "Edition" },
  remove: name => `Remove: ${name}`,
  tips: [
    "Try fewer words, and only those that matter.",
    "Chinese, pinyin and other spellings work too: 农业, beijing, Peking.",
    "Write a figure as printed or in full: 1.2 million, 1,200,000.",
  ],
  searching: "Searching …",
  unreached: " (Some years could not be searched just now.)",
  all: "Search all stories, without filters",
  places: "Or look through:",
  pages: [["all/", "all stories"], ["all/figures/", "all figures"], ["places/", "places"], ["topics/", "topics"], ["glossary/", "glossary"]],
}

export const language = document.documentElement.lang.startsWith("en") ? "en" : "zh"
export const words = language === "en" ? en : zh

/** Material's settings: where the site stands, and its search worker. */
const settings = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")
const worker = new URL(settings.search, location.href).searchParams
/** The address of the site's pages in this language. */
export const home = new URL(`${settings.base}/${language === "en" ? "en/" : ""}`, location.href)
/** The address of the files of the index, which moves with every edit. */
export async function index() {
  const root = new URL(`${settings.base}/`, location.href)
  const current = await (await fetch(new URL("search/current.json", root), { cache: "no-cache" })).json()
  return new URL(current.index, root)
}
/** The paths of the other sites of an archive that is split by year. */
export const parts = worker.getAll("part")

/** Whether the search is the whole screen: as in search.css. */
export const isPhone = () => matchMedia("(max-width: 44.99em)").matches

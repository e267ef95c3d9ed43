// @ts-check
// Material's search dialog with a name, a status and a way out, and all that Material's script looks for. Without scripts
// nobody can open it, so it stands here once and in no page; what it shows of a search is drawn by Material's script and
// by box/.

const zh = {
  dialog: "搜索报道、数字、地点",
  placeholder: "报道、数字、地点",
  reset: "清空",
  close: "关闭",
  suggestions: "可以这样写",
  preparing: "正在准备搜索……",
  offline: "搜索需要网络。",
  failed: ["没有取到搜索，", "请再试", "。"],
  // Material's own words, by its keys
  translations: {
    "search.result.placeholder": "输入词语，中文或英文",
    "search.result.none": "没有找到",
    "search.result.one": "1 条",
    "search.result.other": "# 条",
  },
}

/** @type {typeof zh} */
const en = {
  dialog: "Search stories, figures and places",
  placeholder: "Stories, figures, places",
  reset: "Clear",
  close: "Close",
  suggestions: "Suggestions",
  preparing: "Preparing the search …",
  offline: "Search needs the network.",
  failed: ["The search could not be fetched; ", "try again", "."],
  translations: {
    "search.result.placeholder": "Type a word, English or Chinese",
    "search.result.none": "Nothing found",
    "search.result.one": "1 result",
    "search.result.other": "# results",
  },
}

/** Milliseconds until a network is one after the browser has found it. */
export const SETTLING = 1000

export const words = document.documentElement.lang.startsWith("en") ? en : zh

const MARKUP = `<div class="md-search" data-md-component="search" role="dialog" aria-modal="true" aria-label="${words.dialog}">
<div class="md-search__inner" role="search">
<form class="md-search__form" name="search">
<label class="md-search__icon" for="__search" hidden></label>
<input type="text" class="md-search__input" name="query" role="combobox" aria-expanded="false" aria-controls="search-suggestions" aria-autocomplete="list" aria-label="${words.placeholder}" placeholder="${words.placeholder}" autocapitalize="off" autocorrect="off" autocomplete="off" spellcheck="false" enterkeyhint="search" data-md-component="search-query" required>
<button type="reset" class="search-button">${words.reset}</button>
<button type="button" class="search-button" data-search-close>${words.close}</button>
</form>
<div class="md-search__output">
<div class="md-search__scrollwrap" data-md-scrollfix>
<ul class="search-suggestions" id="search-suggestions" role="listbox" aria-label="${words.suggestions}" hidden></ul>
<div class="md-search-result" data-md-component="search-result">
<div class="md-search-result__meta" role="status">${words.preparing}</div>
<ol class="md-search-result__list" role="none"></ol>
</div>
</div>
</div>
</div>
</div>`

/** The checkboxes by which Material opens and closes its search, and a drawer that we do not have. */
const TOGGLES = ["drawer", "search"]
  .map(name => `<input class="md-toggle" data-md-toggle="${name}" type="checkbox" id="__${name}" hidden>`).join("")
const MESSAGE = `<div class="md-dialog" data-md-component="dialog" hidden><div class="md-typeset"></div></div>`

/**
 * Puts the dialog at the end of the masthead, and Material's settings where it looks for them.
 * @param {HTMLElement} masthead @param {HTMLElement} main
 * @param {string[]} parts the paths of the other sites of an archive that is split by year
 * @returns {{ behind: HTMLElement, worker: string }} what lies behind the dialog, and the address of the search's worker
 */
export function addDialog(masthead, main, parts) {
  const behind = /** @type {HTMLElement} */ (main.parentElement)
  masthead.insertAdjacentHTML("beforeend", MARKUP)
  document.body.insertAdjacentHTML("afterbegin", TOGGLES)
  document.body.insertAdjacentHTML("beforeend", MESSAGE)
  for (const [name, element] of Object.entries({ header: masthead, main, container: behind })) element.dataset.mdComponent = name

  const worker = new URL("search-worker.js", import.meta.url)
  worker.searchParams.set("language", words === en ? "en" : "zh")
  parts.forEach(part => worker.searchParams.append("part", part))
  const settings = document.createElement("script")
  settings.id = "__config"
  settings.type = "application/json"
  // This file lies two folders below the root of the site. Material resolves the address, and box/ appends to it.
  const base = `${new URL("../../", import.meta.url).href}.`
  settings.textContent = JSON.stringify({ base, search: worker.href, features: [], translations: words.translations })
  document.body.append(settings)
  return { behind, worker: worker.href }
}

/**
 * What is said where the search, or what it needs for a query, could not be fetched: with a link that asks again,
 * where that may help.
 * @param {string} query
 * @returns {(string | HTMLAnchorElement)[]}
 */
export function unfetched(query) {
  if (!navigator.onLine) return [words.offline]
  const [before, again, behind] = words.failed
  const link = document.createElement("a")
  const address = new URL(location.href)
  address.searchParams.set("q", query)
  link.href = address.href
  link.textContent = again
  return [before, link, behind]
}

// @ts-check
// What scripts say to readers, in both languages; words of the markup stand in it.

/** @type {Record<string, [zh: string, en: string]>} */
const WORDS = {
  loading: ["正在加载另一种语言……", "Loading the other language …"],
  both: ["已显示中英对照", "Chinese and English shown side by side"],
  alternate: ["已显示逐段对照", "Chinese and English shown paragraph by paragraph"],
  own: ["已显示中文", "English shown"],
  failed: ["英文加载失败，仍显示中文", "The Chinese could not be loaded; English is still shown"],
  missing: ["这一段还没有英文。", "Not yet translated."],
  copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"],
  "figures-here": ["本页{n}个数字", "{n} figures on this page"],
  "figures-loading": ["正在加载全部数字……", "Loading all figures …"],
  "figures-partly": ["，仅为本页；其余的加载失败", " on this page; the others could not be loaded"],
  more: ["词语页", "In the glossary"],
  place: ["地点页", "Place page"],
  "state-stale": ["中文已改，英文待更新", ""],
  "state-draft": ["英文未审", ""],
  "state-machine": ["机器英译，已审", ""],
  "state-machine-draft": ["机器英译，未审", ""],
  "report-selection": ["报告这一句有误", "Report an error in this sentence"],
}

const isChinese = document.documentElement.lang.startsWith("zh")

/** A word in the language of the page; empty where that language never needs it. @param {string} key */
export const word = key => WORDS[key]?.[isChinese ? 0 : 1] ?? ""

// @ts-check
// Text as the search compares it. generator/search/folding.py and tokens.py do the same; tests/cases/search/vectors.json
// holds both to it.

const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}"
const UNIT = new RegExp(`([a-z0-9]*[a-z][a-z0-9]*(?:'[a-z]+)*)|(\\d+(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|([${HAN}])`, "gu")
/** Letters of a word that count. */
const LONGEST = 40
const APOSTROPHES = "’‘ʼ＇`´"

/** @type {Map<string, string>} */
const known = new Map()

/** @param {string} char */
function foldChar(char) {
  const code = /** @type {number} */ (char.codePointAt(0))
  if (code >= 0xff01 && code < 0xff5f) char = String.fromCharCode(code - 0xfee0)
  if (APOSTROPHES.includes(char)) return "'"
  if (code >= 0xf900 && code < 0xfb00) return char.normalize("NFC") // characters that Unicode has twice
  if (code < 0x41 || (code >= 0x250 && code < 0x1e00) || (code >= 0x2000 && code < 0xff01)) return char
  const plain = [...char.normalize("NFD")][0].toLowerCase()
  return plain.length === char.length ? plain : char
}

/**
 * The text in lower case, half-width and without accents; of the same length.
 * @param {string} text
 */
export function fold(text) {
  let out = ""
  for (const char of text) {
    let folded = known.get(char)
    if (folded === undefined) known.set(char, folded = foldChar(char))
    out += folded
  }
  return out
}

/**
 * A Han character, a word or a number, which may be a per cent.
 * @typedef {{ kind: "han" | "word" | "number", text: string, start: number, end: number, percent?: boolean }} Unit
 */

/**
 * The units of a text in order; `start` and `end` are offsets into it.
 * @param {string} text
 * @returns {Unit[]}
 */
export function units(text) {
  const folded = fold(text)
  return [...folded.matchAll(UNIT)].map(match => {
    const [whole, word, number] = match
    const start = match.index, end = start + whole.length
    if (word) return { kind: "word", text: word.replace(/'s$/, "").replace(/'/g, "").slice(0, LONGEST), start, end }
    const percent = folded[end] === "%"
    if (number) return { kind: "number", text: number.replace(/,/g, "").slice(0, LONGEST), start, end: end + Number(percent), ...percent && { percent } }
    return { kind: "han", text: whole, start, end }
  })
}

/**
 * Units as one string: Han runs as they are, all else parted by a space. The form of the aliases.
 * @param {Unit[]} list
 */
export function normal(list) {
  return list.map((unit, at) => (at && !(unit.kind === "han" && list[at - 1].kind === "han") ? " " : "") + unit.text).join("")
}

/** @param {string} text */
export const isHan = text => new RegExp(`^[${HAN}]+$`, "u").test(text)

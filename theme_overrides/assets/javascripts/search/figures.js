// @ts-check
// The figures of a query as the articles may have them: 百分之85 is 85%, 2021-04 is 2021年4月, 13100万元 is 131000000元;
// and compounds with and without hyphens.

const HAN_DIGITS = "零一二三四五六七八九"
/** @type {Record<string, number>} */
const HAN_UNITS = { 十: 10, 百: 100, 千: 1000 }
/** @type {Record<string, number>} */
const MULTIPLIERS = { 千: 3, 万: 4, 亿: 8, 万亿: 12 }
const SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ")
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const MONTHS = "january february march april may june july august september october november december".split(" ")
const HAN_NUMBER = /[〇零一二两三四五六七八九十百千]+(?![〇零一二两三四五六七八九十百千])(?=[\u3400-\u9fff])/g

/** @type {((text: string) => string)[]} one way to write a figure -> another; a text without such figures stays as it is */
const RULES = [
  // Dates.
  text => text.replace(/\b(\d{4})[-/.](0?[1-9]|1[0-2])(?:[-/.](\d{1,2}))?(?![\d.])/g, (_, year, month, day) => `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}`),
  text => text.replace(/(年|月)0(\d)(?=[月日])/g, "$1$2"),
  text => text.replace(/\b([a-z]{3})\.?(?=\s+\d{4}\b)/gi, short => MONTHS.find(month => month.startsWith(short.toLowerCase().slice(0, 3))) ?? short),
  // Shares.
  text => text.replace(/百分之(\d[\d.]*)/g, "$1%").replace(/(\d)\s*(?:percent|per cent|pct|个百分点)(?![a-z])/gi, "$1%"),
  // Digits parted by spaces; units close to their number.
  text => text.replace(/(\d) (?=\d{3}(?!\d))/g, "$1"),
  text => text.replace(/(\d)m\b/gi, "$1 metres"),
  text => text.replace(/(\d)(?:m|mn|mln)\b/gi, "$1 million").replace(/(\d)(?:bn|b)\b/gi, "$1 billion"),
  text => text.replace(/\b(\d+)k\b/gi, "$1000"),
  text => text.replace(/(\d)(?:km)\b/gi, "$1 kilometres").replace(/(\d)([a-z]{2,})/gi, "$1 $2"),
  text => text.replace(/[¥￥]\s*(?=\d)|(?:rmb|cny)\s*(?=\d)/gi, "").replace(/\b(?:rmb|cny|renminbi)\b/gi, "yuan"),
  // Numbers in characters, in digits, multiplied out.
  text => text.replace(HAN_NUMBER, number => String(fromHan(number) ?? number)),
  text => text.replace(/(\d[\d,]*(?:\.\d+)?)(万亿|千|万|亿)/g, (_, digits, unit) => multiplied(digits.replaceAll(",", ""), MULTIPLIERS[unit])),
  text => text.replace(/(?<![\d.,])([1-9]\d?)(?=[\u3400-\u9fff])/g, (_, digits) => toHan(Number(digits))),
  text => text.replace(/(?<![\d.,])2(?=[\u3400-\u9fff])/g, "两"),
  // What is counted is counted by another word: 6000人 is 6000名.
  text => text.replace(/(\d{3,})[个人名位户家件条项支次处座所]/g, "$1 "),
  text => text.replace(/([a-z])-(?=[a-z])/g, "$1"),
  // Numbers in English words.
  text => text.replace(/\b[a-z]+(?:-[a-z]+)?\b/gi, word => String(fromWord(word.toLowerCase()) ?? word)),
  text => text.replace(/(?<![\d.,])(\d{1,2})(?![\d.,%])/g, digits => SMALL[Number(digits)] ?? digits),
]

/**
 * A query with its figures in other ways, the likeliest first.
 * @param {string} text folded
 * @returns {string[]}
 */
export function otherFigures(text) {
  const found = new Set(RULES.map(rule => rule(text)))
  found.delete(text)
  return [...found]
}

/**
 * 一百三十七 -> 137, 二〇二二 -> 2022.
 * @param {string} number
 * @returns {number | undefined}
 */
function fromHan(number) {
  const digit = (/** @type {string} */ char) => (char === "〇" ? 0 : char === "两" ? 2 : HAN_DIGITS.indexOf(char))
  if (![...number].some(char => HAN_UNITS[char])) return Number([...number].map(digit).join(""))
  let sum = 0, last = 1
  for (const char of number) {
    const unit = HAN_UNITS[char]
    if (unit) [sum, last] = [sum + last * unit, 0]
    else last = digit(char)
  }
  return sum + (HAN_UNITS[number.at(-1) ?? ""] ? 0 : last)
}

/** @param {number} value below 100 */
function toHan(value) {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? HAN_DIGITS[tens] : ""}${tens ? "十" : ""}${ones ? HAN_DIGITS[ones] : ""}`
}

/** @param {string} word @returns {number | undefined} */
function fromWord(word) {
  const [tens, ones = "zero"] = word.split("-")
  if (TENS.includes(tens) && SMALL.includes(ones)) return 20 + 10 * TENS.indexOf(tens) + SMALL.indexOf(ones)
  return SMALL.includes(word) ? SMALL.indexOf(word) : undefined
}

/**
 * @param {string} digits
 * @param {number} power of ten
 */
function multiplied(digits, power) {
  const [whole, decimals = ""] = digits.split(".")
  const moved = (whole + decimals.slice(0, power).padEnd(power, "0")).replace(/^0+(?=\d)/, "")
  const rest = decimals.slice(power).replace(/0+$/, "")
  return rest ? `${moved}.${rest}` : moved
}

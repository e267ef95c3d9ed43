// @ts-check
// The figures of a query as the articles may have them: 百分之85 is 85%, 2021-04 is 2021年4月, 13100万元 is 131000000元;
// and compounds with and without hyphens.

const HAN_DIGITS = "零一二三四五六七八九"
/** @type {Record<string, number>} */
const HAN_UNITS = { 十: 10, 百: 100, 千: 1000 }
/** @type {Record<string, number>} */
const HAN_GROUPS = { 万: 1e4, 亿: 1e8 }
/** @type {Record<string, number>} */
const MULTIPLIERS = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12, thousand: 3, million: 6, billion: 9 }
const MOST_UNROUNDED = 3
/** What says that a figure is cut off, after which noughts: 7万多, 3800多万, over 7 million. */
const SOME_MORE = /[千万亿][多余]|\d(?<noughts>0*)[多余][万亿]|\b(?:over|more than)\b/
const SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ")
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" ")
const MONTHS = "january february march april may june july august september october november december".split(" ")
const MONTH = `(${MONTHS.map(month => `${month}|${month.slice(0, 3)}`).join("|")}|sept)`
const MONTHS_FROM_TO = new RegExp(`\\b${MONTH}\\.?\\s*(?:[-–—~/]|to|till|until|through)\\s*${MONTH}\\b`, "gi")
const HAN = "[\\u3400-\\u9fff]"
const HAN_DIGIT = "[〇零一二两三四五六七八九十百千]"
const COUNTING = "个名位人户家件条项支次处座所册"
/** What counts things of one kind, so that one character tells which. */
const THINGS = "座条家所处辆台头只匹艘栋间"
/** What stands behind a number that says how much, not of what. */
const MEASURES = `${COUNTING}亩元米里年月日天岁时分秒公千克斤吨块角万亿百多余来至`
/**
 * Digits in characters, behind what may stand before them: one before what it counts; two and more also at the end of a
 * word; 一万一千 as one number, 三千八百万 as 3800万.
 */
const HAN_NUMBER = new RegExp([
  `(^|[^\\d.${HAN_DIGITS}])(${HAN_DIGIT}+亿${HAN_DIGIT}+万${HAN_DIGIT}*|(?:${HAN_DIGIT}+[万亿])+${HAN_DIGIT}+|${HAN_DIGIT}+点${HAN_DIGIT}+|${HAN_DIGIT}{2,}(?=${HAN}|%)|${HAN_DIGIT}(?=[多余][万亿]|[到至]${HAN_DIGIT}{1,2}月)|${HAN_DIGIT}(?=[${COUNTING}亩元米里年月日天岁县区乡镇村类万亿]))(?!${HAN_DIGIT})`,
  `(^|[^\\d.\\u3400-\\u9fff]|百分之)(${HAN_DIGIT}{2,})(?!${HAN_DIGIT}|${HAN})`,
].join("|"), "g")
const TENTHS = new RegExp(`([${HAN_DIGITS}\\d])成([${HAN_DIGITS}\\d半])?(?=[多以左]|(?!${HAN})|$)`, "g")
/** 1万8千, 1亿3100万: digits before each of several multipliers. */
const IN_GROUPS = /(^|[^\d.])((?:\d+亿\d+万|\d+[亿万]\d+千|\d+千\d+百)(?:\d+千)?(?:\d+百)?)/g
const MULTIPLIED = /(\d[\d,]*(?:\.\d+)?)\s*(万亿|千万|百万|千|万|亿|thousand\b|million\b|billion\b)/
const PERCENT = /(\d+(?:\.(\d+))?)%/
/** What tells that tenths, or so many per cent, are not meant to one in a hundred: 近六成, about 60%. */
const ABOUT_TENTHS = /成|[近约]|大概|差不多|接近|\b(?:about|around|nearly|almost|roughly|approximately|some)\b/
/** Of a round number of tenths so many per cent to either side. */
const WIDE = 2.5
/** A number of thousands that was said: 一万一千. */
const THOUSANDS = /\b([1-9]\d0{3})(?![\d.,])/
/** A round number in digits: 614,000; 130000000, of 一亿三千万. */
const WRITTEN_OUT = /\b([1-9](?:,?\d)+(?:(?:,?0){6,}|(?:,?\d)(?:,?0){3,}))(?![\d.,])/
const NUMBER_WORD = [...SMALL, ...TENS].join("|")
const NUMBER_WORDS = new RegExp(`\\b(?:${NUMBER_WORD})(?:[- ](?:${NUMBER_WORD}|(?:hundred|thousand)(?: and)?))*\\b`, "gi")

const NUMBER_OF_PERCENT = new RegExp(`${NUMBER_WORDS.source}(?=\\s+per ?cent\\b)`, "gi")

/** @param {string} text */
const inDigits = text => text.replace(HAN_NUMBER, (_, before, number, start, atEnd) => (before ?? start) + fromHan(number ?? atEnd))

/** The whole name of a month of which three letters and more are given. @param {string} short */
const inFull = short => MONTHS.find(month => month.startsWith(short.toLowerCase().slice(0, 3))) ?? short

/** @type {((text: string) => string)[]} what makes a figure the same whatever was typed: each for what those before it left */
const PLAIN = [
  text => text.replace(/(\d) (?=\d{3}(?!\d))/g, "$1"),
  // Tenths: 八成五 is 85%.
  text => text.replace(TENTHS, (_, tens, ones) => `${fromTenths(tens)}${fromTenths(ones ?? "零")}%`),
  inDigits,
  // 1月到3月 is 1至3月.
  text => text.replace(/(\d{1,2})月份?\s*[-–—~～到至]\s*(?=\d{1,2}月)/g, "$1至"),
  text => text.replace(IN_GROUPS, (_, before, groups) => before + String([...groups.matchAll(/(\d+)([亿万千百])/g)].reduce((sum, [, digits, unit]) => sum + Number(digits) * (HAN_UNITS[unit] ?? HAN_GROUPS[unit]), 0))),
  text => text.replace(NUMBER_OF_PERCENT, words => String(fromWords(words.toLowerCase()))),
  text => text.replace(/百分之(\d[\d.]*)/g, "$1%").replace(/(\d)(?:个百分点|\s+(?:percent|per cent)\b)/gi, "$1%"),
  // Months by what they make up.
  text => text.replace(/第?([1-4一二三四])季度|\b(?:q([1-4])|([1-4])(?:st|nd|rd|th) quarter|(first|second|third|fourth) quarter)\b/gi, (_, han, number, nth, word) => {
    const quarter = Number(number ?? nth ?? (word ? ORDINALS.indexOf(word.toLowerCase()) + 1 : /\d/.test(han) ? han : HAN_DIGITS.indexOf(han)))
    return `${3 * quarter - 2}至${3 * quarter}月`
  }).replace(/上半年/g, "1至6月").replace(/下半年/g, "7至12月"),
  // About so much.
  text => text.replace(/(?:大约|大概|差不多|将近|接近|超过|不到|约|近)(?=\d)|\b(?:over|about|around|nearly|almost|roughly|approximately|some|more than)\s+(?=\d)/gi, "").replace(new RegExp(`([\\d万亿])[多余来](?=${HAN}|$)`, "g"), "$1"),
  text => text.replace(/\b((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])(?:[-/.](\d{1,2}))?(?![\d.%千万亿])/g, (_, year, month, day) => `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}`),
  text => text.replace(/(^|[^\d/.-])(0?[1-9]|1[0-2])[/.-]((?:19|20)\d{2})(?![/\d.%千万亿-])/g, (_, before, month, year) => `${before}${year}年${Number(month)}月`),
  text => text.replace(/(年|月)0(\d)(?=[月日])/g, "$1$2"),
  text => text.replace(/(^|[^\d.])(\d{2})年(?=\d{1,2}月|[初底末度春夏秋冬])/g, (_, before, year) => `${before}${year < "50" ? 20 : 19}${year}年`),
  text => text.replace(/\b([a-z]{3})\.?(?=\s+\d{4}\b)/gi, inFull),
  text => text.replace(MONTHS_FROM_TO, (_, from, to) => `${inFull(from)} to ${inFull(to)}`),
  text => text.replace(/[¥￥]\s*(?=\d)|(?:rmb|cny)\s*(?=\d)|人民币\s*(?=\d)/gi, "").replace(/\b(?:rmb|cny|renminbi)\b/gi, "yuan").replace(/([\d万亿])块钱?/g, "$1元"),
  text => text.replace(/\b(\d+)k\b/gi, "$1000"),
  text => text.replace(/(\d)\s*(?:bn|b)\b/gi, "$1 billion").replace(/(\d)\s*(?:mn|mln)\b/gi, "$1 million").replace(/(\d)\s*km\b/gi, "$1 kilometres"),
]

/** @type {((text: string) => string)[]} what may be written in two ways: each for itself */
const OTHERWISE = [
  text => text.replace(/(\d)\s*[-–—~～到](?=\d)/g, "$1至"),
  text => text.replace(/(\d[\d.]*)%/g, "百分之$1"),
  text => text.replace(/(^|[^\d.])([1-9]\d?)%/g, (_, before, digits) => `${before}百分之${toHan(Number(digits))}`),
  text => text.replace(/(\d)m\b/gi, "$1 metres"),
  text => text.replace(/(\d)m\b/gi, "$1 million"),
  text => text.replace(/(\d)([a-z]{2,})/gi, "$1 $2"),
  text => text.replace(new RegExp(MULTIPLIED, "g"), (_, digits, unit) => multiplied(digits.replace(/,/g, ""), MULTIPLIERS[unit])),
  text => text.replace(/(^|[^\d.,])([1-9]\d?)(?=[\u3400-\u9fff])/g, (_, before, digits) => before + toHan(Number(digits))),
  text => text.replace(/(^|[^\d.,])2(?=[\u3400-\u9fff])/g, "$1两"),
  // What is counted is counted by another word: 6000人 is 6000名.
  text => text.replace(new RegExp(`(\\d{3,})[${COUNTING}]|(\\d{2})[${COUNTING}](?=${HAN}{2})`, "g"), "$1$2 "),
  // Or by none: 5个乡 is 5乡.
  text => text.replace(new RegExp(`(\\d)个(?=${HAN})`, "g"), "$1"),
  text => text.replace(new RegExp(`(\\d{2})[${THINGS}](?=${HAN}$)`, "g"), "$1 "),
  // And what is counted stands apart: 80项目 is 80个民生项目, 21村 is 21个行政村.
  text => text.replace(new RegExp(`(\\d)(?=项目|[^${MEASURES}])(?=${HAN})`, "g"), "$1 "),
  text => text.replace(/([a-z])-(?=[a-z])/g, "$1"),
  text => text.replace(new RegExp(`\\b(?:${ORDINALS.join("|")})\\b`, "gi"), word => ordinal(ORDINALS.indexOf(word.toLowerCase()) + 1)),
  text => text.replace(NUMBER_WORDS, words => String(fromWords(words.toLowerCase()))),
  text => text.replace(/(^|[^\d.,])(\d{1,2})(?![\d.,%])/g, (_, before, digits) => before + (SMALL[Number(digits)] ?? digits)),
]

/**
 * A query with its figures in other ways, the likeliest first.
 * @param {string} text folded
 * @returns {string[]}
 */
export function otherFigures(text) {
  const plainer = plain(text)
  const found = new Set([plainer[0], ...OTHERWISE.map(rule => rule(plainer[0])), ...plainer])
  found.delete(text)
  return [...found]
}

/**
 * A query made plain step by step, the plainest first.
 * @param {string} text
 */
const plain = text => PLAIN.reduce((steps, rule) => [rule(steps[0]), ...steps], [text])

/**
 * A query with the figures of the articles for which a rounded one stands: 1679758600 for 16.8亿.
 * @param {import("./store.js").Store} store
 * @param {string} text folded
 * @returns {Promise<string[]>}
 */
export async function unrounded(store, text) {
  const own = plain(text)[0].replace(/(\d)m\b/gi, "$1 million")
  if (PERCENT.test(own)) return nearPercent(store, own, ABOUT_TENTHS.test(text))
  const found = MULTIPLIED.exec(own) ?? WRITTEN_OUT.exec(own) ?? (/[万千]/.test(text) ? THOUSANDS.exec(own) : null)
  if (!found) return []
  const [typed, printed, unit = ""] = found, digits = printed.replace(/,/g, "")
  const decimals = digits.split(".")[1] ?? "", power = MULTIPLIERS[unit] ?? 0
  const isLess = SOME_MORE.exec(inDigits(text))
  if (!isLess && digits.replace(".", "").replace(/^0+|0+$/g, "").length < 2) return [] // 20万 says little
  // 13000万 is as round as 1.3亿.
  const noughts = isLess?.groups?.noughts ?? (decimals ? "" : /0*$/.exec(digits)?.[0] ?? "")
  const value = Number(multiplied(digits, power)), step = 10 ** (power - decimals.length + noughts.length)
  const tokens = await Promise.all([...isLess ? [] : [[value - step / 2, value - 1]], [value, value + step - 1]].map(([low, high]) => between(store, low, high)))
  // What is counted may be counted by another word.
  return [...new Set(tokens.flat().slice(0, MOST_UNROUNDED).flatMap(token => [own.replace(typed, token), own.replace(typed, token).replace(new RegExp(`${token}[${COUNTING}]`), token)]))]
}

/**
 * A query with the per cents of the articles that its own is rounded from: 57.98% for 58%, and for 近六成.
 * @param {import("./store.js").Store} store
 * @param {string} text
 * @param {boolean} isRough whether it is not meant to one in a hundred
 */
async function nearPercent(store, text, isRough) {
  const [typed, digits, decimals = ""] = /** @type {RegExpExecArray} */ (PERCENT.exec(text))
  const value = Number(digits), step = 10 ** -decimals.length, reach = isRough && value % 10 === 0 ? WIDE : step / 2
  const isNear = (/** @type {string} */ token) => token.endsWith("%") && Math.abs(parseFloat(token) - value) <= reach
  const begins = []
  for (let each = value - Math.ceil(reach / step) * step; each <= value + reach; each += step) if (each >= 0) begins.push(each.toFixed(decimals.length))
  const found = await Promise.all(begins.flatMap(begin => (decimals ? [begin] : [`${begin}.`, `${begin}%`]).map(prefix => store.range(prefix, isNear, 0))))
  const nearest = found.flat().map(([token]) => token).sort((one, other) => Math.abs(parseFloat(one) - value) - Math.abs(parseFloat(other) - value))
  return nearest.slice(0, MOST_UNROUNDED).map(token => text.replace(typed, token))
}

/**
 * Whole numbers of the articles.
 * @param {import("./store.js").Store} store
 * @param {number} low
 * @param {number} high
 */
async function between(store, low, high) {
  const [from, to] = [String(low), String(high)]
  let shared = 0
  while (from.length === to.length && shared < from.length && from[shared] === to[shared]) shared++
  if (!shared) return []
  const found = await store.range(from.slice(0, shared), token => /^\d+$/.test(token) && Number(token) >= low && Number(token) <= high, 0)
  return found.map(([token]) => token)
}

/**
 * 一百三十七 -> 137, 三万五 -> 35000, 二〇二二 -> 2022, 三万五千 -> 35000, 三十四点九 -> 34.9.
 * @param {string} number
 * @returns {string}
 */
function fromHan(number) {
  const [whole, decimals] = number.split("点")
  const digit = (/** @type {string} */ char) => (char === "〇" ? 0 : char === "两" ? 2 : HAN_DIGITS.indexOf(char))
  const digits = (/** @type {string} */ chars) => [...chars].map(digit).join("")
  if (decimals !== undefined) return `${fromHan(whole)}.${digits(decimals)}`
  if (![...whole].some(char => HAN_UNITS[char] ?? HAN_GROUPS[char])) return digits(whole)
  let sum = 0, group = 0, last = 0
  for (const char of whole) {
    if (HAN_GROUPS[char]) [sum, group, last] = [sum + (group + last) * HAN_GROUPS[char], 0, 0]
    else if (HAN_UNITS[char]) [group, last] = [group + (last || 1) * HAN_UNITS[char], 0]
    else last = digit(char)
  }
  // 三万五 is 35000: what stands last counts the next lower unit, where no nought says that there is none.
  const before = whole[whole.length - 2]
  if (last && !HAN_GROUPS[whole[whole.length - 1]]) last *= Math.max(1, (HAN_UNITS[before] ?? HAN_GROUPS[before] ?? 10) / 10)
  return String(sum + group + last)
}

/** @param {string} digit */
const fromTenths = digit => (/\d/.test(digit) ? digit : digit === "半" ? "5" : fromHan(digit))

/** @param {number} value */
const ordinal = value => `${value}${["th", "st", "nd", "rd"][value > 3 ? 0 : value]}`

/** @param {number} value below 100 */
function toHan(value) {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? HAN_DIGITS[tens] : ""}${tens ? "十" : ""}${ones ? HAN_DIGITS[ones] : ""}`
}

/**
 * one hundred and thirty-seven -> 137; eleven thousand three hundred -> 11300.
 * @param {string} words
 */
function fromWords(words) {
  let sum = 0, last = 0
  for (const word of words.split(/[- ]/)) {
    if (SMALL.includes(word)) last += SMALL.indexOf(word)
    else if (TENS.includes(word)) last += 20 + 10 * TENS.indexOf(word)
    else if (word === "hundred") last *= 100
    else if (word === "thousand") [sum, last] = [sum + 1000 * last, 0]
  }
  return sum + last
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

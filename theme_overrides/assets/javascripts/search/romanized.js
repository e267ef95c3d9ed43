// @ts-check
// Older spellings of Chinese in Latin letters: those of Wade and Giles (Tse-tung, Ch'ang-an) and of the post (Chungking).

import { isHan, units } from "./fold.js"
import { DEEPEST } from "./match.js"
import { findPhrase } from "./phrase.js"
import { hanOfAny, segmentations } from "./spellings.js"

/** @typedef {import("./store.js").Store} Store */

/** Two syllables by chance are some two characters of every long text. So they are a name of the glossary, or one of these, which older books are full of. */
const KNOWN = new Set("北京天津河北山西辽宁吉林上海江苏浙江安徽福建江西山东河南湖北湖南广东广西海南四川贵州云南西藏甘肃青海宁夏新疆台湾重庆北平南京西安成都青岛杭州苏州武汉汉口长沙福州济南昆明台北高雄台中台南开封洛阳兰州南昌宁波温州延安长江清华新华".match(/../g))
/** So many syllables are a name by themselves. */
const TELLING = 3
/** Names that no rule tells. */
const NAMES = new Map(Object.entries({ peking: "北京", canton: "广州", amoy: "厦门", swatow: "汕头", mukden: "沈阳", dairen: "大连", chefoo: "烟台", "sun yat-sen": "孙中山", "chiang kai-shek": "蒋介石" }))
/** @type {[RegExp, string][]} how an end of a syllable of pinyin is written */
const ENDS = [[/^(zh|ch|sh|r)i$/, "$1ih $1i"], [/^([zcs])i$/, "$1u $1e"], [/^yi$/, "i yi"], [/^er$/, "erh"], [/^you$/, "yu"], [/^yan$/, "yen"], [/(i|^y)e$/, "$1eh"], [/[uv]e$/, "ueh"],
  [/^(zh|ch|[dtnlzcsr])uo$/, "$1o"], [/^([gkh])e$/, "$1o $1e"], [/^([gkh])ui$/, "$1ui $1uei"], [/^bei$/, "bei beh"], [/^([fs])u$/, "$1u $1oo"], [/ian$/, "ien"], [/ong$/, "ung"], [/ou$/, "ou ow"], [/v$/, "u"], [/^(zh|ch|[gkh])u(?=[aeio])/, "$1u $1w"]]
/** @type {Record<string, string>} and a beginning; what tells t' from t most readers leave out */
const BEGINNINGS = { b: "p", d: "t", g: "k", zh: "ch", j: "ch k ts", q: "ch k ts", x: "hs s", z: "ts tz", c: "ts tz", s: "s ss sz", r: "j" }
/** So many letters are no English word by chance; so many ways to read them, and names that may be meant. */
const LEAST = 5, MOST_WAYS = 12, MOST = 3

/**
 * The ways to write a syllable of pinyin.
 * @param {string} syllable
 * @returns {string[]}
 */
const written = syllable => ENDS.reduce((all, [end, other]) => all.flatMap(own => (end.test(own) ? other.split(" ").map(each => own.replace(end, each)) : [own])), [syllable])
  .flatMap(own => {
    const [begins = ""] = /^(?:zh|[bdgjqxr]|[zcs](?!h))/.exec(own) ?? []
    return (BEGINNINGS[begins] ?? begins).split(" ").map(other => other + own.slice(begins.length))
  })

/**
 * What a name may be in the characters of the articles, or one name among other words.
 * @param {Store} store
 * @param {string} text folded
 * @returns {Promise<string[]>}
 */
export async function fromOlderSpelling(store, text) {
  const words = text.replace(/(ch|t[sz]|[ptk])'/g, "$1").split(/\s+/)
  /** @type {Map<string, string[]>} */
  const spelt = new Map()
  for (const syllable of (await store.readings()).syllables.split(" ")) for (const each of written(syllable)) spelt.set(each, [...spelt.get(each) ?? [], syllable])
  const whole = await namesOf(store, words.join(" "), spelt)
  if (whole.length || words.length < 2) return whole
  const each = await Promise.all(words.map(word => namesOf(store, word, spelt)))
  return each.some(found => found.length) ? [words.map((word, at) => each[at][0] ?? word).join(" ")] : []
}

/**
 * @param {Store} store
 * @param {string} name
 * @param {Map<string, string[]>} spelt syllables of the articles by how they may be written
 * @returns {Promise<string[]>} in characters that stand somewhere side by side
 */
async function namesOf(store, name, spelt) {
  const known = NAMES.get(name), pieces = name.split(/[\s'-]/)
  if (known) return [known]
  if (name.length < LEAST || !pieces.every(piece => /^[a-z]+$/.test(piece))) return []
  const ways = pieces.map(piece => segmentations(piece, new Set(spelt.keys())))
    .reduce((all, own) => all.flatMap(before => own.map(way => [...before, ...way])).slice(0, MOST_WAYS), [/** @type {string[]} */ ([])])
  const fewest = ways.filter(way => way.length > 1 && way.length === Math.min(...ways.map(({ length }) => length)))
  const found = new Set((await Promise.all(fewest.map(way => hanOfAny(store, way.map(each => spelt.get(each) ?? []))))).flat())
  const named = (await store.aliases()).flat().filter(isHan)
  const likely = [...found].filter(text => text.length >= TELLING || KNOWN.has(text) || named.some(each => each.startsWith(text)))
  const standing = await Promise.all(likely.map(async text => ((await findPhrase(store, units(text), { open: false, loose: false, depth: DEEPEST })).places.length ? [text] : [])))
  return standing.flat().slice(0, MOST)
}

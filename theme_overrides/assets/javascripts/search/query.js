// @ts-check
// What a reader typed -> phrases and filters.

import { fold, units } from "./fold.js"

/** @typedef {import("./fold.js").Unit} Unit */
/** @typedef {{ units: Unit[], offset: number }} Phrase units side by side, and how many units stand before it in the query */
/** @typedef {{ kind: "place" | "topic" | "edition", name: string }} Qualifier */
/** @typedef {{ text: string, phrases: Phrase[], open: boolean, qualifiers: Qualifier[] }} Query */

const COMMON = new Set(("a an and are as at be been but by for from had has have he her his in into is it its not of on or s she so such "
  + "that the their them there these they this to was were which will with would").split(" "))
const ASKING = new Set("what where who whom whose when why how many much long does do did can could i me about tell".split(" "))
const ASKED = /请问|在哪个|在哪里|在哪儿|在哪|哪一?[个些里儿年月天位家种]|哪|什么时候|什么|多少|几[个年月名人户]|怎么样|怎么|怎样|为什么|为何|如何|谁|吗|呢|是否|是不是|有没有|有哪些|的|了|是|有|在|和|与|及/g
/** @type {Record<string, Qualifier["kind"]>} */
const NAMES = { 地点: "place", 地: "place", place: "place", 主题: "topic", 题: "topic", topic: "topic", 期: "edition", 版: "edition", edition: "edition" }
const QUALIFIER = new RegExp(`(?:^|\\s)(${Object.keys(NAMES).join("|")})[:：](?:"([^"]*)"|“([^”]*)”|(\\S+))`, "gi")

/**
 * @param {string} typed
 * @returns {Query}
 */
export function parse(typed) {
  /** @type {Qualifier[]} */
  const qualifiers = []
  const text = typed.replace(QUALIFIER, (_, name, ...values) => {
    qualifiers.push({ kind: NAMES[name.toLowerCase()], name: fold(values.slice(0, 3).find(Boolean) ?? "") })
    return " "
  }).trim()
  return { text, phrases: essential(phrases(text)), open: true, qualifiers }
}

/**
 * One phrase for whatever stands between two spaces.
 * @param {string} text
 * @returns {Phrase[]}
 */
export function phrases(text) {
  let offset = 0
  const found = []
  for (const chunk of text.split(/\s+/)) {
    const own = units(chunk)
    if (own.length) found.push({ units: own, offset })
    offset += own.length
  }
  return found
}

/**
 * Without the common words, unless there are no others.
 * @param {Phrase[]} list
 * @param {Set<string>} words
 */
function essential(list, words = COMMON) {
  const kept = list.filter(({ units }) => units.length > 1 || units[0].kind !== "word" || !words.has(units[0].text))
  return kept.length ? kept : list
}

/**
 * The words that a question asks with are left out: 马曲村在哪个县 asks for 马曲村 and 县.
 * @param {string} text
 */
export function withoutAsking(text) {
  const rest = fold(text).replace(ASKED, " ")
  return essential(phrases(rest), new Set([...COMMON, ...ASKING]))
}

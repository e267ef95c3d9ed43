// @ts-check
// Traditional characters.

import { printed } from "./sounds.js"

/** Characters of mainland print that are also another's Traditional form. */
const BOTH = "乾後徵於夥拚摺菸麼麽麴捱薹醣袷吒榘"

/**
 * The query in the script of the articles; undefined where it is so already.
 * @param {import("./store.js").Store} store
 * @param {string} text
 */
export async function simplified(store, text) {
  if (![...text].some(char => /\p{Script=Han}/u.test(char) && (!printed().has(char) || BOTH.includes(char)))) return undefined
  const table = [...await store.traditional()]
  const forms = new Map()
  for (let at = 0; at < table.length; at += 2) forms.set(table[at], table[at + 1])
  const converted = [...text].map(char => forms.get(char) ?? char).join("")
  return converted === text ? undefined : converted
}

// @ts-check
// Long queries without spaces that stand nowhere whole: cut where no article goes on so, about figures, between scripts.

import { isHan } from "./fold.js"
import { findAll } from "./match.js"
import { IN_PARTS, merge } from "./rank.js"
import { asWritten } from "./written.js"

/** @typedef {import("./store.js").Store} Store @typedef {import("./query.js").Phrase} Phrase @typedef {import("./fold.js").Unit} Unit @typedef {import("./filters.js").Allowed} Allowed */

/**
 * All of the words; or all parts of a run that is cut where no article goes on so, where figures stand, or where Latin
 * letters meet Han characters.
 * @param {Store} store
 * @param {Phrase[]} asked
 * @param {Allowed} allowed
 */
export async function inParts(store, asked, allowed) {
  const text = spaced(asked)
  const whole = await asWritten(store, withoutInitials(asked), text, allowed, { open: false })
  if (whole.length) return whole
  const cut = (await Promise.all(asked.flatMap(parted).map(phrase => cutWhereUnknown(store, phrase)))).flat()
  const needed = cut.filter(({ optional }) => !optional)
  if (!needed.length || cut.length === asked.length || needed.some(({ units }) => units.length < 2 && isLittle(units[0]))) return []
  return needed.some(({ units }) => units[0].kind === "word")
    ? asWritten(store, cut, spaced(cut), allowed, { open: false })
    : merge(await findAll(store, cut, { worth: IN_PARTS, allowed }))
}

/**
 * An initial beside a name need not stand there: Liu L.
 * @param {Phrase[]} list
 */
function withoutInitials(list) {
  const marked = list.map(phrase => (phrase.units.length === 1 && /^[a-z]$/.test(phrase.units[0].text) ? { ...phrase, optional: true } : phrase))
  return marked.every(({ optional }) => optional) ? list : marked
}

/** @param {Phrase[]} list */
const spaced = list => list.map(({ units }) => units.map(unit => unit.text).join(/^[a-z]/.test(units[0].text) ? " " : "")).join(" ")

/** @param {Unit} unit */
const isLittle = unit => unit.kind === "han" || (unit.kind === "word" && unit.text.length < 2)

/**
 * A phrase cut about its figures and between scripts; 137个 stays whole, and a character left over is not needed.
 * @param {Phrase} phrase
 * @returns {Phrase[]}
 */
export function parted({ units, offset, optional }) {
  /** @type {Phrase[]} */
  const parts = []
  units.forEach((unit, at) => {
    const own = parts[parts.length - 1]
    const before = units[at - 1]
    const joins = own && (before.kind === unit.kind ? unit.kind !== "number" : before.kind === "number" && unit.kind === "han" && unit.start === before.end)
    if (own && joins && !(own.units[0].kind === "number" && own.units.length > 1)) own.units.push(unit)
    else parts.push({ units: [unit], offset: offset + at, optional })
  })
  const figures = parts.some(part => part.units[0].kind === "number")
  return parts.map(part => (figures && part.units.length < 2 && part.units[0].kind === "han" ? { ...part, optional: true } : part))
}

/**
 * @param {Store} store
 * @param {Phrase} phrase
 * @returns {Promise<Phrase[]>}
 */
async function cutWhereUnknown(store, phrase) {
  const { units, offset } = phrase
  if (units.length < 3 || !isHan(units.map(unit => unit.text).join(""))) return [phrase]
  const known = await Promise.all(units.slice(1).map((unit, at) => store.lookup(units[at].text + unit.text, 0)))
  /** @type {Phrase[]} */
  const parts = []
  let from = 0
  known.forEach(({ places }, at) => {
    if (places.length) return
    parts.push({ units: units.slice(from, at + 1), offset: offset + from })
    from = at + 1
  })
  return [...parts, { units: units.slice(from), offset: offset + from }]
}

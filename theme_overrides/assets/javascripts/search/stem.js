// @ts-check
// Porter's stemmer of 1980 (An algorithm for suffix stripping, Program 14, 130-137), and the words of one stem.

import { together, union } from "./places.js"
import { american, inflected } from "./words.js"

const C = "[^aeiou][^aeiouy]*", V = "[aeiouy][aeiou]*"
const MEASURE_0 = new RegExp(`^(${C})?${V}${C}`)
const MEASURE_1 = new RegExp(`^(${C})?${V}${C}(${V})?$`)
const MEASURE_2 = new RegExp(`^(${C})?${V}${C}${V}${C}`)
const HAS_VOWEL = new RegExp(`^(${C})?[aeiouy]`)
const SHORT = new RegExp(`^${C}[aeiouy][^aeiouwxy]$`)
const STEP_2 = { ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent", eli: "e", ousli: "ous",
  ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble", logi: "log" }
const STEP_3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" }
const STEP_4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|age)$/

/**
 * @param {string} word
 * @param {Record<string, string>} table
 */
function replaced(word, table) {
  const suffix = Object.keys(table).filter(each => word.endsWith(each)).sort((a, b) => b.length - a.length)[0]
  if (!suffix) return word
  const rest = word.slice(0, -suffix.length)
  return MEASURE_0.test(rest) ? rest + table[suffix] : word
}

/** @param {string} word */
function withoutEnding(word) {
  const found = /^(.+?)(ed|ing)$/.exec(word)
  if (/eed$/.test(word)) return MEASURE_0.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  if (!found || !HAS_VOWEL.test(found[1])) return word
  const rest = found[1]
  if (/(at|bl|iz)$/.test(rest)) return rest + "e"
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1)
  return SHORT.test(rest) ? rest + "e" : rest
}

/**
 * @param {string} word folded
 * @returns {string}
 */
export function stem(word) {
  if (word.length < 3) return word
  let w = word
  if (/(ss|i)es$/.test(w)) w = w.slice(0, -2)
  else if (/[^s]s$/.test(w)) w = w.slice(0, -1)
  w = withoutEnding(w)
  if (/y$/.test(w) && HAS_VOWEL.test(w.slice(0, -1))) w = w.slice(0, -1) + "i"
  w = replaced(replaced(w, STEP_2), STEP_3)
  const fourth = STEP_4.exec(w)
  if (fourth && MEASURE_2.test(fourth[1])) w = fourth[1]
  else if (/[st]ion$/.test(w) && MEASURE_2.test(w.slice(0, -3))) w = w.slice(0, -3)
  if (/e$/.test(w)) {
    const rest = w.slice(0, -1)
    if (MEASURE_2.test(rest) || (MEASURE_0.test(rest) && !(MEASURE_1.test(rest) && SHORT.test(rest)))) w = rest
  }
  if (/ll$/.test(w) && MEASURE_2.test(w)) w = w.slice(0, -1)
  return w
}

/**
 * The stem of a word as Americans spell it; only ever compared with another.
 * @param {string} word folded
 */
const root = word => stem(american(word))

/** The forms of everyday words that no rule tells, a word a row. */
const FORMS = ("go went gone|take took taken|build built|make made|hold held|send sent|spend spent|lend lent|pay paid|buy bought|sell sold|bring brought|teach taught|"
  + "think thought|catch caught|seek sought|begin began begun|become became|come came|grow grew grown|know knew known|show shown|see saw seen|meet met|feed fed|lead led|"
  + "leave left|lose lost|win won|find found|stand stood|understand understood|keep kept|feel felt|write wrote written|drive drove driven|rise rose risen|"
  + "choose chose chosen|speak spoke spoken|break broke broken|fall fell fallen|draw drew drawn|wear wore worn|run ran|eat ate eaten|tell told|hear heard|"
  + "ride rode ridden|fly flew flown|dig dug|throw threw thrown|steal stole stolen|hide hid hidden|strike struck|deal dealt|sing sang sung|drink drank drunk|forget forgot forgotten").split("|").map(row => row.split(" "))

/** The same of nouns. */
const PLURALS = "child children|foot feet|tooth teeth|life lives|leaf leaves|knife knives|wife wives|half halves|calf calves|ox oxen".split("|").map(row => row.split(" "))

/** @param {string} word folded */
const plurals = word => PLURALS.find(row => row.includes(word)) ?? (/m[ae]n$/.test(word) ? [word.replace(/en$/, "an"), word.replace(/an$/, "en")] : [])

/**
 * The words of which one is another form, if it is an everyday word that has such.
 * @param {string} word folded
 */
export const everyday = word => FORMS.find(row => row.some(form => form === word || inflected(form) === inflected(word)))

/**
 * Where a word stands in any of its forms, or another of the same stem.
 * @param {import("./store.js").Store} store
 * @param {string} word
 * @param {number} depth
 */
export async function findRelated(store, word, depth) {
  const forms = [...new Set([word, ...everyday(word) ?? [], ...plurals(word)])]
  const found = await Promise.all(forms.map(form => (form.length < 3 ? store.lookup(form, depth) : findForm(store, form, depth))))
  return found.length > 1 ? together(found) : found[0]
}

/** Letters of a word, and of what is put behind it, that make another word: riverside. */
const COMPOUND = 4
const ENDING = /(?:ing|ment|ness|able|ion|al|ally|ive|ance|ence|ship|ed|er|ly)s?$/

/**
 * Where words stand that are made of a word and another one behind it.
 * @param {import("./store.js").Store} store
 * @param {string} word
 * @param {number} depth
 */
export async function findCompounds(store, word, depth) {
  const found = word.length < COMPOUND ? [] : await store.range(word, token => token.length >= word.length + COMPOUND && !ENDING.test(token), depth)
  return together(found.map(([, list]) => list))
}

/**
 * @param {import("./store.js").Store} store
 * @param {string} word
 * @param {number} depth
 */
async function findForm(store, word, depth) {
  const related = root(word), plain = stem(word), own = inflected(word)
  const shared = word.slice(0, Math.max(3, Math.min(related.length - 1, sharedBy(word, related))))
  const found = await store.range(shared, token => inflected(token) === own || root(token) === related || stem(token) === plain, depth)
  const begun = found.map(([token]) => sharedBy(word, token)), most = Math.max(...begun)
  return { ...together(found.map(([, list]) => list)), exact: union(found.filter((_, at) => begun[at] === most).map(([, { places }]) => places)) }
}

/**
 * With how many letters two words begin alike.
 * @param {string} one
 * @param {string} other
 */
function sharedBy(one, other) {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

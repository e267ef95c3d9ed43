// @ts-check
// English words: their inflections, their American spelling, and small numbers.

/**
 * A word without what inflection adds: the forms of one word, and hardly ever another.
 * @param {string} word folded
 */
export const inflected = word => word.replace(/ies$/, "y").replace(/^(..+)(?:ing|ed|es)$|^(.+[^sui])s$/, "$1$2").replace(/^(..+)e$/, "$1")

/** @type {[RegExp, string][]} British endings, and the American ones */
const SPELT = [[/is(e|ed|es|ing|er|ers|ation|ations)$/, "iz$1"], [/our(s|ed|ing|able|ite|ites|er|ers)?$/, "or$1"], [/([bt])re(s?)$/, "$1er$2"], [/mme(s?)$/, "m$1"],
  [/ll(ed|ing|er|ers)$/, "l$1"], [/ence(s?)$/, "ense$1"], [/ogue(s?)$/, "og$1"], [/ough(s|ed|ing)?$/, "ow$1"]]

/**
 * A word as Americans spell it; only ever compared with another.
 * @param {string} word folded
 */
export const american = word => SPELT.reduce((own, [british, american]) => own.replace(british, american), word)

const SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split(" ")

/**
 * A small number in digits, however it is written: the index has both.
 * @param {string} word folded
 */
export const inDigits = word => (SMALL.indexOf(word) > 1 ? String(SMALL.indexOf(word)) : word)

/**
 * Whether a word tells how many.
 * @param {string} word folded
 */
export const counts = word => /^\d/.test(inDigits(word)) || /^(?:hundred|thousand|million|billion|dozen)s?$/.test(word)

/**
 * Whether a word makes one figure with the number before it: 11 million.
 * @param {string} word folded
 */
export const multiplies = word => /^(?:thousand|million|billion)$/.test(word)

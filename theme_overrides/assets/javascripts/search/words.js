// @ts-check
// English words: their inflections, and small numbers.

/**
 * A word without what inflection adds: the forms of one word, and hardly ever another.
 * @param {string} word folded
 */
export const inflected = word => word.replace(/ies$/, "y").replace(/(?<=..)(ing|ed|es|(?<![sui])s)$/, "").replace(/(?<=..)e$/, "")

const SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split(" ")

/**
 * A small number in digits, however it is written: the index has both.
 * @param {string} word folded
 */
export const inDigits = word => (SMALL.indexOf(word) > 1 ? String(SMALL.indexOf(word)) : word)

// @ts-check
// English words and their inflections.

/**
 * A word without what inflection adds: the forms of one word, and hardly ever another.
 * @param {string} word folded
 */
export const inflected = word => word.replace(/ies$/, "y").replace(/(?<=..)(ing|ed|es|(?<![sui])s)$/, "").replace(/(?<=..)e$/, "")

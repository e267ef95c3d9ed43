// @ts-check
// How Han characters are read.

/** The first byte of GB 2312's everyday characters, and how many rows of 94 they fill; they are sorted by pinyin. */
const FIRST_ROW = 0xb0, ROWS = 40

/**
 * How each character is read.
 * @param {string} table `a啊ai埃…`: with which everyday character each syllable begins; a line feed; all other characters
 */
export function soundsOf(table) {
  const [begun, others] = table.split("\n")
  const begins = new Map([...begun.matchAll(/([a-z]+)(.)/gu)].map(([, syllable, char]) => [char, syllable]))
  const sounds = new Map([...others.matchAll(/([a-z]+)(.)/gu)].map(([, syllable, char]) => [char, syllable]))
  let syllable = ""
  for (const char of gb2312(ROWS)) {
    syllable = begins.get(char) ?? syllable
    sounds.set(char, syllable)
  }
  return sounds
}

/**
 * The characters of the first rows of GB 2312, the mainland's: browsers know them.
 * @param {number} rows
 */
export function gb2312(rows) {
  const bytes = new Uint8Array(rows * 94 * 2)
  for (let at = 0; at < rows * 94; at++) bytes.set([FIRST_ROW + Math.floor(at / 94), 0xa1 + at % 94], 2 * at)
  return new TextDecoder("gb18030").decode(bytes)
}

// @ts-check
// How Han characters are read.

/** The first byte of GB 2312's characters, how many rows of 94 they fill, and how many of these the everyday ones, which are sorted by pinyin. */
const FIRST_ROW = 0xb0, ALL_ROWS = 72, ROWS = 40

/** The same for Big5's frequent characters, which stand in rows of 63 and 94. */
const FIRST_BIG5 = 0xa4, BIG5_ROWS = 35

/** @type {Set<string> | undefined} */
let mainland
/** @type {Set<string> | undefined} */
let elsewhere

/** The characters that the mainland prints. */
export const printed = () => (mainland = mainland ?? new Set(gb2312(ALL_ROWS)))

/** The characters that Taiwan and Hong Kong print often. */
export const printedElsewhere = () => (elsewhere = elsewhere ?? new Set(big5()))

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
function gb2312(rows) {
  const bytes = new Uint8Array(rows * 94 * 2)
  for (let at = 0; at < rows * 94; at++) bytes.set([FIRST_ROW + Math.floor(at / 94), 0xa1 + at % 94], 2 * at)
  return new TextDecoder("gb18030").decode(bytes)
}

function big5() {
  const trails = [...Array.from({ length: 63 }, (_, at) => 0x40 + at), ...Array.from({ length: 94 }, (_, at) => 0xa1 + at)]
  const bytes = Array.from({ length: BIG5_ROWS }, (_, row) => trails.flatMap(trail => [FIRST_BIG5 + row, trail])).flat()
  return new TextDecoder("big5").decode(Uint8Array.from(bytes))
}

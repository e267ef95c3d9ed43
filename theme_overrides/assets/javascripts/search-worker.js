// @ts-check
// The search worker, in the place of Material's own: it speaks Material's messages, and nothing of the index is
// loaded before a reader has typed. Material starts it as a classic script, so the modules come by import().

/** Material's messages: 1 ready, 2 query, 3 result. */
const READY = 1, QUERY = 2, RESULT = 3

/** Milliseconds without a key after which a reader has typed to the end. */
const PAUSE = 300

const options = new URL(self.location.href).searchParams
let latest = 0
/** The query before. */
let before = ""
const base = new URL("../../", self.location.href).href
/** The other sites of an archive that is split by year. */
const others = options.getAll("part")
/** @typedef {{ goesOn: boolean, isWanted: () => boolean }} Options */
/** @type {Promise<{ answer: (query: string, options: Options) => Promise<object> }> | undefined} */
let loading

/** @param {string} query @param {Options} options */
function answer(query, options) {
  if (!loading) loading = searcher()
  loading.catch(() => (loading = undefined)) // a lost connection is not for ever
  return loading.then(searcher => searcher.answer(query, options))
}

/** Where the index is now. It moves with every edit, so no page says it: the pages stay as they are. */
async function currentIndex() {
  const response = await fetch(`${base}search/current.json`, { cache: "no-cache" })
  if (!response.ok) throw new Error(`${response.status}`)
  return base + (await response.json()).index
}

async function searcher() {
  const language = options.get("language") === "en" ? "en" : "zh"
  const [{ searcher }, index] = await Promise.all([import("./search/answer.js"), currentIndex()])
  const own = searcher({ base: index, language })
  return others.length ? (await import("./search/parts.js")).together(own, others, language) : own
}

self.addEventListener("message", async ({ data }) => {
  if (data.type !== QUERY) return
  const number = ++latest
  // A reader types on: only the answer to what stands in the box now is of use.
  const isWanted = () => number === latest
  const query = String(data.data ?? "").trim()
  const goesOn = before !== "" && query !== before && (query.startsWith(before) || before.startsWith(query))
  before = query
  /** @param {boolean} goesOn */
  const tell = async goesOn => {
    // What could not be asked is no answer that nothing was found.
    const found = query ? await answer(query, { goesOn, isWanted }).catch(() => ({ items: [], failed: true })) : { items: [] }
    if (isWanted()) self.postMessage({ type: RESULT, data: { ...found, asked: query, isBrief: goesOn } })
  }
  await tell(goesOn)
  // What costs much to fetch for every key is told when the reader pauses.
  if (goesOn && query) setTimeout(() => isWanted() && tell(false), PAUSE)
})

// Material waits for this, and before it for an index that ours has no use for and that may not arrive.
self.postMessage({ type: READY })

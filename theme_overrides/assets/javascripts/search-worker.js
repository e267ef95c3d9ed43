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
/** @typedef {{ answer: (query: string, options: Options) => Promise<object> }} Searcher */
/** What answers, and the build that it reads. @type {Promise<{ searcher: Searcher, build: string }> | undefined} */
let loading

/** @param {string} query @param {Options} options @returns {Promise<object>} */
async function answer(query, options) {
  const own = loading = loading ?? load()
  const forget = () => { if (loading === own) loading = undefined }
  own.catch(forget) // a lost connection is not for ever
  const { searcher, build } = await own
  try {
    return await searcher.answer(query, options)
  } catch (error) {
    // A new build takes the files of the one before away, also from under an open page.
    if (key(await current()) === build) throw error
    forget()
    return answer(query, options)
  }
}

/** Where the index and the scripts that read it are now. They move with every build, so no page says it: the pages stay as they are. */
async function current() {
  const response = await fetch(`${base}search/current.json`, { cache: "no-cache" })
  if (!response.ok) throw new Error(`${response.status}`)
  return /** @type {{ index: string, scripts: string }} */ (await response.json())
}

/** @param {{ index: string, scripts: string }} build */
const key = ({ index, scripts }) => `${index} ${scripts}`

async function load() {
  const language = options.get("language") === "en" ? "en" : "zh"
  import("./search/answer.js").catch(() => undefined) // meanwhile: it nearly always is the current one
  const build = await current()
  const scripts = base + build.scripts
  const own = (await import(`${scripts}answer.js`)).searcher({ base: base + build.index, language })
  return { searcher: others.length ? (await import(`${scripts}parts.js`)).together(own, others, language) : own, build: key(build) }
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

// @ts-check
// The search worker, in the place of Material's own: it speaks Material's messages, and nothing of the index is
// loaded before a reader has typed. Material starts it as a classic script, so the modules come by import().

/** Material's messages: 0 set-up, 1 ready, 2 query, 3 result. */
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

const options = new URL(self.location.href).searchParams
let latest = 0
const base = new URL("../../", self.location.href).href
/** The other sites of an archive that is split by year. */
const others = options.getAll("part")
/** @type {Promise<{ answer: (query: string) => Promise<object> }> | undefined} */
let loading

/** @param {string} query */
function answer(query) {
  loading ??= searcher()
  loading.catch(() => (loading = undefined)) // a lost connection is not for ever
  return loading.then(searcher => searcher.answer(query))
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
  if (data.type === SETUP) self.postMessage({ type: READY })
  if (data.type !== QUERY) return
  const number = ++latest
  const query = String(data.data ?? "").trim()
  const found = query ? await answer(query).catch(() => ({ items: [] })) : { items: [] }
  // A reader types on: only the answer to what stands in the box now is of use.
  if (number === latest) self.postMessage({ type: RESULT, data: found })
})

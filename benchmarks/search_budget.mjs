// Asks the search's own modules, with files in the place of a network, and tells what each query fetched and took.
// node search_budget.mjs SITE < queries.json > answers.json; SITE holds assets/javascripts/ and search/<digest>/.

import { readFileSync } from "node:fs"
import { register } from "node:module"
import { performance } from "node:perf_hooks"
import { pathToFileURL } from "node:url"
import { MessageChannel } from "node:worker_threads"
import { gzipSync } from "node:zlib"

const { site, index, worker, queries } = JSON.parse(readFileSync(0, "utf8"))
const { port1, port2 } = new MessageChannel()
register("./search_modules.mjs", { parentURL: import.meta.url, data: { port: port2 }, transferList: [port2] })

const base = pathToFileURL(`${site}/`).href
const sizes = new Map()
const contents = new Map()
let fetched = new Set(), waves = 0, open = 0

function content(url) {
  const path = new URL(url)
  path.search = ""
  let data = contents.get(path.href)
  if (!data) {
    try { data = readFileSync(path) } catch { data = null }
    contents.set(path.href, data)
    if (data) sizes.set(path.href, gzipSync(data, { level: 6 }).length)
  }
  return [path.href, data]
}

globalThis.fetch = async url => {
  const [name, data] = content(url)
  fetched.add(name)
  if (!open++) waves++
  await new Promise(resume => setImmediate(resume))
  open--
  if (!data) return new Response(null, { status: 404 })
  return new Response(data, { status: 200 })
}
port1.on("message", ({ url }) => fetched.add(content(url)[0]))
port1.unref()

let run = 0
async function searcher(language) {
  const { searcher } = await import(`${base}assets/javascripts/search/answer.js?run=${++run}`)
  return searcher({ base: `${base}search/${index}/`, language })
}

function taken(before = new Set()) {
  const files = [...fetched].filter(name => !before.has(name) && sizes.has(name))
  return { bytes: files.reduce((sum, name) => sum + sizes.get(name), 0), files: files.map(name => [name.slice(base.length), sizes.get(name)]) }
}

const settle = () => new Promise(resume => setTimeout(resume, 1))
const articles = ({ items }) => items.map(group => group[0].location.replace(/[?#].*/, "").replace(/\/$/, "").split("/").pop())

const answers = []
const warm = { zh: await searcher("zh"), en: await searcher("en") }
for (const one of Object.values(warm)) await one.answer("的 the")
for (const query of queries) {
  const { language, text } = query
  // cold: nothing fetched before
  await settle()
  fetched = new Set([content(`${base}${worker}`)[0]])
  const cold = await searcher(language)
  await cold.answer(text)
  await settle()
  const first = taken()
  // later: all else is there already that one query (the shortest) needs
  fetched = new Set([content(`${base}${worker}`)[0]])
  const later = await searcher(language)
  await later.answer(language === "zh" ? "的" : "the")
  await settle()
  const before = fetched
  fetched = new Set(before)
  waves = 0
  const result = await later.answer(text)
  await settle()
  const own = { ...taken(before), waves }
  // key by key, each answered before the next; nothing fetched before, the scripts count too
  let typed
  if (query.typed) {
    await settle()
    fetched = new Set([content(`${base}${worker}`)[0]])
    const keys = await searcher(language)
    const chars = [...text]
    for (let at = 1; at <= chars.length; at++) await keys.answer(chars.slice(0, at).join(""), { goesOn: at > 1 })
    await keys.answer(text) // when the reader has paused
    await settle()
    typed = taken()
  }
  // time: a reader's session that goes on, all files at hand
  const started = performance.now()
  await warm[language].answer(text)
  const time = performance.now() - started
  answers.push({ ...query, first, later: own, typed, time, found: [...new Set(articles(result))] })
}
process.stdout.write(JSON.stringify(answers))

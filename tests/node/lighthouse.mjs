// Measures pages with Lighthouse as on a phone, as often as a median of 100 needs, in one browser; prints one line of JSON a page:
// {"address": ..., "scores": {"performance": [..], ...}, "faults": ["audit: title", ...]}.
// usage: node lighthouse.mjs TIMES ADDRESS...  (CHROMIUM: the browser, FLAGS: its flags, MODULES: node_modules)
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"

const load = async name => import(pathToFileURL(createRequire(`${process.env.MODULES}/`).resolve(name)))
const { default: lighthouse } = await load("lighthouse")
const { launch } = await load("chrome-launcher")

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
const [times, ...addresses] = process.argv.slice(2)
const chrome = await launch({
  chromePath: process.env.CHROMIUM, chromeFlags: ["--headless=new", ...process.env.FLAGS.split(" ")]
})

const faultsOf = ({ audits, categories }) => {
  const asked = CATEGORIES.flatMap(name => categories[name].auditRefs.filter(ref => ref.weight).map(ref => ref.id))
  return asked.map(id => audits[id]).filter(audit => audit.score !== null && audit.score < 1)
    .map(audit => `${audit.id}: ${audit.displayValue ?? audit.title}`)
}

/** Whether more than half of all runs have given 100 already: then that is the median, whatever the others give. */
const settled = (given, runs) => given.filter(score => score === 100).length > runs / 2

for (const address of addresses) {
  const scores = Object.fromEntries(CATEGORIES.map(name => [name, []]))
  const faults = new Set()
  for (let run = 0; run < Number(times); run += 1) {
    const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" })
    for (const name of CATEGORIES) scores[name].push(Math.round(lhr.categories[name].score * 100))
    for (const fault of faultsOf(lhr)) faults.add(fault)
    if (lhr.runtimeError) faults.add(lhr.runtimeError.message)
    if (CATEGORIES.every(name => settled(scores[name], Number(times)))) break
  }
  process.stdout.write(`${JSON.stringify({ address, scores, faults: [...faults] })}\n`)
}
await chrome.kill()

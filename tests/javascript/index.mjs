// The search of the small index that tests/test_javascript.py writes from tests/cases/search/small.json, without a browser.

import { readFile } from "node:fs/promises"

const scripts = new URL("../../theme_overrides/assets/javascripts/search/", import.meta.url)

/** @param {string} name a module of the search */
export const load = name => import(new URL(name, scripts).href)

globalThis.fetch = async address => {
  const path = new URL(address)
  path.search = ""
  const bytes = await readFile(path).catch(() => undefined)
  return bytes ? new Response(bytes) : new Response(null, { status: 404 })
}

const { searcher } = await load("answer.js")
const boxes = Object.fromEntries(["zh", "en"].map(language => [language, searcher({ base: process.env.INDEX, language })]))

/** What the worker answers. */
export const ask = (query, language = "zh", options = undefined) => boxes[language].answer(query, options)

/** The articles found, each once, best first. */
export async function found(query, language = "zh") {
  const { items } = await ask(query, language)
  return [...new Set(items.map(([first]) => first.location.split(/[?#]/)[0].replace(/\/$/, "").split("/").at(-1)))]
}

// Asks queries from stdin ([[language, text], …]) and writes the articles that each finds, the best first, with the
// milliseconds that it takes: tests/search_node.py.

import { readFileSync, writeSync } from "node:fs"
import { performance } from "node:perf_hooks"
import { found } from "./index.mjs"

const answers = []
for (const [language, text] of JSON.parse(readFileSync(0, "utf8"))) {
  const started = performance.now()
  answers.push([await found(text.trim(), language), performance.now() - started]) // the worker leaves out the spaces around
}
writeSync(1, JSON.stringify(answers))

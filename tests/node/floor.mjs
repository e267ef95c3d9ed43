// Tells what of the language in some scripts is newer than ES2020, by the rules of eslint-plugin-es-x; one line each.
// usage: node floor.mjs FILE...  (MODULES: node_modules)
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"

const load = async name => (await import(pathToFileURL(createRequire(`${process.env.MODULES}/`).resolve(name)))).default
const [{ Linter }, es] = [await load("eslint"), await load("eslint-plugin-es-x")]

// Methods are told by their names: those of iterators are those of lists, which everybody has.
const rules = Object.entries(es.configs["flat/restrict-to-es2020"].rules).filter(([name]) => !name.includes("/no-iterator-prototype-"))
const config = {
  plugins: { "es-x": es },
  settings: { "es-x": { aggressive: true } },
  languageOptions: { ecmaVersion: "latest", sourceType: "module" },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
  // Safari has it since 16.4, though it is of 2018.
  rules: { ...Object.fromEntries(rules), "es-x/no-regexp-lookbehind-assertions": "error" },
}
for (const file of process.argv.slice(2)) {
  for (const { line, column, message } of new Linter().verify(readFileSync(file, "utf8"), config)) {
    console.log(`${file}:${line}:${column}: ${message}`)
  }
}

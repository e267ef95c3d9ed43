import assert from "node:assert/strict"
import { test } from "node:test"
import { ask, load } from "./index.mjs"

globalThis.location = { origin: "https://digest.example" }
const { filtersOf, merged, together } = await load("parts.js")

/** An answer with an article for each score. */
const answer = (name, scores, more = {}) => ({
  items: scores.map((score, at) => [{ location: `${name}/${at}/`, score }]),
  suggest: [], meant: [], text: "桥", qualifiers: [], count: scores.length, more: false, found: scores.map((_, at) => at), ...more,
})
const places = ({ items }) => items.map(([first]) => first.location)

test("the best of all parts stands first, and of equals that of the own part", () => {
  assert.deepEqual(places(merged([answer("a", [9, 5]), answer("b", [12, 5])])), ["b/0/", "a/0/", "a/1/", "b/1/"])
})

test("ten articles are listed and all are counted", () => {
  const all = merged([answer("a", Array(8).fill(5)), answer("b", Array(8).fill(6))])
  assert.equal(all.items.length, 10)
  assert.equal(all.count, 16)
})

test("the other language of an article stands below all that the reader's language has", () => {
  assert.deepEqual(places(merged([answer("a", [9, 9 - 1e6]), answer("b", [3])])), ["a/0/", "b/0/", "a/1/"])
})

test("what may have been meant is left out where some part has what was typed", () => {
  const guessed = answer("a", [9], { meant: ["桥头"] })
  assert.deepEqual(places(merged([guessed, answer("b", [3])])), ["b/0/"])
  assert.deepEqual(merged([guessed, answer("b", [3])]).meant, [])
  assert.deepEqual(merged([guessed, answer("b", [])]).meant, ["桥头"])
})

test("a part that gave no answer costs only itself, and the numbers of the others stay theirs", () => {
  const whole = merged([answer("a", [1]), answer("b", [1]), answer("c", [1])])
  const without = merged([answer("a", [1]), undefined, answer("c", [1])])
  assert.deepEqual(places(without), ["a/0/", "c/0/"])
  assert.deepEqual(without.found, [whole.found[0], whole.found[2]])
})

test("filters of all parts are one list by id, whose numbers are those of a merged answer", async () => {
  globalThis.fetch = async address => new Response(JSON.stringify({
    "https://digest.example/b/search/current.json": { index: "search/1/", scripts: "s/" },
    "https://digest.example/b/search/1/filters.json": { place: [["桥", "Bridge", [0], "bridge"], ["园", "Garden", [1], "garden"]] },
  }[address]) ?? "", { status: 200 })
  const { place } = await filtersOf({ place: [["桥", "Bridge", [0], "bridge"]] }, ["/b/", "/away/"])
  const { found } = merged([answer("a", [1]), answer("b", [1, 1])])
  assert.deepEqual(place, [["桥", "Bridge", [found[0], found[1]], "bridge"], ["园", "Garden", [found[2]], "garden"]])
})

test("a part that names scripts or an index elsewhere is not followed", async () => {
  globalThis.fetch = async () => new Response(JSON.stringify({ index: "search/1/", scripts: "https://other.example/" }))
  const all = await together({ answer: async () => answer("a", [1]) }, ["/evil/"], "zh").answer("桥")
  assert.deepEqual(places(all), ["a/0/"])
  assert.equal(all.unreached, 1)
})

// @ts-check
// What of an article is marked when it is shown.

import { within } from "./places.js"

/** @typedef {import("./rank.js").Hit} Hit @typedef {import("./rank.js").Span} Span */

/** Spans are together that begin so close to each other. */
const NEAR = 30
const MOST_SPANS = 40

/**
 * A hit with its spans, which only those need that are shown.
 * @param {Hit} hit
 * @returns {Hit}
 */
export function withSpans(hit) {
  for (const { phrases, found } of hit.sources) {
    for (const record of [2 * hit.article, 2 * hit.article + 1]) {
      if (hit.spans.has(record)) continue
      const spans = phrases.flatMap(({ units }, at) => within(found[at].places, record).slice(0, MOST_SPANS).map(start => /** @type {Span} */ ([start, units.length])))
      if (spans.length) hit.spans.set(record, together(spans))
    }
  }
  return hit
}

/**
 * The spans, those with the most others near them first: the sentence that shows most of the query.
 * @param {Span[]} spans
 */
function together(spans) {
  const sorted = [...spans].sort((a, b) => a[0] - b[0])
  const lengths = new Map(sorted.map(span => {
    let near = 0
    for (const other of sorted) if (Math.abs(other[0] - span[0]) < NEAR) near += other[1]
    return [span, near]
  }))
  return sorted.sort((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0) || a[0] - b[0])
}

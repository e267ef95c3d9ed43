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
      const spans = phrases.map(({ units }, at) => within(found[at].places, record).slice(0, MOST_SPANS).map(start => /** @type {Span} */ ([start, units.length])))
      if (spans.some(own => own.length)) hit.spans.set(record, together(spans))
    }
  }
  return hit
}

/**
 * The spans, those first to which most of the other phrases stand nearest, and of phrases apart the one that stands there
 * least often: the sentence that shows most of the query. Of those that are equal, the ones among the most.
 * @param {Span[][]} phrases where each stands
 */
function together(phrases) {
  const all = phrases.flat()
  const value = new Map(all.map(span => {
    const nearest = phrases.map(own => Math.max(0, ...own.map(other => closeness(span, other))) / (1 + Math.log2(own.length || 1)))
    return [span, [nearest, all.map(other => closeness(span, other))].map(each => each.reduce((sum, own) => sum + own, 0))]
  }))
  /** @param {Span} span */
  const of = span => value.get(span) ?? [0, 0]
  return all.sort((a, b) => of(b)[0] - of(a)[0] || of(b)[1] - of(a)[1] || a[0] - b[0])
}

/**
 * What it is worth that one span stands near another.
 * @param {Span} span
 * @param {Span} other
 */
const closeness = ([start], [other, length]) => length * Math.max(0, 1 - Math.abs(other - start) / NEAR)

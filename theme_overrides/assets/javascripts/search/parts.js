// @ts-check
// An archive that is split by year: every part is a site with an index and scripts of its own, all on one host.
// A part is asked by its own scripts, so nothing has to fit but the answer; what parts promise each other stands in
// docs/search.md.

/**
 * @typedef {{ location: string, score: number }} Item an address below the root of its part
 * @typedef {{ items: Item[][], suggest: string[], meant: string[], text: string, qualifiers: object[], count: number, more: boolean, found: number[] }} Answer
 * @typedef {{ goesOn?: boolean, isWanted?: () => boolean }} Options as in answer.js
 * @typedef {{ answer: (query: string, options?: Options) => Promise<Answer> }} Searcher
 * @typedef {[string, string, number[], string]} Filter Chinese and English name, numbers of articles, id
 * @typedef {Record<string, Filter[]>} Filters
 */

/** So many articles are listed, and below them so many in the other language; so much is offered to go on. */
const LISTED = 10, FOREIGN = 5, OFFERED = 5
/** More than an index has articles: the articles of a part are numbered from its place times this. */
const PART = 2 ** 32

/** @type {Map<string, Promise<{ index: string, scripts: string }>>} */
const current = new Map()

/**
 * Where the index and the scripts of a part are now: they move with every build.
 * @param {string} path of the part
 */
function pointer(path) {
  const root = new URL(path, location.origin)
  let found = current.get(path)
  if (!found) {
    found = fetch(new URL("search/current.json", root), { cache: "no-cache" }).then(async response => {
      if (!response.ok) throw new Error(`${response.status} ${path}`)
      const { index, scripts } = await response.json()
      return { index: below(root, index), scripts: below(root, scripts) }
    })
    found.catch(() => current.delete(path)) // a lost connection is not for ever
    current.set(path, found)
  }
  return found
}

/** @param {URL} root @param {string} path */
function below(root, path) {
  const address = new URL(path, root)
  if (!address.href.startsWith(root.href)) throw new Error(`${path} is not below ${root}`)
  return address.href
}

/**
 * One search over all parts.
 * @param {Searcher} own
 * @param {string[]} others the paths of the other parts
 * @param {"zh" | "en"} language
 * @returns {{ answer: (query: string, options?: Options) => Promise<Answer & { unreached: number }> }}
 */
export function together(own, others, language) {
  /** @type {Map<string, Promise<Searcher>>} */
  const known = new Map()
  /** @param {string} path */
  const searcherOf = path => {
    let searcher = known.get(path)
    if (!searcher) {
      searcher = pointer(path).then(async ({ index, scripts }) => (await import(`${scripts}answer.js`)).searcher({ base: index, language }))
      known.set(path, searcher)
    }
    return searcher
  }
  return {
    async answer(query, options) {
      const [mine, ...theirs] = await Promise.allSettled([
        own.answer(query, options),
        ...others.map(async path => {
          try {
            return away(await (await searcherOf(path)).answer(query, options), path)
          } catch (error) {
            // A new build of the part takes the files of the one before away: the next query asks where they are now.
            known.delete(path)
            current.delete(path)
            throw error
          }
        }),
      ])
      if (mine.status === "rejected") throw mine.reason
      const answers = [mine, ...theirs].map(each => (each.status === "fulfilled" ? each.value : undefined))
      return { ...merged(answers), unreached: answers.filter(each => !each).length }
    },
  }
}

/**
 * An answer as another site shows it: its addresses begin at the root of the host.
 * @param {Answer} answer
 * @param {string} path
 * @returns {Answer}
 */
const away = (answer, path) => ({ ...answer, items: answer.items.map(group => group.map(item => ({ ...item, location: path + item.location }))) })

/**
 * One answer of several, that of the own part first; undefined stands for a part that gave none.
 * @param {(Answer | undefined)[]} answers
 * @returns {Answer}
 */
export function merged(answers) {
  const numbered = answers.flatMap((each, at) => (each ? [{ ...each, found: each.found.map(article => article + at * PART) }] : []))
  // What may have been meant is of use only where no part has what was typed.
  const exact = numbered.filter(({ meant, count }) => count && !meant.length)
  const used = exact.length ? exact : numbered
  const groups = used.flatMap(({ items }) => items).sort(([one], [other]) => other.score - one.score)
  const offered = [...new Set(numbered.flatMap(({ suggest }) => suggest))].sort((one, other) => one.length - other.length)
  return {
    ...numbered[0],
    items: [...groups.filter(([item]) => item.score > 0).slice(0, LISTED), ...groups.filter(([item]) => item.score <= 0).slice(0, FOREIGN)],
    suggest: offered.slice(0, OFFERED),
    meant: [...new Set(used.flatMap(({ meant }) => meant))],
    count: used.reduce((sum, { count }) => sum + count, 0),
    more: used.some(({ more }) => more),
    found: used.flatMap(({ found }) => found),
  }
}

/**
 * The filters of all parts, with the numbers that articles have in a merged answer. A part that cannot be read has none.
 * @param {Filters} own
 * @param {string[]} others
 * @returns {Promise<Filters>}
 */
export async function filtersOf(own, others) {
  const read = await Promise.all(others.map(path => pointer(path)
    .then(async ({ index }) => /** @type {Filters} */ (await (await fetch(`${index}filters.json`)).json())).catch(() => /** @type {Filters} */ ({}))))
  return Object.fromEntries(Object.keys(own).map(kind => [kind, byId([own, ...read].map(each => each[kind] ?? []))]))
}

/**
 * @param {Filter[][]} lists of the parts, in order
 * @returns {Filter[]}
 */
function byId(lists) {
  /** @type {Map<string, Filter>} */
  const all = new Map()
  lists.forEach((list, at) => {
    for (const [zh, en, articles, id] of list) {
      const known = all.get(id)?.[2] ?? []
      all.set(id, [zh, en, [...known, ...articles.map(article => article + at * PART)], id])
    }
  })
  return [...all.values()]
}

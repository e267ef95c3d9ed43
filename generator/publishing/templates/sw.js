// Pages that were read can be read again without a network. Made by generator/publishing/offline.py.
//
// A page comes from the network whenever the network answers in time; what is shown from the cache says so. Files whose
// name holds the hash of their content never change, so a page always finds the files that it was made with. A new
// build brings a new worker, which waits until no page of the old one is open, fetches anew the pages that were kept, takes
// over what of the search is as it was, and drops the rest.
const { version, shell, pages, words, patience, most } = JSON.parse("__CONFIG__")

const OURS = "digest-"
const PAGES = `${OURS}pages-${version}`
const FILES = `${OURS}files-${version}`
const KEPT = "x-digest-kept"
/** Bytes by which a file is told, and that a file of the search usually has on its way. */
const SUM = 5, USUAL = 1000
/** Where an index of the search lies. */
const INDEX = /^search\/[0-9a-f]+\//
const scope = self.registration.scope
const at = path => new URL(path, scope).href

/** Under what a page is kept: its address without query and fragment. */
const keyOf = url => Object.assign(new URL(url), { search: "", hash: "" }).href
const isPage = request => request.mode === "navigate" || (request.headers.get("accept") ?? "").includes("text/html")
const isImmutable = url => /\/(assets\/.*\.[0-9a-f]{8,}[./]|search\/[0-9a-f]{8,}\/)/.test(url.pathname)
/** Where the search's files are is told under names that stay: the last that was told is kept. */
const TOLD = ["search/current.json", "search/search_index.json"].map(at)
const isHtml = response => (response.headers.get("content-type") ?? "").startsWith("text/html")

self.addEventListener("install", event => event.waitUntil(install()))
self.addEventListener("activate", event => event.waitUntil(activate()))
self.addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || !url.href.startsWith(scope)) return
  if (isImmutable(url)) event.respondWith(fromCacheFirst(request))
  else if (isPage(request)) event.respondWith(pageOf(event))
  else if (TOLD.includes(keyOf(url))) event.respondWith(fromNetworkFirst(request, true))
  else if (shell.some(path => at(path) === keyOf(url))) event.respondWith(fromNetworkFirst(request))
})

async function install() {
  const files = await caches.open(FILES)
  await Promise.all(shell.map(async path => {
    const response = await fetch(at(path), { cache: "no-cache" })
    if (response.ok) await files.put(at(path), response)
  }))
  const saving = navigator.connection?.saveData
  const read = saving ? [] : await pagesOfOthers()
  await Promise.allSettled([takeOver(files), ...[...new Set([...pages.map(at), ...read])].map(url => keep(url))])
}

/** Takes over the files of the search that earlier workers kept and that this build has too: an edit leaves most as they were. */
async function takeOver(files) {
  const known = await searchOfOthers()
  if (!known.length) return
  const [current] = await Promise.all(TOLD.map(async url => {
    const response = await fetch(url, { cache: "no-cache" })
    if (response.ok) await files.put(url, response.clone())
    return response
  }))
  const { index, scripts } = await current.json()
  const same = known.filter(({ path }) => [index, scripts.replace(/search\/$/, "")].some(folder => path.startsWith(folder)))
  await Promise.all(same.map(({ path, response }) => files.put(at(path), response)))
  await fromOtherIndex(files, index, known.filter(({ path }) => INDEX.test(path) && !path.startsWith(index)))
}

/** What of another index is in this one too, told by five bytes of each file: of its path and its content. */
async function fromOtherIndex(files, index, known) {
  if (!known.length || navigator.connection?.saveData) return
  const response = await fetch(at(`${index}sums.bin`))
  // To be told must not cost more than to fetch again what a reader looks for.
  if (!response.ok || Number(response.headers.get("content-length")) > known.length * USUAL) return void response.body?.cancel()
  const bytes = new Uint8Array(await response.arrayBuffer())
  const sums = new Set(Array.from({ length: bytes.length / SUM }, (_, at) => String(bytes.subarray(at * SUM, (at + 1) * SUM))))
  await Promise.all(known.map(async ({ path, response }) => {
    const own = path.replace(INDEX, "")
    const content = await response.clone().arrayBuffer()
    const both = new Blob([`${own}\0`, await crypto.subtle.digest("SHA-256", content)])
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await both.arrayBuffer())).subarray(0, SUM)
    if (sums.has(String(sum))) await files.put(at(index + own), response)
  }))
}

/** The files of the search that earlier workers kept, and its scripts; of what several kept, the last. */
async function searchOfOthers() {
  const found = new Map()
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${OURS}files-`) || name === FILES) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const path = request.url.slice(scope.length)
      if (INDEX.test(path) || path.startsWith("assets/javascripts.")) found.set(path, await cache.match(request))
    }
  }
  return [...found].map(([path, response]) => ({ path, response }))
}

/** The pages that earlier workers kept, the newest first. */
async function pagesOfOthers() {
  const found = []
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${OURS}pages-`) || name === PAGES) continue
    const requests = await (await caches.open(name)).keys()
    found.push(...requests.map(request => request.url).reverse())
  }
  return found.slice(0, most)
}

async function activate() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith(OURS) && name !== PAGES && name !== FILES).map(name => caches.delete(name)))
  await self.clients.claim()
  // The page that brought the worker was fetched before it: it is kept now.
  const open = await self.clients.matchAll({ type: "window" })
  await Promise.allSettled(open.map(client => keyOf(client.url)).filter(url => url.startsWith(scope)).map(url => keep(url)))
}

async function fromCacheFirst(request) {
  const files = await caches.open(FILES)
  const known = await files.match(request)
  if (known) return known
  const response = await fetch(request)
  if (response.ok && response.status === 200) await files.put(request, response.clone())
  return response
}

async function fromNetworkFirst(request, keeps = false) {
  const files = await caches.open(FILES)
  try {
    const response = await fetch(request)
    if (keeps && response.status === 200) await files.put(keyOf(request.url), response.clone())
    return response
  } catch (error) {
    const known = await files.match(keyOf(request.url))
    if (known) return known
    throw error
  }
}

/** Fetches a page and keeps it. */
async function keep(url) {
  const response = await fetch(url, { cache: "no-cache" })
  await remember(url, response)
}

async function remember(url, response) {
  const cache = await caches.open(PAGES)
  const key = keyOf(url)
  // A page that is gone from the site must not live on here.
  if (response.status === 404 || response.status === 410) return void (await cache.delete(key))
  if (response.status !== 200 || response.redirected || !isHtml(response)) return
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", [KEPT]: new Date().toISOString() })
  await cache.delete(key) // so that the newest stands last
  await cache.put(key, new Response(await response.text(), { headers }))
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most - pages.length)).map(old => cache.delete(old)))
}

/** A page: from the network if it answers in time, else the copy, else, in the end, the page that says there is none. */
async function pageOf(event) {
  const { request } = event
  const network = fetch(request, { cache: "no-cache" })
  const remembered = network.then(response => remember(request.url, response.clone()), () => undefined)
  event.waitUntil(remembered.catch(() => undefined))
  const copy = await (await caches.open(PAGES)).match(keyOf(request.url))
  try {
    return await (copy ? Promise.race([network, late()]) : network)
  } catch {
    return copy ? marked(copy) : nothing()
  }
}

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), patience))

/** The copy, with a line in both languages that says what it is. */
async function marked(copy) {
  const kept = new Date(copy.headers.get(KEPT) ?? 0)
  const line = (language, tag) => {
    const time = kept.toLocaleString(tag, { dateStyle: "long", timeStyle: "short" })
    return `<p lang="${tag.startsWith("zh") ? "zh-Hans" : "en"}">${words.copy[language].replace("{time}", time)} <a href="">${words.again[language]}</a></p>`
  }
  const banner = `<div class="sheet"><aside class="offline" aria-label="${words.label}">${line("zh", "zh-CN")}${line("en", "en-GB")}</aside></div>`
  const html = await copy.text()
  const behind = html.match(/<a class="skip"[^>]*>[^<]*<\/a>/) ?? html.match(/<body[^>]*>/)
  const cut = behind ? (behind.index ?? 0) + behind[0].length : 0
  return new Response(html.slice(0, cut) + banner + html.slice(cut), { headers: copy.headers })
}

/** What is shown for a page that was never read here, with the pages that were. */
async function nothing() {
  const known = await (await caches.open(FILES)).match(at("offline.html"))
  if (!known) return Response.error()
  const cache = await caches.open(PAGES)
  const rows = await Promise.all((await cache.keys()).reverse().map(async request => {
    const html = (await (await cache.match(request))?.text()) ?? ""
    const title = html.match(/<title>([^<]*)/)?.[1] ?? request.url
    const lang = html.match(/<html lang="([\w-]+)"/)?.[1] ?? "zh-Hans"
    return `<li lang="${lang}"><a href="${request.url.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}">${title}</a></li>`
  }))
  const html = (await known.text()).split('="./').join(`="${scope}`).replace("<!--kept-->", rows.join(""))
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } })
}

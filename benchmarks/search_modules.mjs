// Module hooks: every run of a query gets a module graph of its own (?run=N), and says which files it loaded.

let port

export function initialize(data) { port = data.port }

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  const run = context.parentURL && new URL(context.parentURL).searchParams.get("run")
  if (!run || new URL(found.url).searchParams.has("run")) return found
  return { ...found, url: `${found.url}?run=${run}` }
}

export async function load(url, context, next) {
  const run = new URL(url).searchParams.get("run")
  if (!run) return next(url, context)
  port.postMessage({ run, url })
  return { ...await next(url, context), format: "module" }
}

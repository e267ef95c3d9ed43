// @ts-check
// An address may name a query and its filters: ?q=农田&place=saga. Material reads ?q= alone, so the filters join it.

const KINDS = ["place", "topic", "edition"]

/** Writes the filters of the address into its query. */
export function joinFilters() {
  const address = new URL(location.href)
  const named = KINDS.flatMap(kind => address.searchParams.getAll(kind).map(name => [kind, name]))
  if (!named.length) return
  const filters = named.map(([kind, name]) => `${kind}:${/\s/.test(name) ? `"${name}"` : name}`)
  address.searchParams.set("q", [address.searchParams.get("q") ?? "", ...filters].filter(Boolean).join(" "))
  KINDS.forEach(kind => address.searchParams.delete(kind))
  history.replaceState(history.state, "", address)
}

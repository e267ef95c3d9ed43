// @ts-check
// Another page of the site, for what a script takes from it.

/**
 * Asked for as a reader asks, so that a page that is kept on the device answers without a network.
 * Rejects where there is no such page, or no network and none kept.
 * @param {string | URL} address
 */
export async function fetchPage(address) {
  const response = await fetch(address, { headers: { accept: "text/html" } })
  if (!response.ok) throw new Error(response.statusText)
  return new DOMParser().parseFromString(await response.text(), "text/html")
}

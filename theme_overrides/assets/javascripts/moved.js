// @ts-check
// The address that an article had under a former name: on to the new one, at the place that was asked for.

const link = document.querySelector("a")
if (link) location.replace(link.href + location.search + location.hash)

// @ts-check
// Registers the service worker, once the page stands: see generator/publishing/offline.py.

const root = new URL("../../", import.meta.url)

function register() {
  navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" }).catch(() => {
    // Reading goes on without it: private windows and old browsers refuse it.
  })
}

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") register()
  else addEventListener("load", register)
}

// The kill switch: takes back every worker that this site has ever registered, and all that it kept.
self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil((async () => {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith("digest-")).map(name => caches.delete(name)))
  await self.registration.unregister()
})()))

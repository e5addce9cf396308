// Keeps the page beside the stage on the device, so that a reload without network finds it. Nothing else
// of Herald is kept: its scope is /stage/, the newest page alone stays, and it goes with its link.
const KEPT = 'herald-stage-1'
const PATIENCE_MS = 4_000
const LONGEST_MS = 36 * 3_600_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (/^\/stage\/[a-z2-7]+$/.test(pathname)) event.respondWith(page(request, pathname))
  else if (/^\/(?:styles\/stage-[\w-]+\.css|stage\.js)$/.test(pathname))
    event.respondWith(file(request, pathname))
})

async function page(request, pathname) {
  const cache = await caches.open(KEPT)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.ok) {
      for (const key of await cache.keys())
        if (new URL(key.url).pathname.startsWith('/stage/')) await cache.delete(key)
      await cache.put(pathname, answer.clone())
    }
    if (answer.status === 404 || answer.status === 410) await cache.delete(pathname)
    return answer
  } catch (error) {
    const known = await cache.match(pathname)
    const age = Date.now() - Date.parse(known?.headers.get('Date') ?? '')
    if (known && age < LONGEST_MS) return known
    await cache.delete(pathname)
    throw error
  }
}

async function file(request, pathname) {
  const cache = await caches.open(KEPT)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.ok) await cache.put(pathname, answer.clone())
    return answer
  } catch (error) {
    const known = await cache.match(pathname)
    if (known) return known
    throw error
  }
}

// The service worker of the full page, and of it alone: holds the static files of one version, each checked against its digest, and
// answers for them without the network. It sees no answers: a page asks it for files and tells it nothing.

// Of every file of this version its digest, as the build reckons it.
const files = LOTS_FILES;
const prefix = `lots ${self.registration.scope} `;
const name = prefix + LOTS_CONTENT;

// Servers may lead from the file to the folder, and a page may not be opened from what was led elsewhere.
const addressOf = (file) => new URL(file === "index.html" ? "./" : file, self.registration.scope).href;
const fileAt = new Map(Object.keys(files).map((file) => [addressOf(file), file]));

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const address = new URL(url);
  address.search = "";
  address.hash = "";
  if (address.href === new URL("index.html", self.registration.scope).href) address.href = self.registration.scope;
  if (method === "GET" && fileAt.has(address.href)) event.respondWith(answer(address.href, event.request));
});

async function fill() {
  // The same files may be in use already, where only this script is another.
  const isHeld = await caches.has(name);
  const cache = await caches.open(name);
  try {
    await Promise.all(
      [...fileAt].map(async ([address, file]) => {
        const response = await fetch(address, { cache: "no-cache", integrity: files[file] });
        if (!response.ok) throw new Error(`${address} answers ${response.status}`);
        // What was led elsewhere may not be shown as a page: its content may.
        await cache.put(address, response.redirected ? new Response(response.body, response) : response);
      }),
    );
  } catch (error) {
    // Half a version is none; the one before goes on.
    if (!isHeld) await caches.delete(name);
    throw error;
  }
}

async function clear() {
  // A newer version that is being fetched holds its files under a name of its own.
  if (self.registration.installing || self.registration.waiting) return;
  for (const other of await caches.keys()) {
    if (other.startsWith(prefix) && other !== name) await caches.delete(other);
  }
}

async function answer(address, request) {
  const cache = await caches.open(name);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}

// What is fetched, each with what can go wrong on the way, and packs held against the digests that they carry.

/** What quotes a host page, at its beginning and its end, without half a sign: what that gave may be megabytes. */
const brief = (text) => (text.length > 400 ? `${text.slice(0, 250)}…${text.slice(-99)}`.replace(/\p{Cs}/gu, "") : text);

/** A failure with a stable code, for host pages, and the name of what it was given under. */
export const problem = (code, message, field = "") => Object.assign(new Error(brief(message)), { name: "LotsError", code, field });

// Longer than a slow line takes, shorter than anyone waits with a caller on the line.
const PATIENCE = 30_000;

/** Fetches and reads; what goes wrong is an error whose code begins with `what`. */
export async function fetched(url, what, field, read) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    // A pack keeps its name when its rules change, so whether it has is asked each time; all else has its version in its name.
    const response = await fetch(url, { signal: patience.signal, cache: what === "pack" ? "no-cache" : "default" });
    if (!response.ok) throw problem(`${what}_missing`, `${url} answers ${response.status}`, field);
    return await read(response);
  } catch (error) {
    if (error.code && error.field !== undefined) throw error;
    if (patience.signal.aborted) throw problem(`${what}_late`, `${url} has not come in ${PATIENCE / 1000} seconds`, field);
    throw problem(`${what}_unreachable`, `${url} cannot be reached: ${error.message}`, field);
  } finally {
    clearTimeout(timer);
  }
}

/** An address as the page means it. */
export function address(from, field) {
  if (!URL.canParse(from, document.baseURI)) throw problem("pack_missing", `"${from}" is no address`, field);
  return new URL(from, document.baseURI).href;
}

/** When the browser has nothing more urgent to do, such as to show the first question; a fifth of a second later in any case. */
export const idle = () => new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve, { timeout: 200 }));

/** One file of a pack, read once the browser is `ready`. */
export const fetchFile = (url, format, ready) =>
  fetched(url, "pack", "pack", async (response) => {
    const text = await response.text();
    await ready?.();
    return parsedPack(text, url, format);
  });

// What is on its way. Elements that begin together ask for a pack once; whoever begins later asks whether it has changed.
const coming = new Map();

/** A compiled pack from an address, as plain data: `first`, what the first question takes of it, and `whole()`, all of it. */
export function fetchPack(url) {
  const address = `${url}`;
  if (!coming.has(address)) coming.set(address, taken(address).finally(() => coming.delete(address)));
  return coming.get(address);
}

async function taken(url) {
  const first = await fetchFile(url);
  let all;
  // A failed load is forgotten, so that the next try is a real one.
  const whole = () =>
    (all ??= wholeOf(first, url).catch((error) => {
      all = undefined;
      throw error;
    }));
  return { first, whole };
}

/** What carries a digest of its own is a part; the whole stands beside it. The program sees whether the one belongs to the other. */
async function wholeOf(first, url) {
  if (first?.part === undefined) return first;
  const whole = await fetchFile(url.replace(/\.first\.json\b/, ".json"), LOTS_FORMAT, idle);
  if (whole?.part !== undefined) throw problem("pack_damaged", `${url} is a part, and the whole is not beside it`, "pack");
  return whole;
}

/** A compiled pack as plain data. Where the browser can reckon its digest, off the thread that paints, that is held against the one it carries. */
export async function parsedPack(text, name, format = LOTS_FORMAT) {
  let pack;
  try {
    pack = JSON.parse(text);
  } catch {
    throw problem("pack_damaged", `${name} is no JSON`, "pack");
  }
  // A pack of another format is for the program to refuse. Pages on http:// have no `crypto.subtle`: there the program holds a whole one
  // against its digest, and of a part it refuses what does not fit together.
  if (!globalThis.crypto?.subtle || pack?.format !== format) return pack;
  // As `lots compile` reckons it: of the pack, or the part, as it is written, without the digest itself.
  const key = "part" in pack ? "part" : "hash";
  const written = new TextEncoder().encode(JSON.stringify({ ...pack, [key]: "" }));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", written));
  if (pack[key] !== `sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`) {
    throw problem("pack_damaged", `${name} is not what its hash says`, "pack");
  }
  // No text can say this of a pack, and no copy of it does: the program need not reckon it again.
  pack[Symbol.for("lots-checked")] = true;
  return pack;
}

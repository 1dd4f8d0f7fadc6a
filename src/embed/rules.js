// What host pages can ask without an element: a pack read and checked, and a case judged by it.

import { shippedWhole } from "lots-parts";
import { address, fetchPack, problem } from "./fetching.js";
import { named } from "./naming.js";
import { plain } from "./plain.js";
import { program } from "./program.js";

// What the program holds of each pack that was loaded. A program that has broken down has lost it, and reads it anew.
const held = new WeakMap();

/**
 * Reads and checks a compiled pack: the name of one, as `pack` has it, an address, or the object itself. What comes back is what
 * `assess` takes.
 */
export async function loadPack(from) {
  const raw = await found(from);
  const pack = Object.freeze(named(raw ?? {}));
  held.set(pack, { raw });
  await rulesOf(pack);
  return pack;
}

/** Judges a case as the element does: answers by fact id, on a day (`YYYY-MM-DD`; today without one). */
export async function assess(pack, answers = {}, on) {
  const loaded = held.has(pack) ? pack : await loadPack(pack);
  const { running, rules } = await rulesOf(loaded);
  if (on !== undefined && on !== null && typeof on !== "string") throw problem("day_unfit", "the day is no text such as 2026-11-23", "on");
  try {
    return rules.assess(plain(answers, "answer_unfit", "answers"), on ?? undefined);
  } catch (error) {
    throw running.broken === undefined ? error : problem("internal", running.broken);
  }
}

async function found(from) {
  if (from instanceof URL) return fetchWhole(from);
  if (typeof from !== "string") return plain(from, "pack_damaged", "pack");
  // As `pack` of the element means it: a pack beside the script, or inside it, whether it was offered when that was built or not.
  if (/^[\w-]+$/.test(from)) return shippedWhole(from);
  return fetchWhole(address(from, "pack"));
}

const fetchWhole = async (url) => (await fetchPack(url)).whole();

async function rulesOf(pack) {
  const own = held.get(pack);
  let running;
  do {
    running = await program();
    await running.whole().catch((error) => running.broken ?? Promise.reject(error));
    // A widget may have broken it down meanwhile: then what runs by now.
  } while (running.broken !== undefined);
  if (own.running === running) return own;
  try {
    Object.assign(own, { running, rules: new running.Rules(own.raw) });
  } catch (error) {
    throw running.broken === undefined ? error : problem("internal", running.broken);
  }
  return own;
}

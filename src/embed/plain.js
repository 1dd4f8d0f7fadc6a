// Data of a host page as plain copies. What throws while it is read, a getter or a proxy, must not do so inside the program, which
// would be left with something half done.

import { problem } from "./fetching.js";

// As deep as the program reads; an object may hold itself.
const DEEPEST = 16;

/** A plain copy; what cannot be read is an error with this code. */
export function plain(value, code, field) {
  try {
    return copied(value, DEEPEST);
  } catch (error) {
    throw problem(code, `the ${field} cannot be read: ${error?.message}`, field);
  }
}

function copied(value, deeper) {
  if (typeof value !== "object" || value === null) return value;
  if (!deeper) throw new RangeError("nested too deeply");
  if (Array.isArray(value)) return Array.from(value, (item) => copied(item, deeper - 1));
  // Plain in any window: no prototype, or one that has none itself.
  const above = Object.getPrototypeOf(value);
  if (above !== null && Object.getPrototypeOf(above) !== null) throw new TypeError("no plain object");
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item, deeper - 1)]));
}

// Training's script, which is loaded only where it is asked for.

import { problem } from "./fetching.js";

let failures = 0;

/** The module at an address, one for all who ask. A browser remembers what it could not have: another try goes by another name. */
export const imported = (url) => {
  if (failures) url.hash = failures;
  return import(url).catch(({ message }) => {
    failures += 1;
    throw problem("module_unreachable", message);
  });
};

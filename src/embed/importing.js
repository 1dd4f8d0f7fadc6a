// Training's script, which is loaded only where it is asked for.

import { problem } from "./fetching.js";

let tries = 0;

/** The module at an address. A browser remembers what it could not have: another try goes by another name. */
export const imported = (url) => {
  if (tries++) url.hash = tries;
  return import(url).catch(({ message }) => {
    throw problem("module_unreachable", message);
  });
};

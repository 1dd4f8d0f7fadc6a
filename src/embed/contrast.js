// Colours that a host page gives: where one cannot be read on the other, it is moved towards black or white until it can.

// What stands on a tinted ground is read on all of them.
const grounds = ["bg", "surface", "selected", "yes-bg", "caution-bg", "no-bg", "info-bg", "open-bg"].map((name) => `--lots-color-${name}`);
const [ground, surface, selected] = grounds;

// Each token, what it is seen on, and how much they must differ (WCAG 2.2, 1.4.3 for text and 1.4.11 for the focus).
const pairs = [
  ["--lots-color-text", [ground, surface, selected], 4.5],
  ["--lots-color-muted", [ground, surface], 4.5],
  ["--lots-color-accent", grounds, 4.5],
  ["--lots-color-accent-hover", [ground, surface], 4.5],
  ["--lots-color-on-accent", ["--lots-color-accent", "--lots-color-accent-hover"], 4.5],
  ["--lots-color-info", ["--lots-color-info-bg"], 4.5],
  ["--lots-focus-color", [ground], 3],
];

/**
 * The tokens inside `box` that have to give way: `{ token, on, was, is }` each, with the contrast before and after where it is least, as
 * the page is now; and `colors`, what they are to be, `[token, color]` each, for a page that turns from light to dark too.
 */
export function mended(box) {
  // There the visitor's own colours are shown, and those of the page are not.
  if (matchMedia("(forced-colors: active)").matches) return { found: [], colors: [] };
  const probe = document.createElement("span");
  probe.hidden = true;
  box.append(probe);
  const isLight = luminance(resolved(probe, "light-dark(white, black)")) > 0.5;
  const [light, dark] = ["light", "dark"].map((scheme) => {
    probe.style.colorScheme = scheme;
    return mendedIn(probe);
  });
  probe.remove();
  const tokens = pairs.map(([token]) => token).filter((token) => light.found.has(token) || dark.found.has(token));
  const written = (color) => `rgb(${color.map((part) => Math.round(part * 255)).join(" ")})`;
  const colors = tokens.map((token) => [token, `light-dark(${written(light.read(token))}, ${written(dark.read(token))})`]);
  return { found: [...(isLight ? light : dark).found.values()], colors };
}

/** What gives way in the colours that the probe has, and how they are read with that. */
function mendedIn(probe) {
  const seen = new Map();
  const read = (token) => seen.get(token) ?? seen.set(token, resolved(probe, `var(${token})`)).get(token);
  const found = new Map();
  for (const [token, on, least] of pairs) {
    const color = read(token);
    // Of the two ends the one that differs more from the first ground always differs enough. Where a page has made that dark and left
    // another light, no colour can be read on both, and the first counts.
    const [first] = on.map(read);
    const end = contrast(black, first) > contrast(white, first) ? black : white;
    const below = on.map(read).filter((ground) => contrast(end, ground) >= least);
    const worst = (color) => Math.min(...below.map((ground) => contrast(color, ground)));
    const was = worst(color);
    if (was >= least) continue;
    let now = color;
    for (let share = 1; share <= 50 && worst(now) < least; share += 1) now = mixed(color, end, share / 50);
    seen.set(token, now);
    found.set(token, { token, on: on.find((ground) => contrast(color, read(ground)) === was), was, is: worst(now) });
  }
  return { found, read };
}

const black = [0, 0, 0];
const white = [1, 1, 1];

/** A colour of any notation as red, green and blue from 0 to 1, seen on the page's canvas where it is translucent. */
function resolved(probe, color) {
  const parts = (written) => {
    // Mixed with itself, every notation comes out as the same one.
    probe.style.color = `color-mix(in srgb, ${written}, ${written})`;
    return getComputedStyle(probe).color.match(/[\d.]+(?:e-?\d+)?/g).map(Number);
  };
  const [red, green, blue, opacity = 1] = parts(color);
  return opacity < 1 ? mixed(parts("Canvas").slice(0, 3), [red, green, blue], opacity) : [red, green, blue];
}

const mixed = (from, to, share) => from.map((part, place) => part + (to[place] - part) * share);

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const luminance = (color) => {
  const [red, green, blue] = color.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

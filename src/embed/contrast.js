// Colours that a host page gives: where one cannot be read on the other, it is moved towards black or white until it can.

// Each token, what it is seen on, and how much they must differ (WCAG 2.2, 1.4.3 for text and 1.4.11 for the focus).
const pairs = [
  ["--lots-color-text", "--lots-color-bg", 4.5],
  ["--lots-color-muted", "--lots-color-bg", 4.5],
  ["--lots-color-accent", "--lots-color-bg", 4.5],
  ["--lots-color-on-accent", "--lots-color-accent", 4.5],
  ["--lots-focus-color", "--lots-color-bg", 3],
];

/** The tokens inside `box` that have to give way: `{ token, on, was, is, color }` each, with the contrast before and after. */
export function mended(box) {
  // There the visitor's own colours are shown, and those of the page are not.
  if (matchMedia("(forced-colors: active)").matches) return [];
  const probe = document.createElement("span");
  probe.hidden = true;
  box.append(probe);
  const seen = new Map();
  const read = (token) => seen.get(token) ?? seen.set(token, resolved(probe, `var(${token})`)).get(token);
  const found = [];
  for (const [token, on, least] of pairs) {
    const [color, below] = [read(token), read(on)];
    const was = contrast(color, below);
    if (was >= least) continue;
    // Of the two ends the one that differs more always differs enough.
    const end = contrast(black, below) > contrast(white, below) ? black : white;
    let now = color;
    for (let share = 1; share <= 50 && contrast(now, below) < least; share += 1) now = mixed(color, end, share / 50);
    seen.set(token, now);
    found.push({ token, on, was, is: contrast(now, below), color: `rgb(${now.map((part) => Math.round(part * 255)).join(" ")})` });
  }
  probe.remove();
  return found;
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

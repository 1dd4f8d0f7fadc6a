// Colours that a host page gives: where one cannot be read on the other, it is moved towards black or white until it can.

const named = (names) => names.map((name) => `--lots-color-${name}`);
const tones = ["yes", "caution", "no", "info", "open"];
const tinted = tones.map((tone) => `${tone}-bg`);

// Each token, what it is seen on, and how much they must differ (WCAG 2.2, 1.4.3 for text, 1.4.11 for edges of controls and the focus).
// What stands on a tinted ground is read on all of them.
const pairs = [
  ["text", ["bg", "surface", "selected", ...tinted], 4.5],
  ["muted", ["bg", "surface", "selected"], 4.5],
  ["border", ["bg", "surface"], 3],
  ["accent", ["bg", "surface", "selected", ...tinted], 4.5],
  ["accent-hover", ["bg", "surface", "selected"], 4.5],
  ["on-accent", ["accent", "accent-hover"], 4.5],
  ...tones.map((tone) => [tone, [`${tone}-bg`, "bg"], 4.5]),
].map(([name, on, least]) => [...named([name]), named(on), least]);
pairs.push(["--lots-focus-color", named(["bg", "surface"]), 3]);
const tokens = [...new Set(pairs.flatMap(([token, on]) => [token, ...on]))];

/** Sees to it that whatever colours a page gives, what stands in a shadow root can be read. */
export class Legibility {
  #sheet = new CSSStyleSheet();
  #probe = document.createElement("span");
  #tell;
  #isBegun = false;
  #isDue = false;
  // What gives way, how that is written, and how it was told.
  #found;
  #rule = "";
  #told = "";

  /** `tell` is given each token that gives way, `{ token, on, was, is }`, with the contrast before and after where it is least. */
  constructor(root, tell) {
    this.#tell = tell;
    const probe = this.#probe;
    probe.className = "lots-probe";
    // It has all of the page's colours: one that changes, for whatever reason, sets off a transition, and an animation begins whenever the
    // element comes up in another place or is shown again.
    probe.style.boxShadow = tokens.map((token) => `0 0 var(${token})`).join();
    for (const change of ["transitionrun", "animationstart"]) probe.addEventListener(change, () => this.#look());
    root.adoptedStyleSheets.push(this.#sheet);
    root.append(probe);
  }

  /** From here on the page is told; until then it may not be listening yet. */
  begin() {
    if (!this.#found) this.see();
    this.#isBegun = true;
    this.#say();
  }

  /** Looks at the colours as they are now. */
  see() {
    this.#isDue = false;
    // Where nothing is rendered there is nothing to be read. What comes up later is seen then.
    if (!getComputedStyle(this.#probe).color) return;
    const { found, colors } = mended(this.#probe);
    const rule = colors.map(([token, color]) => `${token}: ${color};`).join(" ");
    // A sheet that is written, be it as it was, has the whole widget laid out anew. The probe keeps what the page has given.
    if (rule !== this.#rule) this.#sheet.replaceSync(`:host > :not(slot, .lots-probe) { ${rule} }`);
    this.#rule = rule;
    this.#found = found;
    this.#say();
  }

  /** Once a frame, however many colours change in it. */
  #look() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => this.see());
  }

  /** Each token that gives way is told once, and not anew at each step from one colour to another. */
  #say() {
    const told = (this.#found ?? []).map(({ token, on }) => `${token} on ${on}`).join();
    if (!this.#isBegun || told === this.#told) return;
    this.#told = told;
    for (const each of this.#found) this.#tell(each);
  }
}

/**
 * The tokens inside `probe` that have to give way: as they are `found` while the page is as it is now, and `colors`, what they are to be,
 * `[token, color]` each, for a page that turns from light to dark too.
 */
function mended(probe) {
  // There the visitor's own colours are shown, and those of the page are not.
  if (matchMedia("(forced-colors: active)").matches) return { found: [], colors: [] };
  const { schemes, isLight } = looked(probe);
  const [light, dark] = schemes.map(mendedIn);
  const changed = pairs.map(([token]) => token).filter((token) => light.has(token) || dark.has(token));
  const written = (color) => `rgb(${color.map((part) => Math.round(part * 255)).join(" ")})`;
  const colors = changed.map((token) => [token, `light-dark(${schemes.map((colors) => written(colors.get(token))).join(", ")})`]);
  return { found: [...(isLight ? light : dark).values()], colors };
}

/** What gives way among the colours of one scheme, which are changed by it. */
function mendedIn(colors) {
  const found = new Map();
  for (const [token, on, least] of pairs) {
    const color = colors.get(token);
    const below = on.map((ground) => colors.get(ground));
    // Of the two ends the one that differs more from the first ground always differs enough. Where a page has made that dark and left
    // another light, no colour can be read on both, and the first counts.
    const end = contrast(black, below[0]) > contrast(white, below[0]) ? black : white;
    const counting = below.filter((ground) => contrast(end, ground) >= least);
    const worst = (color) => Math.min(...counting.map((ground) => contrast(color, ground)));
    const was = worst(color);
    if (was >= least) continue;
    let now = color;
    for (let share = 1; share <= 50 && worst(now) < least; share += 1) now = mixed(color, end, share / 50);
    colors.set(token, now);
    found.set(token, { token, on: on[below.findIndex((ground) => contrast(color, ground) === was)], was, is: worst(now) });
  }
  return found;
}

const black = [0, 0, 0];
const white = [1, 1, 1];

/**
 * The colours of all tokens in both schemes, light and dark, and which of them the page is in. They are put there together and looked up
 * together: a look between two changes would have the page laid out anew each time.
 */
function looked(probe) {
  const shelf = document.createElement("span");
  shelf.hidden = true;
  const placed = (color, colorScheme) => {
    const it = document.createElement("span");
    // Mixed with itself, every notation comes out as the same one.
    Object.assign(it.style, { color: `color-mix(in srgb, ${color}, ${color})`, colorScheme });
    shelf.append(it);
    return () => getComputedStyle(it).color.match(/none|-?[\d.]+(?:e-?\d+)?/g).map((part) => Math.min(Math.max(Number(part) || 0, 0), 1));
  };
  const sides = ["light", "dark"].map((scheme) => [placed("Canvas", scheme), tokens.map((token) => placed(`var(${token})`, scheme))]);
  const lightness = placed("light-dark(white, black)", "");
  const around = grounds(probe.getRootNode().host).map((ground) => placed(ground, ""));
  probe.append(shelf);
  const schemes = sides.map(([canvas, all]) => {
    const below = around.reduce((below, ground) => seenOn(below, ground()), canvas());
    return new Map(all.map((color, place) => [tokens[place], seenOn(below, color())]));
  });
  const isLight = luminance(lightness()) > 0.5;
  shelf.remove();
  return { schemes, isLight };
}

/** The grounds that an element stands on, from the page's own on; what has none lets the one below be seen. */
function grounds(element) {
  const above = element.parentElement ?? element.getRootNode().host;
  if (!above) return [];
  const { backgroundColor } = getComputedStyle(above);
  return [...grounds(above), ...(backgroundColor === "rgba(0, 0, 0, 0)" ? [] : [backgroundColor])];
}

/** A colour on another, which is seen through it where it is translucent. */
const seenOn = (below, [red, green, blue, opacity = 1]) => mixed(below.slice(0, 3), [red, green, blue], opacity);

const mixed = (from, to, share) => from.map((part, place) => part + (to[place] - part) * share);

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const luminance = (color) => {
  const [red, green, blue] = color.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

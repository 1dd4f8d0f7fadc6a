// What a program can see wrong with a screen as it is drawn: axe-core's rules, what is cut off or reaches beyond the page, what is too
// small to press. Each is measured on the page and told in words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Takes axe-core into a page, once for as long as it is open. */
export const prepare = async (page) => {
  await page.evaluate(axe);
  // What has no ground of its own stands on the browser's, which axe takes for white in the dark too.
  await page.evaluate(() => void (document.documentElement.style.background = "Canvas"));
  // A ground that is still on its way from light to dark is neither.
  await page.emulateMedia({ reducedMotion: "reduce" });
};

/** Whether the widget's ground is dark. */
export const isDark = (page) =>
  page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.querySelector("samverkans-lots"));
    return backgroundColor.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 64);
  });

const ofColour = ["color-contrast", "link-in-text-block"];

/** What axe-core finds wrong, and what it is not sure of: rules, each with where and why. All rules, or those that look at colours. */
export async function judged(page, colourAlone = false) {
  return page.evaluate(
    async (runOnly) => {
      const { violations, incomplete } = await window.axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"], preload: false });
      const told = (found) => found.map(({ id, nodes }) => ({ rule: id, nodes: nodes.map((it) => `${it.target.flat().join(" ")}: ${it.any.concat(it.all, it.none).map(({ message }) => message).join("; ")}`) }));
      return { wrong: told(violations), unsure: told(incomplete) };
    },
    colourAlone ? { type: "rule", values: ofColour } : { type: "tag", values: tags },
  );
}

/** Makes the page as high as what stands on it: a bar at the foot lies over nothing then, which axe does not try for itself. */
export async function stretch(page, width, least) {
  await page.setViewportSize({ width, height: least });
  // What comes into sight only now may be higher than the room that was kept for it.
  for (let before = least, tries = 0; tries < 5; tries += 1) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height <= before) break;
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    before = height;
  }
}

/** What reaches beyond the page at the side, or is cut off inside its own box. */
export const cut = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const reach = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > reach ? [`the page is ${document.documentElement.scrollWidth - reach} px too wide`] : [];
    for (const element of shadowRoot.querySelectorAll("*")) {
      // What is only heard is clipped to nothing, however long its line is.
      if (!element.checkVisibility() || element.closest(".lots-hidden")) continue;
      const { left, right } = element.getBoundingClientRect();
      const is = `${element.tagName.toLowerCase()}.${element.getAttribute("class")} \`${element.textContent.slice(0, 40)}\``;
      if (right > reach + 0.5 || left < -0.5) found.push(`${is} reaches from ${left} to ${right}`);
      const { overflowX, overflowY } = getComputedStyle(element);
      // A field scrolls, whatever its styles say.
      if (element.matches("input, textarea, select")) continue;
      const clips = (overflow) => overflow === "hidden" || overflow === "clip";
      if (clips(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`${is} is cut off at the side`);
      if (clips(overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${is} is cut off below`);
      // A box of a set height shows no more than it has room for.
      if (element.matches("button, summary, label, p, h2, h3, h4, h5, h6, dt, dd, li, legend") && element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 0) found.push(`${is} overflows its box`);
    }
    return found;
  });

/**
 * What is pressed and is smaller than it should be: answers and buttons 44 px, anything at least 24 px, or as far from its
 * neighbours as if it were (WCAG 2.5.8). A box counts with the label around it.
 */
export const small = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const controls = [...shadowRoot.querySelectorAll("button, input, select, textarea, summary, a[href]")].filter((it) => it.checkVisibility());
    const boxes = controls.map((it) => (it.closest("label") ?? it).getBoundingClientRect());
    return controls.flatMap((control, place) => {
      const { width, height, x, y } = boxes[place];
      const isInline = getComputedStyle(control).display === "inline";
      const least = isInline ? 24 : 44;
      if (width >= least - 0.5 && height >= least - 0.5) return [];
      // A circle of 24 px around its middle meets no other target.
      const middle = { x: x + width / 2, y: y + height / 2 };
      const meets = boxes.some((box, other) => other !== place && !control.contains(controls[other]) && Math.hypot(Math.max(box.x - middle.x, 0, middle.x - box.right), Math.max(box.y - middle.y, 0, middle.y - box.bottom)) < 12);
      if (isInline && !meets) return [];
      return [`\`${control.textContent.trim() || control.ariaLabel || control.tagName}\` is ${Math.round(width)} × ${Math.round(height)} px`];
    });
  });

/** Buttons whose words cannot be told from their ground where the system chooses the colours. */
export const faint = (page) =>
  page.evaluate(() => {
    const light = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const buttons = [...document.querySelector("samverkans-lots").shadowRoot.querySelectorAll("button")].filter((it) => it.checkVisibility());
    return buttons.flatMap((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      const [dark, bright] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
      const ratio = (bright + 0.05) / (dark + 0.05);
      return ratio >= 4.5 ? [] : [`\`${button.textContent}\` is ${color} on ${backgroundColor}, ${ratio.toFixed(1)}:1`];
    });
  });

/** Headings that skip a level, or a widget without one; the level at the top is the host page's to say. */
export const disorderedHeadings = (page, top) =>
  page.evaluate((top) => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const levels = [...shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((it) => it.checkVisibility()).map((it) => Number(it.tagName[1]));
    const found = [];
    let before = top - 1;
    for (const level of levels) {
      if (level < top) found.push(`a heading of level ${level} above the widget's ${top}`);
      if (level > before + 1) found.push(`level ${level} after ${before}`);
      before = level;
    }
    return found;
  }, top);

/** Text twice as large, as WCAG 1.4.4 lets a reader have it; the page is no wider. */
export const enlarge = (page) => page.evaluate(() => void (document.documentElement.style.fontSize = "200%"));

/** How many pixels of two pictures of the same size differ by more than can be overlooked; all where the sizes differ. */
export const differing = (page, one, other) =>
  page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (bytes) => {
          const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
          const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
          canvas.drawImage(picture, 0, 0);
          return canvas.getImageData(0, 0, picture.width, picture.height);
        }),
      );
      if (one.width !== other.width || one.height !== other.height) return Math.max(one.data.length, other.data.length) / 4;
      let count = 0;
      for (let at = 0; at < one.data.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(one.data[at + part] - other.data[at + part]) > 64)) count += 1;
      }
      return count;
    },
    [one, other].map((picture) => picture.toString("base64")),
  );

/** Text as WCAG 1.4.12 lets a reader space it. */
export const space = (page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    const { shadowRoot } = document.querySelector("samverkans-lots");
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  });

/** Blocks of text that lie over each other, beside a bar that is meant to. */
export const overlapping = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const holdsText = (it) => [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const texts = [...shadowRoot.querySelectorAll("*")].filter((it) => it.checkVisibility({ contentVisibilityAuto: true }) && holdsText(it) && !it.closest(".lots-hidden, .lots-panel, svg"));
    const lines = texts.map((it) => {
      const range = document.createRange();
      range.selectNodeContents(it);
      return [...range.getClientRects()];
    });
    const found = [];
    for (let one = 0; one < texts.length; one += 1) {
      for (let other = one + 1; other < texts.length; other += 1) {
        if (texts[one].contains(texts[other]) || texts[other].contains(texts[one])) continue;
        // Lines of one paragraph share a little of their leading; letters lie well inside it.
        const lie = lines[one].some((a) => lines[other].some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 8));
        if (lie) found.push(`\`${texts[one].textContent.slice(0, 30)}\` lies over \`${texts[other].textContent.slice(0, 30)}\``);
      }
    }
    return found;
  });

/** Gives each control the focus in turn, as the keyboard would, and tells whose cannot be seen: no ring, a faint one, or something over it. */
export const unseenFocus = (page) =>
  page.evaluate(async () => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = (colour) => {
      const [red, green, blue] = parts(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
        const { backgroundColor } = getComputedStyle(at);
        if ((parts(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
      }
      return getComputedStyle(document.querySelector("samverkans-lots")).backgroundColor;
    };
    const task = () => new Promise((done) => setTimeout(done));
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    /** Where a control stands in the page and in sight, how high the page is, and whether the control is laid out at all. */
    const place = (it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [x, y, width, height, scrollX, scrollY, document.documentElement.scrollHeight, it.checkVisibility({ contentVisibilityAuto: true })].join();
    };
    const found = [];
    const controls = [...shadowRoot.querySelectorAll("button, input, select, textarea, summary, a[href]")].filter((it) => it.checkVisibility() && !it.disabled);
    await frames();
    for (const control of controls) {
      // The opened panel closes when the focus leaves it, and its controls with it.
      if (!control.checkVisibility()) continue;
      shadowRoot.activeElement?.blur();
      const before = getComputedStyle(control).outlineStyle;
      const stood = place(control);
      control.focus({ focusVisible: true });
      // What makes way for the focus does so in a task. A frame changes nothing more where nothing came into sight: only what was too far
      // away to be laid out has its place after one, and what is at its place then after the next.
      await task();
      if (place(control) !== stood) await frames();
      const name = control.textContent.trim().slice(0, 40) || control.ariaLabel || control.tagName;
      if (shadowRoot.activeElement !== control) {
        found.push(`\`${name}\` takes no focus`);
        continue;
      }
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(control);
      if (outlineStyle === "none" || before !== "none" || Number.parseFloat(outlineWidth) < 2) found.push(`the ring of \`${name}\` is ${outlineStyle}, ${outlineWidth}, and was ${before}`);
      // Outside the control the ring lies on what is around it, inside on the control itself.
      const around = Number.parseFloat(outlineOffset) < 0 ? ground(control) : ground(control.parentElement);
      const [dark, bright] = [light(outlineColor), light(around)].sort((a, b) => a - b);
      const ratio = (bright + 0.05) / (dark + 0.05);
      if (ratio < 3) found.push(`the ring of \`${name}\` is ${outlineColor} on ${around}, ${ratio.toFixed(1)}:1`);
      const box = control.getBoundingClientRect();
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      // A long field may be higher than what is in sight; some of it must be.
      const over = [top + 3, (top + bottom) / 2, bottom - 3].map((y) => shadowRoot.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), y));
      const lets = (it) => !it || it === control.closest("label") || control.contains(it) || it.contains(control);
      if (bottom - top < Math.min(box.height, 24) || !(box.height > innerHeight / 2 ? over.some(lets) : lets(over[1]))) found.push(`\`${name}\` is covered, by ${over[1]?.outerHTML.slice(0, 80)}`);
    }
    return found;
  });

/** What moves of itself. */
export const moving = (page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter((it) => it.effect.getComputedTiming().duration > 1)
      .map((it) => `${it.effect.target?.outerHTML.slice(0, 80)} moves`),
  );

// What a program can see wrong with a screen as it is drawn: axe-core's rules, what is cut off or reaches beyond the page, what is too
// small to press. Each is measured on the page and told in words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Takes axe-core into a page, once for as long as it is open. */
export const prepare = (page) => page.evaluate(axe);

/** What axe-core finds wrong, and what it is not sure of: rules, each with where and why. */
export async function judged(page, { preload = false } = {}) {
  return page.evaluate(
    async ([tags, preload]) => {
      const { violations, incomplete } = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"], preload });
      const told = (found) => found.map(({ id, nodes }) => ({ rule: id, nodes: nodes.map((it) => `${it.target.flat().join(" ")}: ${it.any.concat(it.all, it.none).map(({ message }) => message).join("; ")}`) }));
      return { wrong: told(violations), unsure: told(incomplete) };
    },
    [tags, preload],
  );
}

/** Makes the page as high as what stands on it: a bar at the foot lies over nothing then, which axe does not try for itself. */
export async function stretch(page, width, least) {
  await page.setViewportSize({ width, height: least });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > least) await page.setViewportSize({ width, height });
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

/** Headings that skip a level, or a widget without one; the level at the top is the host page's to say. */
export const disorderedHeadings = (page, top) =>
  page.evaluate((top) => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const levels = [...shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((it) => it.checkVisibility()).map((it) => Number(it.tagName[1]));
    const found = levels.length ? [] : ["there is no heading"];
    let before = top - 1;
    for (const level of levels) {
      if (level < top) found.push(`a heading of level ${level} above the widget's ${top}`);
      if (level > before + 1) found.push(`level ${level} after ${before}`);
      before = level;
    }
    return found;
  }, top);

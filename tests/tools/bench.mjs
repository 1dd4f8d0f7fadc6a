// Measures what a visitor waits for, in headless Chromium on the built page, and prints each figure beside its budget.
//
// Figures depend on the machine and on what else it does; nothing fails here. Sizes, which do not, fail the build.

import { chromium } from "playwright-core";
import { brotliCompressSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contenders, interviews, pathOf } from "../peers/interviews.mjs";
import { audit } from "./audit.mjs";
import { mounting, watchMemory } from "./mounting.mjs";
import { loads, site, target } from "./parts.mjs";
import { serve } from "./serve.mjs";
import { started } from "./starting.mjs";

const pack = JSON.parse(readFileSync(join(target, "packs", "stockholm.json"), "utf8"));
const cases = JSON.parse(readFileSync(new URL("../cases/open.json", import.meta.url), "utf8")).filter((it) => it.pack === "stockholm");

// The budgets were set on a machine where the form written by hand, the least that such a page can be, took `reference` milliseconds.
const networks = [
  { name: "local", budget: 130, reference: 87 },
  { name: "20 Mbps, 20 ms", budget: 200, reference: 119, down: 20, latency: 20 },
  { name: "5 Mbps, 80 ms, CPU 4× slower", budget: 650, reference: 368, down: 5, latency: 80, slower: 4 },
];
const byHand = "Preact by hand";
const ours = { usable: { selector: "[part=question] button" }, whole: { event: "lots-ready" } };

const server = await serve({ folder: site });
const peers = await interviews();
process.on("exit", peers.remove);
const others = await serve(peers);
const flags = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

row("what", "measured", "budget");
for (const { what, files, budget } of loads) {
  const parts = files.map((name) => brotliCompressSync(readFileSync(join(site, name))).length);
  row(`loaded ${what}, brotli`, `${(parts.reduce((a, b) => a + b) / 1000).toFixed(1)} KB`, budget ? `${budget / 1000} KB` : "");
}
const slowness = [];
for (const network of networks) {
  const [times, hand] = [[], []];
  // In turn, so that what the machine does besides falls on both alike; the first round only warms up.
  for (let run = 0; run <= 7; run += 1) {
    const [own, other] = [await firstQuestion(network, `${server.address}/?pack=stockholm`, ours), await firstQuestion(network, `${others.address}${pathOf(byHand)}`, contenders[byHand])];
    if (run) times.push(own) && hand.push(other);
  }
  const median = (times, of) => quantile(times.map(of), 0.5);
  const usable = median(times, ({ usable }) => usable);
  const slower = median(hand, ({ usable }) => usable) / network.reference;
  slowness.push(slower);
  row(`navigation to first question usable, ${network.name} (median of 7)`, ms(usable), ms(network.budget));
  row(`the same in proportion to this machine, ${slower.toFixed(2)} times slower by the form written by hand`, ms(usable / slower), ms(network.budget));
  row("all of the program there", ms(median(times, ({ whole }) => whole)), "");
}
const slower = quantile(slowness, 0.5);
for (const { reading, budget } of [{ reading: 300, budget: ms(50) }, { reading: 0, budget: "" }]) {
  const steps = await answering(cases, reading);
  const [next, last] = [true, false].map((asks) => steps.filter((it) => it.asks === asks).map((it) => it.time));
  const when = reading ? `read for ${reading} ms` : "not read at all";
  row(`key press to painted next question, CPU 4× slower, ${when} (p95 of ${next.length})`, ms(quantile(next, 0.95)), budget);
  if (budget) row(`the same in proportion to this machine, ${slower.toFixed(2)} times slower`, ms(quantile(next, 0.95) / slower), budget);
  row("the same, median", ms(quantile(next, 0.5)), "");
  row(`key press to painted result, CPU 4× slower, ${when} (median of ${last.length})`, ms(quantile(last, 0.5)), "");
}
const grown = await mounted();
row("growth over 2 000 elements put there and taken away: program's memory", `${grown.program} B`, "0 B");
row("the same, over the last 1 000 of them", `${grown.lately} B`, "0 B");
row("the same, nodes and listeners of the page", `${grown.nodes}, ${grown.listeners}`, "0, 0");
row("the same, heap of the page", `${(grown.heap / 1000).toFixed(0)} KB`, "");
// One run may be ten points off another.
const scores = [];
for (let run = 0; run < 7; run++) scores.push((await audit(`${server.address}/?pack=stockholm`, ["performance"])).performance);
scores.sort((a, b) => a.score - b.score);
const score = scores[3];
row(`Lighthouse performance, its phone (4G, CPU 4× slower; median of 7, ${scores[0].score} to ${scores[6].score})`, String(score.score), "90");
for (const told of score.lacks) console.log(`  ${told}`);

await browser.close();
await server.close();
await others.close();

async function open({ down, latency, slower } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (down) {
    const throughput = (down * 1_000_000) / 8;
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput });
  }
  if (slower) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return { context, page };
}

/** What 2 000 elements leave behind, beside what the first 500 do. */
async function mounted() {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watchMemory);
  await page.goto(`${server.address}/?pack=stockholm`);
  await page.waitForFunction(() => customElements.get("samverkans-lots"));
  const before = await mounting(page, 500);
  const halfway = await mounting(page, 1000);
  const after = await mounting(page, 1000);
  await context.close();
  const grown = Object.fromEntries(Object.entries(after).map(([what, count]) => [what, count - before[what]]));
  // The memory never shrinks: it may have to reach its height after the first 500.
  return { ...grown, lately: after.program - halfway.program };
}

async function firstQuestion(network, address, marks) {
  const { context, page } = await open(network);
  const times = await started(page, address, marks);
  await context.close();
  return times;
}

/**
 * Answers cases by keys and measures each step, from the key event to the frame that shows something else. Each question stands for
 * `reading` milliseconds before a key is pressed, and each key waits for the frame of the one before: otherwise the time of a step would
 * be counted to both.
 */
async function answering(cases, reading) {
  const { context, page } = await open({ slower: 4 });
  await started(page, `${server.address}/?pack=stockholm`, ours);
  await page.evaluate(() => {
    window.steps = [];
    const shown = () => document.querySelector("samverkans-lots").shadowRoot.querySelector("[data-focus]")?.textContent;
    window.shown = shown;
    window.addEventListener(
      "keydown",
      (event) => {
        const before = shown();
        const pressed = event.timeStamp;
        const asks = () => !document.querySelector("samverkans-lots").shadowRoot.querySelector("[part~=verdict]");
        requestAnimationFrame(() =>
          setTimeout(() => shown() !== before && window.steps.push({ time: performance.now() - pressed, asks: asks() })),
        );
      },
      { capture: true },
    );
  });
  for (const { answers } of cases) {
    await page.evaluate(() => {
      const widget = document.querySelector("samverkans-lots");
      widget.reset();
      widget.focus();
    });
    for (let step = 0; step < 40; step += 1) {
      const asked = await page.evaluate(() => window.shown());
      const fact = pack.facts.find((it) => it.ask === asked);
      if (!fact) break;
      await page.waitForTimeout(reading);
      for (const key of ["Escape", ...keysFor(fact, answers[fact.id])]) {
        await page.keyboard.press(key);
        await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
      }
      await page.waitForFunction((asked) => window.shown() !== asked, asked);
    }
  }
  const times = await page.evaluate(() => window.steps);
  await context.close();
  return times;
}

function keysFor(fact, answer) {
  // Enter with nothing typed leads to "vet inte", and Enter again takes it.
  if (fact.kind.is === "number" || fact.kind.is === "date") return answer === undefined ? ["Enter", "Enter"] : [...String(answer), "Enter"];
  if (answer === undefined) return ["0"];
  // In a list of more than nine, the tenth is +1.
  const places = [answer].flat().map((code) => fact.values.findIndex((value) => value.code === code) + 1);
  const pressed = places.flatMap((place) => (place > 9 ? ["+", String(place - 9)] : [String(place)]));
  return fact.kind.is === "choices" ? [...pressed, "Enter"] : pressed;
}

function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function ms(time) {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

function row(what, measured, budget) {
  console.log(`${what.padEnd(74)} ${measured.padStart(10)} ${budget.padStart(10)}`);
}

// The same short interview three times, and a decision table in four engines. All figures are of one run on one machine; only their ratios
// are meant to be carried away.

import { spawnSync } from "node:child_process";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { laterName, root } from "../tools/parts.mjs";
import { serve } from "../tools/serve.mjs";
import { started } from "../tools/starting.mjs";
import { contenders, interviews, pathOf } from "./interviews.mjs";
import { tables } from "./tables.mjs";

const RUNS = 9;
const names = Object.keys(contenders);
const { folder, pages, interview, labels, remove } = await interviews();
const server = await serve({ folder, pages });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const found = Object.fromEntries(names.map((name) => [name, { seen: [], usable: [], answer: [] }]));
// In turn, so that what the machine does besides falls on all alike; the first round only warms up.
for (let run = 0; run <= RUNS; run += 1) {
  for (const name of names) {
    const { first, bytes, seen, usable, answers } = await visit(name);
    const kept = found[name];
    Object.assign(kept, { first, bytes });
    if (run === 0) continue;
    kept.seen.push(seen);
    kept.usable.push(usable);
    kept.answer.push(...answers);
  }
}
await browser.close();
await server.close();
remove();

const ratio = (value, ours) => (value === ours ? "" : ` (${(value / ours).toFixed(2)})`);
line("interview of five questions; in brackets: as many times ours", ...names);
for (const [what, of, unit] of [
  ["load until the first question, brotli", ({ first }) => first / 1000, "KB"],
  ["load in all, brotli", ({ bytes }) => bytes / 1000, "KB"],
  ["navigation to first question seen, 20 Mbps, 20 ms", ({ seen }) => median(seen), "ms"],
  ["navigation to first question usable, the same", ({ usable }) => median(usable), "ms"],
  ["answer to next question painted, CPU 4× slower", ({ answer }) => median(answer), "ms"],
]) {
  const values = names.map((name) => of(found[name]));
  line(what, ...values.map((value) => `${value.toFixed(1)} ${unit}${ratio(value, values[0])}`));
}

const { columns, rows, microseconds } = ourTable();
const others = await tables(columns, rows);
line("");
line("one case of a table of 192 rows and 7 columns", "ours", ...Object.keys(others));
line("", `${microseconds} µs`, ...Object.values(others).map((value) => `${value.toFixed(1)} µs (${Math.round(value / microseconds)})`));

/** One visit: what is loaded, when the first question is seen and can be answered, and how long each answer takes. */
async function visit(name) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: 2_500_000, uploadThroughput: 2_500_000 });
  const bodies = [];
  page.on("response", (response) => {
    // What ours fetches right behind the first question.
    const isLater = [laterName(), "interview.json"].some((name) => response.url().endsWith(`/${name}`));
    bodies.push(response.body().then((body) => ({ isLater, size: brotliCompressSync(body).length }), () => ({ isLater, size: 0 })));
  });
  await page.addInitScript(answering, interview);
  // What is answered is measured with all of the program there.
  const { seen, usable } = await started(page, `${server.address}${pathOf(name)}`, contenders[name]);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const answers = await page.evaluate(() => window.answerAll());
  const said = await page.evaluate(() => window.text());
  if (!labels.some((label) => said.includes(label))) throw new Error(`${name} ends in: ${said}`);
  const loaded = await Promise.all(bodies);
  const sum = (bodies) => bodies.reduce((sum, { size }) => sum + size, 0);
  const [first, bytes] = [sum(loaded.filter(({ isLater }) => !isLater)), sum(loaded)];
  await context.close();
  return { first, bytes, seen, usable, answers };
}

/** Runs in the page. */
function answering(interview) {
  const tops = () => [document.querySelector("samverkans-lots")?.shadowRoot ?? document.querySelector("#interview")].filter(Boolean);
  const all = (selector) => tops().flatMap((top) => [...top.querySelectorAll(selector)]);
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  window.text = () => all("*").filter((it) => it.children.length === 0).map((it) => it.textContent).join(" ");
  const asked = () => {
    const titles = all("h2, h3, h4, h5, legend, .sv-string-viewer").filter((it) => it.checkVisibility());
    return interview.find(({ ask }) => titles.some((it) => it.textContent.trim() === ask));
  };
  const option = (fact) => {
    const labelled = all("button, label").find((it) => it.checkVisibility() && it.textContent.replace(/^\d/, "").trim().startsWith(fact.values[0].label));
    return labelled?.querySelector("input") ?? labelled;
  };
  window.answerAll = async () => {
    const times = [];
    for (let fact = asked(); fact; fact = asked()) {
      const before = performance.now();
      const last = fact;
      // As a pointer does it: SurveyJS goes on by itself only then.
      const at = option(fact);
      for (const event of ["pointerdown", "mousedown", "pointerup", "mouseup"]) at.dispatchEvent(new MouseEvent(event, { bubbles: true, composed: true }));
      at.click();
      await new Promise((done, failed) => {
        const wait = () => {
          if (asked() !== last) return painted(done);
          if (performance.now() - before > 5_000) return failed(new Error(`still asking ${last.ask}`));
          requestAnimationFrame(wait);
        };
        wait();
      });
      times.push(performance.now() - before);
      await new Promise((done) => setTimeout(done, 100));
    }
    return times;
  };
}

/** Our table, and the time that our engine takes for one case of it. */
function ourTable() {
  const run = spawnSync("cargo", ["bench", "--locked", "--quiet", "--bench", "engine", "--", "--table"], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function line(what, ...cells) {
  console.log([what.padEnd(62), ...cells.map((cell) => cell.padStart(22))].join(" "));
}

// Lighthouse on a page, in a browser of its own: it navigates, and slows the machine down, as it sees fit.

import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";

/** The scores of some categories, 0 to 100, and what of each audit that weighs is not perfect. */
export async function audit(url, categories) {
  const port = await free();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", `--remote-debugging-port=${port}`],
  });
  try {
    const { lhr } = await lighthouse(url, { port, onlyCategories: categories, output: "json", logLevel: "silent" });
    if (lhr.runtimeError) throw new Error(`lighthouse: ${lhr.runtimeError.message}`);
    const told = categories.map((id) => {
      const { score, auditRefs } = lhr.categories[id];
      const lacks = auditRefs.map((it) => [it.weight, lhr.audits[it.id]]).filter(([weight, it]) => weight > 0 && it.score !== null && it.score < 1);
      return [id, { score: Math.round(score * 100), lacks: lacks.map(([, it]) => `${it.id}: ${it.displayValue ?? it.title}${(it.details?.items ?? []).map((item) => ` ${item.node?.snippet ?? ""} ${item.node?.explanation ?? ""}`).join("").slice(0, 600)}`) }];
    });
    return Object.fromEntries(told);
  } finally {
    await browser.close();
  }
}

/** A port that nobody listens on. */
function free() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

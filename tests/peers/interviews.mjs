// The same short interview three times, ours, with SurveyJS and with a form written by hand, each as its users would embed it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { compiled } from "../tools/own.mjs";
import { laterName, root, scriptName, site, wasmName } from "../tools/parts.mjs";

const here = join(root, "tests", "peers");

/** What of each is there when its first question is: what it says, and what it is answered by. */
const others = { seen: { selector: "#interview :is(legend, .sv-string-viewer)" }, usable: { selector: "#interview input" } };
export const contenders = {
  ours: { seen: { selector: "[part=question] [data-focus]" }, usable: { selector: "[part=question] button" }, whole: { event: "lots-ready" } },
  SurveyJS: others,
  "Preact by hand": others,
};

const page = (body) => `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lån</title><link rel="icon" href="data:,">${body}</html>`;
const bodies = {
  ours: `<script type="module" src="${scriptName()}"></script><samverkans-lots src="packs/interview.first.json"></samverkans-lots>`,
  SurveyJS: '<link rel="stylesheet" href="survey.css"><div id="interview"></div><script type="module" src="survey.js"></script>',
  "Preact by hand": '<div id="interview"></div><script type="module" src="preact.js"></script>',
};

/** The path of a contender's page. */
export const pathOf = (name) => `/${encodeURIComponent(name)}.html`;

/**
 * Builds all three: `folder` and `pages` for the server, the `interview` as the others are given it, the outcomes' `labels`, and how to
 * `remove` what was built.
 */
export async function interviews() {
  const folder = mkdtempSync(join(tmpdir(), "lots-peers-"));
  const { whole, first } = compiled(join(here, "interview.toml"));
  const pack = JSON.parse(whole);
  const interview = pack.facts.map(({ id, ask, values }) => ({ id, ask, values: values.map(({ code, label }) => ({ code, label })) }));
  const labels = pack.decisions[0].values.map(({ label }) => label);
  // The table's rule, which the pack's check has proved to be whole: the places of the answers add up to an even or odd number.
  const shared = `export const interview = ${JSON.stringify(interview)};
export const outcome = (answers) => ${JSON.stringify(labels)}[interview.reduce((sum, { id, values }) => sum + values.findIndex(({ code }) => code === answers[id]), 0) % 2];`;
  for (const name of ["survey.js", "preact.js"]) await bundle(name, join(folder, name), shared);
  for (const name of [scriptName(), wasmName(), laterName()]) writeFileSync(join(folder, name), readFileSync(join(site, name)));
  mkdirSync(join(folder, "packs"));
  writeFileSync(join(folder, "packs", "interview.json"), whole);
  writeFileSync(join(folder, "packs", "interview.first.json"), first);
  const pages = Object.fromEntries(
    // A server may be asked for either spelling of a name.
    Object.entries(bodies).flatMap(([name, body]) => [pathOf(name), `/${name}.html`].map((path) => [path, { html: page(body), csp: "none" }])),
  );
  return { folder, pages, interview, labels, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function bundle(name, outfile, shared) {
  await build({
    entryPoints: [join(here, name)],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [
      {
        name: "the interview",
        setup(build) {
          build.onResolve({ filter: /^lots-interview$/ }, () => ({ path: "interview", namespace: "interview" }));
          build.onLoad({ filter: /.*/, namespace: "interview" }, () => ({ contents: shared, loader: "js" }));
        },
      },
    ],
    logLevel: "error",
  });
}

// What is given to others, as those meet it who get it: the package installed into an empty project, the guide's snippets taken
// word by word.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { unzipSync } from "fflate";
import engine from "php-parser";
import { chromium } from "playwright-core";
import { publint } from "publint";
import {
  classicName,
  dist,
  framingName,
  inside,
  laterName,
  root,
  scriptName,
  singleName,
  site,
  trainingName,
  trainingSingleName,
  trainingWasmName,
  version,
  wasmName,
} from "../tools/parts.mjs";
import { serve } from "../tools/serve.mjs";

const node = createRequire(import.meta.url);
const project = mkdtempSync(join(tmpdir(), "lots-package-"));
const installed = join(project, "node_modules", "samverkanslots");
const guide = readFileSync(join(root, "src", "embed", "GUIDE.md"), "utf8");
const snippets = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text }));
const named = (name) => snippets.find(({ text }) => text.startsWith(`// ${name}`))?.text ?? assert.fail(`the guide has no ${name}`);
// The style sheets that its pages link, by the name in their first line.
const sheets = snippets.filter(({ kind }) => kind === "css").map(({ text }) => ({ text, name: /^\/\* (\S+) \*\/\n/.exec(text)[1] }));
let browser;

before(async () => {
  const made = spawnSync("node", [join(root, "tests", "tools", "dist.mjs")], { encoding: "utf8", env: { ...process.env, CARGO_NET_OFFLINE: "true" } });
  assert.equal(made.status, 0, made.stderr);
  // As `npm pack` and `npm install` would, without asking a registry for anything.
  const packed = spawnSync("npm", ["pack", "--silent", "--pack-destination", project], { cwd: dist, encoding: "utf8" });
  assert.equal(packed.status, 0, packed.stderr);
  mkdirSync(installed, { recursive: true });
  const opened = spawnSync("tar", ["-xzf", join(project, packed.stdout.trim()), "--strip-components=1", "-C", installed], { encoding: "utf8" });
  assert.equal(opened.status, 0, opened.stderr);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu", "--disable-background-networking", "--no-first-run"] });
});

after(async () => {
  await browser?.close();
  rmSync(project, { recursive: true, force: true });
});

/** A server that ends with its test, however that ends: one that stays would keep the whole run waiting. */
async function served(context, options) {
  const server = await serve(options);
  context.after(() => server.close());
  return server;
}

/** Compiles files of an own project that has the package installed; `by` names the compiler, `how` says in what way it finds the package. */
function compile(files, { by = "typescript", ...how } = today) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  const settings = { compilerOptions: { strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], ...how }, files: Object.keys(files) };
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(settings));
  const run = spawnSync(process.execPath, [join(dirname(node.resolve(`${by}/package.json`)), "bin", "tsc"), "-p", project], { encoding: "utf8" });
  return { status: run.status, said: run.stdout + run.stderr };
}

// How projects find a package: as Node.js does today, as bundlers do, and as SharePoint's do, like Node.js 10, which TypeScript has left off
// with its version 7.
const today = { module: "nodenext" };
const bundled = { module: "esnext", moduleResolution: "bundler" };
const asBefore = { by: "typescript-5", module: "esnext", moduleResolution: "node" };

test("the packed package installs into an empty project, and its types compile strictly, however the compiler finds them", () => {
  const files = {
    "uses.ts": `
import { assess, loadPack, packs, type Assessment, type LotsError, type SamverkansLots } from "samverkanslots";
const widget: SamverkansLots = document.createElement("samverkans-lots");
widget.answers = { needs: ["addiction"], age_now: 34, consent_plan: null };
widget.addEventListener("lots-result", ({ detail }) => console.log(detail.statuses["plan"] === "settled"));
widget.addEventListener("lots-error", ({ detail: { code } }) => code === "pack_missing");
document.addEventListener("lots-answer", ({ detail }) => console.log(detail.fact.length));
const chosen = ({ detail }: CustomEvent<{ pack: string }>) => console.log(detail.pack.length);
document.body.addEventListener("lots-pick", chosen);
widget.removeEventListener("lots-pick", chosen);
const judged: Assessment = await assess(await loadPack(packs()[0]!.id), {}, "2026-11-23");
judged.decisions["plan"]?.open_facts.map((fact) => fact.length);
export const told = (error: LotsError) => error.field + error.message;
`,
    "trains.ts": `
import { train, type TrainingOptions } from "samverkanslots/training";
import { train as trainInside } from "samverkanslots/training/single";
const place = document.querySelector<HTMLElement>("#place")!;
const options: TrainingOptions = {
  src: "/pack.json",
  set: null,
  kept: "",
  keep: (text) => (place.dataset["kept"] = text.trim()),
  keeper: "platform",
  isCourse: true,
  tell(name, detail) {
    if (name === "exercise") console.log(detail.points, detail.marks["plan"] === "right");
    if (name === "error") console.log(detail.code === "pack_missing");
  },
};
const handle = await train(place, options);
handle.refresh({ lang: "da", headingLevel: 3 });
if (handle.view === "done") handle.end();
export const other = (await trainInside(place, { pack: "stockholm" })).focus;
`,
  };
  for (const way of [today, asBefore]) {
    const { status, said } = compile(files, way);
    assert.equal(status, 0, `${JSON.stringify(way)}: ${said}`);
  }
});

test("the types refuse what does not exist", () => {
  const begins = 'import { assess } from "samverkanslots";\nimport { train } from "samverkanslots/training";\nconst widget = document.createElement("samverkans-lots");\nvoid [assess, train, widget];\n';
  const wrong = [
    "",
    "widget.answers = { age_now: new Date() };",
    'widget.addEventListener("lots-ready", ({ detail }) => detail.fact);',
    'widget.addEventListener("lots-error", ({ detail: { code } }) => code === "pack_lost");',
    "widget.assessment = null;",
    "await assess();",
    "await train(widget, {});",
    'await train(widget, { pack: "stockholm", keeper: "school" });',
    '(await train(widget, { pack: "stockholm" })).teach();',
  ];
  const { said } = compile(Object.fromEntries(wrong.map((line, place) => [`wrong-${place}.ts`, `${begins}${line}\n`])));
  for (const [place, line] of wrong.entries()) assert.equal(said.includes(`wrong-${place}.ts(5,`), place > 0, `${line}\n${said}`);
});

test("publint has nothing to say of the package", async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true });
  assert.deepEqual(messages, []);
});

test("a project takes a ready look from the package by its name", () => {
  const taken = createRequire(join(project, "page.js"));
  for (const name of ["neutral.css", "host.css"]) assert.equal(taken.resolve(`samverkanslots/style/presets/${name}`), realpathSync(join(installed, "style", "presets", name)));
});

test("the types declare what the scripts export, and nothing else", { timeout: 60_000 }, async (context) => {
  const pages = { "/empty.html": { html: '<!doctype html><title>Prov</title><link rel="icon" href="data:,">', csp: "none" } };
  const server = await served(context, { folder: installed, pages });
  const page = await browser.newPage();
  await page.goto(`${server.address}/empty.html`);
  for (const [types, scripts, own] of [
    ["samverkanslots.d.ts", [scriptName(), singleName()], []],
    ["samverkanslots.training.d.ts", [trainingName(), trainingSingleName()], ["teach"]],
  ]) {
    const declared = [...readFileSync(join(installed, types), "utf8").matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
    for (const script of scripts) {
      const exported = await page.evaluate(async (script) => Object.keys(await import(script)), `/${script}`);
      assert.deepEqual(exported.sort(), [...declared, ...own].sort(), script);
    }
  }
  await page.close();
});

test("every file of the package has the digest that its list says, and the zip holds the same files", () => {
  const lines = readFileSync(join(installed, "SHA384"), "utf8").trim().split("\n");
  for (const line of lines) {
    const [digest, name] = line.split("  ");
    assert.equal(digest, `sha384-${createHash("sha384").update(readFileSync(join(installed, name))).digest("base64")}`, name);
  }
  const zip = unzipSync(readFileSync(`${dist}.zip`));
  const inZip = Object.keys(zip).map((name) => name.replace(`samverkanslots-${version()}/`, ""));
  const inPackage = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name).slice(installed.length + 1));
  assert.deepEqual(inZip.sort(), inPackage.sort());
  for (const name of inPackage) assert.deepEqual(Buffer.from(zip[`samverkanslots-${version()}/${name}`]), readFileSync(join(installed, name)), name);
  assert.deepEqual(inPackage.filter((name) => name !== "SHA384").sort(), lines.map((line) => line.split("  ")[1]).sort());
});

test("the element's description names every attribute, property, method and event, and nothing else", async (context) => {
  const page = await browser.newPage();
  const server = await served(context, { folder: site });
  await page.goto(`${server.address}/`);
  const is = await page.evaluate(() => {
    const Element = customElements.get("samverkans-lots");
    const own = Object.entries(Object.getOwnPropertyDescriptors(Element.prototype)).filter(([name]) => !/Callback$|^constructor$|^breakDown$/.test(name));
    return { attributes: Element.observedAttributes, methods: own.filter(([, it]) => it.value).map(([name]) => name), properties: own.filter(([, it]) => !it.value).map(([name]) => name) };
  });
  const { attributes, members, events } = JSON.parse(readFileSync(join(installed, "custom-elements.json"), "utf8")).modules[0].declarations[0];
  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const names = (list) => list.map(({ name }) => name).sort();
  assert.deepEqual(names(attributes), [...is.attributes, "autofocus"].sort());
  assert.deepEqual(names(members.filter(({ kind }) => kind === "method")), is.methods.sort());
  const reflected = is.attributes.map(camel);
  assert.deepEqual(names(members.filter(({ kind }) => kind === "field")), is.properties.filter((name) => !reflected.includes(name)).sort());
  // `lots-judge` goes from the program to the element alone.
  const sources = ["element.js", "events.rs"].map((name) => readFileSync(join(root, "src", "embed", name), "utf8")).join("");
  const told = ["exercise", "set"].filter((name) => readFileSync(join(root, "src", "embed", "training.rs"), "utf8").includes(`&"${name}".into()`)).map((name) => `lots-${name}`);
  assert.deepEqual(names(events), [...new Set([...told, ...[...sources.matchAll(/"(lots-[a-z]+)"/g)].map(([, name]) => name).filter((name) => !/^lots-(glue|css|parts|news|waiting|packs|button|failed|judge)$/.test(name))])].sort());
  const types = readFileSync(join(installed, "samverkanslots.d.ts"), "utf8");
  for (const { name } of events) assert.ok(types.includes(`"${name}":`), name);
  for (const { name } of members) assert.match(types, new RegExp(`\\b${name}\\b`), name);
  await page.close();
});

test("the guide names the files as they are", () => {
  const versions = new Set([...guide.matchAll(/samverkanslots-(\d[\d.]*\d)/g)].map(([, version]) => version));
  assert.deepEqual([...versions], [version()]);
  const scripts = [scriptName(), singleName(), classicName(), framingName(), trainingName(), trainingSingleName()];
  const programs = [wasmName(), laterName(), trainingWasmName()];
  for (const name of [...scripts, ...programs, "frame.html", "index.html", "options.html", "worker.js", "custom-elements.json", "samverkanslots.d.ts", "samverkanslots.training.d.ts", "SHA384"]) {
    assert.ok(guide.includes(name), name);
    assert.ok(existsSync(join(installed, name)), name);
  }
});

test("the least that has to lie on the server for a page of ours is all that the page names", () => {
  const least = (way) => guide.split("\n").find((line) => line.startsWith(`| ${way} | `) && line.includes("as with files beside the script")) ?? assert.fail(way);
  const [, beside] = /^\| files beside the script \| (.+) \|$/m.exec(guide);
  for (const way of ["frame.html", "options.html"]) {
    const row = least(`\`${way}\``) + beside;
    const asked = [...readFileSync(join(installed, way), "utf8").matchAll(/\b(?:href|src)="([^"#?:]+)"/g)].map(([, name]) => name).filter((name) => !name.endsWith("/"));
    assert.ok(asked.length >= 4, way);
    for (const name of asked) assert.ok([name, `${dirname(name)}/`].some((it) => row.includes(`\`${it}\``)), `${way}: ${name}`);
    for (const [, name] of row.matchAll(/`([^`*]+)`/g)) assert.ok(name.includes("NAME") || existsSync(join(installed, name)), `${way}: ${name}`);
  }
});

test("a project that imports a ready look compiles with the declaration of the guide, and only with it", () => {
  const looks = { "looks.ts": 'import "samverkanslots/style/presets/host.css";\n' };
  const without = compile(looks, bundled);
  assert.match(without.said, /looks\.ts\(1,8\)/);
  const { status, said } = compile({ ...looks, "css.d.ts": named("css.d.ts") }, bundled);
  assert.equal(status, 0, said);
});

test("outside a browser the scripts refuse to be imported, as the guide says", () => {
  for (const name of ["samverkanslots", "samverkanslots/single"]) {
    const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", `import("${name}").catch((error) => { console.error(error.name); process.exitCode = 1; })`], { cwd: project, encoding: "utf8", maxBuffer: 1 << 26 });
    assert.notEqual(status, 0, name);
    assert.match(stderr, /ReferenceError/, name);
  }
});

/** The digest that the package's list has for a file. */
const digestOf = (name) => readFileSync(join(installed, "SHA384"), "utf8").split("\n").find((line) => line.endsWith(`  ${name}`)).split("  ")[0];

for (const [place, { text }] of snippets.filter(({ kind }) => kind === "html").entries()) {
  // Under no more than the policy that the guide gives for it; that of the page in a frame allows the style sheets of the server besides.
  const csp = text.includes("<iframe") ? "none" : text.includes("<link") ? "frame" : text.includes(singleName()) ? "inside" : "element";
  test(`HTML snippet ${place + 1} of the guide shows what it is there for as it stands`, { timeout: 60_000 }, async (test) => {
    // The one thing that is to be filled in.
    const pasted = text.replace(/src="\/([^"]+)" integrity="sha384-…"/, (_, name) => `src="/${name}" integrity="${digestOf(name)}"`);
    assert.ok(!pasted.includes('…"'), pasted);
    const icon = csp === "none" ? '<link rel="icon" href="data:,">' : "";
    const pages = { "/guide.html": { html: `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov</title>${icon}${pasted}</html>`, csp } };
    const server = await served(test, { folder: installed, pages });
    const context = await browser.newContext();
    const page = await context.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => /Content Security Policy/.test(message.text()) && troubles.push(message.text()));
    await page.route("**/host.js", (route) => route.fulfill({ contentType: "text/javascript", body: named("host.js") }));
    for (const { text, name } of sheets) await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "text/css", body: text }));
    await page.goto(`${server.address}/guide.html`);
    const frame = text.includes("<iframe") ? await (await page.waitForSelector("iframe")).contentFrame() : page;
    await frame.locator("samverkans-lots").getByRole("heading").first().waitFor();
    if (text.includes("<iframe")) await page.waitForFunction(() => /^\d+px$/.test(document.querySelector("iframe").style.height));
    if (text.includes("heard")) await page.getByText("ready", { exact: true }).waitFor();
    for (const { text: rules, name } of sheets.filter(({ name }) => text.includes(`href="/${name}"`))) {
      const [, token, value] = /(--lots-[a-z-]*accent): ([^;]+);/.exec(rules);
      const is = await page.locator("samverkans-lots").evaluate((host, token) => getComputedStyle(host).getPropertyValue(token), token);
      assert.equal(is.trim(), value, `${name} is taken`);
    }
    if (text.includes('slot="footer"')) await page.locator("[slot=footer]").waitFor();
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("a script that is not what `integrity` says is not run", { timeout: 60_000 }, async (context) => {
  const { text } = snippets.find(({ kind, text }) => kind === "html" && text.includes("integrity="));
  const html = `<!doctype html><title>Prov</title><link rel="icon" href="data:,">${text.replace("sha384-…", digestOf(scriptName()))}`;
  const server = await served(context, { folder: installed, pages: { "/other.html": { html, csp: "none" } } });
  const page = await browser.newPage();
  await page.goto(`${server.address}/other.html`, { waitUntil: "load" });
  assert.equal(await page.evaluate(() => customElements.get("samverkans-lots") === undefined), true);
  await page.close();
});

test("a page judges a case as the guide says, without an element", { timeout: 60_000 }, async (context) => {
  const pages = { "/judge.html": { html: '<!doctype html><title>Prov</title><link rel="icon" href="data:,"><body><script type="module" src="/judge.js"></script></body>', csp: "none" } };
  const server = await served(context, { folder: installed, pages });
  const page = await browser.newPage();
  await page.route("**/judge.js", (route) => route.fulfill({ contentType: "text/javascript", body: named("judge.js") }));
  await page.goto(`${server.address}/judge.html`);
  await page.waitForFunction(() => Number(document.body.dataset.open) > 0);
  await page.close();
});

test("a page lays its contacts over a pack as the guide says", { timeout: 60_000 }, async (context) => {
  const pages = { "/contacts.html": { html: `<!doctype html><title>Prov</title><link rel="icon" href="data:,"><body><samverkans-lots pack="stockholm"></samverkans-lots><script type="module" src="/${scriptName()}"></script><script type="module" src="/contacts.js"></script></body>`, csp: "none" } };
  const server = await served(context, { folder: installed, pages });
  const page = await browser.newPage();
  await page.addInitScript(() => {
    window.heard = [];
    for (const name of ["lots-ready", "lots-error"]) addEventListener(name, ({ detail }) => window.heard.push([name, detail]));
  });
  await page.route("**/contacts.js", (route) => route.fulfill({ contentType: "text/javascript", body: named("contacts.js") }));
  await page.goto(`${server.address}/contacts.html`);
  await page.waitForFunction(() => window.heard.length > 0 && document.querySelector("samverkans-lots").contacts?.municipality === "Exempelby");
  assert.deepEqual(await page.evaluate(() => window.heard), [["lots-ready", {}]]);
  await page.close();
});

test("the roles that the guide lists are those of the packs, apart from those that each unit has, and units stand where it says", () => {
  const [, table] = /^\| pack \| a contact \|[^\n]*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(guide);
  const codes = (cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, code]) => code).sort();
  const rows = table.trim().split("\n").map((line) => line.split("|").slice(1, 4).map(codes));
  const packs = readdirSync(join(installed, "packs")).filter((name) => /^\w+\.json$/.test(name)).map((name) => name.slice(0, -".json".length));
  assert.deepEqual(rows.map(([[id]]) => id).sort(), packs.sort());
  for (const [[id], alone, each] of rows) {
    const { roles, decisions } = JSON.parse(readFileSync(join(installed, "packs", `${id}.json`), "utf8"));
    const those = (isEach) => roles.filter((role) => ("each" in role) === isEach).map(({ code }) => code).sort();
    assert.deepEqual([alone, each], [those(false), those(true)], id);
    assert.ok(decisions.find(({ id }) => id === "responsible").values.every(({ code }) => code), id);
    for (const role of roles.filter((role) => "each" in role)) assert.equal(decisions[role.each].id, "responsible", `${id}: ${role.code}`);
  }
});

test("a page of its own puts training where the guide says", { timeout: 60_000 }, async (context) => {
  const pages = { "/course.html": { html: '<!doctype html><title>Prov</title><link rel="icon" href="data:,"><body><div id="place"></div><script type="module" src="/course.js"></script></body>', csp: "none" } };
  const server = await served(context, { folder: installed, pages });
  const page = await browser.newPage();
  await page.route("**/course.js", (route) => route.fulfill({ contentType: "text/javascript", body: named("course.js") }));
  await page.goto(`${server.address}/course.html`);
  await page.waitForFunction(() => document.querySelector("#place").dataset.heard === "ready");
  await page.getByRole("button", { name: "Öva blandat" }).click();
  await page.waitForFunction(() => document.querySelector("#place").dataset.kept.length > 0);
  await page.close();
});

test("the web part of the guide compiles, however the compiler finds the package", () => {
  // Only what it uses of SharePoint's own library, which is a hundred packages.
  const library = 'declare module "@microsoft/sp-webpart-base" { export abstract class BaseClientSideWebPart<T> { protected readonly properties: T; protected readonly domElement: HTMLElement; public abstract render(): void; } }';
  for (const way of [bundled, asBefore]) {
    const { status, said } = compile({ "sharepoint.d.ts": library, "LotsWebPart.ts": named("LotsWebPart.ts") }, way);
    assert.equal(status, 0, `${JSON.stringify(way)}: ${said}`);
  }
});

test("in a bundle the single script shows the questions under a policy that lets nothing be fetched, and says of training that it is not there", { timeout: 60_000 }, async (context) => {
  const contents = named("main.js");
  const made = await build({ stdin: { contents, resolveDir: project }, bundle: true, write: false, outfile: join(project, "bundle.js"), format: "iife", target: "esnext", logLevel: "silent" });
  const [script, style] = ["bundle.js", "bundle.css"].map((name) => made.outputFiles.find(({ path }) => path.endsWith(name)).text);
  assert.ok(style.includes("--lots-host-accent"));
  const pages = { "/bundle.html": { html: '<!doctype html><html lang="sv"><title>Prov</title><script type="module" src="/bundle.js"></script><samverkans-lots pack="stockholm"></samverkans-lots></html>', csp: "inside" } };
  const server = await served(context, { folder: installed, pages });
  const page = await browser.newPage();
  await page.route("**/bundle.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  await page.goto(`${server.address}/bundle.html`);
  const widget = page.locator("samverkans-lots");
  await widget.getByRole("heading").first().waitFor();
  const told = await widget.evaluate((host) => {
    const heard = new Promise((done) => host.addEventListener("lots-error", ({ detail }) => done(detail), { once: true }));
    host.mode = "training";
    return heard;
  });
  assert.deepEqual([told.code, told.field], ["module_missing", ""]);
  // What a bundler would warn of, which SharePoint's projects take for a failure.
  for (const name of [singleName(), classicName()]) assert.equal(readFileSync(join(installed, name), "utf8").match(/\bimport\((?!\/\* webpackIgnore: true \*\/)/), null, name);
  await page.close();
});

test("the files of the Drupal module are named as they lie, and those of ours are in the package", () => {
  const [, tree] = /```text\n(modules\/custom\/samverkanslots\/\n[^`]+)```/.exec(guide);
  const names = tree.trim().split("\n").slice(1).map((line) => line.trim());
  for (const name of names.filter((name) => name.startsWith("js/"))) assert.ok(existsSync(join(installed, name.slice(3))), name);
  const yaml = snippets.filter(({ kind }) => kind === "yaml");
  assert.deepEqual(yaml.map(({ text }) => /^# (\S+)\n/.exec(text)?.[1]), names.filter((name) => name.endsWith(".yml")));
  const [script] = /js\/\S+\.js(?=:)/.exec(yaml.at(-1).text);
  assert.ok(names.includes(script), script);
  const { text: block } = snippets.find(({ text }) => text.includes("extends BlockBase"));
  assert.ok(names.includes(`src/Plugin/Block/${/class (\w+)/.exec(block)[1]}.php`));
  assert.match(block, /\['samverkanslots\/widget'\]/);
  assert.match(yaml.at(-1).text, /^widget:$/m);
});

test("the PHP of the guide is PHP", () => {
  const php = snippets.filter(({ kind }) => kind === "php");
  assert.equal(php.length, 2);
  for (const { text } of php) assert.equal(new engine({ parser: { version: "8.3" } }).parseCode(text, "guide.php").errors.length, 0);
  assert.throws(() => new engine({}).parseCode("<?php function (", "wrong.php"));
});

test("the scripts that hold everything offer the same packs as the one that fetches them", () => {
  const offered = (path) => readFileSync(path, "utf8").match(/\[\{id:"[^\]]*\]/)?.[0];
  const all = offered(join(site, scriptName()));
  assert.ok(all);
  for (const name of [singleName(), classicName()]) assert.equal(offered(join(inside, name)), all);
});

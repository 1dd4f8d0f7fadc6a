// The server that shows the page while it is worked on.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, symlink, writeFile, rm } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { root, site } from "../tools/parts.mjs";
import { policies, serve } from "../tools/serve.mjs";

let top;
let server;
const script = `console.log(1);${" ".repeat(2000)}`;

before(async () => {
  top = await mkdtemp(join(tmpdir(), "lots-server-"));
  await mkdir(join(top, "site", "packs"), { recursive: true });
  await writeFile(join(top, "secret.txt"), "secret");
  await writeFile(join(top, "site", "index.html"), "<title>page</title>");
  await writeFile(join(top, "site", "a.js"), script);
  await writeFile(join(top, "site", "a.wasm"), Buffer.from([0, 97, 115, 109]));
  await symlink(join(top, "secret.txt"), join(top, "site", "link.txt"));
  server = await serve({ folder: join(top, "site") });
});

after(async () => {
  await server.close();
  await rm(top, { recursive: true });
});

/** A request exactly as written: `fetch` would straighten the path out first. */
const ask = (path, headers = {}) =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(server.address);
    get({ hostname, port, path, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part)).on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on("error", failed);
  });

test("a page is served under the strict policy, a module as what it is", async () => {
  const page = await ask("/");
  assert.equal(page.status, 200);
  assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
  assert.match(page.headers["content-security-policy"], /default-src 'none'.*require-trusted-types-for 'script'/);
  assert.equal((await ask("/a.wasm")).headers["content-type"], "application/wasm");
});

test("no path leads out of the folder", async () => {
  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/packs/../../secret.txt", "/..%5csecret.txt", "/link.txt", "//secret.txt"]) {
    const { status, body } = await ask(path);
    assert.ok(status === 404 || status === 400, `${path} gives ${status}`);
    assert.doesNotMatch(body.toString(), /^secret$/);
  }
});

test("nonsense is answered, not died of", async () => {
  for (const path of ["/%", "/%00", "/%ff", "/nothing", "/packs", "/a.js/b", `/${"a".repeat(5000)}`]) {
    const { status } = await ask(path);
    assert.ok(status === 404 || status === 400, `${path.slice(0, 20)} gives ${status}`);
  }
  assert.equal((await ask("/")).status, 200);
});

test("what is compressed is the same, and what is known is not sent again", async () => {
  const plain = await ask("/a.js");
  assert.equal(plain.body.toString(), script);
  const squeezed = await ask("/a.js", { "accept-encoding": "gzip, br" });
  assert.equal(squeezed.headers["content-encoding"], "br");
  assert.equal(brotliDecompressSync(squeezed.body).toString(), script);
  assert.equal((await ask("/a.js", { "if-none-match": plain.headers.etag })).status, 304);
});

test("a pack of one's own is served as it is in the file at that moment, and its problems are told", async () => {
  const file = join(top, "own.toml");
  const demo = await readFile(join(root, "tests", "cases", "demo.toml"), "utf8");
  await writeFile(file, demo);
  const own = await serve({ folder: join(top, "site"), own: { "/packs/demo.json": file } });
  const asked = async () => {
    const response = await fetch(`${own.address}/packs/demo.json`);
    return { status: response.status, text: await response.text() };
  };
  assert.equal(JSON.parse((await asked()).text).title, "Demo");
  await writeFile(file, demo.replace('title = "Demo"', 'title = "Ny"'));
  assert.equal(JSON.parse((await asked()).text).title, "Ny");
  await writeFile(file, demo.replace('title = "Demo"', "titel = 1"));
  const { status, text } = await asked();
  assert.equal(status, 409);
  assert.match(text, /a key `titel` that means nothing; did you mean `title`\?/);
  await own.close();
});

test("each page holds its policy itself for servers that send none, before all that it applies to; the guide gives it in full", async () => {
  const guide = await readFile(join(root, "src", "embed", "GUIDE.md"), "utf8");
  for (const [name, policy] of [["index.html", policies.page], ["frame.html", policies.frame], ["options.html", policies.frame], ["privacy.html", policies.frame], ["accessibility.html", policies.frame]]) {
    const html = await readFile(join(site, name), "utf8");
    const [tag, held] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html) ?? [];
    assert.equal(held, policy.replace("; frame-ancestors 'none'", ""), name);
    assert.ok(!/<(link|script|style)\b/.test(html.slice(0, html.indexOf(tag))), name);
  }
  assert.ok(guide.includes(`Content-Security-Policy: ${policies.page}\n`));
  assert.ok(guide.includes(`Content-Security-Policy: ${policies.frame}; frame-ancestors `));
  const asked = (policy) => policy.split("; ").filter((part) => /^(script|connect)-src /.test(part)).join("; ");
  for (const [page, policy] of [["plain HTML, files beside the script", policies.element], ["plain HTML, everything inside (`.single.js`, `.classic.js`)", policies.inside]]) {
    assert.ok(guide.includes(`| ${page} | \`${asked(policy)}\` |\n`), page);
  }
  assert.match(guide, /All\s+else keeps its name when it changes, `packs\/\*\.json`, [^(]+\(`Cache-Control: no-cache`\)/);
});

// A small static server for the built page: right media types, compressed, never outside its folder, under the strict policy
// that the widget promises to work under.
//
// Use: node serve.mjs [FOLDER] [--port N] [--csp page|element|wasmless|none] [--host ADDRESS] [--pack FILE]. Port 0 takes any free one. With
// a pack file of one's own, the page can show that pack too.

import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, resolve, sep } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { compiled } from "./own.mjs";
import { site } from "./parts.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const squeezable = new Set([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest"]);

const element = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "require-trusted-types-for 'script'"];

/** Content security policies: what the element alone needs, and what the full page adds. */
export const policies = {
  element: element.join("; "),
  page: [
    ...element,
    "style-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "trusted-types samverkanslots",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  /** The page for frames, which any page may show; whoever serves it names the pages that may. */
  frame: [...element, "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"].join("; "),
  /** What the script that holds everything needs: it fetches nothing. */
  inside: element.filter((part) => !part.startsWith("connect-src")).join("; "),
  /** As many sites have it: scripts of their own, and no module. */
  wasmless: element.join("; ").replace(" 'wasm-unsafe-eval'", ""),
  none: undefined,
};

/**
 * Serves a folder on this machine only, unless another host is named.
 *
 * `pages` adds pages that exist in memory: path to `{ html, csp }`. `own` adds pack files: the path of the compiled pack to the file,
 * which is compiled at each request.
 */
export async function serve({ folder = site, port = 0, host = "127.0.0.1", csp = "page", pages = {}, own = {} } = {}) {
  const top = await realpath(folder);
  const squeezed = new Map();

  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) plain(response, 500, "the server failed");
      else response.destroy();
    }
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, host, done));
  const shown = host === "127.0.0.1" ? "localhost" : host;
  return {
    address: `http://${shown}:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };

  async function answer(request, response) {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return plain(response, 405, "only GET and HEAD");
    }
    const path = decoded(request.url);
    if (path === undefined) return plain(response, 400, "that is no address");
    const page = pages[path];
    if (page) return send(request, response, ".html", Buffer.from(page.html), policies[page.csp ?? "element"]);
    const pack = path.replace(/\.first\.json$/, ".json");
    if (own[pack]) {
      const { whole, first, problems } = compiled(own[pack]);
      if (whole) return send(request, response, ".json", path === pack ? whole : first);
      console.error(problems);
      return plain(response, 409, problems);
    }
    const file = await find(path);
    if (!file) return plain(response, 404, "there is no such file");
    const kind = extname(file).toLowerCase();
    const policy = csp === "page" && basename(file) === "frame.html" ? policies.frame : policies[csp];
    return send(request, response, kind, await readFile(file), kind === ".html" ? policy : undefined);
  }

  /** The file for a path, if it is one and lies inside the folder when every link is followed. */
  async function find(path) {
    try {
      let file = await realpath(resolve(join(top, path)));
      if (file !== top && !file.startsWith(top + sep)) return undefined;
      if ((await stat(file)).isDirectory()) file = await realpath(join(file, "index.html"));
      return file.startsWith(top + sep) && (await stat(file)).isFile() ? file : undefined;
    } catch {
      return undefined;
    }
  }

  async function send(request, response, kind, body, policy) {
    const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    response.setHeader("Content-Type", types[kind] ?? "application/octet-stream");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // Ask again each time: while the page is worked on, the same name has new content.
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", tag);
    response.setHeader("Vary", "Accept-Encoding");
    if (policy) response.setHeader("Content-Security-Policy", policy);
    if (request.headers["if-none-match"] === tag) return response.writeHead(304).end();
    const coding = squeezable.has(kind) && body.length > 1000 ? accepted(request.headers["accept-encoding"]) : undefined;
    if (coding) {
      response.setHeader("Content-Encoding", coding);
      const key = `${coding} ${tag}`;
      if (!squeezed.has(key)) squeezed.set(key, squeeze(coding, body));
      body = await squeezed.get(key);
    }
    response.setHeader("Content-Length", body.length);
    response.writeHead(200);
    response.end(request.method === "HEAD" ? undefined : body);
  }
}

function decoded(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0]);
    return path.startsWith("/") && !/[\0\\]/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function plain(response, code, text) {
  response.writeHead(code, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

const accepted = (header = "") => (/\bbr\b/.test(header) ? "br" : /\bgzip\b/.test(header) ? "gzip" : undefined);

function squeeze(coding, body) {
  return coding === "br"
    ? promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
    : promisify(gzip)(body, { level: 9 });
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string", default: "8080" }, csp: { type: "string", default: "page" }, host: { type: "string" }, pack: { type: "string" } },
  });
  if (!(values.csp in policies)) {
    console.error(`serve: no policy \`${values.csp}\`; there are ${Object.keys(policies).join(", ")}`);
    process.exit(2);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`serve: \`${values.port}\` is no port`);
    process.exit(2);
  }
  const first = values.pack && compiled(values.pack);
  if (first?.problems) {
    console.error(first.problems);
    process.exit(1);
  }
  const own = first ? { [`/packs/${first.id}.json`]: values.pack } : {};
  try {
    const { address } = await serve({ folder: positionals[0] ?? site, port, csp: values.csp, host: values.host, own });
    console.log(`${address}/${first ? `?pack=${first.id}` : ""}  (Ctrl+C stops it)`);
  } catch (error) {
    const why = error.code === "EADDRINUSE" ? `port ${port} is taken: try \`make serve PORT=0\`` : error.message;
    console.error(`serve: ${why}`);
    process.exit(1);
  }
}

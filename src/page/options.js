// The settings of looks and questions that a host page can choose: each choice is shown at once in an element, and written out to be pasted.

const form = document.querySelector("form");
const preview = document.querySelector(".preview");
const code = document.querySelector("pre code");
const styled = document.querySelector("#styled");
const adjusted = document.querySelector("#adjusted");
const said = document.querySelector("#said");
const script = document.querySelector("script[src*='samverkanslots']").getAttribute("src");

// What an element takes as it is; nothing is written for what is standard.
const attributes = ["pack", "lang", "mode", "theme", "density", "heading-level", "shortcuts", "clear-after", "loading"];
// What the page in a frame takes from its address.
const ofFrame = ["pack", "lang", "mode", "theme", "density", "shortcuts"];
const ownAccent = form.elements.accent.value;

for (const { id, title } of LOTS_PACKS) form.elements.pack.append(new Option(title, id));
form.addEventListener("change", show);
// The browser says what an origin has to look like.
form.elements.host.addEventListener("change", ({ target }) => target.reportValidity());
// Enter in a field sends nothing, and the page stays.
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelector("button").addEventListener("click", copy);
preview.addEventListener("lots-error", ({ detail }) => (adjusted.textContent += ` ${detail.code}: ${detail.message}.`));
show();

function show() {
  said.textContent = adjusted.textContent = "";
  const isFrame = form.elements.as.value === "frame";
  // What is set on the element goes through no frame.
  for (const name of ["preset", "accent", "radius", "heading-level", "clear-after", "loading"]) form.elements[name].disabled = isFrame;
  form.elements.host.disabled = !isFrame;
  // A disabled field is none of the form's data.
  const chosen = Object.fromEntries(new FormData(form));
  for (const link of document.querySelectorAll("link[data-preset]")) link.media = !isFrame && link.dataset.preset === chosen.preset ? "all" : "not all";
  code.textContent = isFrame ? frame(chosen) : element(chosen);
  styled.hidden = !code.textContent.includes("<style>");
  // Anew each time: how a colour can be read is looked at when an element begins.
  const widget = document.createElement("samverkans-lots");
  for (const name of isFrame ? ofFrame : attributes) if (chosen[name]) widget.setAttribute(name, chosen[name]);
  if (!isFrame) for (const [token, value] of tokens(chosen)) widget.style.setProperty(token, value);
  preview.replaceChildren(widget);
}

/** The tokens that the element is given besides its preset. */
function tokens({ preset, accent = ownAccent, radius }) {
  const given = [];
  if (preset === "host") given.push(["--lots-host-accent", accent]);
  else if (accent !== ownAccent) given.push(["--lots-color-accent", accent]);
  if (radius) given.push(["--lots-radius", radius]);
  return given;
}

function element(chosen) {
  const lines = [];
  if (chosen.preset) lines.push(`<link rel="stylesheet" href="/style/presets/${chosen.preset}.css">`);
  const given = tokens(chosen);
  if (given.length) lines.push("<style>", "  samverkans-lots {", ...given.map(([token, value]) => `    ${token}: ${value};`), "  }", "</style>");
  const set = attributes.filter((name) => chosen[name]).map((name) => ` ${name}="${chosen[name]}"`);
  lines.push(`<script type="module" src="/${script}"></script>`, `<samverkans-lots${set.join("")}></samverkans-lots>`);
  return lines.join("\n");
}

function frame(chosen) {
  const query = ofFrame.filter((name) => chosen[name]).map((name) => `${name}=${chosen[name]}`);
  // A page on another server than the frame's: it alone is then told how high the questions are. Without it, one on the frame's own is.
  const host = originOf(chosen.host);
  if (host) query.push(`host=${host}`);
  return [
    `<iframe data-samverkanslots title="Vem ansvarar?" src="/frame.html?${query.join("&amp;")}" width="100%" height="640"></iframe>`,
    `<script src="/${script.replace(/\.js$/, ".framing.js")}"></script>`,
  ].join("\n");
}

/** The origin of an address on the web, as the page in the frame reads it; nothing for all else. */
function originOf(address) {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return /^https?:$/.test(protocol) ? origin : undefined;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = "Copied.";
  } catch {
    // Without a secure context, or not allowed: it is marked, for the visitor's own keys.
    getSelection().selectAllChildren(code);
    said.textContent = "Marked: copy it with your keys.";
  }
}

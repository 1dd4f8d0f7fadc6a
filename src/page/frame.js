// The page for other pages' frames. Its address says what the widget is set to, and whose page it stands in: that page alone is
// told how high it is.

const widget = document.querySelector("samverkans-lots");
const asked = new URL(location.href).searchParams;

// Not `src`: an address could then put anyone's rules on this site.
for (const name of ["pack", "lang", "mode", "theme", "density", "shortcuts"]) {
  if (asked.has(name)) widget.setAttribute(name, asked.get(name));
}
// What training's way into the rulebook says on the full page is understood here too.
if (asked.get("view") === "rules") widget.view = "rules";
// A set of exercises as training's own link has it.
if (location.hash.startsWith("#set=")) widget.setAttribute("set", location.hash);
const languages = new Map(LOTS_PACKS.map(({ id, lang }) => [id, lang]));
const speak = (lang) => lang && (document.documentElement.lang = lang);
// Without a language of its choice, rules bring the program's words along, and so do those that the visitor chooses here.
speak(asked.get("lang") ?? languages.get(asked.get("pack")));
if (!asked.has("lang")) widget.addEventListener("lots-pick", ({ detail }) => speak(languages.get(detail.pack)));

const host = originOf(asked.get("host") ?? location.href);
if (host && window.parent !== window) {
  const page = document.documentElement;
  const tell = () => window.parent.postMessage({ samverkanslots: { height: Math.ceil(page.getBoundingClientRect().height) } }, host);
  new ResizeObserver(tell).observe(page);
}

/** The origin of an address on the web; nothing for all else. */
function originOf(address) {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return /^https?:$/.test(protocol) ? origin : undefined;
}

// The full page: whose rules it shows may stand in its address. What is answered never does, unless the visitor made a link of
// it; that is taken out of the address as soon as it is read.

const { searchParams } = new URL(location.href);
const widget = document.querySelector("samverkans-lots");
// Rules in another language than the page's bring the program's words along.
const languages = { danmark: "da" };

show(searchParams.get("pack"));
openLink();
addEventListener("hashchange", openLink);
// The next case is judged today again.
widget.addEventListener("lots-reset", () => widget.removeAttribute("on"));

function show(pack) {
  if (!/^[\w-]+$/.test(pack ?? "") || pack === widget.getAttribute("pack")) return;
  if (Object.hasOwn(languages, pack)) widget.lang = languages[pack];
  widget.setAttribute("pack", pack);
}

function openLink() {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith("lots=")) return;
  history.replaceState(null, "", location.pathname + location.search);
  show(/&pack=([\w-]+)&/.exec(fragment)?.[1]);
  widget.link = fragment;
}

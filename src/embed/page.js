// The full page: whose rules it shows may stand in its address. What is answered never does.

const { searchParams } = new URL(location.href);
const widget = document.querySelector("samverkans-lots");
const pack = searchParams.get("pack");
// Rules in another language than the page's bring the program's words along.
const languages = { danmark: "da" };

if (pack && /^[\w-]+$/.test(pack)) {
  widget.setAttribute("pack", pack);
  if (Object.hasOwn(languages, pack)) widget.lang = languages[pack];
}

// How long a page takes until its first question can be answered, without taking part in it: a page that is asked over and over, or
// made to draw each frame, is slower by that.

/**
 * Opens a page and resolves with the milliseconds from navigation until each of `marks` was there and painted: by name a selector,
 * which is looked for in shadow roots too, or the name of an event of the page's document.
 */
export async function started(page, address, marks) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Runtime.enable");
  await devtools.send("Runtime.addBinding", { name: "tellStart" });
  const told = new Promise((resolve) => devtools.on("Runtime.bindingCalled", ({ payload }) => resolve(JSON.parse(payload))));
  await page.addInitScript(watch, marks);
  await page.goto(address, { waitUntil: "commit" });
  const patience = new Promise((_, refuse) => setTimeout(() => refuse(new Error(`${address} is not there after a minute`)), 60_000).unref());
  const times = await Promise.race([told, patience]);
  await devtools.detach();
  return times;
}

/** Runs in the page, before its scripts. */
function watch(marks) {
  const times = {};
  const roots = [document];
  const seen = (name) =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        times[name] ??= performance.now();
        if (Object.keys(times).length === Object.keys(marks).length) window.tellStart(JSON.stringify(times));
      }),
    );
  const waiting = new Map(Object.entries(marks).filter(([, { selector }]) => selector));
  const look = () => {
    for (const [name, { selector }] of waiting) {
      if (!roots.some((root) => root.querySelector(selector))) continue;
      waiting.delete(name);
      seen(name);
    }
    if (!waiting.size) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  const observe = (root) => observer.observe(root, { childList: true, subtree: true });
  observe(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    roots.push(root);
    observe(root);
    return root;
  };
  for (const [name, { event }] of Object.entries(marks)) if (event) document.addEventListener(event, () => seen(name), { once: true });
}

// Keeps the page usable without a network, where the browser allows it: on https and on this machine. A new version waits until
// the visitor asks for it, and is not offered while a case has answers.

/** Installs the worker; `notice` tells of a new version. Returns what brings the notice up to date with the case. */
export function install(widget, notice, words) {
  const [text] = notice.querySelectorAll("p");
  const [button] = notice.querySelectorAll("button");
  let isNew = false;
  let isAsked = false;
  let hasBegun = false;
  let registration;

  const hasCase = () => widget.hasCase ?? false;
  const update = () => {
    if (!isNew) return;
    const said = words();
    const [told, name] = [hasCase() ? said.later : said.renewed, said.load];
    // Not written anew with every answer: it would be read out again.
    if (text.textContent !== told) text.textContent = told;
    if (button.textContent !== name) button.textContent = name;
    button.hidden = hasCase();
    if (!notice.hidden) return;
    notice.hidden = false;
    // Said once. What it says of the case afterwards is there to be read, and talks over nothing that the questions say.
    setTimeout(() => notice.removeAttribute("role"), 1000);
  };
  const offer = () => {
    isNew = true;
    update();
  };

  button.addEventListener("click", () => {
    if (hasCase()) return update();
    isAsked = true;
    // Where another tab has loaded it already, there is none waiting.
    if (registration?.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  });
  // After the element itself has heard of it.
  for (const name of ["answer", "reset", "ready"]) widget.addEventListener(`lots-${name}`, () => queueMicrotask(update));

  if (!("serviceWorker" in navigator)) return update;
  // Once all is there, or the visitor has to choose: what is fetched for the next visit must not hold up this one.
  widget.addEventListener("lots-ready", begin);
  widget.addEventListener("lots-view", ({ detail }) => detail.view === "choice" && begin());
  return update;

  function begin() {
    if (hasBegun) return;
    hasBegun = true;
    const policy = globalThis.trustedTypes?.createPolicy("samverkanslots", { createScriptURL: (name) => name });
    const worker = navigator.serviceWorker;
    worker.addEventListener("controllerchange", () => (isAsked ? location.reload() : offer()));
    worker.register(policy ? policy.createScriptURL("worker.js") : "worker.js", { updateViaCache: "none" }).then(
      (found) => {
        registration = found;
        if (!found) return;
        // Without a controller this is the first visit, and what is installed is what is shown.
        const waits = () => found.waiting && worker.controller && offer();
        const watch = () => found.installing?.addEventListener("statechange", waits);
        // One may be on its way already: the browser looks for itself as well.
        watch();
        waits();
        found.addEventListener("updatefound", watch);
      },
      // The page works without it; it only needs the network next time.
      () => {},
    );
  }
}

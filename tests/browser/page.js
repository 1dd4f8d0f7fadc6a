// The hands and eyes of the component tests: finds things by role, label and visible text, inside one shadow root.

const spoken = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true]").forEach((hidden) => hidden.remove());
  return copy;
};

/** The name of a control or heading. */
const visible = (element) => spoken(element).textContent.replace(/\s+/g, " ").trim();

/** The text of a part, with a space between its pieces. */
const read = (element) => {
  const pieces = [];
  const walker = document.createTreeWalker(spoken(element), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) pieces.push(walker.currentNode.data);
  return pieces.join(" ").replace(/\s+/g, " ").trim();
};

const one = (found, what) => {
  if (found.length !== 1) throw new Error(`${found.length} times ${what}`);
  return found[0];
};

export function place(css, attributes) {
  const host = document.createElement("div");
  for (const [name, value] of Object.entries(JSON.parse(attributes))) host.setAttribute(name, value);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(document.createElement("div"));
  document.body.append(host);
  host.heard = [];
  for (const name of ["answer", "result", "reset"]) {
    document.addEventListener(`lots-${name}`, (event) => {
      if (event.target === host) host.heard.push(`${name} ${JSON.stringify(event.detail)}`);
    });
  }
  return host;
}

export const box = (host) => host.shadowRoot.firstElementChild;
export const button = (host, name) => one([...host.shadowRoot.querySelectorAll("button")].filter((it) => visible(it) === name), `the button "${name}"`);
export const press = (host, name) => button(host, name).click();
export const focus = (host, name) => button(host, name).focus();
export const pressed = (host, name) => button(host, name).getAttribute("aria-pressed") ?? "";
export const heading = (host) => visible(host.shadowRoot.querySelector("[data-focus]"));
export const summary = (host) => visible(host.shadowRoot.querySelector("[data-place=mistakes]"));
export const alert = (host) => visible(host.shadowRoot.querySelector("[role=alert]"));
export const region = (host, name) => read(one([...host.shadowRoot.querySelectorAll("section")].filter((it) => it.ariaLabel === name), `the region "${name}"`));
export const focused = (host) => (host.shadowRoot.activeElement ? visible(host.shadowRoot.activeElement) || host.shadowRoot.activeElement.tagName : "");
export const heard = (host) => host.heard.join("\n");
export const text = (host) => read(box(host));

export function type(host, typed) {
  const field = host.shadowRoot.querySelector("input[type=text]");
  field.focus();
  field.value = typed;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export const tick = (host, name) =>
  one([...host.shadowRoot.querySelectorAll("label")].filter((it) => it.checkVisibility() && it.querySelector("input") && visible(it) === name), `the control "${name}"`).querySelector("input").click();

export function search(host, typed) {
  const field = host.shadowRoot.querySelector("input[type=search]");
  field.focus();
  field.value = typed;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function choose(host, label, name) {
  const labelled = one([...host.shadowRoot.querySelectorAll("label")].filter((it) => visible(it.firstElementChild) === label), `the label "${label}"`);
  const list = labelled.querySelector("select");
  list.value = one([...list.options].filter((it) => it.text === name), `the option "${name}"`).value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

export function key(host, name) {
  const at = host.shadowRoot.activeElement ?? host.shadowRoot.querySelector("[data-focus]");
  return at.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }));
}

export const style = (host, selector, property) => getComputedStyle(host.shadowRoot.querySelector(selector)).getPropertyValue(property);

export const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));

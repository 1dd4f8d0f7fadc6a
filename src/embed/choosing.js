// What an element shows while it has no rules: whose there are to choose, and what went wrong.

export const make = (tag, className, properties) => Object.assign(document.createElement(tag), { className, ...properties });

/** The packs to choose among: `id` is chosen, and `pick` hears of another. */
export function choice(words, id, pick) {
  const list = make("div", "lots-packs", { role: "group", ariaLabel: words.whose });
  if (!id) list.append(make("p", "lots-packs__title", { textContent: words.choose }));
  for (const { id: other, title, subtitle, lang } of LOTS_PACKS) {
    const button = make("button", "lots-packs__pack", { type: "button", lang });
    button.append(make("strong", "", { textContent: title }), ` ${subtitle}`);
    button.setAttribute("aria-pressed", other === id);
    button.addEventListener("click", () => pick(other));
    list.append(button);
  }
  return list;
}

/** What went wrong, and the ways on: what each is called, and what it does. `text` is what takes the focus. */
export function failure(told, ways) {
  const text = make("p", "lots-failed__text", { textContent: told, tabIndex: -1 });
  const alert = make("div", "", { role: "alert" });
  alert.append(text);
  const box = make("div", "lots-failed");
  const buttons = ways.map(([name, act]) => {
    const button = make("button", "lots-button", { type: "button", textContent: name });
    button.addEventListener("click", () => {
      // One try at a time; a disabled button would lose the focus.
      if (button.ariaDisabled) return;
      for (const other of buttons) other.ariaDisabled = "true";
      act();
    });
    return button;
  });
  box.append(alert, ...buttons);
  return { box, text };
}

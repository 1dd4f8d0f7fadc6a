// What only the elements hold, over their being built anew with other words: what is typed, what is unfolded, and the focus.

const fields = "input, textarea, details";

/** Has what stands in a shadow root built anew, as it is but for its words. */
export function keeping(root, build) {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const controls = `${fields}, button, summary, a, [tabindex]`;
  const before = all(controls);
  const focus = before.indexOf(root.activeElement);
  const { selectionStart, selectionEnd } = root.activeElement ?? {};
  const held = all(fields).map(({ value, defaultValue, open }) => ({ ...(value !== defaultValue && { value }), ...(open && { open }) }));
  build();
  const now = all(fields);
  if (now.length === held.length) now.forEach((field, place) => Object.assign(field, held[place]));
  if (focus < 0) return;
  const after = all(controls);
  const element = after.length === before.length ? after[focus] : root.querySelector("[data-focus]");
  element?.focus({ preventScroll: true });
  if (selectionStart != null) element?.setSelectionRange?.(selectionStart, selectionEnd);
}

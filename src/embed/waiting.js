// When an element begins, as its attribute `loading` says. Each returns how to leave off.

/** As soon as it comes near the window. */
export function whenVisible(element, begin) {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      begin();
    },
    // A screen ahead, so that the questions are there by the time they are looked at.
    { rootMargin: "100%" },
  );
  watch.observe(element);
  return () => watch.disconnect();
}

/** As soon as the visitor asks for it, by a button in `box`. */
export function whenAsked(box, button, begin) {
  button.addEventListener("click", () => {
    // It stays, with the focus on it, until the questions come.
    if (button.ariaDisabled) return;
    button.ariaDisabled = "true";
    begin();
  });
  box.replaceChildren(button);
  return () => {};
}

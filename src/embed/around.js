// What stands around an element, through the borders of the shadow roots that it stands in.

/** The language that the page has chosen there: that of the nearest element around it that says one, itself included; empty without. */
export const langOf = (element) =>
  element?.closest ? (element.closest("[lang]")?.getAttribute("lang") ?? langOf(element.getRootNode().host)) : "";

// The English of the page, and of the widget, is Britain's.
const locale = (lang) => (lang === "en" ? "en-GB" : lang);

/** A day (`YYYY-MM-DD`) in the words of a language. */
export const inWords = (day, lang) => new Intl.DateTimeFormat(locale(lang), { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** A day (`YYYY-MM-DD`) in the words of a language. */
export const inWords = (day, lang) => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

// The names and days of a compiled pack, by which host pages and our own page tell which rules are shown.

/** What host pages hear of a compiled pack. */
export function named({ id, title, version, lang, valid_from: validFrom = null, valid_to: validTo = null, review_by: reviewBy = null }) {
  return { id, title, version, lang, validFrom, validTo, reviewBy };
}

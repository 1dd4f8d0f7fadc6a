// What an element remembers of a case for when its rules or their language change, or the program breaks down. In memory only.

const isTable = (value) => typeof value === "object" && value !== null;

/** Answers to the questions of a pack in the form in which they go along to another: options stand each by itself. */
export function unfolded(answers, facts) {
  const options = (id, chosen) => facts.find((fact) => fact.id === id)?.values?.map(({ code }) => [code, chosen.includes(code)]) ?? [];
  return Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, Array.isArray(value) ? Object.fromEntries(options(id, value)) : value]));
}

export class Remembered {
  // What was answered, by whatever rules, with the words of those that asked last.
  #answers = new Map();
  // What of it the present rules have.
  #had = {};
  // What is judged otherwise, by the digest of the rules.
  #judged = new Map();

  get isEmpty() {
    return this.#answers.size === 0;
  }

  /** The answers, for other rules to take what they ask. */
  get answers() {
    return Object.fromEntries([...this.#answers].map(([id, { value }]) => [id, value]));
  }

  /** Those of them that the rules have which asked last. */
  get had() {
    return { ...this.#had };
  }

  /** What was judged otherwise by the rules with this digest. */
  judged(hash) {
    return this.#judged.get(hash) ?? [];
  }

  /** Takes in how a case stands by the rules of a pack: its answers, unfolded, and what is judged otherwise. */
  keep({ hash, lang, facts }, now, judgements) {
    const had = this.#had;
    this.#judged.set(hash, judgements);
    for (const { id, short, values = [] } of facts) {
      if (!(id in now || id in had)) continue;
      // What these rules ask is as it is now. Options that only others ask for stay as they were.
      const kept = this.#answers.get(id);
      const others = isTable(kept?.value) ? Object.entries(kept.value).filter(([option]) => !(option in (had[id] ?? {}))) : [];
      const value = id in now && !isTable(now[id]) ? now[id] : { ...Object.fromEntries(others), ...now[id] };
      if (!(id in now || others.length)) this.#answers.delete(id);
      else this.#answers.set(id, { value, short, lang, labels: { ...kept?.labels, ...Object.fromEntries(values.map(({ code, label }) => [code, label])) } });
    }
    this.#had = now;
  }

  /** The present rules have taken what they ask for: these answers, unfolded. */
  taken(now) {
    this.#had = now;
  }

  /** An answer that was not taken, `fact` or `fact.option`, as the rules say it that asked for it. */
  said(name) {
    const [id, option] = name.split(".");
    const { short, lang, labels } = this.#answers.get(id);
    return { lang, text: option ? `${short}: ${labels[option]}` : short };
  }

  forget() {
    this.#answers.clear();
    this.#judged.clear();
    this.#had = {};
  }
}

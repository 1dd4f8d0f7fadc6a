// When something goes that nobody has touched for so long: by the clock, for a timer sleeps when the machine does.

// Out of sleep, or out of the browser's store of pages; the first comes up from the document.
const inSight = ["visibilitychange", "pageshow"];

export class Lapse {
  #act;
  #at = Infinity;
  #timer;

  /** `act` is done when the time has come. */
  constructor(act) {
    this.#act = act;
  }

  /** Acts where the time has come while nobody could tell. */
  look = () => Date.now() >= this.#at && this.#act();

  /** Looks whenever the page comes into sight, or leaves off doing so. */
  watch(watches) {
    for (const sight of inSight) (watches ? addEventListener : removeEventListener)(sight, this.look);
  }

  /** The time begins anew: so many minutes from now; never where that is less than one, or no number. */
  begin(minutes) {
    clearTimeout(this.#timer);
    this.#at = Infinity;
    if (!(minutes >= 1)) return;
    this.#at = Date.now() + minutes * 60_000;
    this.#timer = setTimeout(this.#act, minutes * 60_000);
  }
}

// What a host page may rely on, for TypeScript. The element's attributes, events and failures are described in `README.md`.

/** One answer: a code, a list of codes, single options answered yes or no, a number, a day `YYYY-MM-DD`, or `null` for "vet inte". */
export type Answer = string | readonly string[] | Readonly<Record<string, boolean>> | number | boolean | null;

/** Answers by the id of the question. */
export type Answers = Readonly<Record<string, Answer>>;

/** Where a decision stands: certain, still turning on answers, left unsaid by the rules, or contradicted by them or by the answers. */
export type Status = "settled" | "open" | "gap" | "conflict" | "contradiction";

/** How binding what the rules say is. */
export type Force = "explicit" | "law" | "inferred" | "practice" | "presumption";

/** One outcome that is possible, or that holds meanwhile. */
export interface Outcome {
  kind: "rule" | "gap" | "conflict" | "safest";
  value: string | string[] | null;
  role?: string | string[];
  channel?: string;
}

/** A rule, where it stands in the sources, and what it says. */
export interface RuleNamed {
  rule: string;
  basis: string[];
  because: string;
}

/** What is known of one decision. */
export interface DecisionAssessed {
  /** Whether several values can hold together; then `value` is a list. */
  many: boolean;
  status: Status;
  value: string | string[] | null;
  certain?: string[];
  maybe?: string[];
  role?: string | string[];
  channel?: string;
  possible?: Outcome[];
  /** Questions that can still change it. */
  open_facts: string[];
  /** Of those answered with "vet inte" the ones it waits for. */
  waits_for: string[];
  says?: string;
  /** What to go by until it is settled. */
  meanwhile?: Outcome;
  gap?: { readings: RuleNamed[]; presumption: string | string[] | null; contact: string | null };
  conflict?: { value: string; rules: string[]; basis: string[] }[];
  contradiction?: string[];
  force?: Force;
  rules: string[];
  basis: string[];
  because: string[];
  alternatives?: { value: string; one_of: RuleNamed[] }[];
  derived?: { id: string; because: string; basis: string[] }[];
  rests_on: string[];
}

/** What must be done, and by when. */
export interface Duty {
  id: string;
  status: "applies" | "may_apply";
  deadline: { date: string | null; time: string | null; passed: boolean; late?: string; due_now: boolean; flags: string[] } | null;
  judgement?: string;
  force: Force;
  basis: string[];
}

/** Everything a case settles, by code; the same as `lots assess` prints. */
export interface Assessment {
  schema: 1;
  pack: { id: string; version: string; hash: string };
  /** The day of judgement. */
  on: string;
  decisions: Record<string, DecisionAssessed>;
  duties: Duty[];
  notices: { id: string; status: "applies" | "may_apply"; basis: string[] }[];
  texts: { id: string; title: string; text: string; basis: string[] }[];
  /** Left out where no question can change a primary decision. */
  next_question?: { fact: string; screen: string | null; settles: Record<string, string[]> };
  open_facts: string[];
  ignored?: string[];
}

/** A pack that is offered. */
export interface Offered {
  id: string;
  title: string;
  subtitle: string;
  lang: string;
}

/** A pack that was read and checked. */
export interface LoadedPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly lang: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reviewBy: string | null;
}

/** A compiled pack as `lots compile` writes it; what it holds is the program's affair. */
export type CompiledPack = Readonly<Record<string, unknown>>;

/** Why something did not work; when each comes, and what a page can do about it, is a table of `README.md`. */
export type Code =
  | "answer_unfit"
  | "color_adjusted"
  | "contacts_unfit"
  | "day_unfit"
  | "internal"
  | "link_unfit"
  | "load_failed"
  | "module_changed"
  | "module_incomplete"
  | "module_late"
  | "module_missing"
  | "module_refused"
  | "module_unreachable"
  | "pack_damaged"
  | "pack_format"
  | "pack_late"
  | "pack_missing"
  | "pack_unreachable"
  | "set_unfit";

/** What is thrown: `field` names the answer, attribute or argument that it was given under. */
export interface LotsError extends Error {
  code: Code;
  field: string;
}

/** What is shown, in one word; empty while nothing is. */
export type View = "" | "choice" | "question" | "check" | "result" | "clash" | "rules" | "not_in_force" | "training";

/** Local contacts; `README.md` says what they hold. */
export type Contacts = Readonly<Record<string, unknown>>;

/** What is said of a decision in training: values, or why there is none. */
export type Said = string[] | "silent" | "collides" | "cannot_tell";

/** An exercise that was done: no case of a person, so it is told whatever `expose` says. What is by decision has its id as key. */
export interface ExerciseDone {
  /** The set as it stands in a link; empty where nobody has put one together. */
  set: string;
  /** Which exercise of how many, from 1 on. */
  number: number;
  of: number;
  id: string;
  kind: "vignette" | "plain" | "boundary" | "flip" | "confused" | "exception" | "gap" | "border";
  title: string | null;
  rules: string[];
  topics: string[];
  predicted: Record<string, Said>;
  key: Record<string, Said>;
  marks: Record<string, "right" | "partly" | "wrong">;
  /** Of a hundred. */
  points: number;
  right: boolean;
  confidence: "guessing" | "fairly" | "sure";
  seconds: number;
  /** Facts that were chosen or asked for and change nothing, and facts that the answer rests on and that were not. */
  needless: string[];
  missed: string[];
}

/** A set of exercises that is at its end: its last exercise has been judged. */
export interface SetDone {
  set: string;
  pack: { id: string; version: string; hash: string };
  of: number;
  right: number;
  points: number;
  pass: number | null;
  passed: boolean | null;
}

/**
 * The events, bubbling and composed. They carry codes; answers only with `expose="answers"`. Any script of the page can read the
 * element's `answers`, `assessment` and `note()` all the same. What a script does itself, `reset()` or setting `answers`, fires none of
 * those that tell what the visitor did.
 */
export interface LotsEvents {
  /** All is there, and nothing is asked of the network from here on. The visitor may have answered before. */
  "lots-ready": CustomEvent<object>;
  "lots-answer": CustomEvent<{ fact: string; value?: Answer }>;
  "lots-result": CustomEvent<{ pack: string; version: string; statuses: Record<string, Status>; answers?: Answers }>;
  "lots-copy": CustomEvent<object>;
  "lots-error": CustomEvent<{ code: Code; message: string; field: string }>;
  "lots-reset": CustomEvent<object>;
  "lots-view": CustomEvent<{ view: View }>;
  "lots-pick": CustomEvent<{ pack: string }>;
  "lots-exercise": CustomEvent<ExerciseDone>;
  "lots-set": CustomEvent<SetDone>;
}

/** The element `<samverkans-lots>`. */
export class SamverkansLots extends HTMLElement {
  pack: string | null;
  src: string | null;
  mode: "quick" | "guided" | "training" | string | null;
  theme: "auto" | "light" | "dark" | string | null;
  density: "comfortable" | "compact" | string | null;
  headingLevel: string | null;
  shortcuts: "on" | "off" | string | null;
  loading: "eager" | "visible" | "interaction" | string | null;
  expose: "none" | "answers" | string | null;
  on: string | null;
  linkTo: string | null;
  clearAfter: string | null;
  /** A set of exercises, as it stands in a link; only with `mode="training"`. */
  set: string | null;

  get answers(): Answers;
  set answers(answers: Answers);
  get contacts(): Contacts | null;
  set contacts(contacts: Contacts | null);
  /** The fragment of a link that the widget made, with `#` or without it, or all of the link; `null` takes one back that is yet to be opened. Any other fragment, and none, opens nothing. What is no text throws `link_unfit`. */
  set link(link: string | null);
  /** `null` before `lots-ready`. */
  readonly assessment: Assessment | null;
  readonly hasCase: boolean;
  get view(): View;
  set view(view: "rules" | string);
  readonly rules: LoadedPack | null;

  reset(): void;
  focus(): void;
  /** The journal note on the visitor's own case as far as it is answered, also while another is tried; empty before `lots-ready`, and while nothing is shown. */
  note(): string;

  addEventListener<K extends keyof LotsEvents>(
    type: K,
    listener: (this: SamverkansLots, event: LotsEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: SamverkansLots, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** The packs that are offered. */
export function packs(): Offered[];

/**
 * Reads and checks a compiled pack: its name, as the attribute `pack` has it, an address, or the object itself. A text of nothing but
 * letters from a to z, digits, `-` and `_` is a name; any other is an address. `./own` is the address that the name `own` is not.
 *
 * @throws {LotsError}
 */
export function loadPack(from: string | URL | CompiledPack): Promise<LoadedPack>;

/**
 * Judges a case as the element does, on a day `YYYY-MM-DD`; today without one.
 *
 * @throws {LotsError}
 */
export function assess(pack: LoadedPack | string | URL | CompiledPack, answers: Answers, on?: string): Promise<Assessment>;

declare global {
  interface HTMLElementTagNameMap {
    "samverkans-lots": SamverkansLots;
  }
  /** They come up from the element to all that it stands in, the document and the window among them. */
  interface GlobalEventHandlersEventMap extends LotsEvents {}
}

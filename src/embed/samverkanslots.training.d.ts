// Training in any place of a page, for TypeScript: what a page without the element, such as a course, may rely on. `teach`, which the
// script exports too, is the element's own.

import type { Code, ExerciseDone, SetDone } from "./samverkanslots.js";

export type { Code, ExerciseDone, Said, SetDone } from "./samverkanslots.js";

/** What may change while it is shown. Another pack, language, day or set begins anew with what is kept. */
export interface TrainingSettings {
  /** The id of a pack that is shipped. */
  pack?: string | null;
  /** The address of a compiled pack, with its `.training.json` beside it; in place of `pack`. */
  src?: string | null;
  /** The language of the program's own words; else that of the pack. */
  lang?: string | null;
  /** The day of judgement, `YYYY-MM-DD`; else today. */
  on?: string | null;
  /** A set of exercises, as it stands in a link. */
  set?: string | null;
  /** The level of the first heading, from 2 to 5; else 2. */
  headingLevel?: number;
}

/** What has happened, by its name, and its detail. */
export type TrainingTold =
  | [name: "ready", detail: object]
  | [name: "error", detail: { code: Code; message: string; field: string }]
  | [name: "exercise", detail: ExerciseDone]
  | [name: "set", detail: SetDone];

/** What training begins with: a pack by its id or by its address, and who keeps what the learner knows. */
export type TrainingOptions = TrainingSettings & ({ pack: string } | { src: string }) & {
    theme?: "auto" | "light" | "dark" | string | null;
    /** The text that was kept last; left out or empty where nothing was. */
    kept?: string;
    /** Hears of the text that is to be kept, whenever that is another one; at most 4,096 letters, empty once the learner has deleted it. */
    keep?: (text: string) => void;
    /** Who keeps it, as the page tells its learners; the browser where it is left out. */
    keeper?: "browser" | "platform" | "nobody";
    /** Whether it is for learners alone, and leaves out what is for who holds the training. */
    isCourse?: boolean;
    /** The address where all rules are shown, to which reasons then lead; left out where there is no such page. */
    rulebook?: string;
    tell?: (...told: TrainingTold) => void;
  };

/** Training that is shown. */
export interface TrainingHandle {
  refresh(changes: TrainingSettings): void;
  /** Moves the focus to the heading. */
  focus(): void;
  /** What is shown, in one word; empty while nothing is. */
  readonly view: "" | "start" | "holding" | "worked" | "exercise" | "feedback" | "done";
  /** Takes it away and frees everything. */
  end(): void;
}

/**
 * Puts training into a place: into the shadow root that it stands in, or else one that it is given. Resolves once training is shown or has
 * failed, which is said in the place, with a way to try again, and told as `error`.
 */
export function train(place: HTMLElement, options: TrainingOptions): Promise<TrainingHandle>;

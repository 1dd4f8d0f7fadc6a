// What speaks with a platform by cmi5: statements, and a text that is kept, over the network to the address that the platform names when it
// opens the page. With `sending.js` it is the only script of ours that sends anything anywhere.

import { begin, written } from "./course.js";
import { sending } from "./sending.js";

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
const STATE = "samverkanslots";

async function connect(told, settings) {
  const given = new URLSearchParams(location.search);
  const asked = ["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => given.get(name));
  if (asked.some((it) => !it)) return undefined;
  const [endpoint, fetchUrl, actorText, registration, activityId] = asked;
  const actor = JSON.parse(actorText);
  const base = endpoint.endsWith("/") ? endpoint : `${endpoint}/`;

  // The token can be had once.
  const answer = await read(await fetch(fetchUrl, { method: "POST" }), "fetch");
  const token = answer["auth-token"];
  if (!token) throw new Error(`${answer["error-code"] ?? "fetch"} ${answer["error-text"] ?? ""}`.trim());

  const call = (path, options = {}) =>
    fetch(`${base}${path}`, {
      ...options,
      headers: { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", ...options.headers },
    });
  const agent = JSON.stringify(actor);
  const stateOf = (stateId) => `activities/state?${new URLSearchParams({ activityId, agent, registration, stateId })}`;
  const launch = await read(await call(stateOf("LMS.LaunchData")), "LMS.LaunchData");
  const profile = `agents/profile?${new URLSearchParams({ agent, profileId: "cmi5LearnerPreferences" })}`;
  const preferences = await maybe(await call(profile), "cmi5LearnerPreferences");
  // What was kept; which of the statements of which there may be one in a registration the platform has; with what result those are owed
  // that it had not taken when the page was left; and, as `fails`, a result below the mark of which it hears when the learner leaves.
  const state = { kept: "", ids: {}, has: {}, owes: {}, ...(await maybe(await call(stateOf(STATE)), STATE)) };

  const begun = Date.now();
  const browses = launch.launchMode !== "Normal";
  // The platform's own mark, where it has one, goes before that of the set.
  const mastery = launch.masteryScore ?? settings.pass / 100;
  const out = sending(call, stateOf(STATE), told);
  const owed = {};
  let failing;
  let scored;
  let isOver = false;
  let last = 0;

  const duration = () => `PT${Math.max(0, (Date.now() - begun) / 1000).toFixed(2)}S`;
  const keep = () => out.keep(JSON.stringify(state));

  /** A statement in the context that the platform wants. No two have the same time: by that they are put in order. */
  function statement(verb, { id = uuid(), isDefined = true, isJudged = false, object, result } = {}) {
    last = Math.max(Date.now(), last + 1);
    const template = structuredClone(launch.contextTemplate ?? {});
    const category = [...(template.contextActivities?.category ?? [])];
    const add = (name) => category.some((it) => it.id === `${CMI5}categories/${name}`) || category.push({ id: `${CMI5}categories/${name}` });
    if (isDefined) add("cmi5");
    if (isDefined && result && ("success" in result || "completion" in result)) add("moveon");
    const mark = isJudged && launch.masteryScore !== undefined && { [`${CMI5}extensions/masteryscore`]: launch.masteryScore };
    return {
      id,
      actor,
      verb: { id: `${VERBS}${verb}`, display: { "en-US": verb } },
      object: object ?? { objectType: "Activity", id: activityId },
      ...(result && { result }),
      context: {
        ...template,
        registration,
        contextActivities: { ...template.contextActivities, ...(category.length && { category }) },
        extensions: { ...mark, ...template.extensions },
      },
      timestamp: new Date(last).toISOString(),
    };
  }

  const marked = (success, { points, duration }) => ({ success, score: { scaled: points / 100, raw: points, min: 0, max: 100 }, duration });
  const judged = (verb, result, id) => statement(verb, { id, isJudged: true, result: marked(verb === "passed", result) });

  /**
   * Sends what there may be once in a registration, and no more than once: it is owed until the platform has it, in a later session too, and
   * has the same id in each, by which a platform that took it and was not heard knows it again.
   */
  function once(verb, result) {
    const mayBeThere = verb in state.owes;
    state.owes[verb] = result;
    const id = (state.ids[verb] ??= uuid());
    const it = verb === "passed" ? judged(verb, result, id) : statement(verb, { id, result: { completion: true, duration: result.duration } });
    owed[verb] = out.send(it, { mayBeThere }).then(() => {
      delete state.owes[verb];
      state.has[verb] = true;
      keep();
    });
    keep();
  }

  out.send(statement("initialized"));
  if (!browses) {
    const { completed, passed } = state.owes;
    if (completed) once("completed", completed);
    // A mark that was raised since then is not reached.
    if (passed && passed.points / 100 >= mastery) once("passed", passed);
    else delete state.owes.passed;
    // A page that ended without a word, as with its browser, has said nothing of it: this visit does, unless it is passed in it. By a mark
    // that was lowered since then it is no such result any more.
    if (state.fails && state.fails.points / 100 < mastery) failing = judged("failed", state.fails);
    else delete state.fails;
  }
  addEventListener("pagehide", () => {
    if (isOver) return;
    isOver = true;
    const goodbye = statement("terminated", { result: { duration: duration() } });
    delete state.fails;
    if (failing) out.leave([failing, goodbye], JSON.stringify(state));
    else out.leave([goodbye]);
  });

  const spoken = (preferences?.languagePreference ?? "").split(",").map((it) => it.trim().slice(0, 2).toLowerCase());
  return {
    kept: state.kept,
    browses,
    // Points are whole ones.
    mark: Math.min(100, Math.max(0, Math.ceil(mastery * 100 - 1e-6))),
    back: launch.returnURL,
    lang: spoken.find((it) => ["sv", "da", "en"].includes(it)),
    settled: () => out.settled(),
    keep(text) {
      if (isOver || browses) return;
      state.kept = text;
      keep();
    },
    exercise(detail) {
      if (!isOver) out.send(statement("answered", answered(detail)));
    },
    async set({ points }) {
      const result = { points, duration: duration() };
      const passes = points / 100 >= mastery;
      const hasPassed = "passed" in state.has || "passed" in state.owes;
      if (passes && !hasPassed) {
        failing = undefined;
        delete state.fails;
        once("passed", result);
      } else if (!passes && !hasPassed) {
        // One session holds one of the two (section 9.3): until the learner leaves it may still become the other, and who passes on a second
        // try would be refused after a "failed". The points are heard at once, in a statement of our own that settles nothing.
        failing = judged("failed", result);
        state.fails = result;
        scored = out.send(statement("scored", { isDefined: false, result: marked(false, result) }));
        keep();
      }
      if (!("completed" in state.has || "completed" in state.owes)) once("completed", { duration: result.duration });
      await Promise.all([...Object.values(owed), scored]);
      return passes ? "passed" : hasPassed ? "already" : "later";
    },
  };

  function answered(detail) {
    const steps = Object.keys(detail.key).map((id) => ({ id }));
    const name = detail.title ?? `${detail.kind} ${detail.id}`;
    return {
      isDefined: false,
      object: {
        objectType: "Activity",
        id: `${activityId}/exercise/${detail.id}`,
        definition: {
          type: INTERACTION,
          name: { [settings.lang]: name },
          interactionType: "performance",
          correctResponsesPattern: [written(detail.key, "[.]", "[,]")],
          steps,
        },
      },
      result: {
        success: detail.right,
        response: written(detail.predicted, "[.]", "[,]"),
        score: { scaled: detail.points / 100 },
        duration: `PT${detail.seconds}S`,
      },
    };
  }
}

const read = async (response, what) => {
  if (!response.ok) throw new Error(`${[response.status, response.statusText].join(" ").trim()} (${what})`);
  return response.json();
};

/** What need not be there. */
const maybe = async (response, what) => (response.status === 404 || response.status === 403 ? undefined : read(response, what));

/** Pages on http:// have no `crypto.randomUUID`. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

begin(connect);

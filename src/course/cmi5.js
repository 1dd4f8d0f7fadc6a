// What speaks with a platform by cmi5: statements, and a text that is kept, over the network to the address that the platform names when it
// opens the page. It is the only script of ours that sends anything anywhere.

import { begin, written } from "./course.js";

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

  const call = (path, query, options = {}) =>
    fetch(`${base}${path}${query ? `?${new URLSearchParams(query)}` : ""}`, {
      ...options,
      headers: { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", ...options.headers },
    });
  const agent = JSON.stringify(actor);
  const stateOf = (stateId) => ({ activityId, agent, registration, stateId });
  const launch = await read(await call("activities/state", stateOf("LMS.LaunchData")), "LMS.LaunchData");
  const preferences = await maybe(await call("agents/profile", { agent, profileId: "cmi5LearnerPreferences" }), "cmi5LearnerPreferences");
  // What was kept, and which of the statements of which there may be one in a registration have been made.
  const state = { kept: "", completed: false, passed: false, ...(await maybe(await call("activities/state", stateOf(STATE)), STATE)) };

  const begun = Date.now();
  const browses = launch.launchMode !== "Normal";
  const mastery = launch.masteryScore ?? settings.pass / 100;
  let waiting = [];
  let failing;
  let over = false;
  let last = 0;

  const duration = () => `PT${Math.max(0, (Date.now() - begun) / 1000).toFixed(2)}S`;

  /** A statement in the context that the platform wants. No two have the same time: by that they are put in order. */
  function statement(verb, { defined = true, mastered = false, object, result } = {}) {
    last = Math.max(Date.now(), last + 1);
    const template = structuredClone(launch.contextTemplate ?? {});
    const categories = [...(template.contextActivities?.category ?? [])];
    if (defined) categories.push({ id: `${CMI5}categories/cmi5` });
    if (result && ("success" in result || "completion" in result) && defined) categories.push({ id: `${CMI5}categories/moveon` });
    const activities = { ...template.contextActivities, ...(categories.length && { category: categories }) };
    const extensions = { ...(mastered && launch.masteryScore !== undefined && { [`${CMI5}extensions/masteryscore`]: launch.masteryScore }), ...template.extensions };
    return {
      id: uuid(),
      actor,
      verb: { id: `${VERBS}${verb}`, display: { "en-US": verb } },
      object: object ?? { objectType: "Activity", id: activityId },
      ...(result && { result }),
      context: { ...template, registration, contextActivities: activities, extensions },
      timestamp: new Date(last).toISOString(),
    };
  }

  // One call at a time, so that what is made later does not arrive earlier. What could not be sent waits for the next.
  let sending = Promise.resolve();
  let flying = [];
  const send = (...made) => {
    waiting.push(...made);
    sending = sending.then(async () => {
      if (!waiting.length || over) return;
      flying = waiting;
      waiting = [];
      try {
        await taken(await call("statements", undefined, posted(flying)), "statements");
        told.calm();
      } catch (error) {
        waiting = [...flying, ...waiting];
        told.trouble(error.message);
      }
      flying = [];
    });
    return sending;
  };
  const stored = () => {
    const body = JSON.stringify(state);
    sending = sending.then(async () => {
      try {
        const options = { method: "PUT", headers: { "Content-Type": "application/json" }, body, keepalive: true };
        await taken(await call("activities/state", stateOf(STATE), options), STATE);
      } catch (error) {
        told.trouble(error.message);
      }
    });
  };

  await send(statement("initialized"));
  /** The last statements go together, in a call that outlives the page, as those that are on their way do. */
  const leave = () => {
    if (over) return;
    over = true;
    const made = failing ? [failing()] : [];
    made.push(statement("terminated", { result: { duration: duration() } }));
    call("statements", undefined, posted([...waiting, ...made])).catch(() => {});
  };
  addEventListener("pagehide", leave);

  const spoken = (preferences?.languagePreference ?? "").split(",").map((it) => it.trim().slice(0, 2).toLowerCase());
  return {
    kept: state.kept,
    browses,
    back: launch.returnURL,
    lang: spoken.find((it) => ["sv", "da", "en"].includes(it)),
    keep(text) {
      if (over || browses) return;
      state.kept = text;
      stored();
    },
    exercise(detail) {
      if (!over) send(statement("answered", answered(detail)));
    },
    set(detail) {
      const scaled = detail.points / 100;
      const passed = scaled >= mastery;
      if (over) return passed;
      const score = { scaled, raw: detail.points, min: 0, max: 100 };
      const judged = (verb, success) => statement(verb, { mastered: true, result: { success, score, duration: duration() } });
      const made = [];
      if (passed && !state.passed) {
        state.passed = true;
        failing = undefined;
        made.push(judged("passed", true));
      } else if (!passed && !state.passed) {
        // One session holds one of the two: until the learner leaves it may still become the other.
        failing = () => judged("failed", false);
      }
      if (!state.completed) {
        state.completed = true;
        made.push(statement("completed", { result: { completion: true, duration: duration() } }));
      }
      if (made.length) {
        send(...made);
        stored();
      }
      return passed;
    },
  };

  function answered(detail) {
    const steps = Object.keys(detail.key).map((id) => ({ id }));
    const name = detail.title ?? `${detail.kind} ${detail.id}`;
    return {
      defined: false,
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

const posted = (statements) => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(statements), keepalive: true });

async function taken(response, what) {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} (${what})`.replaceAll("  ", " "));
  return response;
}

const read = async (response, what) => (await taken(response, what)).json();

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

// The platform's side of cmi5, as small as it can be and as strict as it may be: it opens sessions, keeps the documents that belong to them,
// and takes statements, each held against the rules of the cmi5 specification (sections 7 to 10) for one unit, one registration and one
// session. What breaks one is refused as xAPI has it, a call with several statements whole, and noted with the reason.

import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { isDeepStrictEqual } from "node:util";

const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const VERBS = "http://adlnet.gov/expapi/verbs/";
const defined = ["initialized", "completed", "passed", "failed", "terminated"];
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const duration = /^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/;
const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Which moveOn is met by which verbs. */
const met = {
  Passed: (has) => has("passed"),
  Completed: (has) => has("completed"),
  CompletedAndPassed: (has) => has("completed") && has("passed"),
  CompletedOrPassed: (has) => has("completed") || has("passed"),
  NotApplicable: () => true,
};

/** Whether all of one is in the other: lists may have more behind, objects more names. */
const holds = (whole, part) => {
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((it) => whole.some((other) => holds(other, it)));
  if (part && typeof part === "object") return Boolean(whole) && Object.entries(part).every(([name, it]) => holds(whole[name], it));
  return whole === part;
};

export const verbOf = (statement) => statement.verb.id.replace(VERBS, "");
const isDefined = (statement) => (statement.context?.contextActivities?.category ?? []).some((it) => it.id === `${CMI5}categories/cmi5`);

export class Lrs {
  /** `unit` is what the structure of the course says of its unit: `id`, `moveOn`, `masteryScore`. */
  static async start(unit) {
    const lrs = new Lrs();
    lrs.unit = unit;
    // Statements as they were taken, with the session they came in; calls that were refused, with why; sessions by token.
    Object.assign(lrs, { taken: [], refused: [], asked: [], sessions: new Map(), documents: new Map(), preferences: undefined });
    // What the next calls with statements or documents are answered, whatever is in them: a status, or "down" for no answer at all; or a
    // promise of it, until which they wait.
    lrs.disturbs = () => undefined;
    lrs.server = createServer((request, response) => lrs.answer(request, response));
    await new Promise((done) => lrs.server.listen(0, "127.0.0.1", done));
    lrs.address = `http://127.0.0.1:${lrs.server.address().port}`;
    return lrs;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** What has been taken of a registration, as verbs. */
  verbs = (registration) => this.of(registration).map(verbOf);
  of = (registration) => this.taken.filter((it) => it.statement.context.registration === registration).map((it) => it.statement);
  satisfied = (registration, moveOn = this.unit.moveOn) => met[moveOn]((verb) => this.of(registration).some((it) => isDefined(it) && verbOf(it) === verb));
  document = (registration, stateId) => JSON.parse(this.documents.get(`${registration} ${stateId}`) ?? "null");

  /** Begins a session of a registration and gives the query that the page is opened with. Only the newest session may still speak. */
  launch(registration, { launchMode = "Normal", masteryScore = this.unit.masteryScore, returnURL } = {}) {
    for (const it of this.sessions.values()) if (it.registration === registration) it.isAbandoned = true;
    const session = { id: randomUUID(), registration, launchMode, masteryScore, token: Buffer.from(randomUUID()).toString("base64"), begun: Date.now() };
    session.activityId = `${this.address}/activities/1`;
    session.actor = { objectType: "Agent", account: { homePage: this.address, name: `learner-${registration.slice(0, 8)}` } };
    session.template = {
      contextActivities: { grouping: [{ id: this.unit.id }] },
      extensions: { [`${CMI5}extensions/sessionid`]: session.id, "https://example.org/course-run": "autumn" },
    };
    const launch = { contextTemplate: session.template, launchMode, moveOn: this.unit.moveOn, ...(masteryScore !== undefined && { masteryScore }), ...(returnURL && { returnURL }) };
    this.documents.set(`${registration} LMS.LaunchData`, JSON.stringify(launch));
    this.sessions.set(session.token, session);
    const { actor, activityId } = session;
    return new URLSearchParams({ endpoint: `${this.address}/xapi/`, fetch: `${this.address}/token?session=${session.id}`, actor: JSON.stringify(actor), registration, activityId });
  }

  async answer(request, response) {
    const url = new URL(request.url, this.address);
    const open = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization,content-type,x-experience-api-version", "access-control-allow-methods": "GET,POST,PUT" };
    const say = (status, body) => response.writeHead(status, { ...open, "content-type": "application/json" }).end(body === undefined ? undefined : JSON.stringify(body));
    // A letter of two bytes may stand in two parts.
    request.setEncoding("utf8");
    let text = "";
    for await (const part of request) text += part;
    if (request.method === "OPTIONS") return say(204);
    if (url.pathname === "/token") return this.token(request, url, say);
    const session = this.sessions.get(request.headers.authorization?.replace(/^Basic /, ""));
    if (!session?.isTold) return say(401, "no such token");
    if (request.headers["x-experience-api-version"] !== "1.0.3") return say(400, "no version");
    const path = url.pathname.replace("/xapi/", "");
    const body = text && JSON.parse(text);
    this.asked.push({ method: request.method, path, stateId: url.searchParams.get("stateId"), body, session });
    if (request.method !== "GET") {
      const disturbs = await this.disturbs({ path, method: request.method, statements: path === "statements" ? [body].flat() : [] });
      if (disturbs === "down") return request.socket.destroy();
      if (disturbs) return say(disturbs, "disturbed");
    }
    if (path === "agents/profile" && url.searchParams.get("profileId") === "cmi5LearnerPreferences") {
      return this.isAgent(url, session) ? (this.preferences ? say(200, this.preferences) : say(404)) : say(400, "another agent");
    }
    if (path === "activities/state") return this.state(request, url, text, session, say);
    if (path === "statements" && request.method === "POST") return this.post([body].flat(), session, say);
    return say(404);
  }

  isAgent = (url, session) => isDeepStrictEqual(JSON.parse(url.searchParams.get("agent") ?? "null"), session.actor);

  token(request, url, say) {
    if (request.method !== "POST") return say(405);
    const session = [...this.sessions.values()].find((it) => it.id === url.searchParams.get("session"));
    if (!session || session.isTold) return say(200, { "error-code": "1", "error-text": "The authorization token has already been returned." });
    session.isTold = true;
    return say(200, { "auth-token": session.token });
  }

  state(request, url, text, session, say) {
    const { activityId, registration } = Object.fromEntries(url.searchParams);
    if (activityId !== session.activityId || registration !== session.registration || !this.isAgent(url, session)) return say(400, "another learner or unit");
    const stateId = url.searchParams.get("stateId");
    const name = `${registration} ${stateId}`;
    if (request.method === "GET") return this.documents.has(name) ? say(200, JSON.parse(this.documents.get(name))) : say(404);
    if (stateId === "LMS.LaunchData" || session.isAbandoned) return say(403, "not yours");
    this.documents.set(name, text);
    return say(204);
  }

  /** All of them are taken or none is. */
  post(statements, session, say) {
    const taken = [];
    for (const statement of statements) {
      const there = [...this.taken, ...taken].find((it) => it.statement.id === statement.id);
      // Whoever sends the same once more is told that it is there, and it is there once.
      if (there && isDeepStrictEqual(there.statement, statement)) continue;
      const why = there ? "the id is that of another statement" : this.fault(statement, session, [...this.taken, ...taken]);
      if (why) {
        this.refused.push({ why, statements });
        return say(there ? 409 : statements.length > 1 ? 400 : 403, why);
      }
      taken.push({ statement, session });
    }
    this.taken.push(...taken);
    return say(200, statements.map((it) => it.id));
  }

  /** Why a statement is not taken, after those that were. Their order is that of their times. */
  fault(statement, session, before) {
    const { context, result, timestamp } = statement;
    const verb = verbOf(statement);
    const isOne = isDefined(statement);
    const own = before.filter((it) => it.session === session).map((it) => it.statement);
    const all = before.filter((it) => it.session.registration === session.registration).map((it) => it.statement);
    const one = (list, name) => list.find((it) => isDefined(it) && verbOf(it) === name);
    const ended = one(own, "terminated");

    if (session.isAbandoned) return "the session is over";
    if (!uuid.test(statement.id ?? "")) return "an id that is none";
    if (!isDeepStrictEqual(statement.actor, session.actor)) return "another actor";
    if (!utc.test(timestamp ?? "")) return "a time that is not UTC";
    if (context?.registration !== session.registration) return "another registration";
    if (!holds(context, session.template)) return "the context lacks what the template holds";
    if (!own.length && !(isOne && verb === "initialized")) return "initialized comes first";
    if (own.some((it) => verbOf(it) === "initialized" && it.timestamp >= timestamp)) return "it is from before initialized";
    if (ended && ended.timestamp <= timestamp) return "it is from after terminated";
    if (verb === "terminated" && own.some((it) => it.timestamp >= timestamp)) return "terminated comes last";

    const categories = context.contextActivities.category ?? [];
    const counts = categories.some((it) => it.id === `${CMI5}categories/moveon`);
    if (!isOne) return counts ? "a statement of the course's own that counts" : defined.includes(verb) ? `${verb} is not one of cmi5` : undefined;

    if (!defined.includes(verb)) return `${verb} is none of cmi5's`;
    if (statement.object?.id !== session.activityId) return "it is not about the unit";
    if (one(own, verb)) return `${verb} twice in a session`;
    if (session.launchMode !== "Normal" && !["initialized", "terminated"].includes(verb)) return `${verb} where nothing counts`;
    if (["passed", "failed"].includes(verb) && (one(own, "passed") || one(own, "failed"))) return "passed and failed in one session";
    if (["passed", "completed"].includes(verb) && one(all, verb)) return `${verb} twice in a registration`;
    if (verb === "failed" && one(all, "passed")) return "failed after passed";

    if (verb !== "initialized" && !duration.test(result?.duration ?? "")) return "no duration";
    if (result?.success !== { passed: true, failed: false }[verb]) return "success that does not go with the verb";
    if (result?.completion !== { completed: true }[verb]) return "completion that does not go with the verb";
    if (counts !== ["passed", "failed", "completed"].includes(verb)) return "the category moveon is there or not";
    if (!["passed", "failed"].includes(verb)) return result?.score ? "a score" : undefined;

    const { scaled, raw, min, max } = result.score ?? {};
    const mark = session.masteryScore;
    if (mark !== undefined && context.extensions[`${CMI5}extensions/masteryscore`] !== mark) return "the mastery score is not the platform's";
    if (scaled === undefined) return undefined;
    if (!(scaled >= 0 && scaled <= 1)) return "scaled is not between 0 and 1";
    if (raw !== undefined && !(raw >= min && raw <= max)) return "raw without its bounds";
    return mark !== undefined && scaled >= mark !== (verb === "passed") ? "the score is on the other side of the mark" : undefined;
  }
}

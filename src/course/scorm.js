// What speaks with a platform by SCORM 1.2: an object that it puts into a window around the page, with eight functions that take and give
// texts. Everything is committed at each step, so that a browser that is closed half-way loses nothing.

import { begin, written } from "./course.js";

// How long is waited before a commit that failed is tried again, in milliseconds.
const PAUSE = 5000;
// As many windows as a platform may put around the page.
const MOST = 500;
const LONGEST_KEPT = 4096;
const LONGEST_TEXT = 255;

/** The platform's object, in one of the windows around this one or around the one that opened it. */
function found() {
  const upwards = (from) => {
    let it = from;
    for (let hops = 0; it && hops < MOST; hops += 1) {
      try {
        if (it.API) return it.API;
      } catch {
        // A window of another site keeps what it holds to itself.
      }
      if (it.parent === it) return undefined;
      it = it.parent;
    }
    return undefined;
  };
  // The windows around the one that opened it are looked through too.
  return upwards(window) ?? (window.opener ? upwards(window.opener) : undefined) ?? (window.top?.opener ? upwards(window.top.opener) : undefined);
}

const two = (number) => String(number).padStart(2, "0");

/** A stretch of time, `HHHH:MM:SS`. */
const span = (seconds) => {
  const whole = Math.max(0, Math.round(seconds));
  return `${String(Math.min(9999, Math.floor(whole / 3600))).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
};

/** A time of the day, `HH:MM:SS`. */
const clock = (date) => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;

/** An id as platforms take it: letters, digits and underscores. */
const identifier = (text) => text.replaceAll(/\W/g, "_").slice(0, LONGEST_TEXT);

function connect(told, settings) {
  const api = found();
  if (!api) return undefined;
  const begun = Date.now();

  /** Whether the last call went well. What did not is said, with the platform's number and its words, until it has gone well after all. */
  const went = (what, done = true, tells = "trouble") => {
    const code = String(api.LMSGetLastError());
    if (code === "0" && done) told.calm(what);
    else told[tells](what, code === "0" ? what : `${code} ${api.LMSGetErrorString(code)} (${what})`);
    return code === "0" && done;
  };
  const put = (name, value) => went(name, String(api.LMSSetValue(name, String(value))) === "true");
  const get = (name) => {
    const value = String(api.LMSGetValue(name) ?? "");
    return went(name) ? value : "";
  };
  // What a platform need not have is no trouble where it has it not.
  const optional = (name) => {
    const value = String(api.LMSGetValue(name) ?? "");
    return String(api.LMSGetLastError()) === "0" ? value : "";
  };
  // It says itself what there is of it; what it has not is not written.
  const children = (name) => optional(`${name}._children`).split(",").map((it) => it.trim()).filter(Boolean);

  if (String(api.LMSInitialize("")) !== "true") {
    const code = String(api.LMSGetLastError());
    throw new Error(`${code} ${api.LMSGetErrorString(code)} (LMSInitialize)`);
  }
  const mode = optional("cmi.core.lesson_mode");
  const browses = mode === "browse" || mode === "review";
  const kept = get("cmi.suspend_data");
  let status = get("cmi.core.lesson_status");
  // The platform's own mark, where it has one, goes before that of the set: it may judge by it itself when the course is left.
  const theirs = Number.parseFloat(optional("cmi.student_data.mastery_score"));
  const mastery = theirs > 0 && theirs <= 100 ? theirs : settings.pass;
  let best = Number.parseFloat(get("cmi.core.score.raw"));
  const scores = children("cmi.core.score");
  const parts = children("cmi.interactions");
  let next = parts.length ? Number(get("cmi.interactions._count")) || 0 : 0;
  let over = false;

  const sum = () => {
    put("cmi.core.session_time", span((Date.now() - begun) / 1000));
    if (!browses) put("cmi.core.exit", "suspend");
  };
  let again;
  const commit = () => {
    clearTimeout(again);
    sum();
    const done = String(api.LMSCommit("")) === "true";
    if (!went("LMSCommit", done, "waits")) again = setTimeout(commit, PAUSE);
  };
  const leave = () => {
    if (over) return;
    // No commit: a page that goes may not wait for an answer, as many a platform does at a commit. The last call is one by itself, and all
    // but the time was committed before.
    sum();
    over = true;
    clearTimeout(again);
    // There is nobody left to hear whether it went well, and nothing may be called after it.
    api.LMSFinish("");
  };
  if (!browses && ["", "not attempted", "browsed"].includes(status)) {
    status = "incomplete";
    put("cmi.core.lesson_status", status);
  }
  commit();
  addEventListener("pagehide", leave);
  // A telephone may end a page that is out of sight without another word.
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !over && commit());

  return {
    kept,
    browses,
    // Points are whole ones.
    mark: Math.ceil(mastery),
    keep(text) {
      if (over || browses) return;
      if (text.length > LONGEST_KEPT) told.trouble("cmi.suspend_data", `cmi.suspend_data: ${text.length} > ${LONGEST_KEPT}`);
      else if (put("cmi.suspend_data", text)) commit();
    },
    exercise(detail) {
      if (over) return;
      if (parts.length) {
        const it = `cmi.interactions.${next}`;
        const has = (part) => parts.includes(part);
        put(`${it}.id`, identifier(`exercise_${detail.id}`));
        if (has("time")) put(`${it}.time`, clock(new Date()));
        if (has("type")) put(`${it}.type`, "performance");
        if (has("correct_responses")) put(`${it}.correct_responses.0.pattern`, written(detail.key).slice(0, LONGEST_TEXT));
        if (has("student_response")) put(`${it}.student_response`, written(detail.predicted).slice(0, LONGEST_TEXT));
        // What is right in part is told as a share.
        const part = (detail.points / 100).toFixed(2);
        if (has("result")) put(`${it}.result`, detail.right ? "correct" : detail.points === 0 ? "wrong" : part);
        if (has("latency")) put(`${it}.latency`, span(detail.seconds));
        next += 1;
      }
      commit();
    },
    set(detail) {
      const passes = detail.points >= mastery;
      if (over) return "missed";
      // What has been passed stays passed, and the best result counts.
      if (!(best >= detail.points)) {
        best = detail.points;
        put("cmi.core.score.raw", best);
        if (scores.includes("min")) put("cmi.core.score.min", 0);
        if (scores.includes("max")) put("cmi.core.score.max", 100);
      }
      const hadPassed = status === "passed";
      status = passes || hadPassed ? "passed" : "failed";
      put("cmi.core.lesson_status", status);
      commit();
      return passes ? "passed" : hadPassed ? "already" : "missed";
    },
  };
}

begin(connect);

// What learners save, made up for those who count it.

import { pack } from "./support.mjs";

/** A result file on one exercise: what was predicted of the first decision, and how that is marked. */
export function resultFile(name, mark) {
  const rule = pack.rules.find((it) => pack.decisions[it.decides].primary);
  const decision = pack.decisions[rule.decides].id;
  const done = { set: "", number: 1, of: 1, id: "0bq2x", kind: "plain", title: null, rules: [rule.id], topics: [], predicted: {}, key: {}, marks: { [decision]: mark }, points: { right: 100, partly: 50, wrong: 0 }[mark], right: mark === "right", confidence: "sure", seconds: 9, needless: [], missed: mark === "right" ? [] : ["consent"] };
  const whole = { schema: 1, kind: "training-result", pack: { id: pack.id, version: pack.version, hash: pack.hash }, set: "", on: "2026-11-20", name, exercises: [done] };
  return { name: `${name}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(whole)) };
}

/** What exercises come to, each of as many decisions: points of a hundred, rounded down once. */
export function pointsOf(exercises) {
  const marks = exercises.flatMap((it) => Object.values(it.marks));
  const halves = { right: 2, partly: 1, wrong: 0 };
  return Math.floor((marks.reduce((sum, mark) => sum + halves[mark], 0) * 50) / marks.length);
}

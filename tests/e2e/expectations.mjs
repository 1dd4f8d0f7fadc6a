// What a worked case expects against what an assessment says, compared as tests/spec/open_cases.rs does: a body stands for itself
// and its parts, a later step may be a duty or the next contact, a fact of another track may leave a step open.

import { readFileSync } from "node:fs";

const codes = JSON.parse(readFileSync(new URL("../cases/codes.json", import.meta.url), "utf8"));

/** The strings of a list, or of one; none for null. */
const list = (value) => (value === null || value === undefined ? [] : [value].flat());

function within(code, whole) {
  for (let at = code; at; at = codes.part_of[at]) if (at === whole) return true;
  return false;
}

const meet = (got, wanted, mayAlso = []) =>
  wanted.every((whole) => got.some((code) => within(code, whole))) && got.every((code) => [...wanted, ...mayAlso].some((whole) => within(code, whole)));

/** What of the three verdicts that a case expects does not hold. */
export function verdictDifferences({ pack, expect }, { decisions }) {
  const found = [];
  const check = (holds, what) => holds || found.push(what);
  const { responsible, plan, next_contact: next } = decisions;
  const certain = list(responsible.value).length ? responsible.value : list(responsible.certain);
  const presumed = list(responsible.gap?.presumption);
  if (Array.isArray(expect.responsible)) {
    check(meet(certain, expect.responsible, expect.responsible_may_also), `responsible is ${certain} (${responsible.status}), not ${expect.responsible}`);
  } else if (expect.responsible?.gap) {
    check(responsible.status === "gap", `responsible is ${responsible.status}, not a gap`);
    check(meet(presumed, list(expect.responsible.presumption)), `what is presumed is ${presumed}`);
  } else if (expect.responsible?.open) {
    check(responsible.status === "open", `responsible is ${responsible.status}, not open`);
  }
  const plans = [...list(plan.value), ...(plan.status === "open" ? ["cannot_tell_yet"] : [])];
  check(list(expect.plan).every((code) => plans.includes(code)), `the plan is ${plans} (${plan.status}), not ${expect.plan}`);
  const steps = list(next.value);
  const wanted = expect.next_contact;
  if (wanted) {
    const accepted = [wanted.action, ...list(wanted.or).map((other) => other.action ?? other)];
    const possible = list(next.possible).flatMap((outcome) => list(outcome.value));
    const mayTurnOn = [...codes.tracks[pack], ...list(wanted.open_on)];
    const isSettled = steps.some((step) => accepted.includes(step));
    const turnsOn = [...list(next.open_facts), ...list(next.waits_for)];
    const isOpen = next.status === "open" && possible.some((step) => accepted.includes(step)) && turnsOn.every((fact) => mayTurnOn.includes(fact));
    check(isSettled || isOpen, `the next contact is ${steps} (${next.status}; turns on ${turnsOn}), not ${accepted}`);
    if (wanted.role && steps.includes(wanted.action)) check(list(next.role).some((code) => within(code, wanted.role)), `its role is ${next.role}, not ${wanted.role}`);
  }
  const seen = [...presumed, ...certain, ...plans, ...steps];
  for (const code of list(expect.never_show)) check(!seen.includes(code), `it says ${code}`);
  return found;
}

/**
 * What of the duties, deadlines and notices that a case expects does not hold; and of the grounds, where all of the case was told: what
 * no longer changes anything is not asked for, and may be one ground more.
 */
export function otherDifferences({ answers, expect }, { decisions, duties, notices }, given) {
  const found = [];
  const bases = ["responsible", "plan", "next_contact"].flatMap((id) => list(decisions[id].basis));
  const isTold = Object.keys(answers).every((id) => id in given);
  for (const id of isTold ? list(expect.basis_includes) : []) if (!bases.includes(id)) found.push(`nothing rests on ${id}`);
  const steps = list(decisions.next_contact.value);
  const named = [...duties, ...notices].map((it) => it.id);
  for (const code of list(expect.duties)) if (!named.includes(code) && !steps.includes(code)) found.push(`the duty ${code} is missing`);
  for (const code of list(expect.show)) if (!named.includes(code)) found.push(`the notice ${code} is missing`);
  for (const code of list(expect.never_show)) if (named.includes(code)) found.push(`it says ${code}`);
  for (const { duty, ...wanted } of list(expect.deadlines)) {
    const told = duties.find((it) => it.id === duty)?.deadline;
    if (!told || Object.keys(wanted).some((key) => told[key] !== wanted[key])) found.push(`the deadline of ${duty} is ${JSON.stringify(told)}`);
  }
  return found;
}

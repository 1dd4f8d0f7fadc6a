// The same table of 192 rows and 7 columns in three engines: how long one of them takes for a case, and whether it says the same.

import { ZenEngine } from "@gorules/zen-engine";
import { Engine as JsonRules } from "json-rules-engine";
import Publicodes from "publicodes";

/** Times of each engine in microseconds for one case, over rows `{ when: [codes], gives }`; `columns` name the codes. */
export async function tables(columns, rows) {
  const cases = rows.map(({ when, gives }) => ({ facts: Object.fromEntries(columns.map((column, place) => [column, when[place]])), gives }));
  return {
    "@gorules/zen-engine": await timed(cases, zen(columns, rows)),
    "json-rules-engine": await timed(cases, jsonRules(columns, rows)),
    publicodes: await timed(cases, publicodes(columns, rows)),
  };
}

/** The median of five rounds over all cases, after one that shows that every answer is right. */
async function timed(cases, decide) {
  for (const { facts, gives } of cases) {
    const given = await decide(facts);
    if (given !== gives) throw new Error(`${JSON.stringify(facts)} gives ${given}, not ${gives}`);
  }
  const rounds = [];
  for (let round = 0; round < 5; round += 1) {
    const before = performance.now();
    for (const { facts } of cases) await decide(facts);
    rounds.push(((performance.now() - before) * 1000) / cases.length);
  }
  return rounds.sort((a, b) => a - b)[2];
}

function zen(columns, rows) {
  const content = {
    nodes: [
      { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
      {
        id: "table",
        type: "decisionTableNode",
        name: "table",
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: "first",
          inputs: columns.map((column) => ({ id: column, name: column, type: "expression", field: column })),
          outputs: [{ id: "outcome", name: "outcome", type: "expression", field: "outcome" }],
          rules: rows.map(({ when, gives }, place) => ({ _id: `r${place}`, ...Object.fromEntries(columns.map((column, at) => [column, `"${when[at]}"`])), outcome: `"${gives}"` })),
        },
      },
      { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "table", type: "edge" },
      { id: "b", sourceId: "table", targetId: "out", type: "edge" },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  return async (facts) => (await decision.evaluate(facts)).result.outcome;
}

function jsonRules(columns, rows) {
  const engine = new JsonRules();
  for (const { when, gives } of rows) {
    engine.addRule({ conditions: { all: columns.map((fact, place) => ({ fact, operator: "equal", value: when[place] })) }, event: { type: gives } });
  }
  return async (facts) => (await engine.run(facts)).events[0].type;
}

function publicodes(columns, rows) {
  const rules = Object.fromEntries(columns.map((column) => [column, null]));
  rules.outcome = {
    variations: rows.map(({ when, gives }) => ({ si: { "toutes ces conditions": columns.map((column, place) => `${column} = '${when[place]}'`) }, alors: `'${gives}'` })),
  };
  const engine = new Publicodes(rules, { logger: { log() {}, warn() {}, error() {} } });
  return async (facts) => engine.setSituation(Object.fromEntries(Object.entries(facts).map(([column, code]) => [column, `'${code}'`]))).evaluate("outcome").nodeValue;
}

// The exported decision models, held against independent programs: dmn-moddle (the reader of the common editors) takes them
// without a warning, and feelin (a FEEL engine) decides the case classes as our engine does.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { read } from './engine.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lots = join(root, 'target/release/lots');
const ON = '2026-02-28';
// The largest pack has so many cases that all of them take a minute and a half: DMN_CASES=all evaluates them.
const MOST = process.env.DMN_CASES === 'all' ? Infinity : 1500;

let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), 'dmn-'))));
after(() => rmSync(folder, { recursive: true }));

/** Exports a pack; gives the model, its cases, and the XML. */
async function exported(pack, name) {
  const [out, cases] = [join(folder, `${name}.dmn`), join(folder, `${name}.json`)];
  const { status, stdout, stderr } = spawnSync(lots, ['dmn', 'export', pack, '--out', out, '--cases', cases, '--on', ON, '--format', 'json'], { cwd: root, encoding: 'utf8' });
  // One pack has gaps and conflicts for the export's sake: it goes on, and says so.
  assert.equal(status, /is not sound/.test(stderr) ? 1 : 0, stderr);
  const xml = readFileSync(out, 'utf8');
  return { model: await read(xml), xml, told: JSON.parse(stdout), ...JSON.parse(readFileSync(cases, 'utf8')) };
}

/** Members stand in any order, and twice means no more than once. */
function plain(value) {
  if (Array.isArray(value)) return [...new Set(value)].sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]).sort());
}

const PACKS = [
  ['demo', 'tests/cases/demo.toml'],
  ['every-form', 'tests/dmn/every-form.toml'],
  ...['stockholm', 'malmo', 'ekero', 'danmark'].map((id) => [id, id]),
];

for (const [name, pack] of PACKS) {
  describe(name, () => {
    let all;
    before(async () => (all = await exported(pack, name)));

    test('another engine decides the cases as ours does', () => {
      const { model, cases, told } = all;
      assert.equal(cases.length, told.cases.count);
      assert.ok(cases.length > 20, 'there are cases');
      const seen = new Map();
      const every = Math.ceil(cases.length / MOST) || 1;
      for (const { inputs, expect } of cases.filter((_, at) => at % every === 0)) {
        const got = model.evaluate(inputs);
        for (const [decision, expected] of Object.entries(expect)) {
          assert.deepEqual(plain(got[decision]), plain(expected), `${decision} of ${JSON.stringify(inputs)}`);
          seen.set(decision, (seen.get(decision) ?? new Set()).add(JSON.stringify(plain(expected))));
        }
      }
      // A decision that comes out the same everywhere would prove little.
      for (const { decision } of all.classes) assert.ok(seen.get(decision).size > 1, `${decision} comes out in several ways`);
    });

    test('the drawing has every node once, apart from all others, and every requirement', () => {
      const { definitions } = all.model;
      const { diagramElements } = definitions.dmnDI.diagrams[0];
      const shapes = diagramElements.filter(({ $type }) => $type === 'dmndi:DMNShape');
      const edges = diagramElements.filter(({ $type }) => $type === 'dmndi:DMNEdge');
      const nodes = [...definitions.drgElement, ...(definitions.artifact ?? [])];
      assert.deepEqual(shapes.map(({ dmnElementRef }) => dmnElementRef.id).sort(), nodes.map(({ id }) => id).sort());
      const requirements = definitions.drgElement.flatMap((element) => [
        ...(element.informationRequirement ?? []),
        ...(element.authorityRequirement ?? []),
      ]);
      assert.deepEqual(edges.map(({ dmnElementRef }) => dmnElementRef.id).sort(), requirements.map(({ id }) => id).sort());
      shapes.forEach(({ bounds: a }, at) =>
        shapes.slice(at + 1).forEach(({ bounds: b }) => {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          assert.ok(apart, 'two shapes overlap');
        }),
      );
    });

    test('what is not carried is told, and stands in the file', () => {
      const { told, model } = all;
      const text = (model.definitions.artifact ?? []).map((note) => note.text).join('\n');
      for (const note of told.not_carried) assert.ok(text.includes(note), note);
    });
  });
}

test('an edit in an editor changes what another engine decides', async () => {
  const { xml, cases } = await exported('tests/cases/demo.toml', 'edited');
  const edited = await read(xml.replaceAll('<text>&gt;= 19</text>', '<text>&gt;= 21</text>'));
  const differs = cases.filter(({ inputs, expect }) => {
    if (!('unit' in expect)) return false;
    return JSON.stringify(plain(edited.evaluate(inputs).unit)) !== JSON.stringify(plain(expect.unit));
  });
  assert.ok(differs.length > 0, 'the comparison can fail');
});

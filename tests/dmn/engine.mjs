// Evaluates a decision model with none of our own code: dmn-moddle reads the file, feelin evaluates every FEEL expression and
// cell. What is written here is only what the standard says of decision tables: hit policies, and that a decision sees nothing
// but what it requires.

import { DmnModdle } from 'dmn-moddle';
import { date, evaluate, unaryTest } from 'feelin';

/** Reads a file; throws where the reader has a warning. */
export async function read(xml) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  if (warnings.length) throw new Error(warnings.map((warning) => warning.message).join('\n'));
  return new Model(rootElement);
}

class Model {
  constructor(definitions) {
    this.definitions = definitions;
    const of = (type) => definitions.drgElement.filter((element) => element.$type === type);
    this.inputs = of('dmn:InputData');
    this.decisions = of('dmn:Decision');
    this.byId = new Map(definitions.drgElement.map((element) => [element.id, element]));
    this.order = [];
    this.decisions.forEach((decision) => this.#visit(decision, new Set()));
    this.known = new Map();
  }

  #visit(decision, above) {
    if (this.order.includes(decision)) return;
    if (above.has(decision)) throw new Error(`${decision.name} requires itself`);
    above.add(decision);
    for (const needed of this.required(decision)) if (needed.$type === 'dmn:Decision') this.#visit(needed, above);
    above.delete(decision);
    this.order.push(decision);
  }

  /** The input data and decisions that a decision requires. */
  required(decision) {
    return (decision.informationRequirement ?? []).map((requirement) => {
      const { href } = requirement.requiredInput ?? requirement.requiredDecision;
      const element = this.byId.get(href.slice(1));
      if (!element) throw new Error(`${decision.name} requires ${href}, which is not there`);
      return element;
    });
  }

  /** All decisions' values, from plain JSON inputs. */
  evaluate(inputs) {
    const values = new Map();
    for (const input of this.inputs) {
      const given = inputs[input.name];
      values.set(input, input.variable.typeRef === 'date' ? date(given) : given);
    }
    for (const decision of this.order) {
      const scope = {};
      for (const needed of this.required(decision)) scope[needed.variable.name] = values.get(needed);
      values.set(decision, this.#decide(decision, scope));
    }
    return Object.fromEntries(this.decisions.map((decision) => [decision.name, values.get(decision)]));
  }

  #decide(decision, scope) {
    const logic = decision.decisionLogic;
    if (logic.$type === 'dmn:LiteralExpression') return this.#value(logic.text, scope);
    if (logic.$type !== 'dmn:DecisionTable') throw new Error(`${decision.name} is made by ${logic.$type}`);
    const asked = logic.input.map((clause) => {
      const value = this.#value(clause.inputExpression.text, scope);
      const key = JSON.stringify(value);
      if (clause.inputValues && !this.#passes(clause.inputValues.text, value, key)) {
        throw new Error(`${decision.name}: ${key} is not among ${clause.inputValues.text}`);
      }
      return [value, key];
    });
    const hits = (logic.rule ?? []).filter((rule) =>
      rule.inputEntry.every((cell, at) => cell.text === '-' || this.#passes(cell.text, ...asked[at])),
    );
    const given = hits.map((rule) => this.#given(decision, logic, rule));
    switch (logic.hitPolicy ?? 'UNIQUE') {
      case 'UNIQUE':
        if (given.length > 1) throw new Error(`${decision.name} is UNIQUE, and ${given.length} rules match`);
        return given[0] ?? null;
      case 'ANY':
        if (new Set(given.map((value) => JSON.stringify(value))).size > 1) throw new Error(`${decision.name} is ANY, and rules differ`);
        return given[0] ?? null;
      case 'FIRST':
        return given[0] ?? null;
      case 'COLLECT':
        if (logic.aggregation) throw new Error(`${decision.name} is aggregated`);
        return given;
      default:
        throw new Error(`${decision.name} has the hit policy ${logic.hitPolicy}`);
    }
  }

  #given(decision, logic, rule) {
    const values = rule.outputEntry.map((entry, at) => {
      const value = this.#value(entry.text, {});
      const { outputValues } = logic.output[at];
      if (outputValues && !this.#passes(outputValues.text, value, JSON.stringify(value))) {
        throw new Error(`${decision.name}: ${JSON.stringify(value)} is not among ${outputValues.text}`);
      }
      return value;
    });
    if (values.length === 1) return values[0];
    return Object.fromEntries(values.map((value, at) => [logic.output[at].name, value]));
  }

  #value(text, scope) {
    const names = this.#once('names', `${text}\n${Object.keys(scope)}`, () => Object.keys(scope).filter((name) => text.includes(name)));
    const own = Object.fromEntries(names.map((name) => [name, scope[name]]));
    return this.#once(text, JSON.stringify(own), () => checked(text, evaluate(text, own)));
  }

  #passes(text, value, key) {
    return this.#once(`? ${text}`, key, () => checked(text, unaryTest(text, { '?': value }))) === true;
  }

  // The same text over the same values is evaluated once: a table asks the same thing in row after row.
  #once(text, key, work) {
    let own = this.known.get(text);
    if (!own) this.known.set(text, (own = new Map()));
    if (!own.has(key)) own.set(key, work());
    return own.get(key);
  }
}

function checked(text, { value, warnings }) {
  if (warnings.length) throw new Error(`${text}: ${warnings.map((warning) => warning.message).join('; ')}`);
  return value;
}

// The interview as one would write it by hand, with Preact: one question at a time, then the outcome.

import { h, render } from "preact";
import { useState } from "preact/hooks";
import { interview, outcome } from "lots-interview";

function Form() {
  const [answers, setAnswers] = useState({});
  const next = interview.find(({ id }) => !(id in answers));
  if (!next) return h("h2", {}, outcome(answers));
  const option = ({ code, label }) =>
    h("label", { key: code }, h("input", { type: "radio", name: next.id, onChange: () => setAnswers({ ...answers, [next.id]: code }) }), label);
  return h("fieldset", { key: next.id }, h("legend", {}, next.ask), next.values.map(option));
}

render(h(Form), document.querySelector("#interview"));

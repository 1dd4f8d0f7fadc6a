// The interview with SurveyJS: one question a page, on to the next by itself, then the outcome.

import { Model, settings } from "survey-core";
import "survey-core/survey-core.css";
import { renderSurvey } from "survey-js-ui";
import { interview, outcome } from "lots-interview";

// It waits a little by default, which is no time that it takes.
settings.autoAdvanceDelay = 0;
const survey = new Model({
  questionsOnPageMode: "questionPerPage",
  autoAdvanceEnabled: true,
  autoAdvanceAllowComplete: true,
  showNavigationButtons: false,
  elements: interview.map(({ id, ask, values }) => ({
    type: "radiogroup",
    name: id,
    title: ask,
    isRequired: true,
    choices: values.map(({ code, label }) => ({ value: code, text: label })),
  })),
});
survey.onCompleting.add(({ data }) => (survey.completedHtml = `<h2>${outcome(data)}</h2>`));
renderSurvey(survey, document.querySelector("#interview"));

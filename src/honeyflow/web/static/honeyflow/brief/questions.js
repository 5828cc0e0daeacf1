// Questions others will ask: which of them go into the brief.
import { el, only } from "./dom.js";

export function showQuestions(root, app) {
  const { questions } = app.offer;
  only("[data-questions-set]", root).hidden = !questions.length;
  const groups = [...new Set(questions.map((each) => each.for))];
  only("[data-questions]", root).replaceChildren(...groups.flatMap((group) => [
    el("p", { class: "choices__asker" }, group),
    ...questions.filter((each) => each.for === group).map((each) => choice(app, each)),
  ]));
}

function choice(app, question) {
  const box = el("input", { type: "checkbox" });
  box.checked = app.draft.questions === null || app.draft.questions.includes(question.slug);
  box.addEventListener("change", function () {
    const kept = new Set(app.draft.questions ?? app.offer.questions.map((each) => each.slug));
    if (box.checked) kept.add(question.slug);
    else kept.delete(question.slug);
    const every = app.offer.questions.every((each) => kept.has(each.slug));
    app.draft.questions = every ? null : [...kept];
    app.changed();
  });
  return el("label", {}, box, el("span", {}, question.question));
}

// A quiz is answered where it stands, and marks itself.

import { element } from "../elements.js";

/**
 * Makes of the folds of a page on disk what is chosen from: the explanation of what was chosen shows when it is checked.
 * @param {import("./notebook.js").Notebook} notebook
 * @param {import("./block.js").Block} block
 * @param {HTMLElement} part
 */
export function makeQuiz(notebook, block, part) {
  const quiz = part.querySelector(".quiz");
  const folds = [...part.querySelectorAll("details")];
  if (!quiz || folds.length === 0) return;
  const key = block.section.dataset.key ?? "";
  const choices = folds.map((fold, index) => {
    const input = element("input", { type: "radio", name: key, value: String(index) });
    const words = element("span", {}, ...fold.querySelector("summary")?.childNodes ?? []);
    const why = /** @type {HTMLElement} */ (fold.querySelector("div"));
    why.hidden = true;
    input.setAttribute("aria-describedby", why.id = `${key}-${index}`);
    return { input, why, element: element("div", { class: `choice ${fold.className}` }, element("label", {}, input, words), why) };
  });
  const check = element("button", { type: "submit" }, "Check");
  const mark = () => {
    const chosen = choices.find(({ input }) => input.checked);
    check.disabled = !chosen;
    for (const { why } of choices) why.hidden = notebook.progress[key] === undefined || why !== chosen?.why;
    return chosen;
  };
  const form = element("form", { class: "quiz", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const chosen = choices.find(({ input }) => input.checked);
    if (!chosen) return;
    notebook.remember(key, chosen.input.value);
    mark();
  } }, element("fieldset", {}, element("legend", { class: "unseen" }, "Quiz"), ...choices.map((one) => one.element)),
  element("div", { class: "unseen", role: "status" }), check);
  const answered = choices[Number(notebook.progress[key] ?? -1)];
  if (answered) answered.input.checked = true;
  form.addEventListener("change", () => {
    const chosen = choices.find(({ input }) => input.checked);
    check.disabled = !chosen;
    // Another choice is explained when it is checked.
    for (const { input, why } of choices) why.hidden = !(input.checked && notebook.progress[key] === input.value);
  });
  form.addEventListener("submit", () => {
    const why = choices.find(({ input }) => input.checked)?.why;
    const status = form.querySelector("[role=status]");
    if (status) status.textContent = why?.textContent ?? "";
  });
  quiz.replaceWith(form);
  mark();
}

// A quiz is answered where it stands, and marks itself.

import { element } from "../elements.js";

/**
 * Makes of the folds of a page on disk what is chosen from: what was chosen is explained when it is checked.
 * @param {import("./notebook.js").Notebook} notebook
 * @param {import("./block.js").Block} block
 * @param {HTMLElement} part
 */
export function makeQuiz(notebook, block, part) {
  const quiz = part.querySelector(".quiz");
  const folds = [...part.querySelectorAll("details")];
  if (!quiz || folds.length === 0) return;
  const key = block.section.dataset.key ?? "";
  const choices = folds.map((fold, index) => choiceOf(fold, key, index));
  const check = element("button", {}, "Check");
  const status = element("div", { class: "unseen", role: "status" });
  const show = () => {
    check.disabled = !choices.some(({ input }) => input.checked);
    for (const { input, why } of choices) {
      why.hidden = !input.checked || notebook.progress[key] !== input.value;
      // Those who hear the page are not told before it is checked either.
      if (why.hidden) input.removeAttribute("aria-describedby");
      else input.setAttribute("aria-describedby", why.id);
    }
  };
  const answer = choices[Number(notebook.progress[key] ?? -1)];
  if (answer) answer.input.checked = true;
  show();
  quiz.replaceWith(element("form", { class: "quiz", onchange: show, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const chosen = choices.find(({ input }) => input.checked);
    if (!chosen) return;
    notebook.remember(key, chosen.input.value);
    show();
    status.textContent = chosen.why.textContent;
  } }, element("fieldset", {}, element("legend", { class: "unseen" }, "Quiz"), ...choices.map((one) => one.element)), check, status));
}

/**
 * @param {HTMLElement} fold
 * @param {string} key of the quiz
 * @param {number} index
 */
function choiceOf(fold, key, index) {
  const input = element("input", { type: "radio", name: key, value: String(index) });
  const words = element("span", {}, ...fold.querySelector("summary")?.childNodes ?? []);
  const why = element("div", { id: `${key}-${index}` }, ...fold.querySelector("div")?.childNodes ?? []);
  return { input, why, element: element("div", { class: `choice ${fold.className}` }, element("label", {}, input, words), why) };
}

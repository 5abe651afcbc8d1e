// A prediction is made before its result is shown.

import { element } from "../elements.js";
import { grouped, short } from "../words.js";

/** @typedef {import("./block.js").Block} Block */

export class Predictions {
  /** @param {import("./notebook.js").Notebook} notebook */
  constructor(notebook) {
    this.notebook = notebook;
  }

  /**
   * Asks for it, unless it is made.
   * @param {Block} block with the prediction
   */
  ask(block) {
    const form = /** @type {HTMLFormElement} */ (block.section.querySelector("form.prediction"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = String(new FormData(form).get("said") ?? "").trim();
      if (said) this.make(block, said);
    });
    form.querySelector(".skip-prediction")?.addEventListener("click", () => this.make(block, ""));
    this.tell(block);
  }

  /** @param {Block} block @param {string} said nothing where the result is shown without */
  make(block, said) {
    this.notebook.remember(block.section.dataset.key ?? "", said);
    this.tell(block);
    // The form that had the focus is gone.
    const told = /** @type {HTMLElement | null} */ (block.section.querySelector(".said"));
    told?.focus();
  }

  /**
   * Shows the result where the prediction is made, and says both.
   * @param {Block} block with the prediction
   */
  tell(block) {
    const key = block.section.dataset.key ?? "";
    const said = this.notebook.progress[key];
    const isMade = said !== undefined;
    const form = /** @type {HTMLFormElement} */ (block.section.querySelector("form.prediction"));
    form.hidden = isMade;
    const hidden = this.notebook.blocks.filter(({ section }) => section.dataset.predicted === key);
    // What fails is not kept to itself.
    const isOpen = isMade || hidden.some(({ output }) => output.querySelector(".failure"));
    for (const { output, section } of hidden) {
      output.hidden = !isOpen;
      section.toggleAttribute("data-veiled", !isOpen);
    }
    if (!isMade) return;
    const place = block.section.querySelector(".said")
      ?? form.parentElement?.insertBefore(element("p", { class: "said", tabIndex: -1 }), form);
    if (place) place.textContent = words(form, said, hidden.at(-1)?.output.querySelector("[data-answers]")?.getAttribute("data-answers"));
  }

  /** @param {Block} block that has shown something */
  shown(block) {
    const key = block.section.dataset.predicted;
    const asked = key && this.notebook.blocks.find((one) => one.section.dataset.key === key);
    if (asked) this.tell(asked);
  }
}

/**
 * `You said 500; it is 576.`
 * @param {HTMLFormElement} form
 * @param {string} said
 * @param {string | null | undefined} answers as JSON: whether each choice is right, or the number; nothing where they are
 *   not known
 */
function words(form, said, answers) {
  if (!said) return "Shown without a prediction.";
  const choices = [...form.querySelectorAll(".answer-choice")].map((choice) => `“${choice.textContent?.trim()}”`);
  const known = /** @type {(boolean | number | null)[]} */ (JSON.parse(answers ?? "[]"));
  if (choices.length > 0) {
    const right = choices.filter((_, index) => known[index]);
    return compared(choices[Number(said)] ?? said, right.join(" and "));
  }
  const number = typeof known[0] === "number" ? known[0] : null;
  return compared(said, number === null ? "" : Number.isInteger(number) ? grouped(number) : short(number));
}

/**
 * @param {string} said
 * @param {string} right nothing where it is not known
 */
function compared(said, right) {
  if (!right) return `You said ${said}.`;
  const plain = (/** @type {string} */ words) => words.replaceAll(",", "").replace("−", "-").replace(/^\+/, "");
  return plain(said) === plain(right) ? `You said ${said}: so it is.` : `You said ${said}; it is ${right}.`;
}

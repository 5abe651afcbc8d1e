// Exercises: whether they are solved, and hints one by one.

import { element } from "../elements.js";

/** @typedef {import("./block.js").Block} Block */

export class Hints {
  /** @param {import("./notebook.js").Notebook} notebook */
  constructor(notebook) {
    this.notebook = notebook;
    /** @type {WeakMap<Block, HTMLElement>} */
    this.hints = new WeakMap();
  }

  /** @param {Block} block */
  offer(block) {
    const place = /** @type {HTMLElement | null} */ (block.section.querySelector(":scope > .hints"));
    if (!place) return;
    this.hints.set(block, place);
    this.addButton(block, /** @type {HTMLElement[]} */ ([...place.children]));
    this.judge(block);
  }

  /** @param {Block} block @param {HTMLElement[]} hints */
  addButton(block, hints) {
    const key = (block.section.dataset.key ?? "").replace("exercise", "hints");
    let shown = Number(this.notebook.progress[key] ?? 0);
    const button = element("button", { type: "button", class: "hint-button", onclick: () => {
      shown += 1;
      show();
      this.notebook.remember(key, String(shown));
      hints[shown - 1].focus();
    } });
    const show = () => {
      for (const [index, hint] of hints.entries()) {
        hint.hidden = index >= shown;
        hint.tabIndex = -1;
      }
      button.hidden = shown >= hints.length;
      button.textContent = `Hint ${shown + 1} of ${hints.length}`;
    };
    show();
    hints[0].parentElement?.append(button);
  }

  /** @param {Block} block */
  judge(block) {
    // Help comes before the solution, which has just come anew.
    const hints = this.hints.get(block);
    if (hints) block.output.querySelector(".answer")?.before(hints);
    if (block.output.querySelector(":scope > .element > .solved")) {
      this.notebook.remember(block.section.dataset.key ?? "", "solved");
    } else if (block.isChanged) {
      // Who has tried is told what is not right.
      const why = block.output.querySelector(":scope > .element > .open details");
      if (why) /** @type {HTMLDetailsElement} */ (why).open = true;
    }
  }
}

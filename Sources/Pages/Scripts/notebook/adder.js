// Between two blocks: a new cell, or new text.

import { element } from "../elements.js";

export class Adder {
  /**
   * @param {import("./notebook.js").Notebook} notebook
   * @param {() => number} after the number of the block before it; −1 for none
   */
  constructor(notebook, after) {
    const button = (/** @type {string} */ words, /** @type {"cell" | "prose"} */ kind, /** @type {number} */ tabIndex) =>
      element("button", { type: "button", tabIndex, onclick: () => notebook.insert(after(), kind) }, words);
    this.element = element("div", { class: "adder", role: "toolbar", "aria-label": "Add here" },
      button("+ Cell", "cell", 0), button("+ Text", "prose", -1));
    // One stop for the Tab key, and arrows within, or there would be twice as many stops as blocks.
    this.element.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const buttons = /** @type {HTMLElement[]} */ ([...this.element.children]);
      const other = buttons.find((one) => one !== document.activeElement);
      for (const one of buttons) one.tabIndex = one === other ? 0 : -1;
      other?.focus();
    });
  }
}

// One weight or bias, to be changed in place.

import { element } from "./elements.js";
import { short } from "./words.js";

/** @typedef {{name: string, index: number, value: number, learned: number, limit: number}} Chosen a parameter, and how far its slider goes either way */

export class Editor {
  /** @param {(index: number, value: number | null) => void} edit called with the new value; none puts the learned one back */
  constructor(edit) {
    /** @type {Chosen | null} */
    this.chosen = null;
    const change = (/** @type {any} */ event) => {
      const value = Number(event.target.value);
      if (this.chosen && event.target.value !== "" && Number.isFinite(value)) edit(this.chosen.index, value);
    };
    this.name = element("span", { class: "what" });
    this.slider = element("input", { type: "range", step: "0.01", oninput: change });
    this.number = element("input", { type: "number", step: "0.01", onchange: change });
    this.back = element("button", { type: "button", onclick: () => this.chosen && edit(this.chosen.index, null) });
    this.element = element("div", { class: "editor", role: "group", "aria-label": "Change a weight", hidden: true },
      this.name, this.slider, this.number, this.back);
  }

  /** @param {Chosen | null} chosen */
  show(chosen) {
    this.chosen = chosen;
    this.element.hidden = chosen === null;
    if (!chosen) return;
    const { name, value, learned, limit } = chosen;
    this.name.textContent = name;
    const text = String(Math.round(value * 1e4) / 1e4);
    for (const input of [this.slider, this.number]) {
      input.setAttribute("aria-label", name);
      input.min = String(-limit);
      input.max = String(limit);
      // A number that is being typed is left alone.
      if (Number(input.value) !== Number(text)) input.value = text;
    }
    this.back.textContent = `Put back ${short(learned, true)}`;
    this.back.disabled = value === learned;
  }
}

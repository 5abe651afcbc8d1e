// Bars across the page that say what the whole page must know.

import { element } from "../elements.js";

export class Notices {
  constructor() {
    this.place = /** @type {HTMLElement} */ (document.querySelector(".notices"));
  }

  /**
   * @param {string} name by which it is hidden again
   * @param {string} words
   * @param {Record<string, () => void>} acts buttons
   */
  show(name, words, acts = {}) {
    if (this.find(name)) return;
    this.place.append(element("div", { class: "notice", "data-name": name }, element("p", {}, words),
      ...Object.entries(acts).map(([act, onclick]) => element("button", { type: "button", onclick }, act))));
  }

  /** @param {string} name */
  hide(name) {
    this.find(name)?.remove();
  }

  /** @param {string} name */
  find(name) {
    return this.place.querySelector(`[data-name="${name}"]`);
  }
}

// The digits that a page carries, as a strip of pictures to choose from.

import { element, withArticle } from "./words.js";

export class Strip {
  /**
   * @param {import("./data.js").Carried} carried
   * @param {Float32Array} report the report's digit
   * @param {import("./colours.js").Colours} colours
   * @param {(place: number) => void} choose called with a digit's place; −1 for the report's
   */
  constructor(carried, report, colours, choose) {
    this.colours = colours;
    const { examples } = carried.facts;
    // One of each kind, then the next of each kind.
    const rank = (/** @type {number} */ place) => examples.slice(0, place).filter(({ label }) => label === examples[place].label).length;
    const order = [...examples.keys()].sort((a, b) => Number(examples[a].isHard) - Number(examples[b].isHard) || rank(a) - rank(b) || examples[a].label - examples[b].label);
    const thumbnail = (/** @type {number} */ place, /** @type {string} */ name, /** @type {Float32Array} */ pixels) => {
      const canvas = element("canvas", { width: 28, height: 28 });
      const button = element("button", { type: "button", title: name, "aria-label": name, tabIndex: -1, onclick: () => choose(place) }, canvas);
      return { place, canvas, button, pixels };
    };
    this.all = [
      thumbnail(-1, "the report’s digit", report),
      ...order.map((place) => {
        const { index, label, isHard } = examples[place];
        return thumbnail(place, `${withArticle(label)}, test digit ${index}${isHard ? ", hard" : ""}`, carried.examples[place]);
      }),
    ];
    const firstHard = this.all.findIndex(({ place }) => place >= 0 && examples[place].isHard);
    const buttons = this.all.map(({ button }) => button);
    if (firstHard > 0) buttons.splice(firstHard, 0, element("span", { class: "note" }, "hardest for this network"));
    this.element = element("div", { class: "strip", role: "toolbar", "aria-label": "Digits to choose from" }, ...buttons);
    this.element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.walk(event));
    this.paint();
    /** @type {number | null | undefined} */
    this.chosen = undefined;
    this.show(-1);
  }

  paint() {
    for (const { canvas, pixels } of this.all) {
      canvas.getContext("2d").putImageData(this.colours.image(pixels, 28, { kind: "ink", limit: 1 }), 0, 0);
    }
  }

  /** @param {number | null} chosen the place of the digit that is shown; none if it is drawn */
  show(chosen) {
    if (chosen === this.chosen) return;
    this.chosen = chosen;
    for (const { place, button } of this.all) {
      button.setAttribute("aria-pressed", String(place === chosen));
      button.tabIndex = place === (chosen ?? -1) ? 0 : -1;
    }
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const here = this.all.findIndex(({ button }) => button === document.activeElement);
    const next = /** @type {Record<string, number>} */ (
      { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: this.all.length - 1 })[event.key];
    if (!this.all[next]) return;
    event.preventDefault();
    this.all[next].button.focus();
    this.all[next].button.click();
  }
}

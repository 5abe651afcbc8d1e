// Digits to choose from, as a strip of pictures.

import { contextOf } from "./canvas.js";
import { element } from "./elements.js";
import { withArticle } from "./words.js";

/**
 * @typedef {object} Item
 * @property {number} place by which it is chosen
 * @property {string} name
 * @property {Float32Array} pixels
 * @property {[string, string]} [answer] what stands under it: what it is taken for, and how surely
 * @property {string} [note] what stands before it
 */

export class Strip {
  /**
   * @param {import("./colours.js").Colours} colours
   * @param {string} name
   * @param {(place: number) => void} choose
   */
  constructor(colours, name, choose) {
    this.colours = colours;
    this.choose = choose;
    /** @type {{item: Item, canvas: HTMLCanvasElement, button: HTMLButtonElement}[]} */
    this.all = [];
    this.element = element("div", { class: "strip", role: "toolbar", "aria-label": name });
    this.element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.walk(event));
  }

  /** @param {Item[]} items */
  fill(items) {
    this.all = items.map((item) => {
      const side = Math.sqrt(item.pixels.length);
      const canvas = element("canvas", { width: side, height: side });
      const button = element("button", {
        type: "button", title: item.name, "aria-label": item.name, tabIndex: -1, onclick: () => this.choose(item.place),
      }, canvas, item.answer && element("b", {}, item.answer[0]), item.answer && element("span", {}, item.answer[1]));
      return { item, canvas, button };
    });
    this.element.replaceChildren(...this.all.flatMap(({ item, button }) =>
      (item.note ? [element("span", { class: "note" }, item.note), button] : [button])));
    this.paint();
    /** @type {number | null | undefined} */
    this.chosen = undefined;
  }

  paint() {
    for (const { canvas, item } of this.all) {
      contextOf(canvas).putImageData(this.colours.digit(item.pixels), 0, 0);
    }
  }

  /** @param {number | null} chosen the place of the digit that is shown; none if it is another */
  show(chosen) {
    if (chosen === this.chosen) return;
    this.chosen = chosen;
    for (const { item, button } of this.all) {
      button.setAttribute("aria-pressed", String(item.place === chosen));
      button.tabIndex = item.place === (chosen ?? this.all[0].item.place) ? 0 : -1;
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

/**
 * The digits that the page carries; −1 is the place of the report's.
 * @param {import("./data.js").Carried} carried
 * @param {Float32Array} report the report's digit
 * @returns {Item[]}
 */
export function exampleItems(carried, report) {
  const { examples } = carried.facts;
  // One of each kind, then the next of each kind.
  const rank = (/** @type {number} */ place) =>
    examples.slice(0, place).filter(({ label }) => label === examples[place].label).length;
  const order = [...examples.keys()].sort((a, b) => Number(examples[a].isHard) - Number(examples[b].isHard)
    || rank(a) - rank(b) || examples[a].label - examples[b].label);
  const firstHard = order.find((place) => examples[place].isHard);
  return [
    { place: -1, name: "the report’s digit", pixels: report },
    ...order.map((place) => {
      const { index, label, isHard } = examples[place];
      return {
        place, name: `${withArticle(label)}, test digit ${index}${isHard ? ", hard" : ""}`, pixels: carried.examples[place],
        note: place === firstHard ? "hardest for this network" : undefined,
      };
    }),
  ];
}

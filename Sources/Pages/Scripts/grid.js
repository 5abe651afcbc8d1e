// Numbers as a table of coloured squares, which is filled anew in place.

import { element } from "./elements.js";
import { short } from "./words.js";

/** @typedef {import("./colours.js").Scale} Scale */

export class Grid {
  /**
   * @param {import("./colours.js").Colours} colours
   * @param {((index: number) => void) | null} choose called for a square that is chosen; none where none can be
   */
  constructor(colours, choose = null) {
    this.colours = colours;
    this.choose = choose;
    /** @type {{square: HTMLElement, number: HTMLElement}[]} the number is a button where it can be chosen, else the square */
    this.cells = [];
    this.caption = element("caption", {});
    this.body = element("tbody", {});
    this.element = element("table", { class: choose ? "grid kernel" : "grid" }, this.caption, this.body);
    if (choose) this.body.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.walk(event));
  }

  /**
   * @param {string} caption
   * @param {number[]} values
   * @param {number} columns
   * @param {Scale} scale
   * @param {{chosen: number, changed: Set<number>}} marks which square is chosen, none if −1, and which are changed
   */
  show(caption, values, columns, scale, { chosen, changed } = { chosen: -1, changed: new Set() }) {
    this.columns = columns;
    this.caption.textContent = caption;
    if (this.cells.length !== values.length) this.build(values.length);
    values.forEach((value, index) => {
      const { square, number } = this.cells[index];
      const text = short(value, scale.kind === "signed");
      if (number.textContent !== text) number.textContent = text;
      number.classList.toggle("long", text.length > 6);
      square.style.color = this.colours.textOn(value, scale);
      square.style.backgroundColor = this.colours.of(value, scale);
      if (!this.choose) return;
      number.setAttribute("aria-pressed", String(index === chosen));
      number.tabIndex = index === Math.max(0, chosen) ? 0 : -1;
      number.setAttribute("aria-label",
        `weight in row ${Math.floor(index / columns)}, column ${index % columns}: ${text}${changed.has(index) ? ", changed" : ""}`);
      number.classList.toggle("changed", changed.has(index));
    });
  }

  /** @param {number} count */
  build(count) {
    const columns = this.columns ?? 1;
    const { choose } = this;
    this.cells = Array.from({ length: count }, (_, index) => {
      if (!choose) {
        const square = element("td");
        return { square, number: square };
      }
      const number = element("button", { type: "button", onclick: () => choose(index) });
      return { square: element("td", {}, number), number };
    });
    this.body.replaceChildren(...Array.from({ length: count / columns }, (_, row) =>
      element("tr", {}, ...this.cells.slice(row * columns, (row + 1) * columns).map(({ square }) => square))));
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const columns = this.columns ?? 1;
    const step = /** @type {Record<string, number>} */ (
      { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns })[event.key];
    const next = this.cells[this.cells.findIndex(({ number }) => number === document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.number.focus();
  }
}

// Numbers as a table of coloured squares, which is filled anew in place.

import { element, short } from "./words.js";

/** @typedef {import("./colours.js").Scale} Scale */

export class Grid {
  /**
   * @param {import("./colours.js").Colours} colours
   * @param {((index: number) => void) | null} choose called for a square that is chosen; none where none can be
   */
  constructor(colours, choose = null) {
    this.colours = colours;
    this.choose = choose;
    /** @type {any[]} */
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
      const cell = this.cells[index];
      const text = short(value, scale.kind === "signed");
      if (cell.textContent !== text) cell.textContent = text;
      cell.classList.toggle("long", text.length > 6);
      const style = (this.choose ? cell.parentElement : cell).style;
      style.color = this.colours.textOn(value, scale);
      style.backgroundColor = this.colours.of(value, scale);
      if (!this.choose) return;
      cell.setAttribute("aria-pressed", String(index === chosen));
      cell.tabIndex = index === Math.max(0, chosen) ? 0 : -1;
      cell.setAttribute("aria-label",
        `weight in row ${Math.floor(index / columns)}, column ${index % columns}: ${text}${changed.has(index) ? ", changed" : ""}`);
      cell.classList.toggle("changed", changed.has(index));
    });
  }

  /** @param {number} count */
  build(count) {
    const columns = this.columns ?? 1;
    const { choose } = this;
    const tds = Array.from({ length: count }, (_, index) => choose
      ? element("td", {}, element("button", { type: "button", onclick: () => choose(index) })) : element("td", {}));
    this.cells = choose ? tds.map((cell) => cell.firstChild) : tds;
    this.body.replaceChildren(...Array.from({ length: count / columns }, (_, row) =>
      element("tr", {}, ...tds.slice(row * columns, (row + 1) * columns))));
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const columns = this.columns ?? 1;
    const step = /** @type {Record<string, number>} */ (
      { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns })[event.key];
    const next = this.cells[this.cells.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  }
}

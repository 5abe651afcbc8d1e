// What adds most to a unit's sum, as a table whose sources can be gone to.

import { element } from "./elements.js";
import { placeOf, short, unitName } from "./words.js";

/** @typedef {import("./data.js").Stage} Stage */
/** @typedef {import("./core.js").Explanation} Explanation */

const listed = 8;

export class Terms {
  /** @param {(stage: number, index: number) => void} select @param {() => void} chooseBias */
  constructor(select, chooseBias) {
    /** The stage and the index of each row's source. */
    this.sources = Array.from({ length: listed }, () => ({ stage: 0, index: 0 }));
    this.rows = this.sources.map((_, number) => {
      const button = element("button", { type: "button", onclick: () => {
        const { stage, index } = this.sources[number];
        select(stage, index);
      } });
      return { button, ...row(button) };
    });
    this.others = row("");
    this.bias = row(element("button", { type: "button", onclick: chooseBias, title: "Change it" }, "bias"));
    this.sum = row("sum");
    this.sum.element.className = "total";
    this.caption = element("caption", {});
    this.element = element("table", { class: "terms" }, this.caption,
      element("tbody", {}, ...[...this.rows, this.others, this.bias, this.sum].map((one) => one.element)));
  }

  /**
   * @param {Stage[]} stages
   * @param {number} number of the unit's stage
   * @param {Explanation} explanation
   * @param {boolean} isBiasChanged
   */
  show(stages, number, { terms, bias, sum }, isBiasChanged) {
    const previous = stages[number - 1];
    const sorted = [...terms].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
    const largest = sorted.slice(0, listed).filter((term) => term.product !== 0);
    const rest = sorted.slice(largest.length).reduce((total, term) => total + term.product, 0);
    // All together, the others may be more than the largest.
    const limit = Math.max(...[largest[0]?.product ?? 0, rest, bias].map(Math.abs)) || 1;
    const words = `The largest contributions, from ${previous.kind === "input" ? "the input" : previous.name}${previous.height > 1 ? " (row, column)" : ""}`;
    if (this.caption.textContent !== words) this.caption.textContent = words;
    this.rows.forEach((row, place) => {
      const term = largest[place];
      row.element.hidden = !term;
      if (!term) return;
      this.sources[place] = { stage: number - 1, index: term.index };
      row.button.textContent = brief(previous, term.index);
      row.button.setAttribute("aria-label", unitName(previous, term.index));
      row.show(`${short(term.input)} × ${short(term.weight)}`, term.product, limit);
    });
    const others = terms.length - largest.length;
    this.others.element.hidden = others === 0;
    this.others.source.textContent = others === 1 ? "1 other" : `${others} others`;
    this.others.show("", rest, limit);
    this.bias.element.hidden = !stages[number].hasWeights;
    this.bias.show(isBiasChanged ? "changed" : "", bias, limit);
    this.sum.show("", sum, null);
  }
}

/** @param {Node | string} name */
function row(name) {
  const source = element("th", { scope: "row" }, name);
  const how = element("td", {});
  const amount = element("td", { class: "amount" });
  const filled = element("span", {});
  const balance = element("span", { class: "balance", "aria-hidden": "true" }, filled);
  return {
    source, element: element("tr", {}, source, how, amount, element("td", {}, balance)),
    /** @param {string} text @param {number} value @param {number | null} limit of the bar; none without one */
    show(text, value, limit) {
      how.textContent = text;
      amount.textContent = short(value, true);
      balance.hidden = limit === null;
      if (limit !== null) fill(filled, value / limit);
    },
  };
}

/**
 * A unit's name where the stage is known: `map 3 (5, 7)`.
 * @param {Stage} stage
 * @param {number} index
 */
function brief(stage, index) {
  const { channel, row, column } = placeOf(stage, index);
  if (stage.height === 1) return `unit ${channel}`;
  return `${stage.kind === "input" ? "" : `map ${channel} `}(${row}, ${column})`;
}

/**
 * Makes a bar to the right or left of a middle line.
 * @param {HTMLElement} filled
 * @param {number} share −1…1
 */
export function fill(filled, share) {
  filled.className = share < 0 ? "less" : "more";
  filled.style.width = `${50 * Math.abs(share)}%`;
}

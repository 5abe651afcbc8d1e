// The panel that answers “why this number?” for one unit.

import { element, place, short, unitName, percent } from "./words.js";

/** @typedef {import("./data.js").Facts} Facts */
/** @typedef {import("./core.js").Explanation} Explanation */
/** @typedef {import("./core.js").Term} Term */
/** @typedef {import("./colours.js").Scale} Scale */

const listed = 8;
/** Its buttons, by what they are for. */
const kinds = [".maps button", ".terms button", ".lever"];

export class Why {
  /**
   * @param {Facts} facts
   * @param {import("./colours.js").Colours} colours
   * @param {{select: (stage: number, index: number) => void, toggle: (stage: number, channel: number) => void}} listener
   */
  constructor(facts, colours, listener) {
    this.facts = facts;
    this.colours = colours;
    this.listener = listener;
    /** The input map whose kernel is shown, until the reader leaves the layer. */
    this.map = { stage: -1, channel: /** @type {number | null} */ (null) };
    this.heading = element("h3", {});
    this.summary = element("p", { class: "summary" });
    this.announcement = element("p", { class: "unseen", role: "status" });
    this.body = element("div", {});
    this.element = element("section", { class: "why", "aria-label": "Why this number", tabIndex: 0 },
      this.heading, this.summary, this.announcement, this.body);
  }

  /**
   * @param {number} number of the stage
   * @param {number} index of the unit
   * @param {Explanation} explanation
   * @param {{isSelected: boolean, isOff: boolean, activation: number}} how
   */
  show(number, index, explanation, { isSelected, isOff, activation }) {
    const stage = this.facts.stages[number];
    this.shown = { number, index, explanation, how: { isSelected, isOff, activation } };
    const name = unitName(stage, index);
    this.heading.textContent = name;
    const words = this.words(number, explanation, activation);
    this.summary.textContent = words;
    if (isSelected && this.announcement.textContent !== `${name}. ${words}`) {
      this.announcement.textContent = `${name}. ${words}`;
    }
    // While a network learns it is shown anew many times a second: who stands on a button stays there.
    const buttons = (/** @type {string} */ kind) => /** @type {any[]} */ ([...this.body.querySelectorAll(kind)]);
    const focused = kinds.map((kind) => buttons(kind).indexOf(document.activeElement));
    this.body.replaceChildren();
    if (number === 0) return;
    const previous = this.facts.stages[number - 1];
    if (previous.height > 1 && stage.id !== "c5") this.body.append(...this.grids(number, index, explanation));
    this.body.append(this.contributions(number, explanation));
    if (stage.biases[1] > stage.biases[0]) this.body.append(this.lever(number, index, isOff));
    // Fewer may be left of its kind; then on the last.
    kinds.forEach((kind, number) => buttons(kind).slice(0, focused[number] + 1).pop()?.focus({ preventScroll: true }));
  }

  /** @param {number} number @param {Explanation} explanation @param {number} activation */
  words(number, { terms, bias, sum, value }, activation) {
    const stage = this.facts.stages[number];
    if (number === 0) return `Ink of ${short(value)}, from 0 (paper) to 1. It is given, so nothing stands behind it.`;
    const before = this.facts.stages[number - 1];
    const [raising, lowering] = totals(terms);
    if (stage.id === "s2" || stage.id === "s4") {
      return `${short(value)} is the mean of four values of ${before.name}: each counts ¼.`;
    }
    const count = stage.id === "c1" ? "25 pixels" : `${terms.length} values of ${before.name}`;
    const parts =
      `${count} raise the sum by ${short(raising)} and lower it by ${short(-lowering)}; `
      + `with the bias of ${short(bias, true)} it comes to ${short(sum, true)}.`;
    if (stage.id === "output") return `${parts} That is the logit. The softmax makes a probability of ${percent(value)} of it.`;
    const name = this.facts.activations[activation];
    return value === 0 && activation === 0
      ? `${parts} ReLU lets nothing below zero pass: the value is 0, the unit is silent.`
      : `${parts} Activation by ${name} makes ${short(value)} of it.`;
  }

  /**
   * Patch × kernel = products, for one input map.
   * @param {number} number
   * @param {number} index
   * @param {Explanation} explanation
   */
  grids(number, index, { terms, window }) {
    const stage = this.facts.stages[number];
    const previous = this.facts.stages[number - 1];
    const size = (window.right - window.left + 1) * (window.bottom - window.top + 1);
    const isPooling = stage.id === "s2" || stage.id === "s4";
    const maps = terms.length / size;
    const sums = Array.from({ length: maps }, (_, map) =>
      terms.slice(map * size, (map + 1) * size).reduce((sum, term) => sum + term.product, 0));
    if (this.map.stage !== number) this.map = { stage: number, channel: null };
    const strongest = sums.reduce((best, sum, map) => (Math.abs(sum) > Math.abs(sums[best]) ? map : best), 0);
    const shown = maps === 1 ? 0 : this.map.channel ?? strongest;
    const part = terms.slice(shown * size, (shown + 1) * size);
    const channel = isPooling ? place(stage, index).channel : shown;
    const source = previous.id === "input" ? "input" : `${previous.name}, map ${channel}`;
    const columns = window.right - window.left + 1;
    const of = (/** @type {keyof Term} */ key) => part.map((term) => term[key]);
    const products = this.colours.fitting(maps === 1 ? [of("product")] : [terms.map((term) => term.product)], true);
    const made = [];
    if (maps > 1) made.push(this.choice(sums, shown, previous.name));
    made.push(
      this.grid(`Patch of ${source}`, of("input"), columns,
        previous.id === "input" ? { kind: "ink", limit: 1 } : this.colours.fitting([terms.map((term) => term.input)])),
      element("p", { class: "sign", "aria-hidden": "true" }, "×"),
      this.grid(isPooling ? "Weights" : maps > 1 ? `Kernel for map ${shown}` : "Kernel", of("weight"), columns,
        this.colours.fitting([terms.map((term) => term.weight)], true)),
      element("p", { class: "sign", "aria-hidden": "true" }, "="),
      this.grid(`Products, together ${short(sums[shown], true)}`, of("product"), columns, products));
    return made;
  }

  /**
   * The sums of every input map, each a button that shows its kernel.
   * @param {number[]} sums
   * @param {number} shown
   * @param {string} name
   */
  choice(sums, shown, name) {
    const limit = Math.max(...sums.map(Math.abs)) || 1;
    return element("div", { class: "maps", role: "group", "aria-label": `What each map of ${name} adds` },
      ...sums.map((sum, map) => {
        const button = element("button", { type: "button", onclick: () => this.choose(map) },
          `map ${map}`, element("span", { class: "amount" }, short(sum, true)), bar(sum / limit));
        button.setAttribute("aria-pressed", String(map === shown));
        return button;
      }));
  }

  /** @param {number} map */
  choose(map) {
    this.map.channel = map;
    const { number, index, explanation, how } = /** @type {any} */ (this.shown);
    this.show(number, index, explanation, how);
  }

  /** @param {string} caption @param {number[]} values @param {number} columns @param {Scale} scale */
  grid(caption, values, columns, scale) {
    const rows = [];
    for (let first = 0; first < values.length; first += columns) {
      rows.push(element("tr", {}, ...values.slice(first, first + columns).map((value) => {
        const cell = element("td", {}, short(value, scale.kind === "signed"));
        cell.style.color = this.colours.textOn(value, scale);
        cell.style.backgroundColor = this.colours.of(value, scale);
        return cell;
      })));
    }
    return element("table", { class: "grid" }, element("caption", {}, caption), element("tbody", {}, ...rows));
  }

  /**
   * The largest terms of either sign, each a button to the unit behind it.
   * @param {number} number
   * @param {Explanation} explanation
   */
  contributions(number, { terms, bias, sum }) {
    const previous = this.facts.stages[number - 1];
    const largest = [...terms].sort((a, b) => Math.abs(b.product) - Math.abs(a.product))
      .slice(0, listed).filter((term) => term.product !== 0);
    const rest = sum - bias - largest.reduce((total, term) => total + term.product, 0);
    // All together, the others may be more than the largest.
    const limit = Math.max(...[largest[0]?.product ?? 0, rest, bias].map(Math.abs)) || 1;
    const row = (/** @type {Node | string} */ source, /** @type {string} */ how, /** @type {number} */ amount) =>
      element("tr", {}, element("th", { scope: "row" }, source), element("td", {}, how),
        element("td", { class: "amount" }, short(amount, true)), element("td", {}, bar(amount / limit)));
    const rows = largest.map((term) => row(
      element("button", {
        type: "button", onclick: () => this.listener.select(number - 1, term.index),
        "aria-label": unitName(previous, term.index),
      }, brief(previous, term.index)),
      `${short(term.input)} × ${short(term.weight)}`, term.product));
    const others = terms.length - largest.length;
    if (others > 0) rows.push(row(`${others} others`, "", rest));
    if (this.facts.stages[number].biases[1] > this.facts.stages[number].biases[0]) rows.push(row("bias", "", bias));
    rows.push(element("tr", { class: "total" }, element("th", { scope: "row" }, "sum"), element("td", {}),
      element("td", { class: "amount" }, short(sum, true)), element("td", {})));
    return element("table", { class: "terms" }, element("caption", {}, `The largest contributions, from ${previous.id === "input" ? "the input" : previous.name}${previous.height > 1 ? " (row, column)" : ""}`),
      element("tbody", {}, ...rows));
  }

  /**
   * The switch of the unit's filter.
   * @param {number} number
   * @param {number} index
   * @param {boolean} isOff
   */
  lever(number, index, isOff) {
    const stage = this.facts.stages[number];
    const { channel } = place(stage, index);
    const what = stage.height > 1 ? `filter ${channel} of ${stage.name}` : `unit ${channel} of ${stage.name}`;
    return element("button", { type: "button", class: "lever", onclick: () => this.listener.toggle(number, channel) },
      `Switch ${what} ${isOff ? "on" : "off"}`);
  }
}

/**
 * A unit's name where the stage is known: `map 3 (5, 7)`.
 * @param {import("./data.js").Stage} stage
 * @param {number} index
 */
function brief(stage, index) {
  const { channel, row, column } = place(stage, index);
  if (stage.height === 1) return `unit ${channel}`;
  return `${stage.id === "input" ? "" : `map ${channel} `}(${row}, ${column})`;
}

/** @param {Term[]} terms @returns {[number, number]} what raises and what lowers the sum */
function totals(terms) {
  return terms.reduce(
    ([up, down], { product }) => (product > 0 ? [up + product, down] : [up, down + product]), [0, 0]);
}

/**
 * An amount as a bar to the right or left of a middle line.
 * @param {number} share −1…1
 */
function bar(share) {
  const filled = element("span", { class: share < 0 ? "less" : "more" });
  filled.style.width = `${50 * Math.abs(share)}%`;
  return element("span", { class: "balance", "aria-hidden": "true" }, filled);
}

// The panel that answers “why this number?” for one unit, and in which its weights can be changed.

import { ink } from "./colours.js";
import { Editor } from "./editor.js";
import { element } from "./elements.js";
import { Grid } from "./grid.js";
import { fill, Terms } from "./terms.js";
import { percent, placeOf, short, unitName } from "./words.js";

/** @typedef {import("./data.js").Facts} Facts */
/** @typedef {import("./core.js").Explanation} Explanation */
/** @typedef {import("./core.js").Term} Term */
/**
 * @typedef {object} How
 * @property {boolean} isSelected and not only pointed at
 * @property {boolean} isOff
 * @property {number} activation
 * @property {Float32Array} parameters that the network runs with, but for what is switched off
 * @property {Float32Array} learned
 */

export class Why {
  /**
   * @param {Facts} facts
   * @param {import("./colours.js").Colours} colours
   * @param {{select: (stage: number, index: number) => void, toggle: (stage: number, channel: number) => void,
   *   edit: (parameter: number, value: number | null) => void}} listener
   * @param {string} [layersPage] the address of the page about what every filter and unit contributes
   */
  constructor(facts, colours, listener, layersPage) {
    this.facts = facts;
    this.colours = colours;
    this.listener = listener;
    this.layersPage = layersPage;
    /** The input map whose kernel is shown, until the reader leaves the layer. */
    this.map = { stage: -1, channel: /** @type {number | null} */ (null) };
    /** The parameter that is being changed, until the reader leaves the filter. */
    this.chosen = { stage: -1, channel: -1, parameter: -1 };
    this.heading = element("h3", {});
    this.folding = element("button", { type: "button", class: "fold-panel", onclick: () => this.fold(!this.isFolded) });
    this.summary = element("p", { class: "summary" });
    this.announcement = element("p", { class: "unseen", role: "status" });
    this.lever = element("button", { type: "button", class: "lever", onclick: () => {
      const { number, index } = this.shown ?? { number: 0, index: 0 };
      this.listener.toggle(number, placeOf(this.facts.stages[number], index).channel);
    } });
    this.contribution = element("a", { class: "contribution" });
    this.choice = element("div", { class: "maps", role: "group" });
    this.patch = new Grid(colours);
    this.kernel = new Grid(colours, (index) => this.chooseWeight(index));
    this.means = new Grid(colours);
    this.products = new Grid(colours);
    const sign = (/** @type {string} */ text) => element("p", { class: "sign", "aria-hidden": "true" }, text);
    this.grids = element("div", { class: "grids" }, this.patch.element, sign("×"), this.kernel.element, this.means.element,
      sign("="), this.products.element);
    this.editor = new Editor((parameter, value) => this.listener.edit(parameter, value));
    this.terms = new Terms(listener.select, () => this.chooseBias());
    this.middle = element("div", { class: "why-grids" }, this.choice, this.grids);
    this.body = element("div", { class: "why-body" },
      element("div", { class: "why-words" }, this.summary, this.announcement, this.lever, this.contribution, this.editor.element),
      this.middle, this.terms.element);
    this.element = element("section", { class: "why", "aria-label": "Why this number", tabIndex: 0 },
      element("div", { class: "why-head" }, this.heading, this.folding), this.body);
    this.fold(false);
  }

  /**
   * On a phone the panel is one line until something is chosen.
   * @param {boolean} isFolded
   */
  fold(isFolded) {
    this.isFolded = isFolded;
    this.element.classList.toggle("folded", isFolded);
    this.folding.textContent = isFolded ? "Why?" : "Fold";
    this.folding.setAttribute("aria-expanded", String(!isFolded));
  }

  /** @param {string} words why there is nothing to explain */
  showNothing(words) {
    this.shown = undefined;
    this.heading.textContent = words;
    this.summary.textContent = "";
    for (const part of [this.middle, this.terms.element, this.lever, this.contribution, this.editor.element]) part.hidden = true;
  }

  /**
   * @param {number} number of the stage
   * @param {number} index of the unit
   * @param {Explanation} explanation
   * @param {How} how
   */
  show(number, index, explanation, how) {
    const { stages } = this.facts;
    const stage = stages[number];
    this.shown = { number, index, explanation, how };
    const name = unitName(stage, index);
    this.heading.textContent = name;
    const words = this.words(number, index, explanation, how);
    this.summary.textContent = words;
    if (how.isSelected && this.announcement.textContent !== `${name}. ${words}`) {
      this.announcement.textContent = `${name}. ${words}`;
    }
    const { hasWeights } = stage;
    this.terms.element.hidden = number === 0;
    this.lever.hidden = !hasWeights;
    this.contribution.hidden = !this.layersPage || !hasWeights || !stage.isActivated;
    this.middle.hidden = number === 0 || stages[number - 1].height === 1 || stage.height === 1;
    if (number === 0) return this.editor.show(null);
    const { channel } = placeOf(stage, index);
    const what = stage.height > 1 ? `filter ${channel} of ${stage.name}` : `unit ${channel} of ${stage.name}`;
    this.lever.textContent = `Switch ${what} ${how.isOff ? "on" : "off"}`;
    if (!this.middle.hidden) this.showGrids(number, index, explanation);
    this.contribution.textContent = `What ${what} contributes`;
    this.contribution.href = `${this.layersPage}#${stage.id}-${channel}`;
    const bias = stage.biases[0] + channel;
    this.terms.show(stages, number, explanation, hasWeights && how.parameters[bias] !== how.learned[bias]);
    this.showEditor(number, channel, how);
  }

  /** @param {number} number @param {number} index @param {Explanation} explanation @param {How} how */
  words(number, index, { terms, bias, sum, value }, { activation, isOff }) {
    const stage = this.facts.stages[number];
    if (number === 0) return `Ink of ${short(value)}, from 0 (paper) to 1. It is given, so nothing stands behind it.`;
    const before = this.facts.stages[number - 1];
    if (stage.kind === "subsampling") {
      return `${short(value)} is the mean of four values of ${before.name}: each counts ¼.`;
    }
    const name = this.facts.activations[activation];
    const { channel } = placeOf(stage, index);
    const after = stage.id === "output"
      ? `That is the logit. The softmax makes a probability of ${percent(value)} of it.`
      : `Activation by ${name} makes ${short(value)} of it.`;
    if (isOff) {
      return `${stage.height > 1 ? "Filter" : "Unit"} ${channel} is switched off: its weights and its bias count as 0, so the sum is 0. ${after}`;
    }
    const part = (/** @type {1 | -1} */ side, /** @type {string} */ verb, /** @type {string} */ what) => {
      const these = terms.filter(({ product }) => Math.sign(product) === side);
      if (these.length === 0) return `none ${verb}s ${what}`;
      const amount = these.reduce((total, { product }) => total + Math.abs(product), 0);
      return `${these.length} ${verb}${these.length === 1 ? "s" : ""} ${what} by ${short(amount)}`;
    };
    const parts = `Of ${before.kind === "input" ? `${terms.length} pixels` : `${terms.length} values of ${before.name}`}, ${part(1, "raise", "the sum")} `
      + `and ${part(-1, "lower", "it")}; with the bias of ${short(bias, true)} it is ${short(sum, true)}.`;
    return value === 0 && sum < 0 && stage.isActivated
      ? `${parts} ${name} lets nothing below zero pass: the value is 0, the unit is silent.` : `${parts} ${after}`;
  }

  /**
   * Patch × kernel = products, for one input map.
   * @param {number} number
   * @param {number} index
   * @param {Explanation} explanation
   */
  showGrids(number, index, { terms, window }) {
    const { colours } = this;
    const stage = this.facts.stages[number];
    const previous = this.facts.stages[number - 1];
    const isPooling = stage.kind === "subsampling";
    const columns = window.right - window.left + 1;
    const size = columns * (window.bottom - window.top + 1);
    const maps = terms.length / size;
    const sums = Array.from({ length: maps }, (_, map) =>
      terms.slice(map * size, (map + 1) * size).reduce((sum, term) => sum + term.product, 0));
    if (this.map.stage !== number) this.map = { stage: number, channel: null };
    const strongest = sums.reduce((best, sum, map) => (Math.abs(sum) > Math.abs(sums[best]) ? map : best), 0);
    const shown = maps === 1 ? 0 : this.map.channel ?? strongest;
    const part = terms.slice(shown * size, (shown + 1) * size);
    const source = previous.kind === "input" ? "input" : `${previous.name}, map ${isPooling ? placeOf(stage, index).channel : shown}`;
    const of = (/** @type {keyof Term} */ key) => part.map((term) => term[key]);
    const all = (/** @type {keyof Term} */ key) => [terms.map((term) => term[key])];
    this.choice.hidden = maps === 1;
    if (maps > 1) this.showMaps(sums, shown, previous.name);
    this.patch.show(`Patch of ${source}`, of("input"), columns,
      previous.kind === "input" ? ink : colours.fitting(all("input")));
    this.kernel.element.hidden = isPooling;
    this.means.element.hidden = !isPooling;
    const weights = colours.fitting(all("weight"), true);
    if (isPooling) this.means.show("Weights", of("weight"), columns, weights);
    else this.showKernel(number, index, shown * size, maps > 1 ? `Kernel for map ${shown}` : "Kernel", of("weight"), columns, weights);
    this.products.show(`Products, together ${short(sums[shown], true)}`, of("product"), columns, colours.fitting(all("product"), true));
  }

  /**
   * @param {number} number
   * @param {number} index
   * @param {number} offset of the kernel in its filter
   * @param {string} name
   * @param {number[]} weights
   * @param {number} columns
   * @param {import("./colours.js").Scale} scale
   */
  showKernel(number, index, offset, name, weights, columns, scale) {
    const { how, explanation } = /** @type {NonNullable<Why["shown"]>} */ (this.shown);
    const stage = this.facts.stages[number];
    /** Where the kernel's first weight is among the parameters. */
    this.first = stage.weights[0] + placeOf(stage, index).channel * explanation.terms.length + offset;
    const first = this.first;
    const changed = new Set([...weights.keys()].filter((place) => how.parameters[first + place] !== how.learned[first + place]));
    const chosen = this.chosen.parameter - first;
    this.kernel.show(name, weights, columns, scale, { chosen: chosen < weights.length ? Math.max(-1, chosen) : -1, changed });
  }

  /**
   * The sums of every input map, each a button that shows its kernel.
   * @param {number[]} sums
   * @param {number} shown
   * @param {string} name
   */
  showMaps(sums, shown, name) {
    this.choice.setAttribute("aria-label", `What each map of ${name} adds`);
    if (this.choice.children.length !== sums.length) {
      this.choice.replaceChildren(...sums.map((_, map) => element("button", { type: "button", onclick: () => {
        this.map.channel = map;
        this.again();
      } }, `map ${map}`, element("span", { class: "amount" }), element("span", { class: "balance", "aria-hidden": "true" }, element("span")))));
    }
    const limit = Math.max(...sums.map(Math.abs)) || 1;
    [...this.choice.children].forEach((button, map) => {
      button.setAttribute("aria-pressed", String(map === shown));
      button.children[0].textContent = short(sums[map], true);
      fill(/** @type {HTMLElement} */ (button.children[1].firstChild), sums[map] / limit);
    });
  }

  /** @param {number} index of a weight of the kernel that is shown */
  chooseWeight(index) {
    this.choose((this.first ?? 0) + index);
  }

  chooseBias() {
    const { number, index } = this.shown ?? { number: 0, index: 0 };
    const stage = this.facts.stages[number];
    this.choose(stage.biases[0] + placeOf(stage, index).channel);
  }

  /** @param {number} parameter that is changed now; the same again to end that */
  choose(parameter) {
    if (!this.shown) return;
    const { number, index } = this.shown;
    const { channel } = placeOf(this.facts.stages[number], index);
    this.chosen = { stage: number, channel, parameter: this.chosen.parameter === parameter ? -1 : parameter };
    this.again();
  }

  again() {
    if (this.shown) this.show(this.shown.number, this.shown.index, this.shown.explanation, this.shown.how);
  }

  /** @param {number} number @param {number} channel @param {How} how */
  showEditor(number, channel, { parameters, learned }) {
    const stage = this.facts.stages[number];
    const { chosen } = this;
    const { parameter } = chosen;
    if (parameter < 0 || chosen.stage !== number || chosen.channel !== channel) return this.editor.show(null);
    const isBias = parameter >= stage.biases[0] && parameter < stage.biases[1];
    const columns = this.kernel.columns ?? 1;
    const size = this.kernel.cells.length;
    const [kernel, place] = [Math.floor((parameter - stage.weights[0]) / size), (parameter - stage.weights[0]) % size];
    const maps = this.facts.stages[number - 1].channels;
    // Twice as far as the layer's largest goes.
    const largest = learned.subarray(stage.weights[0], stage.biases[1]).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const limit = Math.ceil(20 * largest) / 10;
    this.editor.show({
      name: isBias ? "Bias" : `Weight in row ${Math.floor(place / columns)}, column ${place % columns}${maps > 1 ? `, for map ${kernel % maps}` : ""}`,
      index: parameter, value: parameters[parameter], learned: learned[parameter], limit,
    });
  }
}

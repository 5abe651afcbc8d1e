// The living part of a page: one digit on its way through the network, and everything that can be changed about it.

import { Layer, scaleOf } from "./layer.js";
import { Why } from "./why.js";
import { Pad, penWidth, side } from "./pad.js";
import { savePicture } from "./picture.js";
import { Verdict } from "./verdict.js";
import { Distribution } from "./distribution.js";
import { Controls, fold } from "./controls.js";
import { read, unchanged, written } from "./state.js";
import { element, place } from "./words.js";

/** @typedef {import("./data.js").Carried} Carried */
/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./core.js").Trace} Trace */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Digit} Digit */

const words = /** @type {Record<string, string>} */ ({
  input: "28 × 28 pixels", c1: "6 maps of 24 × 24, convolution 5 × 5", s2: "6 maps of 12 × 12, mean of 2 × 2",
  c3: "16 maps of 8 × 8, convolution 5 × 5 over all of S2", s4: "16 maps of 4 × 4, mean of 2 × 2",
  c5: "120 units, each sees all of S4", f6: "84 units, each sees all of C5", output: "10 probabilities",
});
export class Explorer {
  /**
   * @param {HTMLElement} root
   * @param {Carried} carried
   * @param {Core} core
   * @param {import("./colours.js").Colours} colours
   * @param {{subject: number, kind: string}} options explorer has everything; inspector no other digits; pad only those
   *   that are drawn
   */
  constructor(root, carried, core, colours, { subject, kind }) {
    this.carried = carried;
    this.facts = carried.facts;
    this.stages = carried.facts.stages;
    this.core = core;
    this.colours = colours;
    this.subject = subject;
    this.kind = kind;
    this.about = this.facts.subjects[subject];
    this.report = carried.traces[subject].slice(0, this.stages[0].count);
    // Where C1 fires most strongly there is something to see.
    const [input, { count }] = this.stages;
    const c1 = carried.traces[subject].subarray(2 * input.count + count, 2 * (input.count + count));
    /** @type {State} */
    this.state = {
      digit: { kind: "report" }, change: { ...unchanged }, unit: { stage: 1, index: c1.indexOf(Math.max(...c1)) }, off: [], moment: null,
      pinned: null, showsDifference: false,
    };
    /** @type {{stage: number, index: number} | null} */
    this.pointed = null;
    /** @type {string | null} what the trace is compared with */
    this.referenceName = null;
    this.layers = this.stages.map((stage, number) => new Layer(stage, colours, {
      point: (index) => this.point(number, index), select: (index) => this.select(number, index),
    }, words[stage.id]));
    this.distributions = this.stages.map((stage) => (stage.isActivated ? new Distribution(stage, colours) : null));
    this.why = new Why(this.facts, colours, {
      select: (stage, index) => {
        this.select(stage, index);
        this.layers[stage].canvas.focus({ preventScroll: true });
      },
      toggle: (stage, channel) => this.toggle(stage, channel),
    });
    this.verdict = new Verdict(this.facts);
    this.pad = new Pad(core, colours, this.facts, (digit) => this.draw(digit));
    this.caption = element("p", { class: "source" });
    this.build(root);
    this.begin();
    colours.onChange(() => {
      this.pad.paint();
      this.showControls();
      this.redraw();
    });
    let width = 0;
    new ResizeObserver(() => {
      // What is said of a unit changes the height, and needs nothing drawn anew.
      if (root.clientWidth === width) return;
      width = root.clientWidth;
      this.redraw();
    }).observe(root);
  }

  // MARK: What it is made of

  /** @param {HTMLElement} root */
  build(root) {
    const digit = element("div", { class: "rail" }, this.layers[0].element, this.caption, this.verdict.element);
    if (this.kind === "pad") {
      root.append(element("div", { class: "bench bench-pad" }, this.pad.element, digit));
      return;
    }
    if (this.kind === "explorer") {
      this.drawing = fold("Draw a digit", this.pad.element);
      this.controls = new Controls(this.carried, this.colours, this.state, () => this.update());
      digit.append(this.drawing, ...this.controls.elements);
    }
    this.offList = element("p", { class: "off", hidden: true });
    digit.append(this.offList, element("div", { class: "buttons" },
      element("button", { type: "button", onclick: () => savePicture(root, "lenet.png") }, "Save picture"),
      ...(this.kind === "explorer" ? [element("button", { type: "button", onclick: (/** @type {any} */ event) => this.copy(event.target) }, "Copy link")] : [])));
    const network = element("div", { class: "network" },
      ...this.layers.slice(1).flatMap((layer, number) =>
        [layer.element, ...[this.distributions[number + 1]?.element].filter(Boolean)]));
    root.append(element("div", { class: "bench" }, digit, network, this.why.element));
  }

  // MARK: What the reader does

  /** @param {number} stage @param {number | null} index */
  point(stage, index) {
    this.pointed = index === null ? null : { stage, index };
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.explain();
    });
  }

  /** @param {number} stage @param {number} index */
  select(stage, index) {
    this.pointed = null;
    this.state.unit = { stage, index };
    this.explain();
    this.remember();
  }

  /** @param {number} stage @param {number} channel */
  toggle(stage, channel) {
    const rest = this.state.off.filter((part) => part.stage !== stage || part.channel !== channel);
    this.state.off = rest.length < this.state.off.length ? rest : [...rest, { stage, channel }];
    this.update();
  }

  /** @param {Float32Array | null} digit what was drawn */
  draw(digit) {
    if (this.isRestoring) return;
    this.drawn = digit ?? new Float32Array(784);
    this.state.digit = { kind: "drawing", strokes: this.pad.strokes, isPlain: this.pad.plainly.checked };
    this.update();
  }

  /** @param {HTMLButtonElement} button */
  async copy(button) {
    this.write();
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The address bar has it";
    }
    setTimeout(() => (button.textContent = "Copy link"), 2000);
  }

  /**
   * Shows another network: one that is being trained.
   * @param {Float32Array} parameters
   * @param {number} activation
   */
  follow(parameters, activation) {
    this.following = parameters;
    this.about = { ...this.about, activation };
    // Several times a second: nobody wants to hear all of it.
    this.verdict.sentence.removeAttribute("role");
    this.why.announcement.removeAttribute("role");
    this.update(false);
  }

  // MARK: Address

  begin() {
    if (this.kind === "explorer") {
      this.restore();
      addEventListener("hashchange", () => this.restore());
    } else {
      if (this.kind === "pad") this.drawn = new Float32Array(784);
      if (this.kind === "pad") this.state.digit = { kind: "drawing", strokes: [], isPlain: false };
      this.update();
    }
  }

  restore() {
    // A plain #c3 leads to a section of the page and says nothing of the state.
    if (location.hash.includes("=")) {
      read(location.hash.slice(1), this.stages, this.state, this.facts.examples.length, this.carried.moments.length);
      const { digit } = this.state;
      if (digit.kind === "drawing") {
        this.isRestoring = true;
        this.pad.set(digit.strokes, digit.isPlain);
        this.isRestoring = false;
        this.drawn = this.pixels(digit);
        this.drawing.open = true;
      }
    }
    this.update(false);
  }

  remember() {
    if (this.kind !== "explorer") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), 250);
  }

  write() {
    clearTimeout(this.timer);
    history.replaceState(null, "", `#${written(this.state, this.stages)}`);
  }

  // MARK: What follows from it

  /** @param {Digit} digit @returns {Float32Array} */
  pixels(digit) {
    if (digit.kind === "report") return this.report;
    if (digit.kind === "example") return this.carried.examples[digit.place];
    if (digit.strokes.length === 0) return new Float32Array(784);
    const drawing = this.core.draw(digit.strokes, side, penWidth);
    if (digit.isPlain) return this.core.shrink(drawing, side);
    return this.core.normalise(drawing, side)?.digit ?? new Float32Array(784);
  }

  /** @param {Digit} digit @param {import("./core.js").Change} change */
  changed(digit, change) {
    const pixels = digit === this.state.digit && digit.kind === "drawing" && this.drawn ? this.drawn : this.pixels(digit);
    return Object.values(change).some(Boolean) ? this.core.change(pixels, change) : pixels;
  }

  /** Computes everything anew and shows it. */
  update(remembers = true) {
    const { state, core, about } = this;
    const trained = this.following ?? this.carried.networks[about.network];
    this.parameters = state.moment === null ? trained : this.carried.moments[state.moment];
    const digit = this.changed(state.digit, state.change);

    // The digit itself runs last: what is explained is what ran last.
    this.reference = null;
    this.referenceName = null;
    if (state.moment !== null) {
      core.use(trained, about.activation);
      this.reference = core.run(digit);
      this.referenceName = "Trained";
    }
    core.use(this.parameters, about.activation);
    if (state.off.length) {
      this.reference = core.run(digit);
      this.referenceName = "With everything on";
    }
    core.switchOff(state.off);
    this.other = state.pinned ? core.run(this.changed(state.pinned.digit, state.pinned.change)) : null;
    if (this.other && !this.reference) {
      this.reference = this.other;
      this.referenceName = "The pinned digit";
    }
    this.trace = core.run(digit);
    this.redraw();
    this.showControls();
    if (remembers) this.remember();
  }

  redraw() {
    const { trace, other, state } = this;
    if (!trace) return;
    const reference = state.showsDifference ? this.reference : null;
    this.stages.forEach((stage, number) => {
      const values = trace.values[number];
      const off = new Set(state.off.filter((part) => part.stage === number).map((part) => part.channel));
      if (reference) {
        const difference = values.map((value, index) => value - reference.values[number][index]);
        this.layers[number].show(difference, null, this.colours.fitting([difference], true), off);
      } else {
        const pinned = other?.values[number] ?? null;
        this.layers[number].show(values, pinned, scaleOf(stage, pinned ? [values, pinned] : [values], this.colours), off);
      }
      this.distributions[number]?.show(this.running(), trace.sums[number], values);
    });
    this.verdict.show(trace.values[7], trace.sums[7], this.reference?.values[7] ?? null, this.referenceName ?? "", this.label(state.digit));
    this.explain();
  }

  /** The parameters with what is switched off at zero. */
  running() {
    const { parameters, state } = this;
    if (!parameters || state.off.length === 0) return /** @type {Float32Array} */ (parameters);
    const copy = parameters.slice();
    for (const { stage, channel } of state.off) {
      const { weights, biases } = this.stages[stage];
      const size = (weights[1] - weights[0]) / (biases[1] - biases[0]);
      copy.fill(0, weights[0] + channel * size, weights[0] + (channel + 1) * size);
      copy[biases[0] + channel] = 0;
    }
    return copy;
  }

  explain() {
    if (!this.trace || this.kind === "pad") return;
    const { stage, index } = this.pointed ?? this.state.unit;
    const explanation = this.core.explain(stage, index);
    const { channel } = place(this.stages[stage], index);
    const id = this.stages[stage].id;
    this.layers.forEach((layer, number) => {
      /** @type {import("./layer.js").Mark[]} */
      const marks = [];
      if (number === stage - 1 && this.stages[number].height > 1) {
        marks.push({ channels: id === "s2" || id === "s4" ? [channel] : null, region: explanation.window });
      } else if (number === 0 && stage > 1) marks.push({ channels: [0], region: explanation.field });
      layer.mark(marks, number === stage ? index : null);
    });
    const isOff = this.state.off.some((part) => part.stage === stage && part.channel === channel);
    this.why.show(stage, index, explanation, { isSelected: !this.pointed, isOff, activation: this.about.activation });
  }

  /** @param {Digit} digit */
  label(digit) {
    if (digit.kind === "report") return this.about.label ?? null;
    return digit.kind === "example" ? this.facts.examples[digit.place].label : null;
  }

  /** @param {Digit} digit @returns {string} */
  name(digit) {
    if (digit.kind === "report") return this.about.source;
    if (digit.kind === "example") return `test digit ${this.facts.examples[digit.place].index}`;
    if (digit.strokes.length === 0) return "blank paper";
    return digit.isPlain ? "your drawing, not normalised" : "your drawing";
  }

  showControls() {
    const { state } = this;
    const isChanged = Object.values(state.change).some(Boolean);
    const weights = state.moment === null ? "" : `, by the network ${this.facts.moments[state.moment].name.replace("step", "at step")}`;
    const name = this.name(state.digit) + (isChanged ? ", changed" : "") + weights;
    this.caption.textContent = name[0].toUpperCase() + name.slice(1);
    if (this.offList) this.showOff(this.offList);
    this.controls?.show(this.referenceName);
  }

  /**
   * What is switched off, each with a button that brings it back.
   * @param {HTMLElement} list
   */
  showOff(list) {
    const { off } = this.state;
    list.hidden = off.length === 0;
    list.replaceChildren("Off: ", ...off.map(({ stage, channel }) =>
      element("button", { type: "button", onclick: () => this.toggle(stage, channel) }, `${this.stages[stage].name} ${channel}`)),
      element("button", { type: "button", onclick: () => {
        this.state.off = [];
        this.update();
      } }, "all on"));
  }
}

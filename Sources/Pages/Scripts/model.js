// What follows from the state of a page: the digit that the network sees, and what the network makes of it.

import { penWidth, paperSide } from "./pad.js";
import { unpackedPixels } from "./state.js";
import { capitalised } from "./words.js";

/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./core.js").Trace} Trace */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Digit} Digit */
/**
 * @typedef {object} Seen a digit as the network sees it
 * @property {Float32Array} pixels
 * @property {boolean} isBlank nothing is drawn, so that nothing is asked
 * @property {Float32Array | null} drawing paper and strokes, if it is drawn
 * @property {import("./photograph.js").Photograph | null} photograph what it was read from, if that is still here
 * @property {import("./core.js").Normalised | null} normalised
 */

export class Model {
  /** @param {import("./data.js").Carried} carried @param {Core} core @param {number} subject */
  constructor(carried, core, subject) {
    this.carried = carried;
    this.core = core;
    this.stages = carried.facts.stages;
    this.about = carried.facts.subjects[subject];
    this.network = carried.networks[this.about.network];
    this.report = carried.traces[subject].values[0];
    /** @type {Trace | null} of the digit that is shown; none if it is blank */
    this.trace = null;
    /** @type {Trace | null} of the pinned digit */
    this.other = null;
    /** @type {{trace: Trace, name: string} | null} what the trace is compared with */
    this.reference = null;
    /** @type {Seen} */
    this.seen = { pixels: this.report, isBlank: false, drawing: null, photograph: null, normalised: null };
    /** @type {import("./photograph.js").Photograph[]} those that were taken since the page was opened */
    this.photographs = [];
    /** The weights before the reader changed any, and after that. */
    this.learned = this.parameters = this.network;
  }

  /** @param {Digit} digit @returns {Seen} */
  see(digit) {
    const plain = (/** @type {Float32Array} */ pixels) => ({ pixels, isBlank: false, drawing: null, photograph: null, normalised: null });
    if (digit.kind === "report") return plain(this.report);
    if (digit.kind === "example") return plain(this.carried.examples[digit.place]);
    if (digit.kind === "given") return plain(unpackedPixels(digit.pixels));
    if (digit.kind === "picture") {
      if (digit.photograph === null) return plain(unpackedPixels(digit.pixels));
      const photograph = this.photographs[digit.photograph];
      const normalised = photograph.normalised(digit.place);
      return { ...plain(normalised.digit), photograph, normalised };
    }
    const blank = { pixels: new Float32Array(this.report.length), isBlank: true, photograph: null };
    if (digit.strokes.length === 0) return { ...blank, drawing: null, normalised: null };
    const drawing = this.core.draw(digit.strokes, paperSide, penWidth);
    const normalised = this.core.normalise(drawing, paperSide);
    if (!normalised) return { ...blank, drawing, normalised };
    const pixels = digit.isPlain ? this.core.shrink(drawing, paperSide) : normalised.digit;
    return { pixels, isBlank: false, drawing, photograph: null, normalised };
  }

  /** @param {Digit} digit @param {import("./core.js").Change} change @returns {Seen} */
  changed(digit, change) {
    const seen = this.see(digit);
    if (!seen.isBlank && Object.values(change).some(Boolean)) seen.pixels = this.core.change(seen.pixels, change);
    return seen;
  }

  /** @param {State} state */
  update(state) {
    const { core, about, carried } = this;
    this.learned = state.moment === null ? this.network : carried.moments[state.moment];
    const edits = Object.entries(state.edits);
    this.parameters = edits.length ? this.learned.slice() : this.learned;
    for (const [index, value] of edits) this.parameters[Number(index)] = value;
    this.seen = this.changed(state.digit, state.change);
    const { pixels, isBlank } = this.seen;

    // The digit itself runs last: what is explained is what ran last.
    this.reference = null;
    if (state.moment !== null) {
      core.use(this.network, about.activation);
      this.reference = { trace: core.run(pixels), name: "Trained" };
    }
    core.use(this.learned, about.activation);
    if (edits.length || state.off.length) {
      this.reference = { trace: core.run(pixels), name: edits.length ? "With the weights as learned" : "With everything on" };
    }
    if (edits.length) core.use(this.parameters, about.activation);
    core.switchOff(state.off);
    const pinned = state.pinned && this.changed(state.pinned.digit, state.pinned.change);
    this.other = pinned && !pinned.isBlank ? core.run(pinned.pixels) : null;
    if (this.other) this.reference ??= { trace: this.other, name: "The pinned digit" };
    this.trace = isBlank ? null : core.run(pixels);
    if (isBlank) this.reference = null;
  }

  /**
   * The parameters with what is switched off at zero.
   * @param {State} state
   */
  running({ off }) {
    if (off.length === 0) return this.parameters;
    const copy = this.parameters.slice();
    for (const { stage, channel } of off) {
      const { weights, biases } = this.stages[stage];
      const size = (weights[1] - weights[0]) / (biases[1] - biases[0]);
      copy.fill(0, weights[0] + channel * size, weights[0] + (channel + 1) * size);
      copy[biases[0] + channel] = 0;
    }
    return copy;
  }

  /** @param {Digit} digit what it shows, if that is known */
  label(digit) {
    if (digit.kind === "report") return this.about.label ?? null;
    if (digit.kind === "given") return digit.label;
    return digit.kind === "example" ? this.carried.facts.examples[digit.place].label : null;
  }

  /**
   * What the digit is, and by which network it is read.
   * @param {State} state
   */
  name({ digit, change, moment, edits }) {
    const { facts } = this.carried;
    const what = digit.kind === "report" ? this.about.source
      : digit.kind === "example" ? `test digit ${facts.examples[digit.place].index}`
        : digit.kind === "given" ? `digit ${digit.index} of the test digits`
        : digit.kind === "picture" ? this.pictureName(digit)
        : digit.strokes.length === 0 ? "blank paper" : digit.isPlain ? "your drawing, not normalised" : "your drawing";
    const isChanged = Object.values(change).some(Boolean);
    const weights = moment === null ? "" : `, by the network ${facts.moments[moment].name.replace("step", "at step")}`;
    const name = what + (isChanged ? ", changed" : "") + weights + (Object.keys(edits).length ? ", with your weights" : "");
    return capitalised(name);
  }

  /** @param {Extract<Digit, {kind: "picture"}>} digit */
  pictureName({ photograph, place }) {
    if (photograph === null) return `${place === null ? "a digit" : `digit ${place + 1}`} of a picture that is not here`;
    const { found } = this.photographs[photograph];
    if (place !== null) return `digit ${place + 1} of ${found.length} in your picture`;
    return found.length > 0 ? "your picture as one digit" : "your picture";
  }
}

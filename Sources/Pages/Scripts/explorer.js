// The living part of a page: one digit on its way through the network, and everything that can be changed about it.

import { Address } from "./address.js";
import { build } from "./bench.js";
import { scaleOf } from "./layer.js";
import { Model } from "./model.js";
import { Past } from "./past.js";
import { blankPaper, packed, untouched } from "./state.js";
import { savePicture } from "./saving.js";
import { placeOf } from "./words.js";

/** @typedef {import("./data.js").Carried} Carried */
/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./state.js").State} State */

/** Values of a digit that is not there. */
const blank = new Float32Array();
const nothing = "Nothing is drawn, so there is nothing to explain.";

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
    this.root = root;
    this.carried = carried;
    this.facts = carried.facts;
    this.stages = carried.facts.stages;
    this.core = core;
    this.colours = colours;
    this.kind = kind;
    this.model = new Model(carried, core, subject);
    // Where the first layer fires most strongly there is something to see.
    const first = carried.traces[subject].values[1];
    /** @type {State} */
    this.state = { ...untouched(), unit: { stage: 1, index: first.indexOf(Math.max(...first)) } };
    if (kind === "pad") this.state.digit = blankPaper();
    this.past = new Past(this.state);
    this.address = new Address(this);
    /** @type {{stage: number, index: number} | null} */
    this.pointed = null;
    /** Whether the unit was reached by walking, which is one step for all of the way. */
    this.isWalking = false;
    /** @type {number | undefined} the frame with which it is updated */
    this.soon = undefined;
    /** @type {number | undefined} the frame with which what is pointed at is explained */
    this.frame = undefined;
    this.parts = build(this, root);
    colours.onChange(() => {
      this.parts.strip?.paint();
      this.parts.found?.strip.paint();
      this.parts.pad?.paint();
      this.redraw();
    });
    this.update(false);
    if (kind === "explorer") this.address.begin();
  }

  // MARK: What the reader does

  /**
   * Changes the state in a step that can be undone.
   * @param {(state: State) => void} mutate
   * @param {string} name of the step; those of one name that follow each other are one
   */
  change(mutate, name = "") {
    this.past.note(name);
    mutate(this.state);
    // Sliders and pens report more often than a screen shows.
    if (name === "") this.update();
    else this.later();
  }

  undo() {
    this.past.undo();
    this.update();
  }

  /** Everything is as at first; that, too, can be undone. */
  reset() {
    this.change((state) => {
      Object.assign(state, untouched());
      if (this.kind === "pad") state.digit = blankPaper();
    });
  }

  /** @param {number[][]} strokes @param {boolean} isDrawing whether the stroke goes on */
  draw(strokes, isDrawing) {
    const { digit } = this.state;
    this.state.digit = { kind: "drawing", strokes, isPlain: digit.kind === "drawing" && digit.isPlain };
    if (isDrawing) this.later();
    else this.update();
  }

  /** A core that reads pictures by the network as it was trained, whatever the reader has changed of it. */
  async reader() {
    const core = await this.core.another();
    core.use(this.model.network, this.model.about.activation);
    return core;
  }

  /** @param {import("./photograph.js").Photograph} photograph */
  take(photograph) {
    const number = this.model.photographs.push(photograph) - 1;
    this.look(number, photograph.found.length > 0 ? 0 : null);
  }

  /**
   * @param {number} number of a photograph
   * @param {number | null} place which of its digits; none for the picture as one
   */
  look(number, place) {
    const { digit } = this.model.photographs[number].normalised(place);
    this.change((state) => (state.digit = { kind: "picture", photograph: number, place, pixels: packed(digit) }));
  }

  /**
   * @param {number} stage
   * @param {number | null} index
   * @param {boolean} isTouched
   */
  point(stage, index, isTouched) {
    for (const play of this.parts.plays) if (index !== null && play.isPlaying) play.pause();
    this.pointed = index === null ? null : { stage, index };
    if (isTouched) this.parts.why.fold(false);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.explain();
    });
  }

  /**
   * @param {number} stage
   * @param {number} index
   * @param {boolean} isStep whether it is one of many by which the reader walks
   */
  select(stage, index, isStep = false) {
    for (const play of this.parts.plays) play.stop();
    this.pointed = null;
    this.parts.why.fold(false);
    const { unit } = this.state;
    if (unit.stage !== stage || unit.index !== index) {
      const goesOn = isStep && this.isWalking && unit.stage === stage;
      this.isWalking = isStep;
      // Back leads to the unit that was looked at.
      if (!goesOn) this.address.write(true);
      this.state.unit = { stage, index };
      this.address.remember();
    }
    this.explain();
    this.parts.uncover(stage, index);
  }

  /** @param {number} stage @param {number} channel */
  toggle(stage, channel) {
    this.change((state) => {
      const rest = state.off.filter((part) => part.stage !== stage || part.channel !== channel);
      state.off = rest.length < state.off.length ? rest : [...rest, { stage, channel }];
    });
  }

  /** @param {number} parameter @param {number | null} value none puts the learned one back */
  edit(parameter, value) {
    this.change((state) => {
      const { [parameter]: _, ...rest } = state.edits;
      state.edits = value === null ? rest : { ...rest, [parameter]: value };
    }, value === null ? "" : `edit ${parameter}`);
  }

  save() {
    this.parts.layers.forEach((layer) => layer.settle());
    this.parts.lines.move();
    savePicture(this.root, "lenet.png");
  }

  /** @param {HTMLButtonElement} button */
  async copy(button) {
    this.address.write();
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
    this.model.network = parameters;
    this.model.about = { ...this.model.about, activation };
    // Several times a second: nobody wants to hear all of it.
    this.parts.verdict.sentence.removeAttribute("role");
    this.parts.why.announcement.removeAttribute("role");
    this.update(false);
  }

  // MARK: What follows from it

  /** Updates with the next frame: events may come faster than frames. */
  later() {
    this.soon ??= requestAnimationFrame(() => this.update());
  }

  /** Computes everything anew and shows it. */
  update(remembers = true) {
    cancelAnimationFrame(this.soon ?? 0);
    this.soon = undefined;
    for (const play of this.parts.plays) play.stop();
    this.model.update(this.state);
    this.redraw();
    if (remembers) this.address.remember();
  }

  redraw() {
    const { model, state, stages, colours } = this;
    const { trace, other } = model;
    const { layers, distributions, verdict } = this.parts;
    const reference = state.showsDifference ? model.reference?.trace : undefined;
    stages.forEach((stage, number) => {
      const values = trace?.values[number] ?? null;
      const pinned = other?.values[number] ?? null;
      const off = new Set(state.off.filter((part) => part.stage === number).map((part) => part.channel));
      if (reference && values) {
        const difference = values.map((value, index) => value - reference.values[number][index]);
        layers[number].show({ values: difference, pinned: null, scale: colours.fitting([difference], true), off });
      } else {
        const scale = scaleOf(stage, [values ?? blank, pinned ?? blank], colours);
        layers[number].show({ values, pinned, scale, off });
      }
      distributions[number]?.show(() => model.running(state), trace?.sums[number] ?? null, values);
    });
    // What is out of sight is drawn when the reader pauses.
    clearTimeout(this.pause);
    this.pause = setTimeout(() => layers.forEach((layer) => layer.settle()), 200);
    verdict.show(trace?.values.at(-1) ?? null, trace?.sums.at(-1) ?? null, model.reference?.trace.values.at(-1) ?? null,
      model.reference?.name ?? "", model.label(state.digit));
    this.parts.show();
    this.explain();
  }

  explain() {
    const { why, layers, lines } = this.parts;
    if (!why.element.isConnected) return;
    if (!this.model.trace) {
      layers.forEach((layer) => layer.mark([], null));
      lines.show([]);
      return why.showNothing(nothing);
    }
    const { stage, index } = this.pointed ?? this.state.unit;
    lines.show(this.parts.isPlaying ? [] : this.core.paths(stage, index));
    const explanation = this.core.explain(stage, index);
    const { channel } = placeOf(this.stages[stage], index);
    const isPooling = this.stages[stage].kind === "subsampling";
    layers.forEach((layer, number) => {
      /** @type {import("./layer.js").Mark[]} */
      const marks = [];
      if (number === stage - 1 && this.stages[number].height > 1) {
        marks.push({ channels: isPooling ? [channel] : null, region: explanation.window });
      } else if (number === 0 && stage > 1) marks.push({ channels: [0], region: explanation.field });
      layer.mark(marks, number === stage ? index : null);
    });
    const isOff = this.state.off.some((part) => part.stage === stage && part.channel === channel);
    why.show(stage, index, explanation, {
      isSelected: !this.pointed, isOff, activation: this.model.about.activation, parameters: this.model.parameters,
      learned: this.model.learned,
    });
  }

  /**
   * A place that a window has come to, and the answer for it.
   * @param {number} stage
   * @param {number | null} position in each map; none at the end
   */
  playing(stage, position) {
    const { layers, plays } = this.parts;
    // One at a time.
    if (position !== null) for (const play of plays) if (play.layer !== layers[stage]) play.stop();
    const { unit } = this.state;
    const { height, width } = this.stages[stage];
    const { channel } = placeOf(this.stages[stage], unit.stage === stage ? unit.index : 0);
    this.pointed = position === null ? null : { stage, index: channel * height * width + position };
    this.explain();
  }
}

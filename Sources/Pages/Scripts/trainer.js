// Training in the page: choices, buttons, curves, and the digit and the filters as they form.

import { drawCurves } from "./curves.js";
import { block, unpacked } from "./data.js";
import { element } from "./elements.js";
import { drawKernels } from "./kernels.js";
import { savePicture } from "./saving.js";
import { Watched } from "./watched.js";
import { grouped, percent, short } from "./words.js";

/** @typedef {{activation: number, learningRate: number, isAugmented: boolean, epochs: number, batchSize: number, seed: number}} Recipe */
/** @typedef {import("./Entries/training-worker.js").Report} Report */

/** From too slow to too fast. */
const rates = [0.0001, 0.0003, 0.001, 0.002, 0.004, 0.01, 0.03, 0.1];
/** Runs that stay in sight when another begins. */
const remembered = 4;

export class Trainer {
  /**
   * @param {HTMLElement} root
   * @param {import("./data.js").Carried} carried
   * @param {import("./core.js").Core} core
   * @param {import("./colours.js").Colours} colours
   * @param {number | null} subject which of the page's digits is watched
   * @param {(parameters: Float32Array, activation: number) => void} follow called with the network as it learns
   */
  constructor(root, carried, core, colours, subject, follow) {
    this.carried = carried;
    this.colours = colours;
    this.follow = follow;
    this.plan = /** @type {NonNullable<import("./data.js").Facts["training"]>} */ (carried.facts.training);
    this.held = this.plan.heldOut;
    /** @type {Report[]} */
    this.reports = [];
    /** @type {{recipe: Recipe, reports: Report[], number: number}[]} earlier runs, the latest last */
    this.earlier = [];
    this.number = 1;
    this.isRunning = false;
    /** @type {number | undefined} */
    this.frame = undefined;
    /** Labels, then pixels. */
    this.digits = new Uint8Array();
    /** How many bytes a digit's pixels are. */
    this.area = carried.facts.stages[0].count;
    this.accuracy = framed("Digits that are right, %");
    this.loss = framed("Loss, nats");
    this.runs = element("ol", { class: "runs" });
    this.watched = subject === null ? null : new Watched(carried, core, colours, subject);
    this.filters = carried.facts.stages.filter(({ kind }) => kind === "convolution")
      .map((stage) => ({ stage, ...framed(`Filters of ${stage.name}`) }));
    this.activation = element("select", { onchange: () => this.reset() },
      ...carried.facts.activations.map((name, number) => element("option", { value: String(number) }, name)));
    this.rate = element("select", { onchange: () => this.reset() },
      ...rates.map((rate) => element("option", { value: String(rate), selected: rate === this.plan.learningRate }, String(rate))));
    this.seed = element("input", { type: "number", min: "1", max: "9999", value: "1", onchange: () => this.reset() });
    this.augmented = element("input", { type: "checkbox", onchange: () => this.reset() });
    this.running = element("button", { type: "button", class: "main", onclick: () => this.toggle() });
    this.stepping = element("button", { type: "button", onclick: () => this.order("step") }, "One step");
    this.progress = element("progress", { max: 1, value: 0, "aria-label": "Training" });
    this.words = element("p", { class: "words" });
    this.announcement = element("p", { class: "unseen", role: "status" });
    this.program = URL.createObjectURL(new Blob([block("worker")], { type: "text/javascript" }));
    this.layOut(root);
    colours.onChange(() => this.draw());
    new ResizeObserver(() => this.draw()).observe(root);
    this.reset();
  }

  /** @param {HTMLElement} root */
  layOut(root) {
    const choice = (/** @type {string} */ name, /** @type {HTMLElement} */ control) =>
      element("label", { class: "choice" }, element("span", {}, name), control);
    const key = (/** @type {string} */ kind, /** @type {string} */ name) =>
      element("span", { class: kind }, element("span", { class: "line", "aria-hidden": "true" }), name);
    root.append(element("div", { class: "trainer" },
      element("div", { class: "choices" }, choice("Activation", this.activation), choice("Learning rate", this.rate),
        choice("Seed", this.seed), element("label", {}, this.augmented, " Turn, slant and bend the digits")),
      element("div", { class: "buttons" }, this.running, this.stepping,
        element("button", { type: "button", onclick: () => this.reset() }, "Start again"),
        element("button", { type: "button", onclick: () => savePicture(root, "training.png") }, "Save picture")),
      this.progress, this.words, this.announcement,
      element("div", { class: "lab" },
        element("div", { class: "charts" },
          element("p", { class: "key" }, key("held-out", "digits held out"), key("learned", "digits it learns from, just before it does"),
            key("earlier", "earlier runs, held out")),
          this.accuracy.element, this.loss.element, this.runs),
        element("div", { class: "charts" }, this.watched?.element, ...this.filters.map((one) => one.element)))));
  }

  /** @returns {Recipe} */
  recipe() {
    const { epochs, batchSize } = this.plan;
    return {
      activation: Number(this.activation.value), learningRate: Number(this.rate.value), isAugmented: this.augmented.checked,
      epochs, batchSize, seed: Math.min(9999, Math.max(1, Math.round(Number(this.seed.value)) || 1)),
    };
  }

  /** A new worker with an untrained network: what the choices say. */
  async reset() {
    this.worker?.terminate();
    this.isRunning = false;
    this.keep();
    this.reports = [];
    this.chosen = this.recipe();
    this.showButtons();
    if (this.digits.length === 0) this.digits = unfolded(await unpacked("training"), this.area);
    // Another reset may have come while the digits were unpacked.
    this.worker?.terminate();
    const worker = new Worker(this.program);
    this.worker = worker;
    worker.onerror = ({ message }) => {
      this.words.textContent = `The training failed: ${message}`;
    };
    worker.onmessage = ({ data }) => {
      if (this.worker === worker) this.hear(data);
    };
    worker.postMessage({ kind: "start", module: this.carried.module, digits: this.digits, count: this.count, held: this.held,
      recipe: this.chosen, parameterCount: this.carried.facts.parameterCount });
  }

  /** Keeps the run that ends here among the earlier ones, if it has taken a step. */
  keep() {
    const { chosen, reports } = this;
    if (!chosen || !this.last?.steps) return;
    this.earlier = [...this.earlier, { recipe: chosen, reports, number: this.number }].slice(-remembered);
    this.number += 1;
  }

  /** @param {"run" | "pause" | "step"} kind */
  order(kind) {
    this.isRunning = kind === "run";
    this.worker?.postMessage({ kind });
    // The worker may have reported last just before.
    if (kind === "pause") this.announcement.textContent = this.words.textContent;
    this.showButtons();
  }

  async toggle() {
    if (this.last?.isFinished) await this.reset();
    this.order(this.isRunning ? "pause" : "run");
  }

  /** @param {Report} report */
  hear(report) {
    // Only the last one's weights are looked at.
    if (this.last) this.last.parameters = new Float32Array();
    this.reports.push(report);
    if (report.isFinished) this.isRunning = false;
    // Where reports come faster than they are drawn, the last one counts; else buttons would wait for all of them.
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (!this.last) return;
      this.follow(this.last.parameters, /** @type {Recipe} */ (this.chosen).activation);
      this.draw();
    });
  }

  /** @returns {Report | undefined} */
  get last() {
    return this.reports[this.reports.length - 1];
  }

  /** How many digits there are, those held out among them. */
  get count() {
    return this.digits.length / (1 + this.area);
  }

  /** Steps of the whole training. */
  get total() {
    const { epochs, batchSize } = /** @type {Recipe} */ (this.chosen);
    return epochs * Math.ceil((this.count - this.held) / batchSize);
  }

  draw() {
    const { last } = this;
    if (!last) return;
    const { steps, epochs, seconds, isFinished, loss } = last;
    this.progress.value = steps / this.total;
    const right = `right on ${percent(measured(this.reports))} of ${grouped(this.held)} digits held out`;
    const words = steps === 0 ? `Untrained: ${right}.`
      : `${isFinished ? "Finished" : `Epoch ${epochs + 1} of ${this.chosen?.epochs}`}: step ${grouped(steps)} of ${grouped(this.total)}, `
        + `${seconds.toFixed(1)} s, loss ${short(loss)}, ${right}.`;
    this.words.textContent = words;
    // Said aloud when something ends, not sixteen times a second.
    if (!this.isRunning) this.announcement.textContent = words;
    this.showButtons();
    this.drawChart(this.accuracy.canvas, [0, 25, 50, 75, 100], 102, "Right, %", (report) => 100 * report.accuracy);
    this.drawChart(this.loss.canvas, [0, 1, 2], 2.5, "Loss, nats", (report) => report.loss);
    this.runs.replaceChildren(...this.earlier.map(({ recipe, reports, number }) => element("li", { value: number },
      `${this.carried.facts.activations[recipe.activation]}, rate ${recipe.learningRate}, seed ${recipe.seed}${recipe.isAugmented ? ", digits changed" : ""}: `
        + `${percent(measured(reports))} after ${counted(reports[reports.length - 1].steps)}`)));
    this.watched?.show(last.parameters, /** @type {Recipe} */ (this.chosen).activation);
    for (const { stage, canvas, caption, element } of this.filters) {
      caption.textContent = drawKernels(canvas, stage, last.parameters, this.colours, element.clientWidth);
    }
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {number[]} ticks
   * @param {number} high
   * @param {string} name
   * @param {(measured: {loss: number, accuracy: number}) => number} value
   */
  drawChart(canvas, ticks, high, name, value) {
    const points = (/** @type {Report[]} */ reports, /** @type {(report: Report) => {loss: number, accuracy: number} | null} */ measured) =>
      reports.flatMap((report) => {
        const from = measured(report);
        const y = from ? value(from) : NaN;
        return Number.isFinite(y) ? [{ x: report.steps, y }] : [];
      });
    const curves = /** @type {import("./curves.js").Curve[]} */ ([
      ...this.earlier.map(({ reports, number }) =>
        ({ points: points(reports, (report) => report.heldOut), colour: "muted", width: 1, mark: String(number) })),
      { points: points(this.reports, (report) => report), colour: "ink", width: 1, name: "learned from," },
      { points: points(this.reports, (report) => report.heldOut), colour: "accent", width: 2.5, name: "held out," },
    ]);
    drawCurves(canvas, curves, { ticks, high, steps: this.total }, name);
  }

  showButtons() {
    const isFinished = this.last?.isFinished ?? false;
    const isReady = this.last !== undefined;
    this.running.textContent = this.isRunning ? "Pause" : isFinished ? "Train again" : this.last?.steps ? "Go on" : "Train";
    this.running.disabled = !isReady;
    this.stepping.disabled = isFinished || !isReady || this.isRunning;
  }
}

/** @param {number} steps */
const counted = (steps) => `${grouped(steps)} ${steps === 1 ? "step" : "steps"}`;

/**
 * The share of the digits held out that was right when they were last measured.
 * @param {Report[]} reports
 */
const measured = (reports) => reports.map(({ heldOut }) => heldOut).filter((one) => one !== null).pop()?.accuracy ?? 0;

/**
 * A canvas under its name, with room for words below.
 * @param {string} name
 */
function framed(name) {
  const canvas = element("canvas", { role: "img", "aria-label": name });
  const caption = element("figcaption", {});
  return { canvas, caption, element: element("figure", {}, element("h3", {}, name), canvas, caption) };
}

/**
 * Digits as the core wants them, from two pixels a byte: labels, then bytes.
 * @param {Uint8Array} packed
 * @param {number} area how many pixels a digit has
 */
function unfolded(packed, area) {
  const count = packed.length / (1 + area / 2);
  const digits = new Uint8Array(count * (1 + area));
  digits.set(packed.subarray(0, count));
  for (let index = 0; index < (count * area) / 2; index++) {
    const pair = packed[count + index];
    digits[count + 2 * index] = (pair >> 4) * 17;
    digits[count + 2 * index + 1] = (pair & 15) * 17;
  }
  return digits;
}

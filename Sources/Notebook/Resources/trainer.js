// Training in the page: choices, buttons, two curves and the filters as they form.

import { block, unpacked } from "./data.js";
import { drawKernels, prepared } from "./distribution.js";
import { pageColour } from "./colours.js";
import { savePicture } from "./picture.js";
import { element, percent, short } from "./words.js";

/** @typedef {{activation: number, learningRate: number, isAugmented: boolean, epochs: number, batchSize: number, seed: number}} Recipe */
/** @typedef {import("./training-worker.js").Report} Report */

/** From too slow to too fast. */
const rates = [0.0001, 0.0003, 0.001, 0.002, 0.004, 0.01, 0.03, 0.1];
const chartSize = { width: 440, height: 180, left: 44, bottom: 22, top: 10, right: 8 };

export class Trainer {
  /**
   * @param {HTMLElement} root
   * @param {import("./data.js").Carried} carried
   * @param {import("./colours.js").Colours} colours
   * @param {(parameters: Float32Array, activation: number) => void} follow called with the network as it learns
   */
  constructor(root, carried, colours, follow) {
    this.carried = carried;
    this.colours = colours;
    this.follow = follow;
    this.held = carried.facts.heldOut;
    /** @type {Report[]} */
    this.reports = [];
    this.isRunning = false;
    /** @type {number | undefined} */
    this.frame = undefined;
    /** Labels, then pixels. */
    this.digits = new Uint8Array();
    this.loss = framed("Loss, nats");
    this.accuracy = framed("Right on digits held out, %");
    this.filters = carried.facts.stages.filter(({ id }) => id === "c1" || id === "c3")
      .map((stage) => ({ stage, ...framed(`Filters of ${stage.name}`) }));
    this.program = URL.createObjectURL(new Blob([block("worker")], { type: "text/javascript" }));
    this.build(root);
    colours.onChange(() => this.draw());
    new ResizeObserver(() => this.draw()).observe(root);
    this.reset();
  }

  /** @param {HTMLElement} root */
  build(root) {
    const choice = (/** @type {string} */ name, /** @type {any} */ control, /** @type {any[]} */ ...more) =>
      element("label", { class: "choice" }, element("span", {}, name), control, ...more);
    this.activation = element("select", { onchange: () => this.reset() },
      ...this.carried.facts.activations.map((name, number) => element("option", { value: String(number) }, name)));
    this.rate = element("select", { onchange: () => this.reset() },
      ...rates.map((rate) => element("option", { value: String(rate), selected: rate === 0.004 }, String(rate))));
    this.seed = element("input", { type: "number", min: "1", max: "9999", value: "1", onchange: () => this.reset() });
    this.augmented = element("input", { type: "checkbox", onchange: () => this.reset() });
    this.running = element("button", { type: "button", class: "main", onclick: () => this.toggle() });
    this.stepping = element("button", { type: "button", onclick: () => this.order("step") }, "One step");
    this.again = element("button", { type: "button", onclick: () => this.reset() }, "Start again");
    this.progress = element("progress", { max: 1, value: 0, "aria-label": "Training" });
    this.words = element("p", { class: "words" });
    this.announcement = element("p", { class: "unseen", role: "status" });
    root.append(element("div", { class: "trainer" },
      element("div", { class: "choices" }, choice("Activation", this.activation), choice("Learning rate", this.rate),
        choice("Seed", this.seed), element("label", {}, this.augmented, " Turn, slant and bend the digits")),
      element("div", { class: "buttons" }, this.running, this.stepping, this.again,
        element("button", { type: "button", onclick: () => savePicture(root, "training.png") }, "Save picture")),
      this.progress, this.words, this.announcement,
      element("div", { class: "charts" }, this.loss.element, this.accuracy.element),
      element("div", { class: "charts" }, ...this.filters.map((one) => one.element))));
  }

  /** @returns {Recipe} */
  recipe() {
    return {
      activation: Number(this.activation.value), learningRate: Number(this.rate.value), isAugmented: this.augmented.checked,
      epochs: 8, batchSize: 32, seed: Math.min(9999, Math.max(1, Math.round(Number(this.seed.value)) || 1)),
    };
  }

  /** A new worker with an untrained network: what the choices say. */
  async reset() {
    this.worker?.terminate();
    this.isRunning = false;
    this.reports = [];
    this.chosen = this.recipe();
    this.showButtons();
    if (this.digits.length === 0) this.digits = unfolded(await unpacked("training"));
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
    worker.postMessage({ kind: "start", module: this.carried.module, digits: this.digits, held: this.held, recipe: this.chosen,
      parameterCount: this.carried.facts.parameterCount });
  }

  /** @param {"run" | "pause" | "step"} kind */
  order(kind) {
    this.isRunning = kind === "run";
    this.worker?.postMessage({ kind });
    // The worker may have reported last just before.
    if (kind === "pause") this.announcement.textContent = this.words.textContent;
    this.showButtons();
  }

  toggle() {
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

  /** Steps of the whole training. */
  get total() {
    const { epochs, batchSize } = /** @type {Recipe} */ (this.chosen);
    return epochs * Math.ceil((this.digits.length / 785 - this.held) / batchSize);
  }

  draw() {
    const { last } = this;
    if (!last) return;
    const { steps, epochs, seconds, isFinished, loss } = last;
    const accuracy = this.reports.map((report) => report.accuracy).filter((value) => value !== null).pop() ?? 0;
    this.progress.value = steps / this.total;
    const right = `right on ${percent(accuracy)} of ${this.held.toLocaleString("en")} digits held out`;
    const words = steps === 0 ? `Untrained: ${right}.`
      : `${isFinished ? "Finished" : `Epoch ${epochs + 1} of ${this.chosen?.epochs}`}: step ${steps.toLocaleString("en")} of ${this.total.toLocaleString("en")}, `
        + `${seconds.toFixed(1)} s, loss ${short(loss)}, ${right}.`;
    this.words.textContent = words;
    // Said aloud when something ends, not sixteen times a second.
    if (!this.isRunning) this.announcement.textContent = words;
    this.showButtons();
    const points = (/** @type {(report: Report) => number | null} */ value) =>
      this.reports.flatMap((report) => {
        const y = value(report);
        return y === null || !Number.isFinite(y) ? [] : [{ x: report.steps, y }];
      });
    this.drawCurve(this.loss.canvas, points((report) => report.loss), [0, 1, 2], "loss");
    this.drawCurve(this.accuracy.canvas, points((report) => (report.accuracy === null ? null : 100 * report.accuracy)), [0, 25, 50, 75, 100], "accuracy");
    for (const { stage, canvas, caption, element } of this.filters) {
      caption.textContent = drawKernels(canvas, stage, last.parameters, this.colours, element.clientWidth);
    }
  }

  showButtons() {
    const isFinished = this.last?.isFinished ?? false;
    const isReady = this.last !== undefined;
    this.running.textContent = this.isRunning ? "Pause" : (this.last?.steps ?? 0) > 0 && !isFinished ? "Go on" : "Train";
    this.running.disabled = isFinished || !isReady;
    this.stepping.disabled = isFinished || !isReady || this.isRunning;
  }

  /**
   * @param {any} canvas
   * @param {{x: number, y: number}[]} points
   * @param {number[]} ticks of the axis, which ends a little above
   * @param {string} name
   */
  drawCurve(canvas, points, ticks, name) {
    const high = ticks[ticks.length - 1] * 1.02 + (ticks.length === 3 ? 0.5 : 0);
    const wide = Math.min(chartSize.width, canvas.parentElement.clientWidth);
    const { height, left, bottom, top, right } = chartSize;
    const context = prepared(canvas, wide, height);
    const x = (/** @type {number} */ step) => left + (step / this.total) * (wide - left - right);
    const y = (/** @type {number} */ value) => top + (1 - Math.min(high, value) / high) * (height - top - bottom);
    context.font = "11px system-ui, sans-serif";
    context.fillStyle = pageColour("muted");
    context.strokeStyle = pageColour("hairline");
    for (const tick of ticks) {
      const level = Math.round(y(tick)) + 0.5;
      context.beginPath();
      context.moveTo(left, level);
      context.lineTo(wide - right, level);
      context.stroke();
      context.textAlign = "right";
      context.fillText(String(tick), left - 6, level + 4);
    }
    context.textAlign = "left";
    context.fillText("0", left, height - 6);
    context.textAlign = "right";
    context.fillText(`${this.total.toLocaleString("en")} steps`, wide - right, height - 6);
    context.strokeStyle = pageColour("accent");
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.beginPath();
    points.forEach((point, number) => context[number ? "lineTo" : "moveTo"](x(point.x), y(point.y)));
    context.stroke();
    const end = points[points.length - 1];
    canvas.setAttribute("aria-label", end ? `${name}: ${short(points[0].y)} at first, ${short(end.y)} after ${end.x} steps` : `${name}: none yet`);
  }
}

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
 */
function unfolded(packed) {
  const count = packed.length / 393;
  const digits = new Uint8Array(count * 785);
  digits.set(packed.subarray(0, count));
  for (let index = 0; index < count * 392; index++) {
    const pair = packed[count + index];
    digits[count + 2 * index] = (pair >> 4) * 17;
    digits[count + 2 * index + 1] = (pair & 15) * 17;
  }
  return digits;
}

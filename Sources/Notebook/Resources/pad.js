// Paper to draw a digit on, and the steps by which MNIST's makers would have normalised it.

import { element, percent } from "./words.js";
import { pageColour } from "./colours.js";
import { picture } from "./layer.js";
import { saveCanvas } from "./picture.js";

/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./core.js").Normalised} Normalised */

export const side = 280;
export const penWidth = 22;
/** Pixels that an arrow key moves the pen. */
const step = 10;
const ink = /** @type {import("./colours.js").Scale} */ ({ kind: "ink", limit: 1 });

export class Pad {
  /** @param {Core} core @param {import("./colours.js").Colours} colours
   * @param {import("./data.js").Facts} facts
   * @param {(digit: Float32Array | null) => void} drawn called with what the network is to see */
  constructor(core, colours, facts, drawn) {
    this.core = core;
    this.facts = facts;
    this.colours = colours;
    this.drawn = drawn;
    /**
     * Each stroke is x and y in turn, in whole pixels.
     * @type {number[][]}
     */
    this.strokes = [];
    this.pen = { x: side / 2, y: side / 4, isDown: false, isShown: false };
    this.canvas = element("canvas", { class: "paper", width: side, height: side, tabIndex: 0, role: "application" });
    this.canvas.setAttribute("aria-roledescription", "drawing pad");
    this.canvas.setAttribute("aria-label",
      "Paper. Draw with mouse, finger or pen; or move the pen with the arrow keys, Space puts it down and lifts it.");
    this.undoing = element("button", { type: "button", onclick: () => this.undo() }, "Undo");
    this.clearing = element("button", { type: "button", onclick: () => this.clear() }, "Clear");
    this.saving = element("button", { type: "button", onclick: () => this.save() }, "Save drawing");
    this.plainly = element("input", { type: "checkbox", onchange: () => this.update() });
    this.steps = ["Ink", "Scaled", "At full strength", "Centred"].map((name) => {
      const canvas = element("canvas", { width: 112, height: 112, role: "img", "aria-label": name });
      const sentence = element("span");
      return { canvas, sentence, element: element("figure", {}, canvas, element("figcaption", {}, element("b", {}, name), sentence)) };
    });
    this.note = element("p", { class: "note", role: "status" });
    this.element = element("div", { class: "pad" }, this.canvas,
      element("div", { class: "buttons" }, this.undoing, this.clearing, this.saving),
      element("label", {}, this.plainly, " Leave normalisation out"),
      element("div", { class: "steps" }, ...this.steps.map((one) => one.element)), this.note);
    this.listen();
    this.paint();
  }

  /** @param {number[][]} strokes @param {boolean} isPlain */
  set(strokes, isPlain) {
    this.strokes = strokes;
    this.plainly.checked = isPlain;
    this.update();
  }

  listen() {
    const { canvas, pen } = this;
    const at = (/** @type {PointerEvent} */ event) => {
      const corner = canvas.getBoundingClientRect();
      const scale = side / corner.width;
      // The pen may leave the paper.
      return [(event.clientX - corner.left) * scale, (event.clientY - corner.top) * scale]
        .map((place) => Math.max(0, Math.min(side, Math.round(place))));
    };
    canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary || event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      pen.isShown = false;
      this.strokes.push(at(event));
      this.update();
    });
    canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      for (const one of event.getCoalescedEvents?.() ?? [event]) this.extend(.../** @type {[number, number]} */ (at(one)));
      this.update();
    });
    canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const moves = /** @type {Record<string, [number, number]>} */ ({
        ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
      });
      if (event.altKey) return;
      if (moves[event.key]) this.move(...moves[event.key]);
      else if (event.key === " ") this.press();
      else if (event.key === "Backspace" || (event.key === "z" && (event.ctrlKey || event.metaKey))) this.undo();
      else return;
      event.preventDefault();
    });
    canvas.addEventListener("blur", () => {
      pen.isShown = pen.isDown = false;
      this.paint();
    });
  }

  /**
   * Goes on with the last stroke; dots closer than two pixels add nothing.
   * @param {number} x
   * @param {number} y
   */
  extend(x, y) {
    const stroke = this.strokes[this.strokes.length - 1];
    const [lastX, lastY] = stroke.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) >= 2) stroke.push(x, y);
  }

  /** @param {number} right @param {number} down */
  move(right, down) {
    const { pen } = this;
    pen.isShown = true;
    pen.x = Math.min(side, Math.max(0, pen.x + right));
    pen.y = Math.min(side, Math.max(0, pen.y + down));
    if (pen.isDown) {
      this.extend(pen.x, pen.y);
      this.update();
    } else this.paint();
  }

  press() {
    const { pen } = this;
    pen.isShown = true;
    pen.isDown = !pen.isDown;
    if (pen.isDown) this.strokes.push([pen.x, pen.y]);
    this.update();
  }

  undo() {
    this.strokes.pop();
    this.pen.isDown = false;
    this.update();
  }

  clear() {
    this.strokes = [];
    this.pen.isDown = false;
    this.update();
  }

  /** The drawing as a PNG, for `lenet explore --image`. */
  save() {
    const canvas = element("canvas", { width: side, height: side });
    const image = new ImageData(side, side);
    const drawing = this.drawing ?? new Float32Array(side * side).fill(1);
    drawing.forEach((paper, index) => image.data.set([255 * paper, 255 * paper, 255 * paper, 255].map(Math.round), 4 * index));
    canvas.getContext("2d").putImageData(image, 0, 0);
    saveCanvas(canvas, "drawing.png");
  }

  update() {
    this.drawing = this.strokes.length ? this.core.draw(this.strokes, side, penWidth) : null;
    this.normalised = this.drawing && this.core.normalise(this.drawing, side);
    this.paint();
    if (!this.drawing || !this.normalised) this.drawn(null);
    else this.drawn(this.plainly.checked ? this.core.shrink(this.drawing, side) : this.normalised.digit);
  }

  paint() {
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const drawing = this.drawing ?? new Float32Array(side * side).fill(1);
    context.putImageData(this.colours.image(drawing.map((paper) => 1 - paper), side, ink), 0, 0);
    this.undoing.disabled = this.clearing.disabled = this.saving.disabled = this.strokes.length === 0;
    if (this.pen.isShown) this.paintPen(context);
    this.paintSteps(this.normalised ?? null);
  }

  /** @param {CanvasRenderingContext2D} context */
  paintPen(context) {
    const { x, y, isDown } = this.pen;
    context.strokeStyle = pageColour("accent");
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, penWidth / 2, 0, 2 * Math.PI);
    context.stroke();
    if (isDown) {
      context.fillStyle = pageColour("accent");
      context.fill();
    }
  }

  /** @param {Normalised | null} normalised */
  paintSteps(normalised) {
    const contexts = this.steps.map(({ canvas }) => {
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      context.imageSmoothingEnabled = false;
      context.fillStyle = pageColour("ground");
      context.fillRect(0, 0, 112, 112);
      context.strokeStyle = pageColour("accent");
      context.lineWidth = 1;
      return context;
    });
    this.describe(normalised);
    if (!normalised || !this.drawing) return;
    const { box, scaled, strengthened, mass, origin, digit } = normalised;
    const part = 112 / side;
    contexts[0].imageSmoothingEnabled = true;
    picture(contexts[0], this.colours.image(this.drawing.map((paper) => 1 - paper), side, ink),
      { x: 0, y: 0, width: 112, height: 112 });
    contexts[0].strokeRect(box.left * part, box.top * part, (box.right - box.left + 1) * part, (box.bottom - box.top + 1) * part);
    // Four screen pixels for one of the digit's.
    [scaled, strengthened].forEach(({ values, width, height }, index) => {
      const [left, top] = [2 * (28 - width), 2 * (28 - height)];
      picture(contexts[1 + index], this.colours.image(values, width, ink), { x: left, y: top, width: 4 * width, height: 4 * height });
      contexts[1 + index].strokeRect(left - 0.5, top - 0.5, 4 * width + 1, 4 * height + 1);
    });
    picture(contexts[3], this.colours.image(digit, 28, ink), { x: 0, y: 0, width: 112, height: 112 });
    cross(contexts[3], 4 * (origin.column + mass.column + 0.5), 4 * (origin.row + mass.row + 0.5), 6);
    cross(contexts[3], 56, 56, 56);
  }

  /**
   * What each step did, and what is doubtful.
   * @param {Normalised | null} normalised
   */
  describe(normalised) {
    const sentences = normalised ? stepSentences(normalised, this.facts.thinPenWidth) : [];
    this.steps.forEach(({ sentence }, index) => (sentence.textContent = sentences[index] ?? ""));
    const words = !this.drawing ? "Nothing is drawn yet."
      : !normalised ? "No ink stands out from the paper."
        : this.plainly.checked ? "Normalisation is left out: the network sees the whole sheet, shrunk as it is."
          // Amounts are shares, but for the number of digits, the first kind's.
          : normalised.doubts.map(({ kind, amount }) =>
            this.facts.doubts[kind].replace("{}", kind === 0 ? String(amount) : percent(amount))).join(" ");
    if (this.note.textContent !== words) this.note.textContent = words;
  }
}

/** @param {Normalised} normalised @param {number} thinPenWidth below it strokes are widened */
function stepSentences({ box, scaled, penWidth }, thinPenWidth) {
  const size = (/** @type {number} */ width, /** @type {number} */ height) => `${width} × ${height}`;
  return [
    `${size(box.right - box.left + 1, box.bottom - box.top + 1)} pixels`,
    `to ${size(scaled.width, scaled.height)}, strokes ${penWidth.toFixed(1)} wide`,
    penWidth < thinPenWidth ? "thin strokes widened" : "strokes broad enough",
    "the centre of mass near the middle",
  ];
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} reach */
function cross(context, x, y, reach) {
  context.lineWidth = reach > 20 ? 0.5 : 2;
  context.beginPath();
  context.moveTo(x - reach, y);
  context.lineTo(x + reach, y);
  context.moveTo(x, y - reach);
  context.lineTo(x, y + reach);
  context.stroke();
}

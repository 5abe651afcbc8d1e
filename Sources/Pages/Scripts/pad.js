// Paper to draw a digit on. What is not drawn on it lies on it: a picture as it is, else what the network sees.

import { contextOf, paintSquares } from "./canvas.js";
import { pageColour } from "./colours.js";
import { element } from "./elements.js";

export const paperSide = 280;
export const penWidth = 22;
/** Pixels that an arrow key moves the pen. */
const step = 10;

/**
 * A digit as the network sees it, or a picture or one of its digits.
 * @typedef {Float32Array | {photograph: import("./photograph.js").Photograph, place: number | null}} Laid
 */

export class Pad {
  /**
   * @param {import("./colours.js").Colours} colours
   * @param {{begin: () => void, draw: (isStroke: boolean) => void, undo: () => void}} listener
   *   `begin` before a stroke, `draw` after what the stroke's parts changed
   */
  constructor(colours, listener) {
    this.colours = colours;
    this.listener = listener;
    /**
     * Each stroke is x and y in turn, in whole pixels.
     * @type {number[][]}
     */
    this.strokes = [];
    /** @type {Laid | null} what lies on the paper instead of strokes */
    this.laid = null;
    this.pen = { x: paperSide / 2, y: paperSide / 4, isDown: false, isShown: false };
    // Twice as fine, for screens that are.
    this.canvas = element("canvas", { class: "paper", width: 2 * paperSide, height: 2 * paperSide, tabIndex: 0, role: "application" });
    this.canvas.setAttribute("aria-roledescription", "drawing pad");
    this.canvas.setAttribute("aria-label",
      "Paper. Draw with mouse, finger or pen; or move the pen with the arrow keys, Space puts it down and lifts it.");
    this.hint = element("p", { class: "hint", "aria-hidden": "true" }, "Draw a digit or drop a picture");
    this.element = element("div", { class: "sheet" }, element("div", { class: "layer-head" }, element("h3", {}, "Paper"),
      element("span", { class: "what" }, "draw, drop, paste")), this.canvas, this.hint);
    this.listen();
  }

  /** @param {number[][]} strokes */
  set(strokes) {
    this.strokes = strokes;
    this.laid = null;
    this.pen.isDown = false;
    this.paint();
  }

  /** @param {Laid} laid */
  lay(laid) {
    this.strokes = [];
    this.laid = laid;
    this.pen.isDown = false;
    this.paint();
  }

  listen() {
    const { canvas, pen, listener } = this;
    const at = (/** @type {PointerEvent} */ event) => {
      const corner = canvas.getBoundingClientRect();
      const scale = paperSide / corner.width;
      // The pen may leave the paper.
      return [(event.clientX - corner.left) * scale, (event.clientY - corner.top) * scale]
        .map((place) => Math.max(0, Math.min(paperSide, Math.round(place))));
    };
    canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary || event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      pen.isShown = false;
      this.begin(at(event));
      this.paint();
      listener.draw(true);
    });
    canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      for (const one of event.getCoalescedEvents?.() ?? [event]) this.extend(.../** @type {[number, number]} */ (at(one)));
      listener.draw(true);
    });
    canvas.addEventListener("lostpointercapture", () => {
      // In one go, without the seams of its parts.
      this.paint();
      listener.draw(false);
    });
    canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const moves = /** @type {Record<string, [number, number]>} */ ({
        ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
      });
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (moves[event.key]) this.move(...moves[event.key]);
      else if (event.key === " ") this.press();
      else if (event.key === "Backspace") listener.undo();
      else return;
      event.preventDefault();
    });
    canvas.addEventListener("blur", () => {
      pen.isShown = pen.isDown = false;
      this.paint();
    });
  }

  /** @param {number[]} dot */
  begin(dot) {
    this.listener.begin();
    this.laid = null;
    // Not in the strokes that were: those are remembered.
    this.strokes = [...this.strokes, dot];
  }

  /**
   * Goes on with the last stroke; dots closer than two pixels add nothing.
   * @param {number} x
   * @param {number} y
   */
  extend(x, y) {
    const stroke = this.strokes[this.strokes.length - 1];
    const [lastX, lastY] = stroke.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < 2) return;
    stroke.push(x, y);
    this.line(this.context, [lastX, lastY, x, y]);
  }

  /** @param {number} right @param {number} down */
  move(right, down) {
    const { pen } = this;
    pen.isShown = true;
    pen.x = Math.min(paperSide, Math.max(0, pen.x + right));
    pen.y = Math.min(paperSide, Math.max(0, pen.y + down));
    if (pen.isDown) this.extend(pen.x, pen.y);
    this.paint();
    if (pen.isDown) this.listener.draw(false);
  }

  press() {
    const { pen } = this;
    pen.isShown = true;
    pen.isDown = !pen.isDown;
    if (pen.isDown) this.begin([pen.x, pen.y]);
    this.paint();
    this.listener.draw(false);
  }

  get context() {
    return contextOf(this.canvas);
  }

  paint() {
    const { context, laid } = this;
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.fillStyle = pageColour("ground");
    context.fillRect(0, 0, paperSide, paperSide);
    this.hint.hidden = laid !== null || this.strokes.length > 0;
    if (laid instanceof Float32Array) {
      paintSquares(context, this.colours.digit(laid), { x: 0, y: 0, width: paperSide, height: paperSide });
    } else laid?.photograph.paint(context, paperSide, laid.place, pageColour("accent"));
    for (const stroke of this.strokes) this.line(context, stroke);
    if (this.pen.isShown) this.paintPen(context);
  }

  /** @param {CanvasRenderingContext2D} context @param {number[]} stroke */
  line(context, stroke) {
    context.strokeStyle = pageColour("ink");
    context.lineWidth = penWidth;
    context.lineCap = context.lineJoin = "round";
    context.beginPath();
    context.moveTo(stroke[0], stroke[1]);
    for (let place = stroke.length === 2 ? 0 : 2; place < stroke.length; place += 2) context.lineTo(stroke[place], stroke[place + 1]);
    context.stroke();
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
}

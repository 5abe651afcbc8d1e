// Curves of a training on a canvas: of this run, and in grey of those before it.

import { prepared } from "./canvas.js";
import { pageColour } from "./colours.js";
import { grouped, short } from "./words.js";

/** @typedef {{x: number, y: number}} Point */
/**
 * @typedef {object} Curve
 * @property {Point[]} points
 * @property {"accent" | "ink" | "muted"} colour
 * @property {number} width
 * @property {string} [mark] what stands at its end
 * @property {string} [name] by which it is read out; none for one that is only seen
 */

const area = { width: 520, height: 190, left: 34, bottom: 22, top: 10, right: 18 };

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Curve[]} curves the first lies lowest
 * @param {{ticks: number[], high: number, steps: number}} axes what is written at the left, how far up and how far right it goes
 * @param {string} name
 */
export function drawCurves(canvas, curves, { ticks, high, steps }, name) {
  const wide = Math.min(area.width, /** @type {HTMLElement} */ (canvas.parentElement).clientWidth);
  const { height, left, bottom, top, right } = area;
  const context = prepared(canvas, wide, height);
  const x = (/** @type {number} */ step) => left + (step / steps) * (wide - left - right);
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
  context.fillText(`${grouped(steps)} steps`, wide - right, height - 6);
  context.lineJoin = "round";
  for (const { points, colour, width, mark } of curves) {
    context.strokeStyle = context.fillStyle = pageColour(colour);
    context.lineWidth = width;
    context.beginPath();
    points.forEach((point, number) => context[number ? "lineTo" : "moveTo"](x(point.x), y(point.y)));
    context.stroke();
    const end = points[points.length - 1];
    context.textAlign = "left";
    if (mark && end) context.fillText(mark, x(end.x) + 4, y(end.y) + 4);
  }
  const words = curves.flatMap(({ name, points }) => {
    const end = points[points.length - 1];
    return name && end ? [`${name} ${short(points[0].y)} at first, ${short(end.y)} after ${grouped(end.x)} steps`] : [];
  });
  canvas.setAttribute("aria-label", `${name}: ${words.join("; ") || "none yet"}`);
}

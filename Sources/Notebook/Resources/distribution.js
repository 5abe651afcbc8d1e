// The filters of a convolution, and how a layer's values are distributed, before the activation and after it.

import { element, percent, short } from "./words.js";
import { pageColour } from "./colours.js";
import { picture } from "./layer.js";

/** @typedef {import("./data.js").Stage} Stage */

const chart = { width: 300, height: 88, floor: 70 };

export class Distribution {
  /** @param {Stage} stage @param {import("./colours.js").Colours} colours */
  constructor(stage, colours) {
    this.stage = stage;
    this.colours = colours;
    /** @type {{parameters: Float32Array, sums: Float32Array, values: Float32Array} | null} */
    this.shown = null;
    const isConvolution = stage.height > 1;
    this.kernels = element("canvas", { role: "img", class: "kernels", hidden: !isConvolution });
    this.range = element("p", { class: "note" });
    this.charts = ["before the activation", "after it"].map((when) => {
      const canvas = element("canvas", { role: "img" });
      const caption = element("figcaption", {});
      return { when, canvas, caption, element: element("figure", {}, canvas, caption) };
    });
    this.element = element("details", { class: "closer", ontoggle: () => this.draw() },
      element("summary", {}, isConvolution ? "Filters and histograms" : "Histograms"),
      this.kernels, this.range, element("div", { class: "charts" }, ...this.charts.map((one) => one.element)));
  }

  /** @param {Float32Array} parameters @param {Float32Array} sums @param {Float32Array} values */
  show(parameters, sums, values) {
    this.shown = { parameters, sums, values };
    this.draw();
  }

  draw() {
    if (!this.element.open || !this.shown) return;
    const { parameters, sums, values } = this.shown;
    this.range.hidden = this.stage.height === 1;
    if (this.stage.height > 1) {
      this.range.textContent = drawKernels(this.kernels, this.stage, parameters, this.colours, this.element.clientWidth);
    }
    const histograms = this.colours.core.histograms(sums, values);
    // One height for both. The column of zeros may be far higher than any bin, and is cut.
    const most = Math.max(1, ...histograms.flatMap(({ counts }) => counts));
    this.charts.forEach((chart, index) => this.drawChart(chart, [sums, values][index], histograms[index], most));
  }

  /**
   * @param {{when: string, canvas: any, caption: any}} chartElements
   * @param {Float32Array} values
   * @param {import("./core.js").Histogram} histogram
   * @param {number} most values in a bin of either chart
   */
  drawChart({ when, canvas, caption }, values, { low, high, zeros, counts }, most) {
    const context = prepared(canvas, chart.width, chart.height);
    const wide = chart.width / counts.length;
    const tall = (/** @type {number} */ count) => (count / most) * (chart.floor - 6);
    const zero = Math.min(chart.width - 0.5, Math.max(0.5, (-low / (high - low)) * chart.width));
    counts.forEach((count, bin) => {
      context.fillStyle = pageColour((bin + 0.5) * wide < zero ? "negative" : "active");
      context.fillRect(bin * wide, chart.floor - tall(count), wide - 0.5, tall(count));
    });
    context.fillStyle = pageColour("muted");
    const [left, height] = [Math.max(0, zero - 6), tall(zeros)];
    const isCut = height > chart.floor - 6;
    context.fillRect(left, isCut ? 15 : chart.floor - height, 6, isCut ? chart.floor - 15 : height);
    // A gap, and a piece beyond it: more than the chart is high.
    if (isCut) context.fillRect(left, 6, 6, 6);
    context.strokeStyle = context.fillStyle = pageColour("muted");
    context.beginPath();
    context.moveTo(0, chart.floor + 0.5);
    context.lineTo(chart.width, chart.floor + 0.5);
    context.moveTo(zero, chart.floor);
    context.lineTo(zero, chart.floor + 4);
    context.stroke();
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "top";
    const numbers = /** @type {[number, CanvasTextAlign][]} */ ([[low, "left"], [high, "right"]]);
    for (const [value, align] of numbers) {
      context.textAlign = align;
      context.fillText(short(value), align === "left" ? 0 : chart.width, chart.floor + 5);
    }
    if (zero > 30 && zero < chart.width - 40) {
      context.textAlign = "center";
      context.fillText("0", zero, chart.floor + 5);
    }
    const silence = zeros === 0 ? "none is exactly 0"
      : `${zeros.toLocaleString("en")} (${percent(zeros / values.length)}) are exactly 0${isCut ? ", more than the chart is high" : ""}`;
    const words = `${values.length.toLocaleString("en")} values ${when}, ${short(Math.min(...values))} to ${short(Math.max(...values))}; `
      + `the fullest of ${counts.length} bins holds ${Math.max(...counts).toLocaleString("en")}; ${silence}.`;
    canvas.setAttribute("aria-label", words);
    caption.textContent = words;
  }
}

/**
 * A canvas cleared and sized for the screen.
 * @param {any} canvas
 * @param {number} width
 * @param {number} height
 * @returns {CanvasRenderingContext2D}
 */
export function prepared(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  context.imageSmoothingEnabled = false;
  return context;
}

/**
 * Draws every filter of a convolution, a column of kernels under its number, and says what they are.
 * @param {any} canvas
 * @param {Stage} stage
 * @param {Float32Array} parameters
 * @param {import("./colours.js").Colours} colours
 * @param {number} width that there is
 */
export function drawKernels(canvas, stage, parameters, colours, width) {
  const [first, end] = stage.weights;
  const depth = (end - first) / 25 / stage.channels;
  const weights = parameters.subarray(first, end);
  const scale = colours.fitting([weights], true);
  // A filter is a column: one kernel for every map before it, under the filter's number.
  const cell = depth === 1 ? 8 : 6;
  const [gap, head] = [depth === 1 ? 12 : 8, 15];
  const perRow = Math.min(stage.channels, Math.floor((width + gap) / (5 * cell + gap)));
  const rows = Math.ceil(stage.channels / perRow);
  const tall = depth * (5 * cell + 3) + head + 6;
  const context = prepared(canvas, perRow * (5 * cell + gap) - gap, rows * tall);
  context.font = "11px system-ui, sans-serif";
  for (let filter = 0; filter < stage.channels; filter++) {
    const x = (filter % perRow) * (5 * cell + gap);
    const y = Math.floor(filter / perRow) * tall;
    context.fillStyle = pageColour("muted");
    context.fillText(String(filter), x, y + 10);
    for (let map = 0; map < depth; map++) {
      const start = (filter * depth + map) * 25;
      const box = { x, y: y + head + map * (5 * cell + 3), width: 5 * cell, height: 5 * cell };
      picture(context, colours.image(weights.subarray(start, start + 25), 5, scale), box);
      context.strokeStyle = pageColour("hairline");
      context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    }
  }
  const words = `${stage.channels} filters${depth > 1 ? `, each ${depth} kernels of 5 × 5, one for every map of S2,` : " of 5 × 5"} `
    + `on one scale: weights from ${short(Math.min(...weights))} to ${short(Math.max(...weights))}.`;
  canvas.setAttribute("aria-label", words);
  return words;
}

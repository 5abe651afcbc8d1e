// The filters of a convolution, and how a layer's values are distributed, before the activation and after it.

import { element, percent, short } from "./words.js";
import { pageColour } from "./colours.js";
import { picture } from "./pad.js";

/** @typedef {import("./data.js").Stage} Stage */

const chart = { width: 300, height: 88, floor: 70 };

export class Distribution {
  /** @param {Stage} stage @param {import("./colours.js").Colours} colours */
  constructor(stage, colours) {
    this.stage = stage;
    this.colours = colours;
    /** @type {{parameters: () => Float32Array, sums: Float32Array | null, values: Float32Array | null} | null} */
    this.shown = null;
    this.width = 0;
    const isConvolution = stage.height > 1;
    this.kernels = element("canvas", { role: "img", class: "kernels", hidden: !isConvolution });
    this.range = element("p", { class: "note" });
    this.charts = ["before the activation", "after it"].map((when) => {
      const canvas = element("canvas", { role: "img" });
      const caption = element("figcaption", {});
      return { when, canvas, caption, element: element("figure", {}, canvas, caption) };
    });
    this.both = element("div", { class: "charts" }, ...this.charts.map((one) => one.element));
    this.element = element("details", { class: "closer", ontoggle: () => this.draw() },
      element("summary", {}, isConvolution ? "Filters and histograms" : "Histograms"),
      this.kernels, this.range, this.both);
    new ResizeObserver(() => {
      // Its height is its own doing.
      if (this.element.clientWidth === this.width) return;
      this.width = this.element.clientWidth;
      this.draw();
    }).observe(this.element);
  }

  /**
   * @param {() => Float32Array} parameters asked for when they are looked at
   * @param {Float32Array | null} sums none where the network was not asked
   * @param {Float32Array | null} values
   */
  show(parameters, sums, values) {
    this.shown = { parameters, sums, values };
    this.draw();
  }

  draw() {
    if (!this.element.open || !this.shown) return;
    const { parameters, sums, values } = this.shown;
    this.range.hidden = this.stage.height === 1;
    if (this.stage.height > 1) {
      this.range.textContent = drawKernels(this.kernels, this.stage, parameters(), this.colours, this.element.clientWidth);
    }
    this.both.hidden = !sums;
    if (!sums || !values) return;
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

/** A kernel's square, what is between kernels, and room for numbers beside and above them. */
const [square, space, number] = [6, 4, 22];

/**
 * Draws every filter of a convolution, a row of kernels beside its number as in the figures, and says what they are. The
 * filters of a single kernel stand in one row.
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
  const isRow = depth === 1;
  const side = 5 * (isRow ? 8 : square);
  const wide = isRow ? side + 12 : number + depth * (side + space) + 16;
  const columns = isRow ? stage.channels : Math.max(1, Math.min(2, Math.floor((width + 16) / wide)));
  const rows = Math.ceil(stage.channels / columns);
  const context = prepared(canvas, columns * wide - (isRow ? 12 : 16), (isRow ? 0 : number - 4) + rows * (side + (isRow ? 18 : 8)));
  context.font = "11px system-ui, sans-serif";
  const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => {
    context.fillStyle = pageColour("muted");
    context.fillText(text, x, y);
  };
  for (let filter = 0; filter < stage.channels; filter++) {
    // Down the first column, then down the second.
    const [column, row] = isRow ? [filter, 0] : [Math.floor(filter / rows), filter % rows];
    const [left, top] = [column * wide + (isRow ? 0 : number), isRow ? 14 : number - 4 + row * (side + 8)];
    write(String(filter), isRow ? left : left - number, isRow ? 10 : top + side / 2 + 4);
    for (let map = 0; map < depth; map++) {
      if (!isRow && row === 0) write(String(map), left + map * (side + space), 10);
      const start = (filter * depth + map) * 25;
      const box = { x: left + map * (side + space), y: top, width: side, height: side };
      picture(context, colours.image(weights.subarray(start, start + 25), 5, scale), box);
      context.strokeStyle = pageColour("hairline");
      context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    }
  }
  const words = `${stage.channels} filters${depth > 1 ? `, each a row of ${depth} kernels of 5 × 5, one for every map before it,` : " of 5 × 5"} `
    + `on one scale: weights from ${short(Math.min(...weights))} to ${short(Math.max(...weights))}.`;
  canvas.setAttribute("aria-label", words);
  return words;
}

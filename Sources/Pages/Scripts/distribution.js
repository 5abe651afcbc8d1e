// A layer's filters, if it is a convolution, and how its values are distributed, before the activation and after it.

import { prepared } from "./canvas.js";
import { pageColour } from "./colours.js";
import { element } from "./elements.js";
import { drawKernels } from "./kernels.js";
import { grouped, percent, short } from "./words.js";

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
    this.isConvolution = stage.kind === "convolution";
    this.kernels = element("canvas", { role: "img", class: "kernels", hidden: !this.isConvolution });
    this.range = element("p", { class: "note", hidden: !this.isConvolution });
    this.charts = ["before the activation", "after it"].map((when) => {
      const canvas = element("canvas", { role: "img" });
      const caption = element("figcaption", {});
      return { when, canvas, caption, element: element("figure", {}, canvas, caption) };
    });
    this.both = element("div", { class: "charts" }, ...this.charts.map((one) => one.element));
    this.element = element("details", { class: "closer", ontoggle: () => this.draw() },
      element("summary", {}, this.isConvolution ? "Filters and histograms" : "Histograms"),
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
    if (this.isConvolution) {
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
   * @param {{when: string, canvas: HTMLCanvasElement, caption: HTMLElement}} chartElements
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
      : `${grouped(zeros)} (${percent(zeros / values.length)}) are exactly 0${isCut ? ", more than the chart is high" : ""}`;
    const words = `${grouped(values.length)} values ${when}, ${short(Math.min(...values))} to ${short(Math.max(...values))}; `
      + `the fullest of ${counts.length} bins holds ${grouped(Math.max(...counts))}; ${silence}.`;
    canvas.setAttribute("aria-label", words);
    caption.textContent = words;
  }
}

// The filters of a convolution on a canvas.

import { paintSquares, prepared } from "./canvas.js";
import { pageColour } from "./colours.js";
import { short } from "./words.js";

/** A kernel's square, what is between kernels, and room for numbers beside and above them. */
const [squareSide, space, numberRoom] = [6, 4, 22];

/**
 * Draws every filter of a convolution, a row of kernels beside its number as in the figures, and says what they are. The
 * filters of a single kernel stand in one row.
 * @param {HTMLCanvasElement} canvas
 * @param {import("./data.js").Stage} stage
 * @param {Float32Array} parameters
 * @param {import("./colours.js").Colours} colours
 * @param {number} width that there is
 */
export function drawKernels(canvas, stage, parameters, colours, width) {
  const [first, end] = stage.weights;
  const { window } = stage;
  const area = window * window;
  const depth = (end - first) / area / stage.channels;
  const weights = parameters.subarray(first, end);
  const scale = colours.fitting([weights], true);
  const isRow = depth === 1;
  const side = window * (isRow ? 8 : squareSide);
  const wide = isRow ? side + 12 : numberRoom + depth * (side + space) + 16;
  const columns = isRow ? stage.channels : Math.max(1, Math.min(2, Math.floor((width + 16) / wide)));
  const rows = Math.ceil(stage.channels / columns);
  const context = prepared(canvas, columns * wide - (isRow ? 12 : 16), (isRow ? 0 : numberRoom - 4) + rows * (side + (isRow ? 18 : 8)));
  context.font = "11px system-ui, sans-serif";
  const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => {
    context.fillStyle = pageColour("muted");
    context.fillText(text, x, y);
  };
  for (let filter = 0; filter < stage.channels; filter++) {
    // Down the first column, then down the second.
    const [column, row] = isRow ? [filter, 0] : [Math.floor(filter / rows), filter % rows];
    const [left, top] = [column * wide + (isRow ? 0 : numberRoom), isRow ? 14 : numberRoom - 4 + row * (side + 8)];
    write(String(filter), isRow ? left : left - numberRoom, isRow ? 10 : top + side / 2 + 4);
    for (let map = 0; map < depth; map++) {
      if (!isRow && row === 0) write(String(map), left + map * (side + space), 10);
      const start = (filter * depth + map) * area;
      const box = { x: left + map * (side + space), y: top, width: side, height: side };
      paintSquares(context, colours.image(weights.subarray(start, start + area), window, scale), box);
      context.strokeStyle = pageColour("hairline");
      context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    }
  }
  const size = `${window} × ${window}`;
  const words = `${stage.channels} filters${depth > 1 ? `, each a row of ${depth} kernels of ${size}, one for every map before it,` : ` of ${size}`} `
    + `on one scale: weights from ${short(Math.min(...weights))} to ${short(Math.max(...weights))}.`;
  canvas.setAttribute("aria-label", words);
  return words;
}

// What all canvases need: the screen's resolution, and values as crisp squares.

/** @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2DSettings} [settings] */
export const contextOf = (canvas, settings) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", settings));

/**
 * A canvas cleared and sized for the screen.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 */
export function prepared(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = contextOf(canvas);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.imageSmoothingEnabled = false;
  return context;
}

const scratch = document.createElement("canvas");

/**
 * Paints values as crisp squares.
 * @param {CanvasRenderingContext2D} context
 * @param {ImageData} image
 * @param {import("./geometry.js").Box} box
 */
export function paintSquares(context, image, { x, y, width, height }) {
  scratch.width = image.width;
  scratch.height = image.height;
  contextOf(scratch).putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, x, y, width, height);
}

// A picture of digits: decoded by the browser, read by the Swift core.

import { contextOf } from "./canvas.js";
import { severalDigits } from "./core.js";
import { element } from "./elements.js";
import { capitalised, grouped } from "./words.js";

/** Larger pictures are made smaller before they are read, in pixels. */
const pixelsRead = 1_500_000;
/** Larger ones are not taken, as in the commands: no phone’s camera has as many pixels. */
const pixelsTaken = 120_000_000;
/** How much of the paper around a digit is shown with it, as a share of the digit's size. */
const surroundings = 0.4;

export class Photograph {
  /**
   * @param {HTMLCanvasElement} canvas upright, as it was read
   * @param {import("./core.js").Normalised | null} whole the picture read as one digit, if it can be
   * @param {import("./core.js").Found[]} found its digits, if there seem to be several
   */
  constructor(canvas, whole, found) {
    this.canvas = canvas;
    this.whole = whole;
    this.found = found;
  }

  /**
   * @param {number | null} digit which of those found; none for the picture as one digit
   * @returns {import("./core.js").Normalised}
   */
  normalised(digit) {
    return digit === null ? /** @type {import("./core.js").Normalised} */ (this.whole) : this.found[digit].normalised;
  }

  /**
   * Paints into a square the whole picture with a frame around its ink, or one of the digits found.
   * @param {CanvasRenderingContext2D} context
   * @param {number} side
   * @param {number | null} digit
   * @param {string} colour of the frame
   */
  paint(context, side, digit, colour) {
    const view = digit === null ? { left: 0, top: 0, right: this.canvas.width, bottom: this.canvas.height } : around(this.found[digit].outline);
    const extent = (1 + (digit === null ? 0 : surroundings)) * Math.max(view.right - view.left, view.bottom - view.top);
    const [left, top] = [(view.left + view.right - extent) / 2, (view.top + view.bottom - extent) / 2];
    const scale = side / extent;
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    // Beyond the picture's border the paper stays.
    context.drawImage(this.canvas, left, top, extent, extent, 0, 0, side, side);
    if (digit !== null) return;
    const { box } = this.normalised(digit);
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.strokeRect(scale * (box.left - left), scale * (box.top - top),
      scale * (box.right - box.left + 1), scale * (box.bottom - box.top + 1));
  }
}

/** @param {number[]} outline x and y of four corners, in pixels' centres @returns {import("./core.js").Region} */
function around(outline) {
  const [xs, ys] = [0, 1].map((axis) => outline.filter((_, place) => place % 2 === axis).map((place) => place + 0.5));
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/**
 * @param {Blob | HTMLVideoElement} source
 * @param {string} name of the source, for sentences
 * @param {() => Promise<import("./core.js").Core>} start gives a core of its own: what a picture takes of its memory is not given
 *   back
 * @returns {Promise<Photograph | string>} a sentence if there is nothing to read
 */
export async function photographed(source, name, start) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(source);
  } catch {
    return `This browser cannot read ${name} as a picture. Save or export it as PNG or JPEG.`;
  }
  const { width, height } = bitmap;
  if (width * height > pixelsTaken) {
    const [across, down] = [width, height].map(grouped);
    return `${capitalised(name)} has ${across} × ${down} pixels, and at most ${pixelsTaken / 1e6} million are read. Make it smaller.`;
  }
  const scale = Math.min(1, Math.sqrt(pixelsRead / (width * height)));
  const size = { width: Math.max(1, Math.floor(scale * width)), height: Math.max(1, Math.floor(scale * height)) };
  const canvas = element("canvas", size);
  const context = contextOf(canvas, { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const core = await start();
  const pixels = core.put(context.getImageData(0, 0, size.width, size.height));
  // What is transparent is shown on white in the dark, too.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, size.width, size.height);
  const whole = core.normalisePicture(pixels, size.width, size.height);
  const found = core.readLines(pixels, size.width, size.height);
  const isSeveral = found.length > 1 && !(whole && isOne(whole, found));
  if (whole || isSeveral) return new Photograph(canvas, whole, isSeveral ? found : []);
  return `No ink stands out from the paper in ${name}. What was read before is still here.`;
}

/**
 * Whether a digit that fell apart was taken for several: its ink hangs together as one digit's does, and what it was cut
 * into is not believed.
 * @param {import("./core.js").Normalised} whole
 * @param {import("./core.js").Found[]} found
 */
const isOne = ({ doubts }, found) => !doubts.some(({ kind }) => kind === severalDigits) && found.some(({ isAccepted }) => !isAccepted);

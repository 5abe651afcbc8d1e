// Saves a part of the page as a PNG: its canvases, its coloured squares and bars, and its words where they stand.

import { pageColour } from "./colours.js";
import { element } from "./words.js";

const margin = 24;

/**
 * @param {HTMLElement} part
 * @param {string} name of the file
 */
export function savePicture(part, name) {
  const frame = part.getBoundingClientRect();
  const canvas = element("canvas", {
    width: Math.round(2 * (frame.width + 2 * margin)), height: Math.round(2 * (part.scrollHeight + 2 * margin)),
  });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(2, 2);
  context.fillStyle = pageColour("ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(margin - frame.left, margin - frame.top);
  context.imageSmoothingEnabled = false;
  paint(part, context);
  saveCanvas(canvas, name);
}

/**
 * @param {Element} part
 * @param {CanvasRenderingContext2D} context
 */
function paint(part, context) {
  const box = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  // What only a reader's hand needs, or nobody sees, stays out.
  if (box.width === 0 || style.visibility === "hidden" || part.matches(".buttons, .unseen, .lever, .fold, details:not([open]), input, select")) return;
  if (part instanceof HTMLCanvasElement) {
    context.drawImage(part, box.left, box.top, box.width, box.height);
    return;
  }
  if (style.backgroundColor !== "rgba(0, 0, 0, 0)") {
    context.fillStyle = style.backgroundColor;
    context.fillRect(box.left, box.top, box.width, box.height);
  }
  for (const child of part.childNodes) {
    if (child instanceof Text) write(child, context, style);
    else if (child instanceof Element) paint(child, context);
  }
}

/**
 * Word by word, because only the browser knows where lines break.
 * @param {Text} text
 * @param {CanvasRenderingContext2D} context
 * @param {CSSStyleDeclaration} style
 */
function write(text, context, style) {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  const range = document.createRange();
  for (const word of text.data.matchAll(/\S+/g)) {
    const start = word.index ?? 0;
    range.setStart(text, start);
    range.setEnd(text, start + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(word[0]);
    context.fillText(word[0], box.left, box.top + (box.height + up - down) / 2);
  }
}

/**
 * Hands a picture to the reader as a file.
 * @param {HTMLCanvasElement} canvas
 * @param {string} name
 */
export function saveCanvas(canvas, name) {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
}

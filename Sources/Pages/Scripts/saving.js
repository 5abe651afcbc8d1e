// Saves a part of the page as a PNG: its canvases, its coloured squares and bars, and its words where they stand.

import { contextOf } from "./canvas.js";
import { pageColour } from "./colours.js";
import { element } from "./elements.js";

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
  const context = contextOf(canvas);
  context.scale(2, 2);
  context.fillStyle = pageColour("ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(margin - frame.left, margin - frame.top);
  context.imageSmoothingEnabled = false;
  paint(part, context);
  saveCanvas(canvas, name);
}

/** What a picture does without: what is there to be operated. */
const controls = ".buttons, .acts, .tools, .strip, .unseen, .lever, .contribution, .editor, .play, .fold-panel, .folds > button, .sheet, .fold, details:not([open]), input, select";

/**
 * @param {Element} part
 * @param {CanvasRenderingContext2D} context
 */
function paint(part, context) {
  const box = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  if (box.width === 0 || style.visibility === "hidden" || part.matches(controls)) return;
  if (part instanceof HTMLCanvasElement) {
    context.drawImage(part, box.left, box.top, box.width, box.height);
    return;
  }
  if (part instanceof SVGSVGElement) {
    for (const line of part.querySelectorAll("path, line")) drawLine(line, context, box);
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
 * A path or line of a drawing whose unit is a pixel of the page.
 * @param {Element} line
 * @param {CanvasRenderingContext2D} context
 * @param {DOMRect} box of the drawing
 */
function drawLine(line, context, box) {
  const style = getComputedStyle(line);
  const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => line.getAttribute(name));
  context.save();
  context.translate(box.left, box.top);
  context.globalAlpha = Number(getComputedStyle(/** @type {Element} */ (line.parentElement)).opacity);
  context.strokeStyle = style.stroke;
  context.lineWidth = parseFloat(style.strokeWidth);
  context.stroke(new Path2D(line.getAttribute("d") ?? `M${x1} ${y1}L${x2} ${y2}`));
  context.restore();
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

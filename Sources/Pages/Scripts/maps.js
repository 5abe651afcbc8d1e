// One layer's values as small pictures, a pixel for every unit, which the browser enlarges.

import { contextOf } from "./canvas.js";
import { element, svg } from "./elements.js";
import { placeOf } from "./words.js";

/** @typedef {import("./data.js").Stage} Stage */
/** @typedef {import("./geometry.js").Geometry} Geometry */
/** @typedef {import("./colours.js").Scale} Scale */

export class Maps {
  /** @param {Stage} stage @param {import("./colours.js").Colours} colours */
  constructor(stage, colours) {
    this.stage = stage;
    this.colours = colours;
    this.isDense = stage.height === 1;
    this.labels = Array.from({ length: stage.channels > 1 ? stage.channels : 0 }, (_, channel) =>
      element("span", { class: "label" }, String(channel)));
    // A dense layer is one picture, a unit's square each.
    this.sizes = this.isDense
      ? [{ width: stage.across, height: Math.ceil(stage.channels / stage.across) }]
      : Array.from({ length: stage.channels }, () => ({ width: stage.width, height: stage.height }));
    this.pictures = this.sizes.map(({ width, height }) => {
      const canvas = element("canvas", { width, height });
      const context = contextOf(canvas);
      const image = context.createImageData(width, height);
      return { canvas, context, image, pixels: new Uint32Array(image.data.buffer) };
    });
    this.frames = svg("path", { class: "frames" });
    this.crosses = svg("path", { class: "crosses" });
    this.drawing = svg("svg", { "aria-hidden": "true" });
    this.drawing.append(this.frames, this.crosses);
    this.element = element("div", { class: "units" }, ...this.pictures.map(({ canvas }) => canvas), ...this.labels, this.drawing);
  }

  /** @param {Geometry} geometry */
  layOut(geometry) {
    this.geometry = geometry;
    const { channels, width, height } = this.stage;
    const whole = (/** @type {number} */ channel) => geometry.box(channel, { top: 0, bottom: height - 1, left: 0, right: width - 1 });
    set(this.element, { x: 0, y: 0, width: geometry.width, height: geometry.height });
    this.drawing.setAttribute("viewBox", `0 0 ${geometry.width} ${geometry.height}`);
    this.pictures.forEach(({ canvas }, number) => {
      const { x, y } = geometry.origin(number);
      const { width, height } = this.sizes[number];
      set(canvas, { x, y, width: width * geometry.cell, height: height * geometry.cellHeight });
    });
    this.labels.forEach((label, channel) => {
      label.hidden = geometry.label === 0;
      const { x, y } = geometry.origin(channel);
      label.style.left = `${x}px`;
      label.style.top = `${y - geometry.label}px`;
    });
    this.frames.setAttribute("d", Array.from({ length: channels }, (_, channel) => outline(whole(channel))).join(""));
  }

  /**
   * @param {Float32Array | null} values none to show blank maps
   * @param {Scale} scale
   * @param {Set<number>} off the channels that are switched off
   * @param {number} filled how many of each map's units are shown
   */
  paint(values, scale, off, filled = Infinity) {
    const { stage, colours, geometry } = this;
    const area = this.isDense ? stage.channels : stage.height * stage.width;
    const blank = colours.number(0, scale);
    this.pictures.forEach(({ context, image, pixels }, number) => {
      const end = values ? Math.min(area, filled) : 0;
      for (let index = 0; index < end; index++) {
        pixels[index] = colours.number(/** @type {Float32Array} */ (values)[number * area + index], scale);
      }
      pixels.fill(blank, end, area);
      context.putImageData(image, 0, 0);
    });
    if (!geometry) return;
    this.labels.forEach((label, channel) => {
      const text = `${channel}${off.has(channel) ? " off" : ""}`;
      if (label.textContent !== text) label.textContent = text;
    });
    const crossed = [...off].map((channel) => {
      const { x, y, width, height } = geometry.box(channel, { top: 0, bottom: stage.height - 1, left: 0, right: stage.width - 1 });
      return `M${x} ${y + height}l${width} ${-height}`;
    }).join("");
    if (this.crosses.getAttribute("d") !== crossed) this.crosses.setAttribute("d", crossed);
  }
}

/** @param {HTMLElement} part @param {import("./geometry.js").Box} box */
function set(part, { x, y, width, height }) {
  Object.assign(part.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}

/**
 * A hairline within a box's sides.
 * @param {import("./geometry.js").Box} box
 */
export const outline = ({ x, y, width, height }) => `M${x + 0.5} ${y + 0.5}h${width - 1}v${height - 1}h${1 - width}z`;

/**
 * The box of a unit.
 * @param {Geometry} geometry
 * @param {number} index
 */
export function unitBox(geometry, index) {
  const { channel, row, column } = placeOf(geometry.stage, index);
  return geometry.box(channel, { top: row, bottom: row, left: column, right: column });
}

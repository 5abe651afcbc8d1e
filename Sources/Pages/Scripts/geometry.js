// Where the units of a layer stand on its canvas.

import { placeOf } from "./words.js";

/** @typedef {import("./data.js").Stage} Stage */
/** @typedef {import("./core.js").Region} Region */
/** @typedef {{x: number, y: number, width: number, height: number}} Box in CSS pixels */

const labelHeight = 15;
/** Room for the frames around the outermost units. */
const edge = 2;
const gap = 8;
/** The least side of a unit, for a mouse and on a narrow screen for a finger, which meets it with some care. */
const [least, touchable] = [5, 7];
/** The longest side of a map, of the input and of a dense layer's unit. */
const [largestMap, largestInput, largestUnit] = [168, 224, 24];
/** Sides of maps are multiples of it, so that maps of one size stand in one grid and all squares are whole pixels. */
const sideUnit = 24;

/** For the width there is. */
export class Geometry {
  /** @param {Stage} stage @param {number} width in CSS pixels */
  constructor(stage, width) {
    const { channels } = stage;
    this.stage = stage;
    this.isDense = stage.height === 1;
    const isAlone = channels === 1;
    const between = this.isDense || isAlone ? 0 : gap;
    const room = width - 2 * edge;
    const cell = (/** @type {number} */ across) => {
      const side = Math.floor((room - between * (across - 1)) / across);
      if (isAlone) return Math.floor(Math.min(side, largestInput) / stage.width);
      if (this.isDense) return Math.min(side, stage.id === "output" ? 2 * largestUnit : largestUnit);
      return Math.floor(Math.min(Math.max(1, Math.floor(side / sideUnit)) * sideUnit, largestMap) / stage.width);
    };
    this.across = stage.across;
    // Where there is little room, maps stand in more rows.
    while (this.across > 2 && cell(this.across) < (width < 560 ? touchable : least)) this.across = Math.ceil(this.across / 2);
    this.cell = Math.max(1, cell(this.across));
    this.cellHeight = stage.id === "output" ? 28 : this.cell;
    this.label = stage.id === "output" || (!this.isDense && !isAlone) ? labelHeight : 0;
    this.pitch = this.cell * stage.width + between;
    this.rowPitch = this.cellHeight * stage.height + this.label + between;
    this.width = this.pitch * this.across - between + 2 * edge;
    this.height = this.rowPitch * Math.ceil(channels / this.across) - between + 2 * edge;
  }

  /** @param {number} channel @returns {{x: number, y: number}} of a map's top left corner */
  origin(channel) {
    return {
      x: edge + (channel % this.across) * this.pitch,
      y: edge + Math.floor(channel / this.across) * this.rowPitch + this.label,
    };
  }

  /** @param {number} channel @param {Region} region @returns {Box} */
  box(channel, region) {
    const { x, y } = this.origin(channel);
    return {
      x: x + region.left * this.cell, y: y + region.top * this.cellHeight,
      width: (region.right - region.left + 1) * this.cell, height: (region.bottom - region.top + 1) * this.cellHeight,
    };
  }

  /** @param {number} x @param {number} y @returns {number | null} the index of the unit there */
  unit(x, y) {
    const { channels, width, height } = this.stage;
    for (let channel = 0; channel < channels; channel++) {
      const corner = this.origin(channel);
      const column = Math.floor((x - corner.x) / this.cell);
      const row = Math.floor((y - corner.y) / this.cellHeight);
      if (column >= 0 && column < width && row >= 0 && row < height) return (channel * height + row) * width + column;
    }
    return null;
  }

  /**
   * The unit a step away, into the next map where one ends.
   * @param {number} index
   * @param {number} right
   * @param {number} down
   */
  neighbour(index, right, down) {
    const { channels, width, height } = this.stage;
    let { channel, row, column } = placeOf(this.stage, index);
    row += down;
    column += right;
    const step = Math.floor(column / width) + Math.floor(row / height) * this.across;
    if (channel + step < 0 || channel + step >= channels) return index;
    channel += step;
    return (channel * height + ((row + height) % height)) * width + ((column + width) % width);
  }
}

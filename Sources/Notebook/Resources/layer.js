// One layer's values as a picture: a canvas on which every unit can be pointed at.

import { pageColour } from "./colours.js";
import { element, place, short } from "./words.js";

/** @typedef {import("./data.js").Stage} Stage */
/** @typedef {import("./core.js").Region} Region */
/** @typedef {import("./colours.js").Scale} Scale */
/** @typedef {{x: number, y: number, width: number, height: number}} Box in CSS pixels */
/** @typedef {{channels: number[] | null, region: Region}} Mark a region of some maps, or of all */

const labelHeight = 15;

/** Where units stand, for the width there is. */
class Geometry {
  /** @param {Stage} stage @param {number} width in CSS pixels */
  constructor(stage, width) {
    const { channels } = stage;
    this.stage = stage;
    this.isDense = stage.height === 1;
    const isWide = width >= 520;
    if (stage.id === "input") this.across = 1;
    else if (stage.id === "output") this.across = 10;
    else if (channels === 120) this.across = isWide ? 40 : 20;
    else if (channels === 84) this.across = isWide ? 42 : 21;
    else this.across = channels <= 6 ? (isWide ? 6 : 3) : isWide ? 8 : 4;
    const gap = this.isDense || this.across === 1 ? 0 : 8;
    // Whole pixels, so that all squares are alike.
    this.cell = Math.max(1, Math.floor((width - gap * (this.across - 1)) / this.across / stage.width));
    if (this.isDense) this.cell = Math.min(this.cell, stage.id === "output" ? 64 : 16);
    this.cellHeight = stage.id === "output" ? 28 : this.cell;
    this.label = stage.id === "output" || (!this.isDense && stage.id !== "input") ? labelHeight : 0;
    this.pitch = this.cell * stage.width + gap;
    this.rowPitch = this.cellHeight * stage.height + this.label + (this.isDense ? 0 : 8);
    this.width = this.pitch * this.across - gap;
    this.height = this.rowPitch * Math.ceil(channels / this.across) - (this.isDense ? 0 : 8);
  }

  /** @param {number} channel @returns {{x: number, y: number}} of a map's top left corner */
  origin(channel) {
    return {
      x: (channel % this.across) * this.pitch,
      y: Math.floor(channel / this.across) * this.rowPitch + this.label,
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
    let { channel, row, column } = place(this.stage, index);
    row += down;
    column += right;
    const step = Math.floor(column / width) + Math.floor(row / height) * this.across;
    if (channel + step < 0 || channel + step >= channels) return index;
    channel += step;
    return (channel * height + ((row + height) % height)) * width + ((column + width) % width);
  }
}

export class Layer {
  /**
   * @param {Stage} stage
   * @param {import("./colours.js").Colours} colours
   * @param {{point: (index: number | null) => void, select: (index: number) => void}} listener
   * @param {string} description what the layer does, for its heading
   */
  constructor(stage, colours, listener, description) {
    this.stage = stage;
    this.colours = colours;
    this.listener = listener;
    this.selected = 0;
    /** @type {{values: Float32Array, pinned: Float32Array | null, scale: Scale, off: Set<number>} | null} */
    this.shown = null;
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {number | null} */
    this.unit = null;
    this.canvas = element("canvas", { tabIndex: 0, role: "application", class: "units" });
    this.canvas.setAttribute("aria-roledescription", "layer of units");
    this.canvas.setAttribute("aria-label", `${stage.name}: ${description}. Arrow keys move from unit to unit.`);
    this.pinned = element("canvas", { class: "units", hidden: true, role: "img" });
    this.pinned.setAttribute("aria-label", `${stage.name} of the pinned digit`);
    this.pinnedName = element("p", { class: "pinned", hidden: true }, "Pinned, on the same scale");
    this.range = element("span", { class: "range" });
    this.bar = element("canvas", { class: "bar", width: 96, height: 1, role: "img" });
    this.bar.setAttribute("aria-label", "colour scale");
    this.element = element("div", { class: `layer layer-${stage.id}` },
      element("div", { class: "layer-head" },
        element("h3", {}, stage.id === "input" ? "Input" : stage.id === "output" ? "Output" : stage.name),
        element("span", { class: "what" }, description),
        element("span", { class: "scale" }, this.bar, this.range)),
      this.canvas, this.pinnedName, this.pinned);
    this.listen();
  }

  listen() {
    const at = (/** @type {PointerEvent} */ event) => {
      const corner = this.canvas.getBoundingClientRect();
      return this.geometry?.unit(event.clientX - corner.left, event.clientY - corner.top) ?? null;
    };
    this.canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => this.listener.point(at(event)));
    this.canvas.addEventListener("pointerleave", () => this.listener.point(null));
    this.canvas.addEventListener("click", (/** @type {PointerEvent} */ event) => {
      const index = at(event);
      if (index !== null) this.listener.select(index);
    });
    this.canvas.addEventListener("focus", () => {
      // By keyboard: what the arrows will move.
      if (this.canvas.matches(":focus-visible")) this.listener.select(this.selected);
    });
    this.canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const moves = /** @type {Record<string, [number, number]>} */ ({
        ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
        PageUp: [-this.stage.width, 0], PageDown: [this.stage.width, 0],
      });
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.listener.select(/** @type {Geometry} */ (this.geometry).neighbour(this.selected, ...move));
    });
  }

  /**
   * @param {Float32Array} values
   * @param {Float32Array | null} pinned those of another digit, beside these on the same scale
   * @param {Scale} scale
   * @param {Set<number>} off the channels that are switched off
   */
  show(values, pinned, scale, off) {
    this.shown = { values, pinned, scale, off };
    this.draw();
  }

  /** @param {Mark[]} marks @param {number | null} unit */
  mark(marks, unit) {
    this.marks = marks;
    this.unit = unit;
    if (unit !== null) this.selected = unit;
    this.drawMarks();
  }

  draw() {
    if (!this.shown) return;
    const { values, pinned, scale, off } = this.shown;
    const width = this.element.clientWidth;
    if (width === 0) return;
    this.geometry = new Geometry(this.stage, Math.min(width, this.stage.id === "input" ? 224 : 664));
    this.plain = this.painted(values, scale, off);
    this.drawMarks();
    this.pinned.hidden = this.pinnedName.hidden = !pinned;
    if (pinned) put(this.pinned, this.painted(pinned, scale, off), this.geometry);
    const low = scale.kind === "signed" ? -scale.limit : 0;
    const isBlank = scale.kind !== "ink" && ![values, pinned ?? []].some((all) => all.some((value) => value !== 0));
    this.range.textContent = isBlank ? "all 0" : `${short(low)} … ${short(scale.limit)}`;
    const steps = Float32Array.from({ length: 96 }, (_, step) => low + ((scale.limit - low) * step) / 95);
    this.bar.getContext("2d").putImageData(this.colours.image(steps, 96, scale), 0, 0);
  }

  /**
   * The layer without marks.
   * @param {Float32Array} values
   * @param {Scale} scale
   * @param {Set<number>} off
   */
  painted(values, scale, off) {
    const geometry = /** @type {Geometry} */ (this.geometry);
    const { channels, width, height } = this.stage;
    const canvas = blank(geometry);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.imageSmoothingEnabled = false;
    context.font = "11px system-ui, sans-serif";
    context.lineWidth = 1;
    if (geometry.isDense) {
      const rows = Math.ceil(channels / geometry.across);
      picture(context, this.colours.image(values, geometry.across, scale),
        { x: 0, y: geometry.label, width: geometry.width, height: rows * geometry.cellHeight });
    }
    for (let channel = 0; channel < channels; channel++) {
      const box = geometry.box(channel, { top: 0, bottom: height - 1, left: 0, right: width - 1 });
      const isOff = off.has(channel);
      if (!geometry.isDense) {
        const area = width * height;
        picture(context, this.colours.image(values.subarray(channel * area, (channel + 1) * area), width, scale), box);
      }
      context.strokeStyle = pageColour("hairline");
      context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
      if (geometry.label) {
        context.fillStyle = pageColour("muted");
        context.fillText(`${channel}${isOff ? " off" : ""}`, box.x, box.y - 4);
      }
      if (isOff) line(context, box);
    }
    return canvas;
  }

  drawMarks() {
    const { plain, geometry } = this;
    if (!plain || !geometry) return;
    const context = put(this.canvas, plain, geometry);
    context.strokeStyle = pageColour("accent");
    context.lineWidth = 2;
    for (const { channels, region } of this.marks) {
      for (const channel of channels ?? Array(this.stage.channels).keys()) outline(context, geometry.box(channel, region));
    }
    if (this.unit !== null) {
      const { channel, row, column } = place(this.stage, this.unit);
      outline(context, geometry.box(channel, { top: row, bottom: row, left: column, right: column }));
    }
  }
}

/**
 * A canvas with a pixel for every pixel of the screen.
 * @param {Geometry} geometry
 */
function blank({ width, height }) {
  const canvas = document.createElement("canvas");
  const density = devicePixelRatio;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  canvas.getContext("2d")?.scale(density, density);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {HTMLCanvasElement} painted @param {Geometry} geometry */
function put(canvas, painted, { width, height }) {
  if (canvas.width !== painted.width || canvas.height !== painted.height) {
    canvas.width = painted.width;
    canvas.height = painted.height;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(painted, 0, 0);
  context.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

const scratch = document.createElement("canvas");

/** @param {CanvasRenderingContext2D} context @param {ImageData} image @param {Box} box */
export function picture(context, image, { x, y, width, height }) {
  scratch.width = image.width;
  scratch.height = image.height;
  scratch.getContext("2d")?.putImageData(image, 0, 0);
  context.drawImage(scratch, x, y, width, height);
}

/** @param {CanvasRenderingContext2D} context @param {Box} box */
function outline(context, { x, y, width, height }) {
  context.strokeRect(x - 1, y - 1, width + 2, height + 2);
}

/** @param {CanvasRenderingContext2D} context @param {Box} box */
function line(context, { x, y, width, height }) {
  context.strokeStyle = pageColour("muted");
  context.beginPath();
  context.moveTo(x, y + height);
  context.lineTo(x + width, y);
  context.stroke();
}

/**
 * The scale that a stage's values share.
 * @param {Stage} stage
 * @param {Float32Array[]} values
 * @param {import("./colours.js").Colours} colours
 * @returns {Scale}
 */
export function scaleOf(stage, values, colours) {
  if (stage.id === "input") return { kind: "ink", limit: 1 };
  if (stage.id === "output") return { kind: "activation", limit: 1 };
  return colours.fitting(values);
}

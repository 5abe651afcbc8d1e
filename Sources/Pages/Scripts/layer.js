// One layer: its heading with the scale, and its maps, on which every unit can be pointed at.

import { contextOf } from "./canvas.js";
import { ink } from "./colours.js";
import { element, svg } from "./elements.js";
import { Geometry } from "./geometry.js";
import { Maps, unitBox } from "./maps.js";
import { capitalised, short } from "./words.js";

/** @typedef {import("./data.js").Stage} Stage */
/** @typedef {import("./core.js").Region} Region */
/** @typedef {import("./colours.js").Scale} Scale */
/** @typedef {{channels: number[] | null, region: Region}} Mark a region of some maps, or of all */
/**
 * @typedef {object} Shown
 * @property {Float32Array | null} values none where the network was not asked
 * @property {Float32Array | null} pinned those of another digit, beside these on the same scale
 * @property {Scale} scale
 * @property {Set<number>} off the channels that are switched off
 */

export class Layer {
  /**
   * @param {Stage} stage
   * @param {import("./colours.js").Colours} colours
   * @param {{point: (index: number | null, isTouched: boolean) => void, select: (index: number, isStep: boolean) => void}}
   *   listener `isStep` if it is one of many by which the reader walks
   */
  constructor(stage, colours, listener) {
    this.stage = stage;
    this.colours = colours;
    this.listener = listener;
    this.selected = 0;
    /** Whether it is on the screen, or nearly. */
    this.isSeen = true;
    this.isStale = false;
    /** That the maps are laid out for. */
    this.width = 0;
    /** How many of each map's units are shown, while the layer is played. */
    this.filled = Infinity;
    /** @type {Shown | null} */
    this.shown = null;
    this.maps = new Maps(stage, colours);
    this.units = this.maps.element;
    this.units.tabIndex = 0;
    this.units.setAttribute("role", "application");
    this.units.setAttribute("aria-roledescription", "layer of units");
    this.units.setAttribute("aria-label", `${stage.name}: ${stage.purpose}. Arrow keys move from unit to unit.`);
    this.marks = svg("path", { class: "mark" });
    this.maps.drawing.append(this.marks);
    this.pinned = new Maps(stage, colours);
    this.pinned.element.setAttribute("role", "img");
    this.pinned.element.setAttribute("aria-label", `${stage.name} of the pinned digit`);
    this.pinnedPart = element("div", { hidden: true }, element("p", { class: "pinned" }, "Pinned, on the same scale"), this.pinned.element);
    this.range = element("span", { class: "range" });
    this.bar = element("canvas", { class: "bar", width: 96, height: 1, role: "img", "aria-label": "colour scale" });
    this.head = element("div", { class: "layer-head" },
      element("h3", {}, capitalised(stage.name)), element("span", { class: "what" }, stage.purpose),
      element("span", { class: "scale" }, this.bar, this.range));
    this.room = element("div", { class: "room" }, this.units, this.pinnedPart);
    this.element = element("div", { class: `layer layer-${stage.id}` }, this.head, this.room);
    this.listen();
  }

  listen() {
    const { units, listener } = this;
    new IntersectionObserver(([entry]) => {
      this.isSeen = entry.isIntersecting;
      if (this.isSeen) this.settle();
    }, { rootMargin: "100px" }).observe(units);
    new ResizeObserver(() => this.layOut()).observe(this.room);
    const at = (/** @type {MouseEvent} */ event) => {
      const corner = units.getBoundingClientRect();
      return this.geometry?.unit(event.clientX - corner.left, event.clientY - corner.top) ?? null;
    };
    const isTouch = (/** @type {PointerEvent} */ event) => event.pointerType === "touch";
    units.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => listener.point(at(event), isTouch(event)));
    units.addEventListener("pointerleave", () => listener.point(null, false));
    // A finger that goes over the maps, sideways at first, chooses where it is lifted.
    units.addEventListener("pointerup", (/** @type {PointerEvent} */ event) => {
      const index = isTouch(event) ? at(event) : null;
      if (index !== null) listener.select(index, false);
    });
    units.addEventListener("click", (event) => {
      const index = at(event);
      if (index !== null) listener.select(index, false);
    });
    units.addEventListener("focus", () => {
      // By keyboard: what the arrows will move.
      if (units.matches(":focus-visible")) listener.select(this.selected, true);
    });
    units.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const moves = /** @type {Record<string, [number, number]>} */ ({
        ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
        PageUp: [-this.stage.width, 0], PageDown: [this.stage.width, 0],
      });
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (this.geometry) listener.select(this.geometry.neighbour(this.selected, ...move), true);
    });
  }

  /** Places the maps anew where there is another width. */
  layOut() {
    const width = this.room.clientWidth;
    if (width === 0 || width === this.width) return;
    this.width = width;
    this.geometry = new Geometry(this.stage, width);
    this.maps.layOut(this.geometry);
    this.pinned.layOut(this.geometry);
    this.draw();
  }

  /**
   * What is not on the screen is drawn when it comes there or when the page settles.
   * @param {Shown} shown
   */
  show(shown) {
    this.shown = shown;
    this.isStale = true;
    if (this.isSeen) this.draw();
  }

  settle() {
    if (this.isStale) this.draw();
  }

  /** @param {Mark[]} marks @param {number | null} unit */
  mark(marks, unit) {
    if (unit !== null) this.selected = unit;
    this.marked = { marks, unit };
    const { geometry } = this;
    if (!geometry) return;
    const boxes = marks.flatMap(({ channels, region }) =>
      (channels ?? [...Array(this.stage.channels).keys()]).map((channel) => geometry.box(channel, region)));
    if (unit !== null) boxes.push(unitBox(geometry, unit));
    // Around the pixels, not over them.
    const path = boxes.map(({ x, y, width, height }) => `M${x - 1} ${y - 1}h${width + 2}v${height + 2}h${-width - 2}z`).join("");
    if (this.marks.getAttribute("d") !== path) this.marks.setAttribute("d", path);
  }

  /** @param {number} filled how many of each map's units are shown */
  fill(filled) {
    this.filled = filled;
    this.draw();
  }

  draw() {
    if (!this.shown || !this.geometry) return;
    this.isStale = false;
    const { values, pinned, scale, off } = this.shown;
    this.maps.paint(values, scale, off, this.filled);
    this.pinnedPart.hidden = !pinned;
    if (pinned) this.pinned.paint(pinned, scale, off);
    if (this.marked) this.mark(this.marked.marks, this.marked.unit);
    const low = scale.kind === "signed" ? -scale.limit : 0;
    const isBlank = scale.kind !== "ink" && ![values ?? [], pinned ?? []].some((all) => all.some((value) => value !== 0));
    const range = values === null ? "" : isBlank ? "all 0" : `${short(low)} … ${short(scale.limit)}`;
    if (this.range.textContent !== range) this.range.textContent = range;
    this.bar.hidden = values === null;
    const steps = Float32Array.from({ length: 96 }, (_, step) => low + ((scale.limit - low) * step) / 95);
    contextOf(this.bar).putImageData(this.colours.image(steps, 96, scale), 0, 0);
  }
}

/**
 * The scale that a stage's values share.
 * @param {Stage} stage
 * @param {Float32Array[]} values
 * @param {import("./colours.js").Colours} colours
 * @returns {Scale}
 */
export function scaleOf(stage, values, colours) {
  if (stage.kind === "input") return ink;
  if (stage.id === "output") return { kind: "activation", limit: 1 };
  return colours.fitting(values);
}

// Lines from a unit to those that its value comes from, layer by layer, drawn over the layers.

import { svg } from "./elements.js";
import { unitBox } from "./maps.js";

/** @typedef {import("./core.js").Path} Path */
/** @typedef {import("./layer.js").Layer} Layer */

/** What carries less of the whole is not drawn. */
const leastShare = 0.004;
/** The width of a line that carries all, and of the thinnest. */
const [thickest, thinnest] = [12, 0.75];

export class Lines {
  /** @param {HTMLElement} bench that the layers are in @param {Layer[]} layers */
  constructor(bench, layers) {
    this.bench = bench;
    this.layers = layers;
    this.raising = svg("g", { class: "raising" });
    this.lowering = svg("g", { class: "lowering" });
    this.sources = svg("path", { class: "sources" });
    this.element = svg("svg", { class: "lines", "aria-hidden": "true" });
    this.element.append(this.lowering, this.raising, this.sources);
    /** @type {({x: number, y: number} | null)[] | null} the layers' corners, as long as nothing moves */
    this.corners = null;
    bench.append(this.element);
    new ResizeObserver(() => this.move()).observe(bench);
  }

  /** Draws the lines where the layers are now. */
  move() {
    this.corners = null;
    this.show(this.paths ?? []);
  }

  /** @param {Path[]} paths */
  show(paths) {
    this.paths = paths;
    this.corners ??= this.measured();
    const { corners } = this;
    const boxOf = (/** @type {number} */ stage, /** @type {number} */ index) => {
      const { geometry } = this.layers[stage];
      const corner = corners[stage];
      if (!geometry || !corner) return null;
      const { x, y, width, height } = unitBox(geometry, index);
      return { x: corner.x + x, y: corner.y + y, width, height };
    };
    /** @type {SVGElement[][]} */
    const made = [[], []];
    let around = "";
    for (const { stage, source, target, share, isPositive } of paths) {
      const [from, to] = [boxOf(stage, source), boxOf(stage + 1, target)];
      if (share < leastShare || !from || !to) continue;
      made[isPositive ? 0 : 1].push(lineBetween(from, to, share));
      around += `M${from.x} ${from.y}h${from.width}v${from.height}h${-from.width}z`;
    }
    this.raising.replaceChildren(...made[0]);
    this.lowering.replaceChildren(...made[1]);
    this.sources.setAttribute("d", around);
  }

  measured() {
    const bench = this.bench.getBoundingClientRect();
    return this.layers.map(({ units }) => {
      const { left, top, width } = units.getBoundingClientRect();
      return width === 0 ? null : { x: left - bench.left, y: top - bench.top };
    });
  }
}

/**
 * @param {import("./geometry.js").Box} from
 * @param {import("./geometry.js").Box} to
 * @param {number} share
 */
function lineBetween(from, to, share) {
  return svg("line", {
    x1: String(from.x + from.width / 2), y1: String(from.y + from.height / 2),
    x2: String(to.x + to.width / 2), y2: String(to.y + to.height / 2),
    "stroke-width": String(Math.max(thinnest, thickest * share)),
  });
}

// The window of a layer of maps goes over the layer before it, and the maps fill.

import { element } from "./elements.js";

/** How long a whole map takes, in milliseconds. */
const duration = 8000;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Play {
  /**
   * @param {import("./layer.js").Layer} layer
   * @param {(position: number | null) => void} show called with the place in the maps that is computed now; none at the end
   */
  constructor(layer, show) {
    this.layer = layer;
    this.showPlace = show;
    this.area = layer.stage.height * layer.stage.width;
    /** How many places are done. */
    this.done = 0;
    /** @type {number | undefined} */
    this.frame = undefined;
    this.button = element("button", { type: "button", class: "play", onclick: () => this.press() });
    this.name();
    still.addEventListener("change", () => this.stop());
  }

  get isPlaying() {
    return this.frame !== undefined;
  }

  name() {
    const what = still.matches ? (this.done ? "Next row" : "Row by row") : this.isPlaying ? "Pause" : this.done ? "Go on" : "Play";
    this.button.textContent = what;
    this.button.setAttribute("aria-label", `${what}: ${this.layer.stage.name}’s window goes over the layer before`);
  }

  press() {
    if (still.matches) this.go(Math.min(this.area, this.done + this.layer.stage.width));
    else if (this.isPlaying) this.pause();
    else this.start();
  }

  start() {
    let before = performance.now();
    let exact = this.done;
    const step = (/** @type {number} */ now) => {
      exact += (Math.max(0, now - before) / duration) * this.area;
      before = now;
      this.frame = requestAnimationFrame(step);
      this.go(Math.min(this.area, Math.floor(exact)));
    };
    this.frame = requestAnimationFrame(step);
    this.name();
  }

  /** @param {number} done how many places are */
  go(done) {
    // The last row stays for a press, or a frame.
    if (this.done === this.area) return this.stop();
    this.done = done;
    this.layer.fill(done);
    this.showPlace(Math.max(0, done - 1));
    this.name();
  }

  pause() {
    cancelAnimationFrame(this.frame ?? 0);
    this.frame = undefined;
    this.name();
  }

  /** Ends it: all of the maps are there again. */
  stop() {
    this.pause();
    if (this.done === 0) return;
    this.done = 0;
    this.layer.fill(Infinity);
    this.showPlace(null);
    this.name();
  }
}

// What the reader can change about the digit and the network, beside drawing and switching off.

import { limits, unchanged } from "./state.js";
import { element } from "./words.js";

/** @typedef {import("./data.js").Carried} Carried */
/** @typedef {import("./state.js").State} State */

const sliders = /** @type {[keyof import("./core.js").Change, string, number, string][]} */ ([
  ["right", "Shift right", 1, "px"], ["down", "Shift down", 1, "px"], ["turn", "Turn left", 1, "°"],
  ["noise", "Noise", 0.05, ""],
]);

/** @param {string} name @param {Node[]} parts */
export function fold(name, ...parts) {
  return element("details", { class: "fold" }, element("summary", {}, name), ...parts);
}

export class Controls {
  /**
   * @param {Carried} carried
   * @param {import("./colours.js").Colours} colours
   * @param {State} state what is changed
   * @param {() => void} update called after every change
   */
  constructor(carried, colours, state, update) {
    this.carried = carried;
    this.colours = colours;
    this.state = state;
    this.update = update;
    this.elements = [
      ...(carried.facts.examples.length ? [fold("Test digits", this.gallery())] : []),
      fold("Shift, turn, roughen", this.changes()),
      fold("Compare two digits", this.comparison()),
      ...(carried.moments.length > 1 ? [fold("Training, from noise to now", this.training())] : []),
    ];
  }

  /** The digits carried in the page: pictures to click, and a list that says the same. */
  gallery() {
    const { examples } = this.carried.facts;
    this.list = element("select", { onchange: (/** @type {any} */ event) => this.choose(Number(event.target.value)) },
      element("option", { value: "-1" }, "the report’s digit"),
      ...examples.map(({ index, label, isHard }, number) =>
        element("option", { value: String(number) }, `${label}: test digit ${index}${isHard ? ", hard" : ""}`)));
    const pictures = element("div", { class: "gallery", "aria-hidden": "true" });
    this.thumbnails = examples.map(({ label }, number) => {
      const canvas = element("canvas", { width: 28, height: 28, title: String(label), onclick: () => this.choose(number) });
      // A row for each kind, however many there are of it.
      if (number > 0 && examples[number - 1].label !== label) canvas.style.gridColumnStart = "1";
      pictures.append(canvas);
      return canvas;
    });
    return element("div", {}, element("label", {}, "Digit ", this.list), pictures,
      element("p", { class: "note" }, "Of each kind, the last three are those that this network finds hardest."));
  }

  /** @param {number} number of an example; −1 for the report's digit */
  choose(number) {
    this.state.digit = number < 0 ? { kind: "report" } : { kind: "example", place: number };
    this.update();
  }

  changes() {
    const rows = sliders.map(([key, name, step, unit]) => {
      const output = element("output", {});
      const input = element("input", {
        type: "range", min: String(key === "noise" ? 0 : -limits[key]), max: String(limits[key]), step: String(step), value: "0",
        oninput: () => {
          this.state.change = { ...this.state.change, [key]: Number(input.value) };
          this.update();
        },
      });
      return { key, unit, input, output, element: element("label", { class: "slider" }, element("span", {}, name), input, output) };
    });
    this.sliders = rows;
    return element("div", {}, ...rows.map((row) => row.element), element("div", { class: "buttons" },
      element("button", { type: "button", onclick: () => {
        this.state.change = { ...unchanged };
        this.update();
      } }, "Undo all")));
  }

  comparison() {
    this.pinning = element("button", { type: "button", onclick: () => {
      // A copy: who goes on drawing does not mean the pinned digit.
      this.state.pinned = this.state.pinned ? null : structuredClone({ digit: this.state.digit, change: this.state.change });
      this.update();
    } });
    this.difference = element("input", { type: "checkbox", onchange: () => {
      this.state.showsDifference = this.difference.checked;
      this.update();
    } });
    this.differenceNote = element("p", { class: "note" });
    return element("div", {}, element("div", { class: "buttons" }, this.pinning),
      element("label", {}, this.difference, " Show differences"), this.differenceNote);
  }

  training() {
    const last = this.carried.moments.length - 1;
    this.momentName = element("output", {});
    this.slider = element("input", { type: "range", min: "0", max: String(last), step: "1", oninput: () => {
      const moment = Number(this.slider.value);
      this.state.moment = moment === last ? null : moment;
      this.update();
    } });
    return element("div", {}, element("label", { class: "slider" }, element("span", {}, "Weights"), this.slider, this.momentName),
      element("p", { class: "note" }, "Snapshots of the training that made this network, in 256 steps a layer; the last is exact."));
  }

  /**
   * Shows the state.
   * @param {string | null} referenceName what there is to compare with
   */
  show(referenceName) {
    const { state } = this;
    for (const { key, unit, input, output } of this.sliders ?? []) {
      input.value = String(state.change[key]);
      output.textContent = key === "noise" ? `±${state.change[key]}` : `${state.change[key]} ${unit}`.replace("-", "−").replace(" °", "°");
    }
    if (this.list) this.list.value = String(state.digit.kind === "example" ? state.digit.place : -1);
    this.thumbnails?.forEach((canvas, number) => {
      canvas.className = state.digit.kind === "example" && state.digit.place === number ? "chosen" : "";
      canvas.getContext("2d").putImageData(this.colours.image(this.carried.examples[number], 28, { kind: "ink", limit: 1 }), 0, 0);
    });
    this.pinning.textContent = state.pinned ? "Unpin" : "Pin this digit";
    this.difference.checked = state.showsDifference;
    this.difference.disabled = referenceName === null;
    this.differenceNote.textContent = referenceName !== null
      ? `Now minus before. Before: ${referenceName.toLowerCase()}.`
      : "Pin a digit, then choose another: each layer shows both, on one scale.";
    if (this.slider) {
      const moment = state.moment ?? this.carried.moments.length - 1;
      this.slider.value = String(moment);
      const text = state.moment === null ? "trained" : this.carried.facts.moments[moment].name;
      /** @type {HTMLElement} */ (this.momentName).textContent = text;
      this.slider.setAttribute("aria-valuetext", text);
    }
  }
}

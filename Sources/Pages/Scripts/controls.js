// What the reader can change about the digit and the network, beside drawing, editing and switching off.

import { element } from "./elements.js";
import { limits } from "./state.js";

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
   * @param {() => State} state
   * @param {(change: (state: State) => void, name: string) => void} change called with what is to be changed; changes of
   *   one name that follow each other are one step
   */
  constructor(carried, state, change) {
    this.carried = carried;
    this.state = state;
    this.sliders = sliders.map(([key, name, step, unit]) => {
      const output = element("output");
      const input = element("input", {
        type: "range", min: String(key === "noise" ? 0 : -limits[key]), max: String(limits[key]), step: String(step), value: "0",
        oninput: () => change((state) => (state.change = { ...state.change, [key]: Number(input.value) }), key),
      });
      return { key, unit, input, output, element: element("label", { class: "slider" }, element("span", {}, name), input, output) };
    });
    this.pinning = element("button", { type: "button", onclick: () => change((state) => {
      // A copy: the pinned digit stays as it is while drawing goes on.
      state.pinned = state.pinned ? null : structuredClone({ digit: state.digit, change: state.change });
    }, "") });
    this.difference = element("input", { type: "checkbox",
      onchange: () => change((state) => (state.showsDifference = this.difference.checked), "") });
    this.differenceNote = element("p", { class: "note" });
    const last = carried.moments.length - 1;
    this.momentName = element("output");
    this.moment = element("input", { type: "range", min: "0", max: String(last), step: "1", oninput: () => {
      const moment = Number(this.moment.value);
      change((state) => (state.moment = moment === last ? null : moment), "moment");
    } });
    this.elements = [
      fold("Shift, turn, noise", element("div", {}, ...this.sliders.map((slider) => slider.element))),
      fold("Compare digits", element("div", {}, element("div", { class: "buttons" }, this.pinning),
        element("label", {}, this.difference, " Show differences"), this.differenceNote)),
    ];
    if (last > 0) {
      this.elements.push(fold("Before training", element("div", {},
        element("label", { class: "slider" }, element("span", {}, "Weights"), this.moment, this.momentName),
        element("p", { class: "note" }, "Snapshots of the training that made this network, in 255 steps a layer; the last is exact."))));
    }
  }

  /**
   * Shows the state.
   * @param {string | null} referenceName what there is to compare with
   */
  show(referenceName) {
    const state = this.state();
    for (const { key, unit, input, output } of this.sliders) {
      input.value = String(state.change[key]);
      output.textContent = key === "noise" ? `±${state.change[key]}` : `${state.change[key]} ${unit}`.replace("-", "−").replace(" °", "°");
    }
    this.pinning.textContent = state.pinned ? "Unpin" : "Pin this digit";
    this.difference.checked = state.showsDifference;
    this.difference.disabled = referenceName === null;
    this.differenceNote.textContent = referenceName !== null
      ? `Now minus before. Before: ${referenceName.toLowerCase()}.`
      : "Pin a digit, then choose another: each layer shows both, on one scale.";
    this.moment.value = String(state.moment ?? this.carried.moments.length - 1);
    this.momentName.textContent = state.moment === null ? "trained" : this.carried.facts.moments[state.moment].name;
    this.moment.setAttribute("aria-valuetext", this.momentName.textContent);
  }
}

// A digit that is watched while a network learns: what the network makes of it as it stands.

import { paintSquares, prepared } from "./canvas.js";
import { element } from "./elements.js";
import { Verdict } from "./verdict.js";

const shownSide = 84;

export class Watched {
  /**
   * @param {import("./data.js").Carried} carried
   * @param {import("./core.js").Core} core
   * @param {import("./colours.js").Colours} colours
   * @param {number} subject which of the page's digits
   */
  constructor(carried, core, colours, subject) {
    this.core = core;
    this.colours = colours;
    const { source, label } = carried.facts.subjects[subject];
    this.label = label ?? null;
    this.digit = carried.traces[subject].values[0];
    this.paper = element("canvas", { role: "img", "aria-label": source });
    this.verdict = new Verdict(carried.facts);
    // Several times a second: nobody wants to hear all of it.
    this.verdict.sentence.removeAttribute("role");
    this.element = element("div", { class: "subject" }, this.paper, element("div", {}, this.verdict.sentence, this.verdict.bars));
  }

  /** @param {Float32Array} parameters @param {number} activation */
  show(parameters, activation) {
    this.core.use(parameters, activation);
    const { values, sums } = this.core.run(this.digit);
    const context = prepared(this.paper, shownSide, shownSide);
    paintSquares(context, this.colours.digit(this.digit), { x: 0, y: 0, width: shownSide, height: shownSide });
    this.verdict.show(values.at(-1) ?? null, sums.at(-1) ?? null, null, "", this.label);
  }
}

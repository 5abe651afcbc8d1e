// A digit that is watched while a network learns: what the network makes of it as it stands.

import { prepared } from "./distribution.js";
import { picture } from "./pad.js";
import { Verdict } from "./verdict.js";
import { element } from "./words.js";

const paperSide = 84;

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
    this.digit = carried.traces[subject].slice(0, carried.facts.stages[0].count);
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
    picture(prepared(this.paper, paperSide, paperSide), this.colours.image(this.digit, 28, { kind: "ink", limit: 1 }), { x: 0, y: 0, width: paperSide, height: paperSide });
    this.verdict.show(values[values.length - 1], sums[sums.length - 1], null, "", this.label);
  }
}

// The digits found in a picture: their outlines on it, and each with its answer, to choose from.

import { contextOf } from "./canvas.js";
import { element, svg } from "./elements.js";
import { Strip } from "./strip.js";
import { percent, withArticle } from "./words.js";

/** @typedef {import("./photograph.js").Photograph} Photograph */

/** On the screen pictures are no larger, in pixels. */
const shownSide = 1200;

export class FoundDigits {
  /**
   * @param {import("./colours.js").Colours} colours
   * @param {(place: number | null) => void} choose called with one of the digits; none for the picture as one
   */
  constructor(colours, choose) {
    this.choose = choose;
    this.canvas = element("canvas");
    this.outlines = svg("svg", { "aria-hidden": "true" });
    this.sentence = element("p", { role: "status" });
    this.strip = new Strip(colours, "Digits found in the picture", (place) => choose(place < 0 ? null : place));
    this.element = element("div", { class: "reading", hidden: true }, this.sentence,
      element("div", { class: "reading-picture" }, this.canvas, this.outlines), this.strip.element);
    /** @type {Photograph | null} */
    this.photograph = null;
  }

  /** @param {Photograph | null} photograph none if the digit is from elsewhere @param {number | null} place */
  show(photograph, place) {
    this.element.hidden = !photograph || photograph.found.length === 0;
    if (!photograph || this.element.hidden) return;
    if (photograph !== this.photograph) this.lay(photograph);
    this.strip.show(place ?? -1);
    [...this.outlines.children].forEach((outline, digit) => outline.classList.toggle("chosen", digit === place));
  }

  /** @param {Photograph} photograph */
  lay(photograph) {
    this.photograph = photograph;
    const { canvas: picture, found, whole } = photograph;
    const scale = Math.min(1, shownSide / Math.max(picture.width, picture.height));
    [this.canvas.width, this.canvas.height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(scale * length)));
    const context = contextOf(this.canvas);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, this.canvas.width, this.canvas.height);
    this.outlines.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
    this.outlines.replaceChildren(...found.map(({ outline }, place) => {
      // The centre of the first pixel is half a pixel from the picture's corner.
      const one = svg("polygon", { points: outline.map((number) => number + 0.5).join(" ") });
      one.addEventListener("click", () => this.choose(place));
      return one;
    }));
    const answers = found.map(({ isAccepted, probabilities }) => {
      const probability = Math.max(...probabilities);
      return { digit: probabilities.indexOf(probability), probability, isAccepted };
    });
    this.strip.fill([
      ...answers.map(({ digit, probability, isAccepted }, place) => ({
        place, pixels: found[place].normalised.digit,
        answer: /** @type {[string, string]} */ ([isAccepted ? String(digit) : "?", percent(probability)]),
        name: `digit ${place + 1} of ${found.length}: ${isAccepted ? "" : "not believed, perhaps "}${withArticle(digit)}, at ${percent(probability)}`,
        note: place > 0 && found[place].line !== found[place - 1].line ? "next line" : undefined,
      })),
      ...(whole ? [{ place: -1, name: "the picture as one digit", pixels: whole.digit, note: "all as one" }] : []),
    ]);
    const lines = answers.reduce((text, { digit, isAccepted }, place) =>
      text + (place > 0 && found[place].line !== found[place - 1].line ? ", " : "") + (isAccepted ? digit : "?"), "");
    this.sentence.textContent = `${found.length} digits were found: ${lines}.`
      + (answers.every(({ isAccepted }) => isAccepted) ? "" : " A ? stands where the evidence for any digit is too weak to be believed.");
  }
}

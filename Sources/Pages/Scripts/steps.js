// The steps by which a drawing or a picture becomes what the network sees, as MNIST's makers would have taken them.

import { contextOf, paintSquares } from "./canvas.js";
import { ink, pageColour } from "./colours.js";
import { severalDigits } from "./core.js";
import { element } from "./elements.js";
import { percentInWords } from "./words.js";

/** @typedef {import("./model.js").Seen} Seen */

/** Screen pixels for one of the digit's. */
const zoom = 4;

export class Steps {
  /**
   * @param {import("./data.js").Facts} facts
   * @param {import("./colours.js").Colours} colours
   * @param {(isPlain: boolean) => void} leaveOut called when the reader leaves normalisation out or takes it again
   */
  constructor(facts, colours, leaveOut) {
    this.facts = facts;
    this.colours = colours;
    this.side = facts.stages[0].width;
    const size = zoom * this.side;
    this.plainly = element("input", { type: "checkbox", onchange: () => leaveOut(this.plainly.checked) });
    this.steps = ["Ink", "Scaled", "At full strength", "Centred"].map((name) => {
      const canvas = element("canvas", { width: size, height: size, role: "img", "aria-label": name });
      const title = element("b", {}, name);
      const sentence = element("span");
      return { name, canvas, title, sentence, element: element("figure", {}, canvas, element("figcaption", {}, title, sentence)) };
    });
    this.note = element("p", { class: "note", role: "status" });
    this.none = element("p", { class: "note" }, "Draw a digit or choose a picture, and here stands how it becomes what the network sees.");
    this.pictures = element("div", { class: "steps" }, ...this.steps.map((one) => one.element));
    this.element = element("div", { class: "normalising" },
      element("label", {}, this.plainly, " Leave normalisation out"), this.none, this.pictures);
    /** @type {[Seen, boolean] | null} */
    this.shown = null;
  }

  /** Draws what was not drawn while it was folded away. */
  open() {
    if (this.shown) this.show(...this.shown);
  }

  /** @param {Seen} seen @param {boolean} isPlain */
  show(seen, isPlain) {
    this.shown = [seen, isPlain];
    this.plainly.checked = isPlain;
    this.plainly.disabled = seen.drawing === null;
    this.pictures.hidden = seen.drawing === null && seen.normalised === null;
    this.none.hidden = !this.pictures.hidden;
    this.describe(seen, isPlain);
    if (this.element.closest("details")?.open === false) return;
    const { normalised } = seen;
    const size = zoom * this.side;
    const contexts = this.steps.map(({ canvas }) => {
      const context = contextOf(canvas);
      context.fillStyle = pageColour("ground");
      context.fillRect(0, 0, size, size);
      context.strokeStyle = pageColour("accent");
      context.lineWidth = 1;
      return context;
    });
    if (!normalised) return;
    const { height, width, box, ink: shown, scaled, strengthened, mass, origin, digit } = normalised;
    const part = size / Math.max(width, height);
    const [across, down] = [(size - part * width) / 2, (size - part * height) / 2];
    const all = { x: across, y: down, width: part * width, height: part * height };
    paintSquares(contexts[0], this.colours.image(shown.values, shown.width, ink), all);
    const whole = { x: 0, y: 0, width: size, height: size };
    if (isPlain) return paintSquares(contexts[3], this.colours.digit(seen.pixels), whole);
    contexts[0].strokeRect(across + box.left * part, down + box.top * part,
      (box.right - box.left + 1) * part, (box.bottom - box.top + 1) * part);
    [scaled, strengthened].forEach(({ values, width, height }, index) => {
      const frame = {
        x: (size - zoom * width) / 2, y: (size - zoom * height) / 2, width: zoom * width, height: zoom * height,
      };
      paintSquares(contexts[1 + index], this.colours.image(values, width, ink), frame);
      contexts[1 + index].strokeRect(frame.x - 0.5, frame.y - 0.5, frame.width + 1, frame.height + 1);
    });
    paintSquares(contexts[3], this.colours.digit(digit), whole);
    cross(contexts[3], zoom * (origin.column + mass.column + 0.5), zoom * (origin.row + mass.row + 0.5), 6);
    cross(contexts[3], size / 2, size / 2, size / 2);
  }

  /**
   * What each step did, and what is doubtful.
   * @param {Seen} seen
   * @param {boolean} isPlain
   */
  describe({ drawing, photograph, normalised }, isPlain) {
    const sentences = !normalised ? []
      : isPlain ? ["the whole sheet", "", "", "by ten, and nothing is moved"] : stepSentences(normalised, this.facts.thinPenWidth);
    this.steps.forEach(({ name, title, sentence, element }, index) => {
      // Two of the steps are left out.
      element.hidden = isPlain && (index === 1 || index === 2);
      title.textContent = isPlain && index === 3 ? "Shrunk" : name;
      sentence.textContent = sentences[index] ?? "";
    });
    const words = !drawing && !photograph ? "Nothing is drawn yet."
      : !normalised ? "No ink stands out from the paper."
        : isPlain ? "Normalisation is left out: the network sees the whole sheet, shrunk as it is."
          : normalised.doubts.map(({ kind, amount }) =>
            this.facts.doubts[kind].replace("{}", kind === severalDigits ? String(amount) : percentInWords(amount, 0))).join(" ");
    if (this.note.textContent !== words) this.note.textContent = words;
  }
}

/** @param {import("./core.js").Normalised} normalised @param {number} thinPenWidth below it strokes are widened */
function stepSentences({ box, scaled, penWidth }, thinPenWidth) {
  const size = (/** @type {number} */ width, /** @type {number} */ height) => `${width} × ${height}`;
  return [
    `${size(box.right - box.left + 1, box.bottom - box.top + 1)} pixels`,
    `to ${size(scaled.width, scaled.height)}, strokes ${penWidth.toFixed(1)} wide`,
    penWidth < thinPenWidth ? "thin strokes widened" : "strokes broad enough",
    "the centre of mass near the middle",
  ];
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} reach */
function cross(context, x, y, reach) {
  context.lineWidth = reach > 20 ? 0.5 : 2;
  context.beginPath();
  context.moveTo(x - reach, y);
  context.lineTo(x + reach, y);
  context.moveTo(x, y - reach);
  context.lineTo(x, y + reach);
  context.stroke();
}

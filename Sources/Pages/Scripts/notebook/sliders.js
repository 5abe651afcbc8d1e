// Values that a cell lets one turn: `@Slider(0...9) var index = 3`.

import { element } from "../elements.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {{name: string, least: number, most: number, step: number, value: string, start: number}} Declared `start` is where in the text its value begins */

const numeral = String.raw`-?\d[\d_]*(?:\.\d+)?`;
const declaration = new RegExp(
  String.raw`^(@Slider\(\s*(${numeral})\s*\.\.\.\s*(${numeral})\s*(?:,\s*step:\s*(${numeral})\s*)?\)\s*var\s+(\w+)\s*(?::\s*\w+\s*)?=\s*)(${numeral})[ \t]*(?://.*)?$`, "gm");

/**
 * The sliders that a cell declares.
 * @param {string} text
 * @returns {Declared[]}
 */
export function declaredIn(text) {
  const valueOf = (/** @type {string} */ word) => Number(word.replaceAll("_", ""));
  return [...text.matchAll(declaration)].map(({ index, 1: before, 2: least, 3: most, 4: step, 5: name, 6: value }) => ({
    name, least: valueOf(least), most: valueOf(most), value, start: (index ?? 0) + before.length,
    step: step ? valueOf(step) : [least, most, value].some((word) => word.includes(".")) ? (valueOf(most) - valueOf(least)) / 100 : 1,
  }));
}

export class Sliders {
  /** @param {Block} block */
  constructor(block) {
    this.block = block;
    this.element = element("div", { class: "sliders" });
    /** What they are of, as the text declared them. */
    this.drawn = "";
    this.update();
  }

  /** Draws what the text declares. */
  update() {
    const editor = this.block.editor;
    const declared = editor?.isSwift ? declaredIn(editor.text) : [];
    const key = JSON.stringify(declared.map(({ name, least, most, step }) => [name, least, most, step]));
    if (key !== this.drawn) {
      this.drawn = key;
      this.element.replaceChildren(...declared.map((one) => this.slider(one)));
    }
    for (const [index, { value }] of declared.entries()) {
      const [input, output] = this.element.children[index].querySelectorAll("input, output");
      if (document.activeElement !== input || !this.isTurning) /** @type {HTMLInputElement} */ (input).value = value.replaceAll("_", "");
      output.textContent = value;
    }
    this.element.hidden = declared.length === 0;
  }

  /** @param {Declared} declared */
  slider({ name, least, most, step }) {
    const input = element("input", { type: "range", min: String(least), max: String(most), step: String(step) });
    const turn = (/** @type {boolean} */ isFinal) => {
      this.isTurning = !isFinal;
      this.block.orders.turn(this.block, name, Number(input.value), isFinal);
    };
    input.addEventListener("input", () => turn(false));
    input.addEventListener("change", () => turn(true));
    return element("label", { class: "slider" }, element("span", {}, name), input, element("output"));
  }

  /**
   * Puts a value into the text.
   * @param {string} name
   * @param {number} value
   */
  write(name, value) {
    const editor = this.block.editor;
    const declared = editor && declaredIn(editor.text).find((one) => one.name === name);
    if (!declared) return;
    const isFraction = declared.value.includes(".");
    const text = isFraction && Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value * 1e6) / 1e6);
    const { start, value: before } = declared;
    editor.text = editor.text.slice(0, start) + text + editor.text.slice(start + before.length);
    this.update();
  }
}

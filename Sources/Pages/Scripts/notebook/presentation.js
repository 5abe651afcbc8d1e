// One paragraph or cell at a time, large, with keys and clickers: what a cell shows comes when it is asked for.

import { element } from "../elements.js";

/** @typedef {import("./notebook.js").Notebook} Notebook */
/** @typedef {{section: HTMLElement, shown: HTMLElement[]}} Step what of a section is seen */

const forward = ["PageDown", "ArrowRight", "ArrowDown", " "];
const back = ["PageUp", "ArrowLeft", "ArrowUp"];
const scale = 1.75;
const leastScale = 1.25;

export class Presentation {
  /** @param {Notebook} notebook */
  constructor(notebook) {
    this.notebook = notebook;
    this.isOn = false;
    this.index = 0;
    this.scale = scale;
    /** @type {Step[]} */
    this.steps = [];
    this.place = element("p", { class: "place", "aria-live": "polite" });
    this.button = /** @type {HTMLButtonElement} */ (document.querySelector(".bar .present"));
    this.button.disabled = false;
    this.button.addEventListener("click", () => this.begin());
    addEventListener("keydown", (event) => this.pressed(event));
    addEventListener("hashchange", () => {
      if (location.hash === "#present") this.begin();
    });
    addEventListener("resize", () => this.isOn && this.fit());
    if (location.hash === "#present") this.begin();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.matches("textarea, input, select");
    if (!this.isOn) {
      if (event.key.toLowerCase() === "p" && !isTyping) this.begin();
      return;
    }
    // Out of the cell first, then out of the presentation. Clickers work everywhere.
    if (event.key === "Escape") return isTyping ? target.blur() : this.end();
    if (isTyping && !event.key.startsWith("Page")) return;
    if (event.key === " " && target.matches("button, summary, a")) return;
    const last = this.steps.length - 1;
    const to = forward.includes(event.key) ? this.index + 1 : back.includes(event.key) ? this.index - 1
      : event.key === "Home" ? 0 : event.key === "End" ? last : null;
    if (to === null) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(last, to)));
  }

  begin() {
    if (this.isOn) return;
    this.isOn = true;
    this.steps = this.notebook.blocks.flatMap(stepsOf);
    document.documentElement.classList.add("presenting");
    document.body.append(this.place);
    const seen = this.steps.findIndex(({ section }) => section.getBoundingClientRect().bottom > 80);
    this.show(location.hash === "#present" ? 0 : Math.max(0, seen));
  }

  end() {
    this.isOn = false;
    const { section } = this.steps[this.index];
    this.notebook.main.style.removeProperty("--scale");
    this.place.remove();
    this.place.textContent = "";
    for (const away of document.querySelectorAll(".away")) away.classList.remove("away");
    document.documentElement.classList.remove("presenting");
    if (location.hash === "#present") history.replaceState(null, "", " ");
    section.scrollIntoView();
    this.button.focus({ preventScroll: true });
  }

  /** Cells may have shown something since: what is seen stays the same step. */
  renew() {
    if (!this.isOn) return;
    const { section } = this.steps[this.index];
    const place = this.index - this.steps.findIndex((step) => step.section === section);
    this.steps = this.notebook.blocks.flatMap(stepsOf);
    const first = this.steps.findIndex((step) => step.section === section);
    const count = this.steps.filter((step) => step.section === section).length;
    this.show(first < 0 ? Math.min(this.index, this.steps.length - 1) : first + Math.min(place, count - 1));
  }

  /** @param {number} index of a step */
  show(index) {
    const isOther = index !== this.index || this.place.textContent === "";
    this.index = index;
    const { section, shown } = this.steps[index];
    for (const { section } of this.notebook.blocks) section.classList.add("away");
    section.classList.remove("away");
    for (const { section: other, shown: parts } of this.steps) {
      if (other === section) for (const part of parts) part.classList.toggle("away", !shown.includes(part));
    }
    this.place.textContent = `${index + 1} / ${this.steps.length}`;
    this.fit();
    // What a cell shows is seen by itself where both would be small.
    if (this.scale < leastScale && shown.some((part) => part.matches(".editor")) && shown.some((part) => part.matches(".element"))) {
      for (const part of shown) part.classList.toggle("away", !part.matches(".output, .element"));
      this.fit();
    }
    if (isOther) scrollTo(0, 0);
  }

  /** As large as it can be seen whole, and not smaller than it is in the page. */
  fit() {
    this.setScale(scale);
    const { height } = this.notebook.main.getBoundingClientRect();
    this.setScale(Math.min(scale, Math.max(1, scale * (innerHeight - 32) / height)));
  }

  /** @param {number} scale */
  setScale(scale) {
    this.scale = scale;
    this.notebook.main.style.setProperty("--scale", String(scale));
  }
}

/**
 * A paragraph is a step, with the heading before it; a cell is one, and each thing it shows the next.
 * @param {import("./block.js").Block} block
 * @returns {Step[]}
 */
function stepsOf({ section, output, kind, editor, parts }) {
  if (!editor && !["quiz", "unrun", "prediction"].includes(kind)) {
    return paragraphsOf(output).map((shown) => ({ section, shown: [output, ...shown] }));
  }
  const code = /** @type {HTMLElement[]} */ ([...section.children].filter((one) => one !== output && !one.matches(".adder, .messages")));
  if (!editor) return [{ section, shown: [output, ...code, ...parts] }];
  const results = parts.map((part) => [output, part]);
  const isHidden = "hidden" in section.dataset;
  return [...isHidden ? [] : [code], ...results.map((shown) => (isHidden ? shown : [...code, ...shown]))].map((shown) => ({ section, shown }));
}

/**
 * Prose in steps: a heading is seen with the paragraph below it, and a paragraph with the list or the code that it leads to.
 * @param {HTMLElement} output
 */
function paragraphsOf(output) {
  /** @type {HTMLElement[][]} */
  const steps = [];
  let step = /** @type {HTMLElement[]} */ ([]);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (output.querySelectorAll(":scope > .element > .prose > *"))) {
    step.push(part);
    if (part.matches("h2, h3") || part.nextElementSibling?.matches("ul, ol, pre")) continue;
    steps.push(step);
    step = [];
  }
  return step.length > 0 ? [...steps, step] : steps;
}

// A cell as an editor: the browser's own text area, with its text in colours beneath. What lies beneath is generated
// content, so that it is found, selected and read out once.

import { element } from "../elements.js";
import { broken, indented, outdented } from "./indentation.js";
import { linesOf, tokensOf } from "./tokens.js";

export class Editor {
  /**
   * @param {HTMLElement} host
   * @param {{changed: () => void, run: () => void}} on
   */
  constructor(host, on) {
    this.host = host;
    this.on = on;
    this.area = /** @type {HTMLTextAreaElement} */ (host.querySelector("textarea"));
    this.isSwift = host.dataset.language !== "markdown";
    /** Whether the next Tab leaves. */
    this.leaves = false;
    /** The lines that have a mark, counted from 1. @type {Set<number>} */
    this.marked = new Set();
    this.numbers = element("div", { class: "line-numbers", "aria-hidden": "true" });
    this.beneath = element("div", { class: "beneath", "aria-hidden": "true" });
    host.prepend(this.numbers, element("div", { class: "sheet" }, element("div", { class: "paper" }, this.beneath, this.area)));
    this.area.setAttribute("aria-describedby", "keys");
    this.area.addEventListener("input", () => {
      this.draw();
      on.changed();
    });
    this.area.addEventListener("keydown", (event) => this.pressed(event));
    this.area.addEventListener("keyup", () => this.showMargin());
    this.area.addEventListener("blur", () => (this.leaves = false));
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  /** The caret stays, as far as there is text. */
  set text(text) {
    if (text === this.area.value) return;
    const { selectionStart, selectionEnd } = this.area;
    this.area.value = text;
    if (this.hasFocus) this.area.setSelectionRange(Math.min(selectionStart, text.length), Math.min(selectionEnd, text.length));
    this.draw();
  }

  get hasFocus() {
    return document.activeElement === this.area;
  }

  /** A browser that has followed the caret along a line leaves a few letters away when it comes back. */
  showMargin() {
    const { selectionStart, parentElement } = this.area;
    const column = selectionStart - this.text.lastIndexOf("\n", selectionStart - 1);
    if (column < 20) /** @type {HTMLElement} */ (parentElement?.parentElement).scrollLeft = 0;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const leaves = this.leaves;
    // A modifier alone is not another key.
    if (event.key !== "Shift") this.leaves = event.key === "Escape";
    if (event.isComposing || event.altKey) return;
    const commands = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && (event.shiftKey || commands) || event.key.toLowerCase() === "s" && commands) {
      event.preventDefault();
      this.on.run();
    } else if (!commands && event.key === "Enter") {
      this.perform(event, broken);
    } else if (!commands && event.key === "Tab" && !leaves) {
      this.perform(event, event.shiftKey ? outdented : indented);
    }
  }

  /**
   * As if it were typed, so that the browser can undo it.
   * @param {KeyboardEvent} event
   * @param {(text: string, start: number, end: number) => import("./indentation.js").Edit | null} edit
   */
  perform(event, edit) {
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.area;
    const made = edit(value, selectionStart, selectionEnd);
    if (!made) return;
    this.area.setSelectionRange(made.from, made.to);
    const isDone = made.text ? document.execCommand("insertText", false, made.text) : document.execCommand("delete");
    if (!isDone) {
      this.area.setRangeText(made.text, made.from, made.to);
      this.area.dispatchEvent(new Event("input"));
    }
    this.area.setSelectionRange(made.start, made.end);
  }

  draw() {
    const lines = linesOf(this.isSwift ? tokensOf(this.text) : [{ kind: "plain", text: this.text }]);
    this.area.rows = lines.length;
    for (const [index, tokens] of lines.entries()) {
      const line = this.beneath.children[index] ?? this.beneath.appendChild(element("div"));
      const key = JSON.stringify(tokens);
      if (line.getAttribute("data-key") !== key) {
        line.setAttribute("data-key", key);
        line.replaceChildren(...tokens.map(({ kind, text }) => element("span", { class: kind, "data-text": text })));
      }
      if (!this.numbers.children[index]) this.numbers.append(element("div", { "data-text": String(index + 1) }));
    }
    for (const column of [this.beneath, this.numbers]) {
      while (column.children.length > lines.length) column.lastChild?.remove();
    }
    this.drawMarks();
  }

  /** @param {Iterable<number>} lines counted from 1 */
  mark(lines) {
    this.marked = new Set(lines);
    this.drawMarks();
  }

  drawMarks() {
    for (const column of [this.beneath, this.numbers]) {
      for (const [index, line] of [...column.children].entries()) line.classList.toggle("marked", this.marked.has(index + 1));
    }
  }

  /**
   * Selects a line, and has the focus.
   * @param {number} line counted from 1
   */
  goTo(line) {
    const lines = this.text.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
}

// A block of the lesson: its editor where it has one, and what it showed.

import { element } from "../elements.js";
import { makeIDsDistinct } from "./distinct.js";
import { Editor } from "./editor.js";
import { flash } from "./flash.js";
import { lineButton, messageList } from "./messages.js";
import { Sliders } from "./sliders.js";

/** @typedef {import("./server.js").Diagnostic} Diagnostic */
/**
 * @typedef {object} Orders what a reader asks for at a block
 * @property {(block: Block) => void} typed
 * @property {(block: Block) => void} run
 * @property {(block: Block) => void} putBack
 * @property {(block: Block) => void} remove
 * @property {(block: Block, theirs: string) => void} differs called where its text was changed here and elsewhere
 * @property {(block: Block, name: string, value: number, isFinal: boolean) => void} turn
 * @property {(block: Block, part: HTMLElement) => void} shown called for every element that is put there
 */

export class Block {
  /**
   * @param {HTMLElement} section
   * @param {Orders} orders
   */
  constructor(section, orders) {
    this.section = section;
    this.orders = orders;
    this.output = /** @type {HTMLElement} */ (section.querySelector(":scope > .output"));
    this.messages = element("div", { class: "messages", hidden: true });
    this.state = element("span", { class: "state", "aria-hidden": "true" });
    /** @type {Diagnostic[]} */
    this.diagnostics = [];
    /** @type {WeakMap<Element, string>} */
    this.htmls = new WeakMap();
    const host = /** @type {HTMLElement | null} */ (section.querySelector(":scope > .editor"));
    this.editor = host && new Editor(host, { changed: () => this.typed(), run: () => orders.run(this) });
    /** What the server has. */
    this.known = this.editor?.text ?? "";
    /** What was sent to it last. */
    /** Texts of this page's that the server has had: of these it may still speak while one types on. @type {Set<string>} */
    this.sent = new Set();
    /** What it was before it was first changed here; nothing where only the server knows. */
    this.original = "changed" in section.dataset ? null : this.known;
    /** What a block without an editor is known by. */
    this.source = this.output.innerHTML;
    /** How many lines the text had when `data-line` was said. */
    this.linesThen = this.lineCount;
    /** The line of the file that the text began on when it ran last. */
    this.firstLine = this.line;
    if (host) this.addControls(host);
    for (const part of this.parts) this.htmls.set(part, part.innerHTML);
    this.markFailures();
  }

  get number() {
    return Number(this.section.dataset.block);
  }

  get kind() {
    return this.section.dataset.kind ?? "";
  }

  get line() {
    return Number(this.editor?.host.dataset.line ?? 0);
  }

  get lineCount() {
    return this.editor?.text.split("\n").length ?? 0;
  }

  get parts() {
    return /** @type {HTMLElement[]} */ ([...this.output.children]);
  }

  /** Whether the server lacks what is typed. */
  get isDirty() {
    return this.editor !== null && this.editor.text !== this.known;
  }

  /** Whether its text was another before it was first changed here. */
  get isChanged() {
    return this.editor !== null && this.editor.text !== this.original;
  }

  /** `Cell 3` */
  get name() {
    return this.editor?.area.getAttribute("aria-label")?.replace(/( of|,).*/, "") ?? "";
  }

  // MARK: - Controls

  /** @param {HTMLElement} host */
  addControls(host) {
    /** @param {string} name @param {string} words @param {(block: Block) => void} order */
    const button = (name, words, order) => element("button", { type: "button", class: name, onclick: () => order(this) }, words);
    this.runButton = button("run", "Run", this.orders.run);
    this.putBackButton = button("put-back", "Put back", this.orders.putBack);
    this.removeButton = button("remove", "Remove", this.orders.remove);
    this.sliders = new Sliders(this);
    host.append(this.sliders.element, element("div", { class: "foot" }, this.runButton, this.putBackButton, this.removeButton,
      this.state, element("span", { class: "hint", "aria-hidden": "true" }, "Shift–Return runs. Esc, then Tab, leaves.")));
    host.after(this.messages);
    if ("hidden" in this.section.dataset) this.fold(host);
    if ("added" in this.section.dataset && this.editor?.isSwift === false) this.fold(host, "Edit the text", this.editor.text !== "");
    this.labelControls();
  }

  labelControls() {
    const name = this.name.toLowerCase();
    this.runButton?.setAttribute("aria-label", `Run ${name}`);
    this.putBackButton?.setAttribute("aria-label", `Put back ${name}`);
    this.removeButton?.setAttribute("aria-label", `Remove ${name}`);
    this.showWhatCanBeDone();
  }

  showWhatCanBeDone() {
    if (this.putBackButton) this.putBackButton.hidden = !this.isChanged;
    if (this.removeButton) this.removeButton.hidden = !("added" in this.section.dataset);
  }

  /**
   * Puts the editor away behind a button.
   * @param {HTMLElement} host
   */
  fold(host, words = "Hidden code", isAway = true) {
    host.hidden = isAway;
    this.unfolding = element("button", { type: "button", class: "unfold", "aria-expanded": String(!isAway), onclick: () => {
      this.showEditor(host.hidden);
    } }, words);
    host.before(this.unfolding);
  }

  /** @param {boolean} isShown */
  showEditor(isShown) {
    if (!this.editor || !this.unfolding) return;
    this.editor.host.hidden = !isShown;
    this.unfolding.setAttribute("aria-expanded", String(isShown));
  }

  typed() {
    this.sliders?.update();
    this.showWhatCanBeDone();
    this.orders.typed(this);
  }

  /**
   * A text from elsewhere: the server's.
   * @param {string} text
   */
  take(text) {
    if (this.editor) this.editor.text = text;
    this.known = text;
    this.sliders?.update();
    this.showWhatCanBeDone();
  }

  /**
   * What the server holds, which may be what was sent to it or what was written elsewhere.
   * @param {string} text
   */
  meet(text) {
    if (!this.editor || text === this.known) return;
    if (this.sent.has(text) || text === this.editor.text) this.known = text;
    else if (this.isDirty) this.orders.differs(this, text);
    else this.take(text);
  }

  // MARK: - What it shows

  /** @param {boolean} isStale whether something before it has changed */
  setStale(isStale) {
    this.output.toggleAttribute("data-stale", isStale && this.parts.length > 0);
  }

  /** @param {string} words what is being done with it; nothing if that is nothing */
  setState(words) {
    if (this.state.textContent === words) return;
    this.state.textContent = words;
    this.output.setAttribute("aria-busy", String(words !== ""));
  }

  /** @param {number} index @param {string} html */
  show(index, html) {
    let part = this.parts[index];
    const isNew = !part;
    part ??= this.output.appendChild(element("div", { class: "element" }));
    part.removeAttribute("data-stale");
    const template = element("template");
    template.innerHTML = html;
    if (!isNew && this.htmls.get(part) === template.innerHTML) return;
    // As the browser writes it, before the page has made something of it.
    this.htmls.set(part, template.innerHTML);
    makeIDsDistinct(template.content);
    part.replaceChildren(template.content);
    this.orders.shown(this, part);
    this.markFailures();
    flash(part);
  }

  /** @param {number} count how many elements it has */
  finish(count) {
    this.cut(count);
    this.setStale(false);
    this.setState("");
    this.markFailures();
  }

  /** @param {number} count how many elements stay */
  cut(count) {
    for (const part of this.parts.slice(count)) part.remove();
  }

  // MARK: - What is wrong

  /** @param {Diagnostic[]} diagnostics */
  setDiagnostics(diagnostics) {
    this.diagnostics = diagnostics;
    this.messages.replaceChildren(messageList(diagnostics, (line) => this.goTo(line)));
    this.messages.hidden = diagnostics.length === 0;
    this.markFailures();
  }

  /** Marks the lines of which something is said, and lets what failed lead to its line. */
  markFailures() {
    const lines = this.diagnostics.map(({ line }) => line);
    for (const failure of /** @type {NodeListOf<HTMLElement>} */ (this.output.querySelectorAll("[data-line]"))) {
      const line = Number(failure.dataset.line) - this.firstLine + 1;
      if (!this.editor || line < 1 || line > this.lineCount || failure.closest(".answer")) continue;
      lines.push(line);
      if (!failure.querySelector(".line")) failure.prepend(lineButton(line, () => this.goTo(line)), " ");
    }
    if (!this.editor) return;
    this.editor.mark(lines);
    const hasErrors = this.diagnostics.some(({ isError }) => isError);
    this.messages.id = `messages-${this.number}`;
    this.editor.area.setAttribute("aria-invalid", String(hasErrors));
    this.editor.area.setAttribute("aria-describedby", hasErrors ? `keys ${this.messages.id}` : "keys");
    if (hasErrors) this.showEditor(true);
  }

  /** @param {number} line counted from 1 */
  goTo(line) {
    this.showEditor(true);
    this.editor?.goTo(line);
  }
}

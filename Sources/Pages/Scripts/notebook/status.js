// The line that says what is being done, and the buttons for the whole lesson.

/** @typedef {import("./notebook.js").Notebook} Notebook */
/** @typedef {import("./server.js").Diagnostic} Diagnostic */

const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));

/** @template {HTMLElement} T @param {string} selector */
const part = (selector) => /** @type {T} */ (bar?.querySelector(selector));

export class Status {
  /** @param {Notebook} notebook */
  constructor(notebook) {
    this.notebook = notebook;
    this.words = part("[role=status]");
    this.seconds = part(".seconds");
    this.runAll = /** @type {HTMLButtonElement} */ (part(".run-all"));
    this.stop = /** @type {HTMLButtonElement} */ (part(".stop"));
    this.runAll.disabled = false;
    this.runAll.addEventListener("click", () => notebook.run(0));
    this.stop.addEventListener("click", () => notebook.order("stop", {}));
    this.timer = 0;
    this.start = 0;
    /** What is wrong with the run that goes on. @type {string | undefined} */
    this.mistake = undefined;
  }

  /** @param {string} words */
  say(words) {
    this.words.textContent = words;
  }

  /** @param {"idle" | "compiling" | "running"} state */
  began(state) {
    const isBusy = state !== "idle";
    // Who pressed Stop with the keyboard stays near.
    if (!isBusy && document.activeElement === this.stop) this.runAll.focus();
    this.stop.hidden = !isBusy;
    clearInterval(this.timer);
    if (!isBusy) {
      if (this.words.textContent?.endsWith("…")) this.say("");
      this.seconds.textContent = "";
      this.start = 0;
      return;
    }
    this.say(state === "compiling" ? "Compiling…" : "Running…");
    this.start ||= performance.now();
    this.timer = setInterval(() => {
      const seconds = Math.floor((performance.now() - this.start) / 1000);
      if (seconds > 0) this.seconds.textContent = `${seconds} s`;
    }, 200);
  }

  /** @param {Diagnostic[]} diagnostics */
  diagnosed(diagnostics) {
    const first = diagnostics.find(({ isError }) => isError);
    if (!first) return;
    const cell = this.notebook.block(first.block)?.name;
    this.mistake = `${cell ? `${cell}, line ${first.line}` : "The lesson"} does not compile: ${first.words ?? first.message}`;
  }

  /** @param {import("./block.js").Block | undefined} block @param {number} line */
  trapped(block, line) {
    this.mistake = `${block?.name ?? "The lesson"} stopped at line ${line}.`;
  }

  /** @param {import("./server.js").Ending} how @param {number} seconds */
  ended(how, seconds) {
    this.began("idle");
    const time = `${seconds.toFixed(1)} s`;
    this.say(how === "completed" ? `Done in ${time}.` : how === "stopped" ? `Stopped after ${time}.`
      // The server has said why.
      : this.mistake ?? this.words.textContent ?? "");
    this.mistake = undefined;
  }
}

// What is typed goes to the server half a second later, and stays in this browser until it is there.

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./notebook.js").Notebook} Notebook */

const pause = 500;

export class Drafts {
  /** @param {Notebook} notebook */
  constructor(notebook) {
    this.notebook = notebook;
    this.key = `notebook ${notebook.lesson}`;
    this.timer = 0;
  }

  /** @param {Block} _block */
  typed(_block) {
    this.keep();
    this.cancel();
    this.timer = setTimeout(() => this.send(), pause);
  }

  cancel() {
    clearTimeout(this.timer);
  }

  /** @param {Block} block what is typed in it is no longer wanted */
  forget(block) {
    this.cancel();
    block.take(block.known);
    this.keep();
  }

  /** The texts that the server lacks, by the numbers of their blocks. */
  cells(all = false) {
    const blocks = this.notebook.blocks.filter((block) => block.isDirty || all && block.editor);
    return Object.fromEntries(blocks.map((block) => [block.number, block.editor?.text ?? ""]));
  }

  async send() {
    const cells = this.cells();
    if (Object.keys(cells).length > 0) await this.notebook.order("draft", { cells });
  }

  /** @param {Record<string, string>} cells what the server has now */
  taken(cells) {
    for (const [number, text] of Object.entries(cells)) {
      const block = this.notebook.block(Number(number));
      if (block) block.known = text;
    }
    this.keep();
  }

  // MARK: - In this browser

  keep() {
    const kept = this.notebook.blocks.filter((block) => block.isDirty)
      .map((block) => ({ number: block.number, known: block.known, text: block.editor?.text }));
    try {
      if (kept.length > 0) localStorage.setItem(this.key, JSON.stringify(kept));
      else localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing: the server still does.
    }
  }

  /** What was typed while the server was away, and the page was left. */
  restore() {
    /** @type {{number: number, known: string, text: string}[]} */
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    } catch {
      return;
    }
    for (const { number, known, text } of kept) {
      const block = this.notebook.blocks.find((one) => one.editor && one.known === known) ?? this.notebook.block(number);
      if (!block?.editor || block.known === text) continue;
      if (block.known === known) {
        block.editor.text = text;
        block.showWhatCanBeDone();
      } else {
        const theirs = block.known;
        block.editor.text = text;
        this.notebook.conflict(block, theirs);
      }
    }
  }
}

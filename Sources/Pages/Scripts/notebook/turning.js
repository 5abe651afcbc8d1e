// Turns a slider: the server runs again with its value, one run after another while it is dragged.

/** @typedef {import("./block.js").Block} Block */
/** @typedef {{name: string, value: number, isFinal: boolean}} Turn */

export class Turning {
  /** @param {import("./notebook.js").Notebook} notebook */
  constructor(notebook) {
    this.notebook = notebook;
    /** The last value that was turned to while the server was busy with one before. @type {Turn | null} */
    this.next = null;
    this.isUnderWay = false;
  }

  /**
   * @param {Block} block
   * @param {string} name
   * @param {number} value
   * @param {boolean} isFinal whether it was let go
   */
  turn(block, name, value, isFinal) {
    const wasDirty = block.isDirty;
    block.sliders?.write(name, value);
    if (wasDirty) {
      // What is typed has not run, so the whole cell has to.
      if (isFinal) this.notebook.run(block.number);
      return;
    }
    block.known = block.editor?.text ?? "";
    this.next = { name, value, isFinal };
    this.work();
  }

  async work() {
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    while (this.next) {
      const turn = this.next;
      this.next = null;
      await this.notebook.order("slider", turn);
    }
    this.isUnderWay = false;
  }
}

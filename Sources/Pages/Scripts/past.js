// What the reader did, step by step, so that it can be undone.

/** @typedef {import("./state.js").State} State */

const most = 200;

export class Past {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    /** @type {Omit<State, "unit">[]} */
    this.steps = [];
    this.name = "";
  }

  /**
   * Remembers how it is, before it changes.
   * @param {string} name of the step; those of one name that follow each other, as a slider's do, are one
   */
  note(name) {
    const isSame = name !== "" && name === this.name;
    this.name = name;
    if (isSame) return;
    const { unit, ...rest } = structuredClone(this.state);
    this.steps.push(rest);
    if (this.steps.length > most) this.steps.shift();
  }

  /** Which unit is looked at stays: that is for the browser's Back. */
  undo() {
    Object.assign(this.state, this.steps.pop());
    this.name = "";
  }
}

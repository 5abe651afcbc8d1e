// The page's address follows the state, and the browser's Back takes a choice of a unit back.

import { read, written } from "./state.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */

export class Address {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
  }

  begin() {
    const { explorer } = this;
    addEventListener("popstate", ({ state }) => {
      if (!state?.unit) return this.restore();
      // Only which unit is looked at is taken back.
      explorer.state.unit = state.unit;
      explorer.isWalking = false;
      explorer.explain();
      this.remember();
    });
    this.restore();
  }

  restore() {
    // A plain #c3 leads to a section of the page and says nothing of the state.
    if (!location.hash.includes("=")) return;
    const { stages, state, facts, carried } = this.explorer;
    read(location.hash.slice(1), stages, state, facts.examples.length, carried.moments.length);
    this.explorer.update(false);
  }

  /** Writes it when the reader pauses. */
  remember() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), 250);
  }

  /** @param {boolean} isStep whether what follows is a step that Back takes back */
  write(isStep = false) {
    const { explorer } = this;
    clearTimeout(this.timer);
    // Other pages have addresses of their own.
    if (explorer.kind !== "explorer") return;
    const address = `#${written(explorer.state, explorer.stages)}`;
    history.replaceState({ unit: explorer.state.unit }, "", address);
    if (isStep) history.pushState(null, "", address);
  }
}

// What the compiler says, below the cell.

import { element } from "../elements.js";

/** @typedef {import("./server.js").Diagnostic} Diagnostic */

/**
 * Each message at its line: in a student's words where there are some, and in the compiler's.
 * @param {Diagnostic[]} diagnostics
 * @param {(line: number) => void} goTo
 */
export function messageList(diagnostics, goTo) {
  return element("ul", {}, ...diagnostics.map(({ line, isError, message, words }) =>
    element("li", { class: isError ? "error" : "warning" }, lineButton(line, () => goTo(line)), " ", words ?? sentence(message),
      words ? element("p", { class: "compiler" }, `The compiler: ${message}`) : null)));
}

/**
 * @param {number} line counted from 1
 * @param {() => void} go
 */
export function lineButton(line, go) {
  return element("button", { type: "button", class: "line", onclick: go }, `Line ${line}`);
}

/** @param {string} message as compilers write them */
const sentence = (message) => message[0].toUpperCase() + message.slice(1) + (/[.!?]$/.test(message) ? "" : ".");

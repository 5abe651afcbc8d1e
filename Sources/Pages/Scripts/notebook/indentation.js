// What the keys of an editor make of its text.

const step = "  ";

/**
 * @typedef {object} Edit
 * @property {number} from what is replaced
 * @property {number} to
 * @property {string} text what it is replaced by
 * @property {number} start what is selected then
 * @property {number} end
 */

/**
 * Indents the lines that are selected; where none is, the caret moves to the next even column.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Edit}
 */
export function indented(text, start, end) {
  const from = startOfLine(text, start);
  if (!text.slice(start, end).includes("\n")) {
    const spaces = (start - from) % 2 === 0 ? step : " ";
    return { from: start, to: end, text: spaces, start: start + spaces.length, end: start + spaces.length };
  }
  const to = endOfLines(text, start, end);
  const lines = text.slice(from, to).split("\n").map((line) => (line ? step + line : line)).join("\n");
  return { from, to, text: lines, start: from, end: from + lines.length };
}

/**
 * Takes two spaces of indentation from the lines that are selected.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Edit | null} nothing where there is none to take
 */
export function outdented(text, start, end) {
  const from = startOfLine(text, start);
  const to = endOfLines(text, start, end);
  const before = text.slice(from, to);
  const lines = before.split("\n").map((line) => line.replace(/^ {1,2}/, "")).join("\n");
  if (lines === before) return null;
  if (before.includes("\n")) return { from, to, text: lines, start: from, end: from + lines.length };
  const removed = before.length - lines.length;
  return { from, to, text: lines, start: Math.max(from, start - removed), end: Math.max(from, end - removed) };
}

/**
 * A new line that is indented as the one it leaves.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Edit}
 */
export function broken(text, start, end) {
  const line = text.slice(startOfLine(text, start), start);
  const added = "\n" + /^ */.exec(line)?.[0];
  return { from: start, to: end, text: added, start: start + added.length, end: start + added.length };
}

/** @param {string} text @param {number} index */
const startOfLine = (text, index) => text.lastIndexOf("\n", index - 1) + 1;

/**
 * A selection that ends where a line begins leaves that line alone.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function endOfLines(text, start, end) {
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const found = text.indexOf("\n", last);
  return found < 0 ? text.length : found;
}

// Swift taken apart for colouring, by the rules of Highlighter.swift.

/** @typedef {"plain" | "keyword" | "type" | "number" | "string" | "comment"} Kind */
/** @typedef {{kind: Kind, text: string}} Token */

const keywords = new Set([
  "as", "break", "case", "catch", "continue", "default", "defer", "do", "else", "enum", "extension", "false", "for", "func",
  "guard", "if", "import", "in", "init", "inout", "is", "let", "mutating", "nil", "private", "return", "self", "some", "static",
  "struct", "switch", "throw", "throws", "true", "try", "using", "var", "where", "while",
]);

const word = /[\p{L}_#@][\p{L}\p{N}_#@]*/uy;
const number = /\p{N}(?:[\p{N}\p{L}]|\.(?=\p{N}))*/uy;
const capital = /^\p{Lu}/u;

/**
 * The tokens of `code`, which put together are the code again.
 * @param {string} code
 * @returns {Token[]}
 */
export function tokensOf(code) {
  /** @type {Token[]} */
  const tokens = [];
  for (let start = 0; start < code.length;) {
    const [kind, end] = next(code, start);
    const last = tokens.at(-1);
    const text = code.slice(start, end);
    // Neighbours of one kind are one token.
    if (last?.kind === kind) last.text += text;
    else tokens.push({ kind, text });
    start = end;
  }
  return tokens;
}

/**
 * The kind of the token that begins at `start`, and where it ends.
 * @param {string} code
 * @param {number} start
 * @returns {[Kind, number]}
 */
function next(code, start) {
  /** @param {number} index where something is; −1 for nowhere */
  const orEnd = (index, length = 0) => (index < 0 ? code.length : index + length);
  if (code.startsWith("//", start)) return ["comment", orEnd(code.indexOf("\n", start))];
  if (code.startsWith('"""', start)) return ["string", orEnd(code.indexOf('"""', start + 3), 3)];
  if (code[start] === '"') return ["string", endOfString(code, start)];
  const name = match(word, code, start);
  if (name) return [keywords.has(name) ? "keyword" : capital.test(name) ? "type" : "plain", start + name.length];
  const digits = match(number, code, start);
  if (digits) return ["number", start + digits.length];
  return ["plain", start + 1];
}

/** @param {RegExp} pattern @param {string} code @param {number} start */
function match(pattern, code, start) {
  pattern.lastIndex = start;
  return pattern.exec(code)?.[0];
}

/**
 * Behind the quotation mark that ends a string; marks within `\(…)` belong to what stands there.
 * @param {string} code
 * @param {number} start
 */
function endOfString(code, start) {
  let depth = 0;
  for (let index = start + 1; index < code.length; index += 1) {
    const character = code[index];
    if (character === "\\" && index + 1 < code.length) {
      index += 1;
      if (code[index] === "(") depth += 1;
    } else if (depth > 0) {
      depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    } else if (character === '"') {
      return index + 1;
    }
  }
  return code.length;
}

/**
 * The tokens line by line, the indentation of each by itself.
 * @param {Token[]} tokens
 * @returns {Token[][]}
 */
export function linesOf(tokens) {
  /** @type {Token[][]} */
  const lines = [[]];
  for (const { kind, text } of tokens) {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      const line = /** @type {Token[]} */ (lines.at(-1));
      const indentation = line.length === 0 ? /^ */.exec(part)?.[0] ?? "" : "";
      if (indentation) line.push({ kind: "plain", text: indentation });
      if (part.length > indentation.length) line.push({ kind, text: part.slice(indentation.length) });
    }
  }
  return lines;
}

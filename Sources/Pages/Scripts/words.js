// Numbers and units as the page's texts write them.

/** @typedef {import("./data.js").Stage} Stage */

/**
 * Halves away from zero, as Swift's Numbers rounds them.
 * @param {number} size 0 or more
 * @param {number} decimals
 */
const fixed = (size, decimals) => (Math.round(size * 10 ** decimals) / 10 ** decimals).toFixed(decimals);

/**
 * To three significant digits, four decimals at most, with a true minus sign: by the rules of Swift's Numbers.
 * @param {number} value
 * @param {boolean} signed
 */
export function short(value, signed = false) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return "no number";
  if (size < 0.00005) return size === 0 ? "0" : "0.0000";
  const sign = value < 0 ? "−" : signed ? "+" : "";
  if (size >= 1e15) return sign + (size === Infinity ? "∞" : size.toExponential(1));
  if (size >= 1000) return sign + grouped(Math.round(size));
  return sign + fixed(size, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4);
}

/** @param {number} count in groups of three digits */
export const grouped = (count) => count.toLocaleString("en");

/**
 * What is nearly none or all does not round to none or all.
 * @param {number} share 0…1
 */
export function percent(share, decimals = 1) {
  const value = 100 * share;
  const least = 0.1 ** decimals;
  if (value > 0 && value < least / 2) return `< ${least.toFixed(decimals)} %`;
  if (value < 100 && value > 100 - least / 2) return `> ${(100 - least).toFixed(decimals)} %`;
  return `${fixed(value, value === 0 || value === 100 ? 0 : decimals)} %`;
}

/**
 * The same in a sentence.
 * @param {number} share 0…1
 */
export const percentInWords = (share, decimals = 1) =>
  percent(share, decimals).replace("< ", "less than ").replace("> ", "more than ").replace(" %", "\u00A0%");

/** @param {string} words with a capital letter in front */
export const capitalised = (words) => words[0].toUpperCase() + words.slice(1);

/** @param {number} digit */
export const withArticle = (digit) => (digit === 8 ? "an 8" : `a ${digit}`);

/**
 * Where an index of a stage's values stands.
 * @param {Stage} stage
 * @param {number} index
 */
export function placeOf(stage, index) {
  const area = stage.height * stage.width;
  return {
    channel: Math.floor(index / area), row: Math.floor((index % area) / stage.width), column: index % stage.width,
  };
}

/**
 * `C3, map 5, row 2, column 6`.
 * @param {Stage} stage
 * @param {number} index
 */
export function unitName(stage, index) {
  const { channel, row, column } = placeOf(stage, index);
  if (stage.kind === "input") return `Input, row ${row}, column ${column}`;
  if (stage.id === "output") return `Output, digit ${channel}`;
  if (stage.height === 1) return `${stage.name}, unit ${channel}`;
  return `${stage.name}, map ${channel}, row ${row}, column ${column}`;
}

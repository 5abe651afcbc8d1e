// What a reader asks for: words, of which the beginning suffices, numbers, and products of numbers.

import { folded, isWordStart } from "./text.js";

/** @typedef {{ start: number, end: number, isWhole: boolean }} Place where a term stands in a text */

const TERMS = /\d[\d,_]*(?:\.\d+)?(?:\s*[x×*]\s*\d+)+|\d[\d,_]*(?:\.\d+)?(?![\p{L}])|[\p{L}\p{N}]+/gu;

/** A word or a number of the query. */
export class Term {
  /** @param {string} text folded */
  constructor(text) {
    this.isNumber = /^\d[\d,_.]*(?:\s*[x×*]\s*\d+)*$/.test(text);
    this.pattern = new RegExp(this.isNumber ? numberPattern(text) : wordPattern(text), "gu");
  }

  /**
   * Where the term stands.
   * @param {string} text as it was written
   * @param {string} folded the same to compare
   * @returns {Place[]}
   */
  places(text, folded) {
    const places = [];
    for (const { index = 0, 0: found } of folded.matchAll(this.pattern)) {
      const end = index + found.length;
      if (!this.isNumber && !isWordStart(text, index)) continue;
      places.push({ start: index, end, isWhole: !/[\p{L}\p{N}]/u.test(text[end] ?? " ") });
    }
    return places;
  }
}

/**
 * The whole number, with commas between its thousands or without; a product with any sign.
 * @param {string} text
 */
function numberPattern(text) {
  const factors = text.split(/\s*[x×*]\s*/).map((factor) => {
    const [whole, fraction] = factor.replace(/[,_.]+$/, "").split(".");
    const digits = [...whole.replace(/[,_]/g, "")].join("[,_]?");
    return fraction === undefined ? digits : `${digits}\\.${fraction}`;
  });
  return `(?<![\\p{L}\\p{N}]|\\d[.,_])${factors.join("\\s*[x×*]\\s*")}(?!\\d|[.,_]\\d)`;
}

/**
 * The beginning of a word; its plural stands for the word, and a digit at its end ends it: F6 is no F60.
 * @param {string} text
 */
function wordPattern(text) {
  if (/^\p{L}{4,}[^s]s$/u.test(text)) return `${text}?`;
  return /\d$/.test(text) ? `${text}(?!\\d)` : text;
}

/**
 * The terms of a query, each once.
 * @param {string} query
 */
export function terms(query) {
  const texts = folded(query.trim()).match(TERMS) ?? [];
  return [...new Set(texts)].map((text) => new Term(text));
}

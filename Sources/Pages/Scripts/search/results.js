// What was found, as a list.

import { element } from "../elements.js";
import { marked, snippet } from "./snippet.js";

/** @typedef {import("./ranking.js").Result} Result */
/** @typedef {import("./query.js").Term} Term */

const MOST = 50;

/** @param {number} count @param {string} name */
const counted = (count, name) => `${count} ${name}${count === 1 ? "" : "s"}`;

/**
 * One section with the words that were found.
 * @param {Result} result
 * @param {Term[]} terms
 */
function item({ section, passage }, terms) {
  const words = passage ?? section.passages.find(({ kind }) => kind === "prose");
  const [name, folded] = section.isFirst ? [section.lesson, section.lessonFolded]
    : [section.heading, section.headingFolded];
  const link = element("a", { href: section.address },
    section.isFirst ? null : element("span", { class: "of" }, `${section.lesson} › `),
    element("span", { class: "name" }, ...marked(name, folded, terms)));
  return element("li", {}, link,
    words?.kind === "folded"
      ? element("p", { class: "snippet" }, "In what is folded away there: an outcome, an explanation or a solution.")
      : words && snippet(words, terms));
}

/**
 * The best results as items of a list.
 * @param {Result[]} results
 * @param {Term[]} terms
 */
export const items = (results, terms) => results.slice(0, MOST).map((result) => item(result, terms));

/**
 * What was found in a sentence.
 * @param {Result[]} results
 * @param {string} query
 */
export function summary(results, query) {
  if (results.length === 0) return `No lesson says “${query}”. The beginning of a word is enough, such as “conv”.`;
  const lessons = new Set(results.map(({ section }) => section.lesson)).size;
  const found = `${counted(results.length, "section")} in ${counted(lessons, "lesson")}`;
  const shown = results.length > MOST ? `; the best ${MOST} are shown` : "";
  return results[0].isComplete ? `${found}${shown}.` : `No section has all of “${query}”. ${found} have a part of it${shown}.`;
}

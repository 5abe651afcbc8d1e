// The words around what was found, with a mark on each.

import { element } from "../elements.js";

/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./query.js").Place} Place */
/** @typedef {import("./index.js").Passage} Passage */

const LENGTH = 180;

/**
 * Where any of the terms stands, in order and without overlaps.
 * @param {string} text
 * @param {string} folded
 * @param {Term[]} terms
 */
function allPlaces(text, folded, terms) {
  const places = terms.flatMap((term, index) => term.places(text, folded).map((place) => ({ ...place, index })))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  let end = 0;
  return places.filter((place) => {
    if (place.start < end) return false;
    end = place.end;
    return true;
  });
}

/**
 * A text with a mark on every term.
 * @param {string} text
 * @param {string} folded
 * @param {Term[]} terms
 * @param {number} from
 * @param {number} to
 */
export function marked(text, folded, terms, from = 0, to = text.length) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let next = from;
  for (const { start, end } of allPlaces(text, folded, terms)) {
    if (start < from || end > to) continue;
    parts.push(text.slice(next, start), element("mark", {}, text.slice(start, end)));
    next = end;
  }
  return [...parts, text.slice(next, to)];
}

/**
 * Where to begin, so that most of the terms are in sight.
 * @param {(Place & { index: number })[]} places
 */
function densest(places) {
  let [best, most] = [0, 0];
  for (const { start } of places) {
    const near = places.filter((place) => place.start >= start && place.end <= start + LENGTH * 0.75);
    const count = new Set(near.map(({ index }) => index)).size;
    if (count > most) [best, most] = [start, count];
  }
  return best;
}

/**
 * A part of a passage as it is quoted below a result.
 * @param {Passage} passage
 * @param {Term[]} terms
 */
export function snippet({ text, folded, kind }, terms) {
  const first = densest(allPlaces(text, folded, terms));
  if (kind === "code") {
    // Whole lines, the one with the term and two more.
    const from = text.lastIndexOf("\n", first) + 1;
    const lines = text.slice(from).split("\n").slice(0, 3);
    const space = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
    /** @type {(string | Node)[]} */
    const parts = [];
    let start = from;
    for (const line of lines) {
      const indent = Math.min(space, line.length);
      parts.push(...marked(text, folded, terms, start + indent, start + line.length), "\n");
      start += line.length + 1;
    }
    return element("pre", { class: "snippet" }, element("code", {}, ...parts));
  }
  let from = first < LENGTH / 3 ? 0 : text.lastIndexOf(" ", first - LENGTH / 3) + 1;
  let to = from + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", from + LENGTH);
  if (to <= first) to = Math.min(text.length, from + LENGTH);
  return element("p", { class: "snippet" }, from > 0 ? "… " : "", ...marked(text, folded, terms, from, to),
    to < text.length ? " …" : "");
}

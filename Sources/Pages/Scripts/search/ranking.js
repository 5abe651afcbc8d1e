// Which sections answer a query, the best first.

/** @typedef {import("./index.js").Section} Section */
/** @typedef {import("./index.js").Passage} Passage */
/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./query.js").Place} Place */
/** @typedef {{ section: Section, score: number, passage: Passage | null, isComplete: boolean }} Result */

// A term counts once, where it counts most.
const WEIGHTS = { title: 12, heading: 8, prose: 3, folded: 2, code: 1 };
// A whole word says more than the beginning of one; more of them say a little more.
const WHOLE = 1.5;
const MANY = 0.2;
// Passages with all terms, and with the terms beside each other.
const TOGETHER = 3;
const IN_ORDER = 4;

/** @param {number} weight @param {Place[]} places */
function score(weight, places) {
  if (places.length === 0) return 0;
  const isWhole = places.some((place) => place.isWhole);
  return weight * (isWhole ? WHOLE : 1) * (1 + MANY * Math.log2(places.length));
}

/**
 * Whether the terms follow each other with nothing but spaces and signs between.
 * @param {string} text
 * @param {Place[][]} places of each term
 */
function isInOrder(text, places) {
  return places[0].some((first) => {
    let { end } = first;
    return places.slice(1).every((others) => {
      const next = others.find(({ start }) => start >= end && !/[\p{L}\p{N}]/u.test(text.slice(end, start)));
      if (next) end = next.end;
      return next !== undefined;
    });
  });
}

/**
 * A section's score: how many of the terms it has, and how much they say.
 * @param {Section} section
 * @param {Term[]} terms
 */
function judge(section, terms) {
  const scores = terms.map((term) => {
    const title = term.places(section.lesson, section.lessonFolded);
    return Math.max(score(section.isFirst ? WEIGHTS.title : 0.5, title),
      score(WEIGHTS.heading, term.places(section.heading, section.headingFolded)));
  });
  // What the lesson's title says holds for all its sections, and makes none of them a result.
  let own = scores.filter((one, index) => one > 0
    && (section.isFirst || terms[index].places(section.heading, section.headingFolded).length > 0)).length;
  /** @type {Passage | null} */
  let passage = null;
  let [most, bonus] = [0, 0];
  for (const one of section.passages) {
    const places = terms.map((term) => term.places(one.text, one.folded));
    const values = places.map((found) => score(WEIGHTS[one.kind], found));
    const value = values.reduce((sum, each) => sum + each, 0);
    if (value === 0) continue;
    own += 1;
    values.forEach((each, index) => { scores[index] = Math.max(scores[index], each); });
    const hasAll = terms.length > 1 && values.every((each) => each > 0);
    const extra = hasAll ? TOGETHER + (isInOrder(one.text, places) ? IN_ORDER : 0) : 0;
    bonus = Math.max(bonus, extra * (one.kind === "code" ? 0.5 : 1));
    // What is folded away is quoted by nothing: another passage is better.
    const worth = (one.kind === "folded" ? 0 : 100) + value + extra;
    if (worth > most) [passage, most] = [one, worth];
  }
  const found = scores.filter((each) => each > 0).length;
  return { found: own > 0 ? found : 0, score: scores.reduce((sum, each) => sum + each, 0) + bonus, passage };
}

/**
 * The sections that have all terms; if there are none, those that have most of them.
 * @param {Section[]} sections
 * @param {Term[]} terms
 * @returns {Result[]}
 */
export function ranked(sections, terms) {
  if (terms.length === 0) return [];
  const judged = sections.map((section) => ({ section, ...judge(section, terms) }));
  const most = Math.max(...judged.map(({ found }) => found));
  return judged.filter(({ found }) => found === most && most > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ section, score, passage, found }) => ({ section, score, passage, isComplete: found === terms.length }));
}

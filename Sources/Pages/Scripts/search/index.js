// What is searched: the lessons of a site, with the values of the run that wrote them.

import { folded } from "./text.js";

/** @typedef {{ file: string, number: number, title: string, sections: WrittenSection[] }} WrittenLesson */
/** @typedef {{ id: string, heading: string, prose: string[], code: string[], folded: string[] }} WrittenSection */

/**
 * A paragraph, a cell or a heading. What is folded away in the page is found and not quoted.
 * @typedef {{ text: string, folded: string, kind: "prose" | "code" | "folded" }} Passage
 */

/**
 * @typedef {{
 *   address: string, lesson: string, lessonFolded: string, heading: string, headingFolded: string,
 *   isFirst: boolean, passages: Passage[]
 * }} Section
 */

/**
 * The sections of all lessons, in their order.
 * @param {{ lessons: WrittenLesson[] }} written as SearchIndex of the module Notebook writes it
 * @returns {Section[]}
 */
export function sections(written) {
  return written.lessons.flatMap(({ file, number, title, sections }) => {
    const lesson = `${number}. ${title}`;
    return sections.map((section, place) => ({
      address: section.id ? `${file}#${section.id}` : file, lesson, lessonFolded: folded(lesson),
      heading: section.heading, headingFolded: folded(section.heading), isFirst: place === 0,
      passages: /** @type {const} */ (["prose", "code", "folded"]).flatMap((kind) =>
        section[kind].map((text) => ({ text, folded: folded(text), kind }))),
    }));
  });
}

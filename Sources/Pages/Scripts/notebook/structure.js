// Puts a lesson that was changed elsewhere in the place of what the page has: what is the same stays, with its focus, its
// caret and what is typed in it.

import { element } from "../elements.js";

/** @typedef {import("./block.js").Block} Block */
/** @typedef {import("./notebook.js").Notebook} Notebook */

/**
 * @param {Notebook} notebook
 * @param {string} html of the blocks
 */
export function exchange(notebook, html) {
  const template = element("template");
  template.innerHTML = html;
  const next = /** @type {HTMLElement[]} */ ([...template.content.children]);
  const pairs = pair(notebook.blocks, next);
  const kept = new Set(pairs.values());
  for (const block of notebook.blocks) if (!kept.has(block)) drop(notebook, block);
  let before = notebook.main.firstElementChild;
  for (const section of next) {
    const block = pairs.get(section);
    if (!block) before?.after(section);
    before = block?.section ?? section;
  }
  for (const [section, block] of pairs) update(block, section);
  notebook.adopt();
}

/** @param {Notebook} notebook @param {Block} block */
function drop(notebook, block) {
  const text = block.isDirty ? block.editor?.text : undefined;
  notebook.made.delete(block.section);
  block.section.remove();
  if (text === undefined) return;
  notebook.notices.show("dropped", "A cell that you were changing was removed elsewhere.", {
    "Add it again": () => {
      notebook.notices.hide("dropped");
      notebook.insert(Math.min(block.number, notebook.blocks.length) - 1, "cell", text);
    },
  });
}

/**
 * Which of the page's blocks is which of the lesson's, in order: first what is the same at the beginning and at the end,
 * then what is the same between, then what is of one kind.
 * @param {Block[]} blocks
 * @param {HTMLElement[]} sections
 * @returns {Map<HTMLElement, Block>}
 */
function pair(blocks, sections) {
  /** @type {Map<HTMLElement, Block>} */
  const pairs = new Map();
  const isSame = (/** @type {Block} */ block, /** @type {HTMLElement} */ section) =>
    isOfKind(block, section) && (block.editor ? block.known === textOf(section) || block.sent.has(textOf(section) ?? "") : block.source === sourceOf(section));
  /** @param {number} start @param {number} end @param {number} from @param {number} to @param {typeof isSame} fits */
  const pairBetween = (start, end, from, to, fits) => {
    let next = start;
    let other = from;
    for (; other < to; other += 1) {
      const found = blocks.slice(next, end).findIndex((block) => fits(block, sections[other]));
      if (found < 0) continue;
      // What lies between two that are the same is what has changed.
      if (fits === isSame) pairBetween(next, next + found, from, other, isOfKind);
      pairs.set(sections[other], blocks[next + found]);
      next += found + 1;
      from = other + 1;
    }
    if (fits === isSame) pairBetween(next, end, from, to, isOfKind);
  };
  let first = 0;
  while (first < Math.min(blocks.length, sections.length) && isSame(blocks[first], sections[first])) first += 1;
  let last = 0;
  while (last < Math.min(blocks.length, sections.length) - first
    && isSame(blocks[blocks.length - 1 - last], sections[sections.length - 1 - last])) last += 1;
  for (let index = 0; index < first; index += 1) pairs.set(sections[index], blocks[index]);
  pairBetween(first, blocks.length - last, first, sections.length - last, isSame);
  for (let index = last; index > 0; index -= 1) pairs.set(sections[sections.length - index], blocks[blocks.length - index]);
  return pairs;
}

/** @param {Block} block @param {HTMLElement} section */
const isOfKind = (block, section) => block.kind === section.dataset.kind && Boolean(block.editor) === (textOf(section) !== null);

/** @param {HTMLElement} section the text of its editor, if it has one */
const textOf = (section) => section.querySelector("textarea")?.value ?? null;

/** @param {HTMLElement} section what a block without an editor is known by */
export const sourceOf = (section) => section.querySelector(":scope > .output")?.innerHTML ?? "";

/**
 * @param {Block} block
 * @param {HTMLElement} section as it is now
 */
function update(block, section) {
  for (const { name } of [...block.section.attributes]) if (!section.hasAttribute(name)) block.section.removeAttribute(name);
  for (const { name, value } of section.attributes) block.section.setAttribute(name, value);
  const text = textOf(section);
  if (block.editor && text !== null) {
    const { host, area } = block.editor;
    host.dataset.line = section.querySelector(".editor")?.getAttribute("data-line") ?? "";
    area.setAttribute("aria-label", section.querySelector("textarea")?.getAttribute("aria-label") ?? "");
    block.meet(text);
    if (!("changed" in section.dataset)) block.original = text;
    block.linesThen = text.split("\n").length;
    block.firstLine = block.line;
    block.labelControls();
  }
  block.source = sourceOf(section);
  const parts = [...section.querySelectorAll(":scope > .output > .element")];
  for (const [index, part] of parts.entries()) block.show(index, part.innerHTML);
  block.cut(parts.length);
  block.setStale(section.querySelector(":scope > .output")?.hasAttribute("data-stale") ?? false);
}

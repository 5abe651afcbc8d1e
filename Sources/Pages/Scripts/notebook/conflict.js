// A cell that was changed here and elsewhere: both texts stand there until the reader has chosen.

import { element } from "../elements.js";
import { tokensOf } from "./tokens.js";

/** @typedef {import("./block.js").Block} Block */

/**
 * @param {Block} block
 * @param {string} theirs
 * @param {() => void} takeTheirs called when the block has the other text, so that the server keeps no draft beside it
 * @param {() => void} keepMine called when the reader's own text is to stand
 */
export function showConflict(block, theirs, takeTheirs, keepMine) {
  if (!block.editor) return;
  block.section.querySelector(":scope > .conflict")?.remove();
  const end = () => {
    bar.remove();
    block.editor?.area.focus();
  };
  const bar = element("div", { class: "conflict", role: "group", "aria-label": "Changed elsewhere" },
    element("p", { role: "alert" }, "This cell was changed elsewhere, too. There it says:"),
    element("pre", { class: "unrun", tabIndex: 0 }, element("code", {},
      ...tokensOf(theirs).map(({ kind, text }) => element("span", { class: kind }, text)))),
    element("div", { class: "choices" },
      element("button", { type: "button", onclick: () => {
        block.take(theirs);
        end();
        takeTheirs();
      } }, "Take theirs"),
      element("button", { type: "button", onclick: () => {
        block.known = theirs;
        end();
        keepMine();
      } }, "Keep mine")));
  block.showEditor(true);
  block.editor.host.after(bar);
}

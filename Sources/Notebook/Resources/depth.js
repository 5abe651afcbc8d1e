// What the report says of a stage beyond its values, opened from the live layer.

import { element } from "./words.js";

/**
 * Takes the section of a stage out of the report's text into its layer.
 * @param {import("./data.js").Stage} stage
 * @param {HTMLElement} group that the layer is in
 * @returns {HTMLElement | null} the button that opens it; none on a page without such a section
 */
export function depth(stage, group) {
  const section = document.querySelector(`main > section#${stage.id}`);
  if (!section) return null;
  // Links to the stage lead to the layer.
  section.removeAttribute("id");
  group.id = stage.id;
  const part = element("div", { class: "depth" }, section);
  group.append(part);
  const button = element("button", { type: "button", onclick: () => open(part.classList.contains("closed")) },
    `${stage.name[0].toUpperCase()}${stage.name.slice(1)} in depth`);
  const open = (/** @type {boolean} */ isOpen) => {
    part.classList.toggle("closed", !isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  };
  open(false);
  return button;
}

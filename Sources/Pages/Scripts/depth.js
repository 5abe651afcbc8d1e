// What the report says of a stage beyond its values, opened from the live layer.

import { element } from "./elements.js";

/**
 * Takes a section out of the report's text into the live part.
 * @param {string} id of the section
 * @param {string} name of what opens it
 * @param {string} about what it is about, whatever is shown beside it
 * @param {HTMLElement} group that it goes to, and to which links to it lead then
 * @returns {HTMLElement[]} the button that opens it; none on a page without such a section
 */
export function depth(id, name, about, group) {
  const section = document.querySelector(`main > section#${id}`);
  if (!section) return [];
  section.removeAttribute("id");
  group.id = id;
  const part = element("div", { class: "depth" }, element("p", { class: "note" }, about), section);
  group.append(part);
  const button = element("button", { type: "button", onclick: () => open(part.classList.contains("closed")) }, name);
  const open = (/** @type {boolean} */ isOpen) => {
    part.classList.toggle("closed", !isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  };
  open(false);
  return [button];
}

/**
 * Marks the link, of those that lead to parts of the live part, to the one that is being looked at.
 * @param {HTMLElement[]} parts in their order
 */
export function follow(parts) {
  const links = parts.map(({ id }) => document.querySelector(`nav a[href="#${id}"]`));
  const mark = () => {
    const passed = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3).length;
    links.forEach((link, number) => {
      if (number === Math.max(0, passed - 1)) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    });
  };
  let isAsked = false;
  addEventListener("scroll", () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      mark();
    });
  }, { passive: true });
  mark();
}

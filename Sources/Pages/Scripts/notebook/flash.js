// Shows for a moment what has changed.

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {HTMLElement} part */
export function flash(part) {
  if (still.matches) return;
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  part.animate([{ boxShadow: `-6px 0 0 ${colour}` }, { boxShadow: `-6px 0 0 transparent` }], { duration: 200, easing: "ease-in" });
}

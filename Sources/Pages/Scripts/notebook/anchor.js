// Keeps what the reader looks at where it is, while what stands above it changes.

const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));

/**
 * @param {HTMLElement} main
 * @param {() => void} change
 */
export function keepingInPlace(main, change) {
  const anchor = seen(main);
  const top = anchor?.getBoundingClientRect().top ?? 0;
  change();
  const moved = anchor?.isConnected ? anchor.getBoundingClientRect().top - top : 0;
  if (Math.abs(moved) < 1) return;
  // The page scrolls smoothly where a reader follows a link.
  document.documentElement.style.scrollBehavior = "auto";
  scrollBy(0, moved);
  document.documentElement.style.scrollBehavior = "";
}

/**
 * The cell that has the focus, else the first block that is seen.
 * @param {HTMLElement} main
 */
function seen(main) {
  const isSeen = (/** @type {DOMRect} */ { top, bottom }) => bottom > bar.offsetHeight && top < innerHeight;
  const focus = document.activeElement?.closest(".block > *");
  if (focus && isSeen(focus.getBoundingClientRect())) return focus;
  return [...main.children].find((one) => one.matches(".block") && isSeen(one.getBoundingClientRect()));
}

// Live widgets, each a page of its own in a frame as high as what it shows.

/** @param {HTMLElement} part */
export function fitFrames(part) {
  for (const frame of part.querySelectorAll("iframe")) {
    frame.addEventListener("load", () => fit(frame));
    if (frame.contentDocument?.readyState === "complete") fit(frame);
  }
}

/** @param {HTMLIFrameElement} frame */
function fit(frame) {
  const page = frame.contentDocument?.body;
  if (!page) return;
  new ResizeObserver(() => (frame.style.height = `${Math.ceil(page.getBoundingClientRect().height)}px`)).observe(page);
}

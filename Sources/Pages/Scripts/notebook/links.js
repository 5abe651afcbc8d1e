// Lessons refer to each other as pages on disk do.

/** @param {HTMLElement} part */
export function pointLinksToLessons(part) {
  for (const link of part.querySelectorAll("a")) {
    const page = /^([^/:#?]+)\.html(#.*)?$/.exec(link.getAttribute("href") ?? "");
    if (page) link.href = `/lessons/${page[1]}${page[2] ?? ""}`;
  }
}

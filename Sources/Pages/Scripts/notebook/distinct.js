// A drawing's ids are an f and six letters or digits, which are the drawing's own, and a number. One that stands in the page
// already gets others, as on the pages on disk.

let uses = 0;

/** @param {DocumentFragment} content that is to be put into the page */
export function makeIDsDistinct(content) {
  const seen = new Set();
  for (const drawing of content.querySelectorAll("svg")) {
    const prefix = drawing.querySelector("[id^=f]")?.id.slice(0, 7);
    if (!prefix) continue;
    if (seen.has(prefix) || document.querySelector(`[id^="${prefix}"]`)) {
      uses += 1;
      drawing.outerHTML = drawing.outerHTML.replaceAll(` id="${prefix}`, ` id="${prefix}-${uses}-`)
        .replaceAll(`#${prefix}`, `#${prefix}-${uses}-`);
    }
    seen.add(prefix);
  }
}

// The field that a search is typed into. Without a script there is no search, and no field.

/**
 * The page's search form, which is shown, and its field.
 * @param {(query: string) => void} submitted is handed what was typed
 */
export function searchField(submitted) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.search"));
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(field.value.trim());
  });
  addEventListener("keydown", (event) => {
    const isTyped = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isInField = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!isTyped || isInField || event.defaultPrevented) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  return field;
}

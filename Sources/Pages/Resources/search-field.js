// search/field.js
function searchField(submitted) {
  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(field.value.trim());
  });
  addEventListener("keydown", (event) => {
    const isTyped = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isInField = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!isTyped || isInField || event.defaultPrevented)
      return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  return field;
}

// Entries/search-field.js
searchField((query) => {
  if (query)
    location.href = `index.html?${new URLSearchParams({ q: query })}`;
});

// The search field of a lesson's page: it leads to the page that searches all of them.

import { searchField } from "../search/field.js";

searchField((query) => {
  if (query) location.href = `index.html?${new URLSearchParams({ q: query })}`;
});

// The search over all lessons of a site. The address has what is searched for, and the page all that is searched.

import { searchField } from "../search/field.js";
import { sections } from "../search/index.js";
import { terms } from "../search/query.js";
import { ranked } from "../search/ranking.js";
import { items, summary } from "../search/results.js";

const written = JSON.parse(document.getElementById("live-search")?.textContent ?? "");
const list = /** @type {HTMLElement} */ (document.querySelector(".results"));
const lessons = /** @type {HTMLElement} */ (document.querySelector(".lessons"));
const status = /** @type {HTMLElement} */ (document.getElementById("found"));
/** @type {import("../search/index.js").Section[] | undefined} */
let searched;

/** @param {string} query */
function search(query) {
  searched ??= sections(written);
  const asked = terms(query);
  const results = ranked(searched, asked);
  list.replaceChildren(...items(results, asked));
  list.hidden = results.length === 0;
  lessons.hidden = query !== "";
  status.textContent = query === "" ? "" : summary(results, query);
  remember(query);
}

/**
 * Writes it into the address, for Back and for who sends it on.
 * @param {string} query
 */
function remember(query) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
  // Browsers differ in whether a page on disk may.
  try { history.replaceState(null, "", address); } catch { return; }
}

const links = () => [...list.querySelectorAll("a")];
/** @type {number | undefined} */
let timer;
const field = searchField((query) => {
  clearTimeout(timer);
  search(query);
  links()[0]?.focus();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => search(field.value.trim()), 80);
});

// Up and down lead from the field through the results.
addEventListener("keydown", (event) => {
  const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
  const step = steps[event.key];
  const stops = [field, ...links()];
  const place = stops.indexOf(/** @type {any} */ (document.activeElement));
  if (step === undefined || place < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(place + step, 0), stops.length - 1)].focus();
});

// A browser may have kept what was typed.
const query = new URLSearchParams(location.search).get("q") ?? field.value.trim();
if (query) {
  field.value = query;
  search(query);
  field.focus();
}

// Tables that readers sort: the name of a column is a button, which sorts by it upwards, downwards, and not at all.

import { element } from "../elements.js";

/**
 * What a row is sorted by.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 * @returns {number | string | null} nothing where there is no value
 */
function sortKey(row, column) {
  const cell = row.cells[column];
  if (cell.tagName === "TH") return cell.innerText;
  return cell.dataset.key === undefined ? null : Number(cell.dataset.key);
}

/**
 * What is sorted comes in this order; a row without a value comes last both ways.
 * @param {number | string | null} one
 * @param {number | string | null} other
 * @param {number} direction 1 upwards, −1 downwards
 */
function compareKeys(one, other, direction) {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === "string") return direction * one.localeCompare(String(other), "en", { numeric: true });
  return direction * (one - Number(other));
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead?.rows[0].cells ?? []];
  const next = /** @type {Record<string, string>} */ ({ none: "ascending", ascending: "descending", descending: "none" });
  for (const [column, head] of heads.entries()) {
    const button = element("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const order = next[head.getAttribute("aria-sort") ?? "none"];
      for (const one of heads) one.removeAttribute("aria-sort");
      if (order !== "none") head.setAttribute("aria-sort", order);
      const direction = order === "descending" ? -1 : 1;
      const sorted = order === "none" ? rows
        : [...rows].sort((one, other) => compareKeys(sortKey(one, column), sortKey(other, column), direction));
      body.append(...sorted);
    });
  }
}

for (const table of document.querySelectorAll("table.sortable")) makeSortable(/** @type {HTMLTableElement} */ (table));

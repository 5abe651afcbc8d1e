// elements.js
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class")
      made.className = value;
    else if (key.startsWith("on"))
      made.addEventListener(key.slice(2), value);
    else if (key in made)
      made[key] = value;
    else
      made.setAttribute(key, value);
  }
  for (const child of children)
    if (child != null)
      made.append(child);
  return made;
}

// Entries/sort.js
function sortKey(row, column) {
  const cell = row.cells[column];
  if (cell.tagName === "TH")
    return cell.innerText;
  return cell.dataset.key === void 0 ? null : Number(cell.dataset.key);
}
function compareKeys(one, other, direction) {
  if (one === null || other === null)
    return Number(one === null) - Number(other === null);
  if (typeof one === "string")
    return direction * one.localeCompare(String(other), "en", { numeric: true });
  return direction * (one - Number(other));
}
function makeSortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead?.rows[0].cells ?? []];
  const next = { none: "ascending", ascending: "descending", descending: "none" };
  for (const [column, head] of heads.entries()) {
    const button = element("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const order = next[head.getAttribute("aria-sort") ?? "none"];
      for (const one of heads)
        one.removeAttribute("aria-sort");
      if (order !== "none")
        head.setAttribute("aria-sort", order);
      const direction = order === "descending" ? -1 : 1;
      const sorted = order === "none" ? rows : [...rows].sort((one, other) => compareKeys(sortKey(one, column), sortKey(other, column), direction));
      body.append(...sorted);
    });
  }
}
for (const table of document.querySelectorAll("table.sortable"))
  makeSortable(table);

// A lesson as a hand-out, with its answers or without.

export function addPrinting() {
  const menu = /** @type {HTMLDetailsElement} */ (document.querySelector(".bar .menu"));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[data-print]"))) {
    button.addEventListener("click", () => {
      menu.open = false;
      document.body.dataset.print = button.dataset.print;
      print();
    });
  }
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  // What is open for the paper only.
  let opened = /** @type {HTMLDetailsElement[]} */ ([]);
  addEventListener("beforeprint", () => {
    document.body.dataset.print ??= "without";
    if (document.body.dataset.print === "without") return;
    opened = [...document.querySelectorAll("details")].filter((one) => !one.open && one.matches(".answer"));
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
    delete document.body.dataset.print;
  });
}

// The list of lessons: a new one can be added.

import { post, Unreachable } from "./server.js";

/** @param {HTMLFormElement} form */
export function addLessons(form) {
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { status: code, answer } = await post("/lessons", { title: new FormData(form).get("title") });
      if (code === 200 && answer.name) location.href = `/lessons/${answer.name}`;
      else status.textContent = answer.error ?? `The notebook answered ${code}.`;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      status.textContent = "The notebook does not answer: is it still running?";
    }
  });
}

// What the network says: a bar for each digit, beside what it said before.

import { element, percent, short, withArticle } from "./words.js";

export class Verdict {
  /** @param {import("./data.js").Facts} facts */
  constructor(facts) {
    this.facts = facts;
    this.sentence = element("p", { class: "taken", role: "status" });
    this.rows = Array.from({ length: 10 }, (_, digit) => {
      const now = element("span", { class: "now" });
      const before = element("span", { class: "before" });
      const number = element("td", { class: "amount" });
      const logit = element("td", { class: "logit" });
      const row = element("tr", {}, element("th", { scope: "row" }, String(digit)),
        element("td", { class: "probability" }, element("span", { class: "track", "aria-hidden": "true" }, now, before)), number, logit);
      return { row, now, before, number, logit };
    });
    this.head = element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "digit"),
      element("td"), element("th", { scope: "col" }, "probability"), element("th", { scope: "col" }, "logit")));
    this.element = element("div", { class: "verdict-now" }, this.sentence,
      element("table", { class: "bars" }, element("caption", { class: "unseen" }, "How likely each digit is"),
        this.head, element("tbody", {}, ...this.rows.map(({ row }) => row))));
  }

  /**
   * @param {Float32Array} probabilities
   * @param {Float32Array} logits
   * @param {Float32Array | null} before the probabilities to compare with
   * @param {string} beforeName what those are of
   * @param {number | null} label what the digit shows
   */
  show(probabilities, logits, before, beforeName, label) {
    const winner = likeliest(probabilities);
    let words = `Taken for ${withArticle(winner)}, at ${percent(probabilities[winner])}.`;
    if (probabilities[winner] < this.facts.sureProbability) words += ` ${this.facts.unsureSentence}`;
    if (label !== null) words += winner === label ? " That is right." : ` It shows ${withArticle(label)}.`;
    if (before) {
      const was = likeliest(before);
      const now = percent(probabilities[was]);
      words += was === winner
        ? ` ${beforeName}: ${percent(before[was])}.` : ` ${beforeName}: ${withArticle(was)}, at ${percent(before[was])}; that is at ${now} now.`;
    }
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
    this.rows.forEach(({ row, now, before: mark, number, logit }, digit) => {
      row.classList.toggle("winner", digit === winner);
      now.style.width = `${100 * probabilities[digit]}%`;
      mark.hidden = !before;
      if (before) mark.style.left = `calc(${100 * before[digit]}% - 1px)`;
      number.textContent = percent(probabilities[digit]);
      logit.textContent = short(logits[digit], true);
    });
  }
}

/** @param {Float32Array} probabilities */
const likeliest = (probabilities) => probabilities.indexOf(Math.max(...probabilities));

// What the network says: a bar for each digit, beside what it said before.

import { element } from "./elements.js";
import { percent, short, withArticle } from "./words.js";

export class Verdict {
  /** @param {import("./data.js").Facts} facts */
  constructor(facts) {
    this.facts = facts;
    this.sentence = element("p", { class: "taken", role: "status" });
    this.rows = Array.from({ length: facts.stages[facts.stages.length - 1].count }, (_, digit) => {
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
    this.bars = element("table", { class: "bars" }, element("caption", { class: "unseen" }, "How likely each digit is"),
      this.head, element("tbody", {}, ...this.rows.map(({ row }) => row)));
  }

  /**
   * @param {Float32Array | null} probabilities none where the network was not asked
   * @param {Float32Array | null} logits
   * @param {Float32Array | null} before the probabilities to compare with
   * @param {string} beforeName what those are of
   * @param {number | null} label what the digit shows
   */
  show(probabilities, logits, before, beforeName, label) {
    if (!probabilities || !logits) return this.say("Nothing is drawn, so the network is not asked.", -1, () => ["", "–", "–", null]);
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
    this.say(words, winner, (digit) =>
      [`${100 * probabilities[digit]}%`, percent(probabilities[digit]), short(logits[digit], true), before && before[digit]]);
  }

  /**
   * @param {string} words
   * @param {number} winner
   * @param {(digit: number) => [string, string, string, number | null]} row of a digit: its bar's width, its probability and
   *   logit, and its probability before
   */
  say(words, winner, row) {
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
    this.rows.forEach((one, digit) => {
      const [width, probability, logit, before] = row(digit);
      one.row.classList.toggle("winner", digit === winner);
      one.now.style.width = width || "0";
      one.before.hidden = before === null;
      if (before !== null) one.before.style.left = `calc(${100 * before}% - 1px)`;
      if (one.number.textContent !== probability) one.number.textContent = probability;
      if (one.logit.textContent !== logit) one.logit.textContent = logit;
    });
  }
}

/** @param {Float32Array} probabilities */
const likeliest = (probabilities) => probabilities.indexOf(Math.max(...probabilities));

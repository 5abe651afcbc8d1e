// Brings the page to life: unpacks what it carries, checks the computation, and puts widgets in their places.

import { Colours } from "./colours.js";
import { Core } from "./core.js";
import { block, unpackAll } from "./data.js";
import { element } from "./elements.js";
import { Explorer } from "./explorer.js";

/** The largest difference at which the page's numbers count as Swift's. */
const tolerance = 1e-4;

/**
 * The largest difference between what the page computes and what Swift wrote; where a stage's values pass 1, as a share
 * of the largest.
 * @param {Core} core
 * @param {import("./data.js").Carried} all
 */
function difference(core, all) {
  let largest = 0;
  all.facts.subjects.forEach(({ network, activation }, subject) => {
    const expected = all.traces[subject];
    core.use(all.networks[network], activation);
    const trace = core.run(expected.values[0]);
    for (const kind of /** @type {const} */ (["sums", "values"])) {
      trace[kind].forEach((values, stage) => {
        const here = expected[kind][stage];
        // Sums in the thousands are rounded in the thousands.
        const unit = Math.max(1, ...here.map(Math.abs));
        values.forEach((value, index) => {
          const off = Math.abs(value - here[index]) / unit;
          // A number that is none differs, too.
          largest = off <= largest ? largest : off;
        });
      });
    }
  });
  return largest;
}

/** @param {HTMLElement} place @param {string} text */
function warn(place, text) {
  place.append(element("p", { class: "failure" }, text));
  place.hidden = false;
}

/**
 * The keyboard stops at what scrolls, and only as long as it does.
 * @param {HTMLElement} scroller
 */
function reach(scroller) {
  new ResizeObserver(() => {
    scroller.tabIndex = scroller.scrollWidth > scroller.clientWidth ? 0 : -1;
  }).observe(scroller);
}

/**
 * Everything that the page has places for.
 * @param {typeof import("./trainer.js").Trainer} [Trainer] what trains, on a page that has a place for it
 */
export async function bringToLife(Trainer) {
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-live]")]);
  if (places.length === 0 || !block("facts")) return;
  document.head.append(element("style", {}, block("style")));
  try {
    const all = await unpackAll();
    const sizes = all.facts.stages.map(({ count }) => count);
    const core = await Core.start(all.module, sizes);
    const largest = difference(core, all);
    const check = document.querySelector("[data-live-check]");
    if (!(largest <= tolerance)) {
      for (const place of places) {
        warn(place, `This page computes other numbers than Swift did: they differ by up to ${largest}. Its live part is left out.`);
      }
      return;
    }
    if (check && all.facts.subjects.length) {
      check.textContent =
        `Checked as the page opened: its own computation differs from Swift’s by at most ${largest.toExponential(1)}.`;
    }
    const colours = new Colours(all.colours, core);
    /** @type {Explorer[]} */
    const followers = [];
    for (const place of places) {
      const kind = place.dataset.live ?? "";
      place.hidden = false;
      // Every widget asks its own core: what it explains is what it ran last.
      const own = await Core.start(all.module, sizes);
      if (kind === "trainer" && Trainer) {
        const subject = Number(place.dataset.subject);
        const watched = subject in all.facts.subjects ? subject : null;
        new Trainer(place, all, own, colours, watched, (parameters, activation) => {
          for (const follower of followers) follower.follow(parameters, activation);
        });
        continue;
      }
      const explorer = new Explorer(place, all, own, colours, { subject: Number(place.dataset.subject), kind });
      if (place.dataset.follows !== undefined) followers.push(explorer);
    }
    for (const scroller of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".scroll"))) reach(scroller);
    document.documentElement.dataset.live = "ready";
  } catch (error) {
    for (const place of places) warn(place, `This browser does not run the live part of the page (${error}). All else is here.`);
    throw error;
  }
}

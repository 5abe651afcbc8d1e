// A lesson whose cells are edited and run where they stand: what the server tells, and what the reader orders.

import { Adder } from "./adder.js";
import { keepingInPlace } from "./anchor.js";
import { Block } from "./block.js";
import { showConflict } from "./conflict.js";
import { Drafts } from "./drafts.js";
import { fitFrames } from "./frames.js";
import { Hints } from "./hints.js";
import { pointLinksToLessons } from "./links.js";
import { Notices } from "./notices.js";
import { Predictions } from "./predictions.js";
import { Presentation } from "./presentation.js";
import { addPrinting } from "./printing.js";
import { makeQuiz } from "./quiz.js";
import { get, listen, post, Unreachable } from "./server.js";
import { Status } from "./status.js";
import { exchange } from "./structure.js";
import { Turning } from "./turning.js";

/** @typedef {import("./server.js").ServerEvent} ServerEvent */

export class Notebook {
  constructor() {
    const { lesson = "", version, progress } = document.body.dataset;
    this.lesson = lesson;
    this.address = `/lessons/${lesson}`;
    /** The version of the lesson whose blocks the page has. */
    this.version = Number(version);
    /** What tells the page from others at the same lesson. */
    this.page = Math.random().toString(36).slice(2);
    /** What the reader has answered. @type {Record<string, string>} */
    this.progress = JSON.parse(progress ?? "{}");
    this.main = /** @type {HTMLElement} */ (document.getElementById("main"));
    this.status = new Status(this);
    this.notices = new Notices();
    this.drafts = new Drafts(this);
    this.predictions = new Predictions(this);
    this.hints = new Hints(this);
    this.turning = new Turning(this);
    /** @type {Map<Element, Block>} */
    this.made = new Map();
    this.isConnected = false;
    /** What the server has told and the page has not done yet. */
    this.events = /** @type {ServerEvent[]} */ ([]);
    this.isHearing = false;
    this.main.prepend(new Adder(this, () => -1).element);
    this.adopt();
    this.drafts.restore();
    this.presentation = new Presentation(this);
    addPrinting();
    listen(`${this.address}/events`, (event) => this.told(event), () => this.lost());
  }

  get blocks() {
    return [...this.main.children].flatMap((one) => this.made.get(one) ?? []);
  }

  /** @param {number | null} number */
  block(number) {
    return this.blocks.find((block) => block.number === number);
  }

  /**
   * Changes the page without taking what is seen from under the reader's eyes.
   * @param {() => void} change
   */
  change(change) {
    if (!this.presentation.isOn) return keepingInPlace(this.main, change);
    change();
    this.presentation.renew();
  }

  /** Brings the blocks of the page to life that are not. */
  adopt() {
    const orders = {
      typed: (/** @type {Block} */ block) => this.drafts.typed(block),
      run: (/** @type {Block} */ block) => this.run(block.number),
      putBack: (/** @type {Block} */ block) => this.putBack(block),
      remove: (/** @type {Block} */ block) => this.order("remove", { block: block.number }),
      turn: (/** @type {Block} */ block, /** @type {string} */ name, /** @type {number} */ value, /** @type {boolean} */ isFinal) =>
        this.turning.turn(block, name, value, isFinal),
      differs: (/** @type {Block} */ block, /** @type {string} */ theirs) => this.conflict(block, theirs),
      shown: (/** @type {Block} */ block, /** @type {HTMLElement} */ part) => {
        fitFrames(part);
        pointLinksToLessons(part);
        if (block.kind === "quiz") makeQuiz(this, block, part);
        if (block.kind === "exercise") this.hints.judge(block);
        this.predictions.shown(block);
      },
    };
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (this.main.querySelectorAll(":scope > .block"))) {
      if (this.made.has(section)) continue;
      const block = new Block(section, orders);
      this.made.set(section, block);
      for (const part of block.parts) orders.shown(block, part);
      section.append(new Adder(this, () => block.number).element);
      if (block.kind === "prediction") this.predictions.ask(block);
      if (block.kind === "exercise") this.hints.offer(block);
    }
  }

  // MARK: - What the reader orders

  /** @param {number | null} from the block that is run in any case, with what follows */
  async run(from) {
    this.drafts.cancel();
    let line = 0;
    for (const block of this.blocks) {
      block.firstLine = block.line + line;
      line += block.lineCount - block.linesThen;
    }
    await this.order("run", { cells: this.drafts.cells(), from });
  }

  /** @param {Block} block */
  async putBack(block) {
    this.drafts.forget(block);
    if (!await this.order("putback", { block: block.number })) return;
    await this.refresh();
    block.original = block.known;
    block.showWhatCanBeDone();
    block.editor?.area.focus();
  }

  /**
   * @param {string} what
   * @param {{cells?: Record<string, string>, [more: string]: unknown}} order
   * @returns {Promise<import("./server.js").Answer | null>} nothing where it was not done
   */
  async order(what, order) {
    for (const [number, text] of Object.entries(order.cells ?? {})) {
      const block = this.block(Number(number));
      block?.sent.add(text);
    }
    try {
      const { status, answer } = await post(`${this.address}/${what}`, { version: this.version, page: this.page, ...order });
      if (status === 409 && answer.conflicts) {
        this.version = answer.version ?? this.version;
        for (const [number, theirs] of Object.entries(answer.conflicts)) {
          const block = this.block(Number(number));
          if (block) this.conflict(block, theirs);
        }
      } else if (status !== 200) {
        this.status.say(answer.error ?? `The notebook answered ${status}.`);
      } else {
        this.drafts.taken(order.cells ?? {});
        return answer;
      }
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.lost();
    }
    return null;
  }

  /**
   * @param {number} after the number of a block; −1 for the beginning
   * @param {"cell" | "prose"} kind
   * @param {string} text
   */
  async insert(after, kind, text = "") {
    const answer = await this.order("insert", { after, kind });
    if (answer?.block === undefined) return;
    await this.refresh();
    const block = this.block(answer.block);
    if (!block?.editor) return;
    if (text) {
      block.editor.text = text;
      block.typed();
    }
    block.goTo(1);
  }

  /** @param {Block} block @param {string} theirs */
  conflict(block, theirs) {
    showConflict(block, theirs, () => this.order("draft", { cells: { [block.number]: theirs } }), () => this.run(block.number));
  }

  /**
   * Remembers what the reader answered.
   * @param {string} key
   * @param {string} value
   */
  remember(key, value) {
    if (this.progress[key] === value) return;
    this.progress[key] = value;
    this.order("progress", { key, value });
  }

  // MARK: - What the server tells

  /**
   * One after the other: what comes after a new structure is of its blocks.
   * @param {ServerEvent} event
   */
  async told(event) {
    this.events.push(event);
    if (this.isHearing) return;
    this.isHearing = true;
    try {
      for (let next = this.events.shift(); next; next = this.events.shift()) {
        const one = next;
        /** @type {unknown} */
        let done = null;
        this.change(() => {
          done = this.heard(one);
        });
        await done;
      }
    } finally {
      this.isHearing = false;
    }
  }

  /** @param {ServerEvent} event */
  heard(event) {
    const block = "block" in event ? this.block(event.block) : undefined;
    switch (event.type) {
      case "hello": return this.greeted(event);
      case "structure": return this.refresh();
      case "compiling": return this.compiling(event.from);
      case "began": return this.began(event.block);
      case "element": return block?.show(event.index, event.html);
      case "kept": return block?.parts[event.index]?.removeAttribute("data-stale");
      case "finished":
        block?.finish(event.count);
        if (block) this.predictions.shown(block);
        return;
      case "diagnostics":
        for (const block of this.blocks) block.setDiagnostics(event.diagnostics.filter((one) => one.block === block.number));
        return this.status.diagnosed(event.diagnostics);
      case "trapped":
        block?.setDiagnostics([{ ...event, column: 1, isError: true, words: null }]);
        return this.status.trapped(block, event.line);
      case "ended":
        for (const block of this.blocks) block.setState("");
        return this.status.ended(event.how, event.seconds);
      case "saved": return this.saved(event.version, event.texts);
      case "note": return this.status.say(event.text);
      case "gone":
        return this.notices.show("gone", "The lesson’s file was deleted. What you typed is kept here.", {
          "Write it again": () => {
            this.notices.hide("gone");
            this.order("run", { cells: this.drafts.cells(true), from: 0 });
          },
        });
    }
  }

  /** @param {{version: number, state: "idle" | "compiling" | "running"}} hello */
  async greeted({ version, state }) {
    this.notices.hide("lost");
    const isAgain = this.isConnected;
    this.isConnected = true;
    document.documentElement.dataset.live = "ready";
    this.status.began(state);
    const isElse = isAgain || version !== this.version || state !== "idle";
    // A notebook that was started anew counts anew. Until its blocks are here, orders in the old numbers are refused.
    this.version = isElse ? -1 : version;
    if (isElse) await this.refresh();
    this.drafts.send();
  }

  lost() {
    this.drafts.keep();
    this.notices.show("lost", "The notebook does not answer. What you type is kept in this browser, and sent when it is back. "
      + "Where it was started anew, open the address that it prints.");
    this.status.began("idle");
    for (const block of this.blocks) block.setState("");
  }

  /** Puts the lesson as it is now in the place of what is there. */
  async refresh() {
    try {
      let now = /** @type {any} */ (null);
      // What was saved meanwhile is newer than what was on its way.
      do now = await get(`${this.address}/blocks`); while (now && now.version < this.version);
      if (!now) return;
      this.version = now.version;
      this.notices.hide("gone");
      this.change(() => exchange(this, now.html));
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.lost();
    }
  }

  /** @param {number} from */
  compiling(from) {
    this.status.began("compiling");
    this.status.mistake = undefined;
    for (const block of this.blocks) {
      block.setDiagnostics([]);
      block.setState("");
      if (block.number >= from) block.setStale(true);
    }
    this.blocks.find((block) => block.number >= from && block.editor)?.setState("Compiling…");
  }

  /** @param {number} number */
  began(number) {
    this.status.began("running");
    for (const block of this.blocks) block.setState(block.number === number ? "Running…" : "");
  }

  /** @param {number} version @param {Record<string, string>} texts what the file holds now, by the blocks' numbers */
  saved(version, texts) {
    this.version = version;
    this.notices.hide("gone");
    for (const [number, text] of Object.entries(texts)) this.block(Number(number))?.meet(text);
  }
}

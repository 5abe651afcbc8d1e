// How a picture comes to the page: chosen, dropped, pasted, or taken with the camera.

import { Camera, hasCamera } from "./camera.js";
import { element } from "./elements.js";
import { photographed } from "./photograph.js";

/** @typedef {import("./photograph.js").Photograph} Photograph */

export class Intake {
  /**
   * @param {{sheet: HTMLElement, root: HTMLElement | Document}} places where pictures may be dropped, which shows that, and
   *   pasted
   * @param {() => Promise<import("./core.js").Core>} start gives a core to read a picture with
   * @param {(photograph: Photograph) => void} take called with what was read
   */
  constructor({ sheet, root }, start, take) {
    this.start = start;
    this.take = take;
    /** How many pictures have come: only the last one is shown. */
    this.count = 0;
    this.note = element("p", { class: "intake", role: "status" });
    this.camera = element("span", { hidden: true });
    this.elements = [this.chooser("Open picture"), this.camera, this.note];
    this.offerCamera();
    this.listen(root, sheet);
  }

  /**
   * A button that opens the browser's own choice of files.
   * @param {string} name
   * @param {boolean} isTaken whether the camera takes the picture, where a device has one
   */
  chooser(name, isTaken = false) {
    const input = element("input", { type: "file", accept: "image/*", class: "unseen", onchange: () => {
      if (input.files?.[0]) this.read(input.files[0]);
      // The same file may be chosen again.
      input.value = "";
    } });
    if (isTaken) input.setAttribute("capture", "environment");
    return element("label", { class: "file" }, input, name);
  }

  /** A telephone's own camera is better than a page's; elsewhere the page shows what the camera sees. */
  async offerCamera() {
    const name = "Camera";
    if (matchMedia("(pointer: coarse)").matches) this.camera.append(this.chooser(name, true));
    else if (await hasCamera()) {
      const camera = new Camera((video) => this.read(video), (words) => this.say(words));
      this.camera.append(element("button", { type: "button", onclick: () => camera.open() }, name), camera.dialog);
    } else return;
    this.camera.hidden = false;
  }

  /** @param {HTMLElement | Document} root @param {HTMLElement} sheet */
  listen(root, sheet) {
    const over = (/** @type {boolean} */ isOver) => sheet.classList.toggle("over", isOver);
    const holdsFiles = (/** @type {DataTransfer | null} */ data) => data?.types.includes("Files");
    const on = (/** @type {string} */ kind, /** @type {(event: any) => void} */ heard) => root.addEventListener(kind, heard);
    on("dragover", (/** @type {DragEvent} */ event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      // Else the browser leaves the page for the picture.
      event.preventDefault();
      over(true);
    });
    on("dragleave", (/** @type {DragEvent} */ { relatedTarget }) => {
      if (relatedTarget === null) over(false);
    });
    on("drop", (/** @type {DragEvent} */ event) => {
      over(false);
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      this.readFirst(event.dataTransfer);
    });
    on("paste", (/** @type {ClipboardEvent} */ event) => {
      if (!holdsFiles(event.clipboardData)) return;
      event.preventDefault();
      this.readFirst(event.clipboardData);
    });
  }

  /** @param {DataTransfer | null} data */
  async readFirst(data) {
    const files = data?.files ?? [];
    if (files.length === 0) return this.say("There is no file in what was dropped.");
    const isRead = await this.read(files[0]);
    if (isRead && files.length > 1) this.say(`The first of ${files.length} files was read.`);
  }

  /** @param {File | HTMLVideoElement} source @returns {Promise<boolean>} whether there was something to read */
  async read(source) {
    const number = ++this.count;
    this.say("Reading the picture …");
    // The words are seen before the reading begins.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const name = source instanceof File ? `“${source.name}”` : "the camera’s picture";
    const result = await photographed(source, name, this.start)
      .catch((error) => `Reading ${name} failed (${error}). What was read before is still here.`);
    if (number !== this.count) return false;
    this.say(typeof result === "string" ? result : "");
    if (typeof result === "string") return false;
    this.take(result);
    return true;
  }

  /** @param {string} words */
  say(words) {
    if (this.note.textContent !== words) this.note.textContent = words;
  }
}

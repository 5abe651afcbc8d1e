// A window in which the page shows what the camera sees, and takes a picture of it.

import { element } from "./elements.js";

/** Whether this page may use a camera, and there is one. */
export async function hasCamera() {
  if (!isSecureContext || !navigator.mediaDevices?.getUserMedia) return false;
  try {
    return (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === "videoinput");
  } catch {
    return false;
  }
}

export class Camera {
  /**
   * @param {(video: HTMLVideoElement) => Promise<unknown>} take called with the picture to be taken
   * @param {(words: string) => void} say called if the camera cannot be used
   */
  constructor(take, say) {
    this.say = say;
    this.video = element("video", { autoplay: true, muted: true, playsInline: true });
    this.video.setAttribute("aria-label", "What the camera sees");
    this.taking = element("button", { type: "button", class: "main", disabled: true, onclick: async () => {
      await take(this.video);
      this.dialog.close();
    } }, "Take picture");
    this.video.addEventListener("loadeddata", () => (this.taking.disabled = false));
    this.dialog = element("dialog", { class: "camera", onclose: () => this.stop() }, this.video,
      element("div", { class: "buttons" }, this.taking, element("button", { type: "button", onclick: () => this.dialog.close() }, "Cancel")));
    this.dialog.setAttribute("aria-label", "Camera");
  }

  async open() {
    this.taking.disabled = true;
    this.dialog.showModal();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 } } });
      this.video.srcObject = stream;
      // The window may have been closed meanwhile.
      if (!this.dialog.open) this.stop();
    } catch {
      this.dialog.close();
      this.say("The camera cannot be used: it was not allowed, or another program has it.");
    }
  }

  stop() {
    const stream = /** @type {MediaStream | null} */ (this.video.srcObject);
    for (const track of stream?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
  }
}

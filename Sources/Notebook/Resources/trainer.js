export class Trainer {
  /** @param {HTMLElement} root @param {import("./data.js").Carried} carried @param {import("./colours.js").Colours} colours */
  constructor(root, carried, colours) {}
}

// Colours of values, from the tables and by the ranges that Swift draws its figures with.

/** @typedef {import("./data.js").ColourMaps} ColourMaps */
/** @typedef {{kind: "ink" | "activation" | "signed", limit: number}} Scale 0…limit, or ±limit if signed */

const dark = matchMedia("(prefers-color-scheme: dark)");

export class Colours {
  /** @param {{light: ColourMaps, dark: ColourMaps}} maps @param {import("./core.js").Core} core */
  constructor(maps, core) {
    this.core = core;
    this.maps = { light: tables(maps.light), dark: tables(maps.dark) };
  }

  /**
   * Calls back when the reader changes between light and dark.
   * @param {() => void} redraw
   */
  onChange(redraw) {
    dark.addEventListener("change", redraw);
  }

  /**
   * The one scale that shows all of the values: signed if one of them is negative.
   * @param {ArrayLike<number>[]} all
   * @param {boolean} isSigned whether it is signed at any rate
   * @returns {Scale}
   */
  fitting(all, isSigned = false) {
    const [low, limit] = this.core.scaleRange(all, isSigned);
    return { kind: low < 0 ? "signed" : "activation", limit };
  }

  /**
   * The colour of a value, as its place in a table of red, green, blue.
   * @param {number} value
   * @param {Scale} scale
   */
  table(value, scale) {
    const maps = dark.matches ? this.maps.dark : this.maps.light;
    if (scale.kind !== "signed") return maps[scale.kind];
    return value < 0 ? maps.negative : maps.positive;
  }

  /** @param {number} value @param {Scale} scale @returns {number} 0…255 */
  step(value, scale) {
    return Math.round(Math.min(1, Math.max(0, Math.abs(scale.kind === "signed" ? value : Math.max(0, value)) / scale.limit)) * 255);
  }

  /** @param {number} value @param {Scale} scale @returns {string} for style sheets */
  of(value, scale) {
    const place = 3 * this.step(value, scale);
    return `rgb(${this.table(value, scale).subarray(place, place + 3).join(" ")})`;
  }

  /**
   * Black or white, whichever is read better on the value's colour: one of them has a contrast of 4.5 or more. The page's
   * ink and ground come down to 3.8 on the middle of a scale.
   * @param {number} value
   * @param {Scale} scale
   */
  textOn(value, scale) {
    const place = 3 * this.step(value, scale);
    return luminance(this.table(value, scale).subarray(place, place + 3)) > 0.179 ? "black" : "white";
  }

  /**
   * A picture of values, one pixel each.
   * @param {ArrayLike<number>} values
   * @param {number} width
   * @param {Scale} scale
   */
  image(values, width, scale) {
    const image = new ImageData(width, values.length / width);
    for (let index = 0; index < values.length; index++) {
      const place = 3 * this.step(values[index], scale);
      const table = this.table(values[index], scale);
      image.data.set([table[place], table[place + 1], table[place + 2], 255], 4 * index);
    }
    return image;
  }
}

/**
 * Relative luminance (WCAG 2).
 * @param {Uint8Array} colour
 */
function luminance(colour) {
  const [red, green, blue] = [...colour].map((byte) => (byte > 10 ? ((byte / 255 + 0.055) / 1.055) ** 2.4 : byte / 255 / 12.92));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {ColourMaps} maps */
function tables(maps) {
  const bytes = (/** @type {string} */ text) =>
    Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return {
    ink: bytes(maps.ink), activation: bytes(maps.activation), positive: bytes(maps.positive),
    negative: bytes(maps.negative),
  };
}

/**
 * A colour of the page.
 * @param {string} role such as accent
 */
export const pageColour = (role) => getComputedStyle(document.documentElement).getPropertyValue(`--${role}`).trim();

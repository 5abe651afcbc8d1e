// Colours of values, from the tables and by the ranges that Swift draws its figures with.

/** @typedef {{kind: "ink" | "activation" | "signed", limit: number}} Scale 0…limit, or ±limit if signed */

/** @type {Scale} from paper to full ink */
export const ink = { kind: "ink", limit: 1 };

const dark = matchMedia("(prefers-color-scheme: dark)");

export class Colours {
  /** @param {Uint8Array} bytes see `Carried` @param {import("./core.js").Core} core */
  constructor(bytes, core) {
    this.core = core;
    const both = { light: tables(bytes.subarray(0, bytes.length / 2)), dark: tables(bytes.subarray(bytes.length / 2)) };
    const choose = () => (dark.matches ? both.dark : both.light);
    // Asked once a change, not once a pixel: that costs more than the pixel.
    this.maps = choose();
    dark.addEventListener("change", () => {
      pageColours.clear();
      this.maps = choose();
    });
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
   * A value's colour as one number.
   * @param {number} value
   * @param {Scale} scale
   */
  number(value, scale) {
    const { maps } = this;
    const share = value / scale.limit;
    if (scale.kind !== "signed") return maps[scale.kind][Math.round(Math.min(1, Math.max(0, share)) * 255)];
    return (share < 0 ? maps.negative : maps.positive)[Math.round(Math.min(1, Math.abs(share)) * 255)];
  }

  /** @param {number} value @param {Scale} scale @returns {Uint8Array} red, green, blue */
  bytes(value, scale) {
    return new Uint8Array(Uint32Array.of(this.number(value, scale)).buffer, 0, 3);
  }

  /** @param {number} value @param {Scale} scale @returns {string} for style sheets */
  of(value, scale) {
    return `rgb(${this.bytes(value, scale).join(" ")})`;
  }

  /**
   * Black or white, whichever is read better on the value's colour: one of them has a contrast of 4.5 or more. The page's
   * ink and ground come down to 3.8 on the middle of a scale.
   * @param {number} value
   * @param {Scale} scale
   */
  textOn(value, scale) {
    return luminance(this.bytes(value, scale)) > 0.179 ? "black" : "white";
  }

  /**
   * A digit as the network sees it, ink on paper.
   * @param {Float32Array} pixels
   */
  digit(pixels) {
    return this.image(pixels, Math.sqrt(pixels.length), ink);
  }

  /**
   * A picture of values, one pixel each.
   * @param {ArrayLike<number>} values
   * @param {number} width
   * @param {Scale} scale
   */
  image(values, width, scale) {
    const image = new ImageData(width, values.length / width);
    const pixels = new Uint32Array(image.data.buffer);
    for (let index = 0; index < values.length; index++) pixels[index] = this.number(values[index], scale);
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

/**
 * A number for each colour, whose bytes are red, green, blue and full opacity, as pictures have them.
 * @param {Uint8Array} bytes red, green and blue
 */
function tables(bytes) {
  const opaque = Uint8Array.from({ length: bytes.length / 3 * 4 }, (_, index) => (index % 4 < 3 ? bytes[(index >> 2) * 3 + index % 4] : 255));
  const map = (/** @type {number} */ place) => new Uint32Array(opaque.buffer, 1024 * place, 256);
  return { ink: map(0), activation: map(1), positive: map(2), negative: map(3) };
}

/** @type {Map<string, string>} */
const pageColours = new Map();

/**
 * A colour of the page.
 * @param {string} role such as accent
 */
export function pageColour(role) {
  const known = pageColours.get(role);
  if (known !== undefined) return known;
  const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${role}`).trim();
  pageColours.set(role, colour);
  return colour;
}

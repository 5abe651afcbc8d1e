// What the reader sees as a text for the address, so that it can be sent to someone.

import { paperSide } from "./pad.js";

/** @typedef {import("./data.js").Stage} Stage */
/**
 * @typedef {object} State
 * @property {Digit} digit
 * @property {import("./core.js").Change} change
 * @property {{stage: number, index: number}} unit
 * @property {import("./core.js").Part[]} off
 * @property {Record<string, number>} edits what parameters are changed to, by their numbers
 * @property {number | null} moment of the training; none for the trained network
 * @property {Pinned | null} pinned
 * @property {boolean} showsDifference
 */
/**
 * One that is given comes from another page: where it stands in its data set, what it shows, and its pixels, a byte each, in
 * base64 for addresses. One of a picture has its pixels in the same way; the picture itself does not fit into an address, so
 * that `photograph`, where the page keeps it, is none where the digit comes from one; `place` is which of several digits in it
 * this is, none for the picture as one digit.
 * @typedef {{kind: "report"} | {kind: "example", place: number} | {kind: "drawing", strokes: number[][], isPlain: boolean}
 *   | {kind: "given", index: number, label: number, pixels: string}
 *   | {kind: "picture", photograph: number | null, place: number | null, pixels: string}} Digit
 */
/** @typedef {{digit: Digit, change: import("./core.js").Change}} Pinned */

export const limits = { turn: 90, right: 8, down: 8, noise: 1, weight: 100 };

/** @type {import("./core.js").Change} */
export const unchanged = { turn: 0, right: 0, down: 0, noise: 0 };

/** @returns {Digit} */
export const blankPaper = () => ({ kind: "drawing", strokes: [], isPlain: false });

/** @type {() => Pick<State, "digit" | "change" | "off" | "edits" | "moment" | "pinned" | "showsDifference">} all but the unit */
export const untouched = () => ({
  digit: { kind: "report" }, change: { ...unchanged }, off: [], edits: {}, moment: null, pinned: null, showsDifference: false,
});

/** @param {State} state @param {Stage[]} stages @returns {string} */
export function written(state, stages) {
  const fields = new URLSearchParams();
  const digit = digitText(state.digit);
  if (digit) fields.set("digit", digit);
  const change = changeText(state.change);
  if (change) fields.set("change", change);
  fields.set("unit", `${stages[state.unit.stage].id}.${state.unit.index}`);
  if (state.off.length) fields.set("off", state.off.map(({ stage, channel }) => `${stages[stage].id}.${channel}`).join(" "));
  const edits = Object.entries(state.edits);
  if (edits.length) fields.set("edits", edits.map((edit) => edit.join(":")).join(" "));
  if (state.moment !== null) fields.set("moment", String(state.moment));
  if (state.pinned) {
    const { digit, change } = state.pinned;
    fields.set("pin", [digitText(digit) || "report", changeText(change)].filter(Boolean).join("_"));
  }
  if (state.showsDifference) fields.set("difference", "on");
  return fields.toString();
}

/**
 * What cannot be read is left as it is by default.
 * @param {string} text
 * @param {Stage[]} stages
 * @param {State} state
 * @param {number} examples how many there are
 * @param {number} moments
 */
export function read(text, stages, state, examples, moments) {
  const fields = new URLSearchParams(text);
  const stageOf = (/** @type {string} */ id) => stages.findIndex((stage) => stage.id === id);
  const digit = digitOf(fields.get("digit") ?? "", stages, examples) ?? { kind: "report" };
  // A photograph that is still here stays.
  const isHere = digit.kind === "picture" && state.digit.kind === "picture" && digit.pixels === state.digit.pixels;
  if (!isHere) state.digit = digit;
  state.change = changeOf(fields.get("change") ?? "");
  const [id, index] = (fields.get("unit") ?? "").split(".");
  const stage = stages[stageOf(id)];
  if (stage && within(Number(index), stage.count)) {
    state.unit = { stage: stageOf(id), index: Number(index) };
  }
  state.off = (fields.get("off") ?? "").split(" ").map((part) => part.split("."))
    .map(([id, channel]) => ({ stage: stageOf(id), channel: Number(channel) }))
    .filter(({ stage, channel }) => stages[stage]?.hasWeights && within(channel, stages[stage].channels));
  const last = Math.max(...stages.map(({ biases }) => biases[1]));
  state.edits = Object.fromEntries((fields.get("edits") ?? "").split(" ").map((edit) => edit.split(":").map(Number))
    .filter(([index, value, ...more]) => within(index, last) && Math.abs(value) <= limits.weight && more.length === 0));
  const moment = fields.get("moment");
  state.moment = moment && within(Number(moment), moments - 1) ? Number(moment) : null;
  // Pixels may hold the sign that stands before the change; of the two only the change has spaces.
  const [, pinned, change] = (fields.get("pin") ?? "").match(/^(.*?)(?:_([^_]* [^_]*))?$/) ?? [];
  const other = pinned === "report" ? /** @type {Digit} */ ({ kind: "report" }) : digitOf(pinned ?? "", stages, examples);
  state.pinned = pinned && other ? { digit: other, change: changeOf(change ?? "") } : null;
  state.showsDifference = fields.has("difference");
}

/** @param {number} number @param {number} end */
const within = (number, end) => Number.isInteger(number) && number >= 0 && number < end;

/**
 * Pixels as a text for addresses, a byte each.
 * @param {Float32Array} pixels 0…1
 */
export const packed = (pixels) => btoa(String.fromCharCode(...pixels.map((ink) => Math.round(255 * ink))))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** @param {string} pixels as `packed` writes them */
export const unpackedPixels = (pixels) =>
  Float32Array.from(atob(pixels.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0) / 255);

/** @param {Digit} digit */
function digitText(digit) {
  if (digit.kind === "report") return "";
  if (digit.kind === "example") return `example.${digit.place}`;
  if (digit.kind === "given") return `given.${digit.index}.${digit.label}.${digit.pixels}`;
  if (digit.kind === "picture") return `picture.${digit.place === null ? "" : digit.place + 1}.${digit.pixels}`;
  // Places on the paper are below 36², so two characters each.
  const strokes = digit.strokes.map((stroke) => stroke.map((place) => place.toString(36).padStart(2, "0")).join(""));
  return `${digit.isPlain ? "plain" : "drawing"}.${strokes.join(".")}`;
}

/** @param {string} text @param {Stage[]} stages @param {number} examples @returns {Digit | null} */
function digitOf(text, stages, examples) {
  const [kind, ...parts] = text.split(".");
  // Four characters hold three bytes.
  const isWhole = (/** @type {string | undefined} */ pixels = "") =>
    pixels.length === Math.ceil((4 / 3) * stages[0].count) && /^[\w-]*$/.test(pixels);
  if (kind === "example" && within(Number(parts[0]), examples)) return { kind, place: Number(parts[0]) };
  if (kind === "given") {
    const [index, label] = parts.map(Number);
    return within(index, 1e9) && within(label, stages[stages.length - 1].count) && isWhole(parts[2]) ? { kind, index, label, pixels: parts[2] } : null;
  }
  if (kind === "picture") {
    const place = parts[0] === "" ? null : Number(parts[0]) - 1;
    if (!isWhole(parts[1]) || (place !== null && !within(place, 1e9))) return null;
    return { kind, photograph: null, place, pixels: parts[1] };
  }
  if (kind !== "drawing" && kind !== "plain") return null;
  const strokes = parts.filter((part) => /^([0-9a-z]{4})+$/.test(part))
    .map((part) => (part.match(/../g) ?? []).map((place) => Math.min(paperSide, parseInt(place, 36))));
  const isBlank = parts.join("") === "";
  return strokes.length || isBlank ? { kind: "drawing", strokes, isPlain: kind === "plain" } : null;
}

/** @param {import("./core.js").Change} change */
function changeText({ turn, right, down, noise }) {
  return turn || right || down || noise ? [turn, right, down, noise].join(" ") : "";
}

/** @param {string} text @returns {import("./core.js").Change} */
function changeOf(text) {
  const numbers = text.split(" ").map(Number);
  if (text === "" || numbers.length !== 4 || !numbers.every(Number.isFinite)) return { ...unchanged };
  const [turn, right, down, noise] = numbers;
  const limited = (/** @type {number} */ number, /** @type {number} */ limit) => Math.max(-limit, Math.min(limit, number));
  return {
    turn: limited(turn, limits.turn), right: limited(right, limits.right), down: limited(down, limits.down),
    noise: Math.max(0, limited(noise, limits.noise)),
  };
}

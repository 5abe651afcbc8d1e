// What the page carries, as Swift wrote it: facts as JSON, everything else packed by zlib.

import { traceOf } from "./core.js";

/** @typedef {import("./core.js").Trace} Trace */
/**
 * @typedef {object} Stage
 * @property {string} id such as c1
 * @property {string} name such as C1
 * @property {"input" | "convolution" | "subsampling" | "dense"} kind
 * @property {string} purpose what it does, in a few words
 * @property {number} channels
 * @property {number} height
 * @property {number} width
 * @property {number} count of its values
 * @property {number} window the side of what a unit looks at in the maps before it
 * @property {number} across how many of its maps or units stand side by side where there is room
 * @property {boolean} isActivated
 * @property {boolean} hasWeights
 * @property {[number, number]} weights where they begin and end among the parameters
 * @property {[number, number]} biases
 */
/**
 * @typedef {object} Facts
 * @property {Stage[]} stages
 * @property {number} parameterCount
 * @property {string[]} activations their names
 * @property {number} sureProbability below it an answer is doubtful
 * @property {string} unsureSentence what is then said of it
 * @property {number} thinPenWidth below it the strokes of a drawing are widened
 * @property {string[]} doubts sentences on a drawing, by the numbers of doubts; `{}` stands for the amount
 * @property {{network: number, activation: number, source: string, label?: number}[]} subjects the digits that
 *   the page is about: by which network, what they are and what they show
 * @property {{name: string, scales: number[]}[]} moments of the training; the scales are those of their weights
 * @property {{index: number, label: number, isHard: boolean}[]} examples
 * @property {{heldOut: number, epochs: number, batchSize: number, learningRate: number}} [training] on a page with digits to
 *   train on: how many of them are only for measuring, and how to train unless the reader chooses otherwise
 */
/**
 * @typedef {object} Carried
 * @property {Facts} facts
 * @property {Uint8Array} module
 * @property {Uint8Array} colours of four maps for the light page, then for the dark one: 256 of red, green, blue for each
 * @property {Float32Array[]} networks
 * @property {Float32Array[]} moments the first network's weights while it learned, those of the end last
 * @property {Trace[]} traces of the subjects
 * @property {Float32Array[]} examples
 */

/** @param {string} name */
export const block = (name) => document.getElementById(`live-${name}`)?.textContent ?? "";

/**
 * Unpacks what zlib has packed.
 * @param {string} name
 */
export async function unpacked(name) {
  const text = block(name);
  if (!text) return new Uint8Array();
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  // Newer than the checker's knowledge of browsers.
  const { DecompressionStream } = /** @type {any} */ (globalThis);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Numbers from the lowest byte of every one, then the next of every one.
 * @param {Uint8Array} bytes
 */
function floats(bytes) {
  const count = bytes.length / 4;
  return new Float32Array(Uint8Array.from(bytes, (_, index) => bytes[(index & 3) * count + (index >> 2)]).buffer);
}

/**
 * Bytes from what each adds to the one a number of places before it.
 * @param {Uint8Array} differences
 * @param {number} size
 */
function added(differences, size) {
  const bytes = Uint8Array.from(differences);
  for (let index = size; index < bytes.length; index++) bytes[index] += bytes[index - size];
  return bytes;
}

/** @param {Float32Array | Uint8Array | Int8Array} all @param {number} size */
const pieces = (all, size) =>
  Array.from({ length: all.length / size }, (_, piece) => all.subarray(piece * size, (piece + 1) * size));

/** @returns {Promise<Carried>} */
export async function unpackAll() {
  /** @type {Facts} */
  const facts = JSON.parse(block("facts"));
  const [module, colours, weights, moments, traces, examples] = await Promise.all(
    ["module", "colours", "weights", "moments", "traces", "examples"].map(unpacked));
  const size = facts.parameterCount;
  const networks = /** @type {Float32Array[]} */ (pieces(floats(weights), size));
  const sizes = facts.stages.map(({ count }) => count);
  const values = 2 * sizes.reduce((sum, size) => sum + size, 0);
  return {
    facts, module, colours: added(colours, 3), networks,
    traces: pieces(floats(traces), values).map((numbers) => traceOf(/** @type {Float32Array} */ (numbers), sizes)),
    moments: [
      ...pieces(new Int8Array(added(moments, size).buffer), size).map((steps, moment) =>
        restored(/** @type {Int8Array} */ (steps), facts.stages, facts.moments[moment].scales)),
      ...networks.slice(0, 1),
    ],
    examples: pieces(examples, sizes[0]).map((bytes) => Float32Array.from(bytes, (byte) => Math.fround(byte) / 255)),
  };
}

/**
 * Weights from whole steps of each stage's scale.
 * @param {Int8Array} steps
 * @param {Stage[]} stages
 * @param {number[]} scales
 */
function restored(steps, stages, scales) {
  const weights = new Float32Array(steps.length);
  stages.forEach((stage, number) => {
    for (let index = stage.weights[0]; index < stage.biases[1]; index++) weights[index] = steps[index] * scales[number];
  });
  return weights;
}

// Trains in the background, so that the page stays free: the Swift core again, in a thread of its own.

/** @typedef {import("../trainer.js").Recipe} Recipe */
/** @typedef {{kind: "start", module: Uint8Array, digits: Uint8Array, count: number, held: number, recipe: Recipe, parameterCount: number}} Start */
/** @typedef {Start | {kind: "run" | "pause" | "step"}} Order */
/**
 * @typedef {object} Report where the training stands
 * @property {number} steps
 * @property {number} epochs finished ones
 * @property {number} loss the mean over the steps since the last report, in nats
 * @property {number} accuracy the share that was right in those steps, before it was learned from
 * @property {{loss: number, accuracy: number} | null} heldOut the same of the digits held out, where they were measured
 * @property {number} seconds spent on steps
 * @property {boolean} isFinished
 * @property {Float32Array} parameters
 */

/** Milliseconds of steps between reports, and between measurements of the digits held out. */
const pause = 60;
const measurement = 400;

/** @type {any} */
let swift;
let training = 0;
/** What the core has learned; its memory never grows, so this view stays good. */
let parameters = new Float32Array();
let isRunning = false;
let timer = 0;
let steps = 0;
let seconds = 0;
let measured = -Infinity;

const page = /** @type {any} */ (globalThis);

globalThis.onmessage = async (/** @type {MessageEvent<Order>} */ { data }) => {
  if (data.kind === "start") await start(data);
  else if (data.kind === "step" && training) take(0);
  else {
    isRunning = data.kind === "run";
    // Else the start that is under way sees to it.
    if (isRunning && training) work();
  }
};

// A start that fails is heard as any other error.
page.onunhandledrejection = (/** @type {PromiseRejectionEvent} */ { reason }) => {
  throw reason;
};

/** @param {Start} order */
async function start({ module, digits, count, held, recipe, parameterCount }) {
  swift = (await WebAssembly.instantiate(/** @type {BufferSource} */ (module), {})).instance.exports;
  swift.start(swift.__heap_base.value);
  const place = swift.allocate(digits.length);
  new Uint8Array(swift.memory.buffer, place, digits.length).set(digits);
  training = swift.createTraining(place, count - held, held, recipe.activation, recipe.isAugmented, recipe.learningRate,
    recipe.epochs, recipe.batchSize, recipe.seed);
  parameters = new Float32Array(swift.memory.buffer, swift.allocate(4 * parameterCount), parameterCount);
  steps = seconds = 0;
  measured = -Infinity;
  report(true, NaN, NaN);
  if (isRunning) work();
}

function work() {
  // A pause and a run in quick succession shall not work twice.
  clearTimeout(timer);
  if (!isRunning) return;
  if (take(pause)) timer = setTimeout(work);
  else isRunning = false;
}

/**
 * Takes steps until the time is over, one at least, and reports.
 * @param {number} time in milliseconds
 */
function take(time) {
  if (swift.isFinished(training)) return false;
  const begin = performance.now();
  let hasMore = true;
  let losses = 0;
  let right = 0;
  const before = steps;
  do {
    hasMore = swift.takeStep(training);
    steps += 1;
    losses += swift.loss(training);
    right += swift.accuracy(training);
  } while (hasMore && performance.now() - begin < time);
  seconds += (performance.now() - begin) / 1000;
  report(!hasMore || time === 0, losses / (steps - before), right / (steps - before));
  return hasMore;
}

/**
 * @param {boolean} measures whether the digits held out are wanted at any rate
 * @param {number} loss
 * @param {number} accuracy
 */
function report(measures, loss, accuracy) {
  const now = performance.now();
  const isDue = measures || now - measured > measurement;
  if (isDue) measured = now;
  swift.trainedParameters(training, parameters.byteOffset);
  const epochs = swift.finishedEpochs(training);
  page.postMessage(/** @type {Report} */ ({
    steps, epochs, loss, accuracy, seconds, isFinished: swift.isFinished(training) !== 0,
    heldOut: isDue ? { accuracy: swift.measure(training), loss: swift.validationLoss(training) } : null,
    parameters: parameters.slice(),
  }));
}

(() => {
  // Entries/training-worker.js
  var pause = 60;
  var measurement = 400;
  var swift;
  var training = 0;
  var parameters = new Float32Array();
  var isRunning = false;
  var timer = 0;
  var steps = 0;
  var seconds = 0;
  var measured = -Infinity;
  var page = globalThis;
  globalThis.onmessage = async ({ data }) => {
    if (data.kind === "start")
      await start(data);
    else if (data.kind === "step" && training)
      take(0);
    else {
      isRunning = data.kind === "run";
      if (isRunning && training)
        work();
    }
  };
  page.onunhandledrejection = ({ reason }) => {
    throw reason;
  };
  async function start({ module, digits, count, held, recipe, parameterCount }) {
    swift = (await WebAssembly.instantiate(module, {})).instance.exports;
    swift.start(swift.__heap_base.value);
    const place = swift.allocate(digits.length);
    new Uint8Array(swift.memory.buffer, place, digits.length).set(digits);
    training = swift.createTraining(place, count - held, held, recipe.activation, recipe.isAugmented, recipe.learningRate, recipe.epochs, recipe.batchSize, recipe.seed);
    parameters = new Float32Array(swift.memory.buffer, swift.allocate(4 * parameterCount), parameterCount);
    steps = seconds = 0;
    measured = -Infinity;
    report(true, NaN, NaN);
    if (isRunning)
      work();
  }
  function work() {
    clearTimeout(timer);
    if (!isRunning)
      return;
    if (take(pause))
      timer = setTimeout(work);
    else
      isRunning = false;
  }
  function take(time) {
    if (swift.isFinished(training))
      return false;
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
    seconds += (performance.now() - begin) / 1e3;
    report(!hasMore || time === 0, losses / (steps - before), right / (steps - before));
    return hasMore;
  }
  function report(measures, loss, accuracy) {
    const now = performance.now();
    const isDue = measures || now - measured > measurement;
    if (isDue)
      measured = now;
    swift.trainedParameters(training, parameters.byteOffset);
    const epochs = swift.finishedEpochs(training);
    page.postMessage({
      steps,
      epochs,
      loss,
      accuracy,
      seconds,
      isFinished: swift.isFinished(training) !== 0,
      heldOut: isDue ? { accuracy: swift.measure(training), loss: swift.validationLoss(training) } : null,
      parameters: parameters.slice()
    });
  }
})();

#if hasFeature(Embedded)
// What JavaScript may call to train; only pages on which one trains carry it. `training` is what `createTraining` returned.

private func live(_ training: UnsafeMutableRawPointer) -> LiveTraining {
  Unmanaged<LiveTraining>.fromOpaque(training).takeUnretainedValue()
}

/// - Parameter digits: `[training + validation]` labels, then as many times 784 bytes.
@_expose(wasm, "createTraining") @_cdecl("createTraining")
func createTraining(
  _ digits: UnsafeMutablePointer<UInt8>, _ trainingCount: Int32, _ validationCount: Int32,
  _ activationNumber: Int32, _ augmented: Bool, _ learningRate: Float, _ epochs: Int32, _ batchSize: Int32,
  _ seed: Int32
) -> UnsafeMutableRawPointer {
  let count = Int(trainingCount + validationCount)
  let all = LabelledDigits(
    pixels: Array(UnsafeBufferPointer(start: digits + count, count: count * Stage.input.shape.count)),
    labels: Array(UnsafeBufferPointer(start: digits, count: count)))
  var recipe = Recipe()
  recipe.augmentation = augmented ? Augmentation() : nil
  recipe.learningRate = learningRate
  recipe.epochs = Int(epochs)
  recipe.batchSize = Int(batchSize)
  recipe.seed = UInt64(seed)
  let training = LiveTraining(
    Training(recipe, of: .leNet5(activation: activation(activationNumber))),
    digits: all[0..<Int(trainingCount)], validation: all[Int(trainingCount)..<count])
  return Unmanaged.passRetained(training).toOpaque()
}

/// - Returns: whether there are more steps to take.
@_expose(wasm, "takeStep") @_cdecl("takeStep")
func takeStep(_ training: UnsafeMutableRawPointer) -> Bool {
  let training: LiveTraining = live(training)
  training.takeStep()
  return !training.isFinished
}

@_expose(wasm, "isFinished") @_cdecl("isFinished")
func isFinished(_ training: UnsafeMutableRawPointer) -> Bool { (live(training) as LiveTraining).isFinished }

@_expose(wasm, "finishedEpochs") @_cdecl("finishedEpochs")
func finishedEpochs(_ training: UnsafeMutableRawPointer) -> Int32 {
  Int32((live(training) as LiveTraining).epochs)
}

/// The mean loss of the last step's digits, in nats.
@_expose(wasm, "loss") @_cdecl("loss")
func loss(_ training: UnsafeMutableRawPointer) -> Float {
  Float((live(training) as LiveTraining).loss)
}

/// The share of the last step's digits that were right before they were learned from, 0…1.
@_expose(wasm, "accuracy") @_cdecl("accuracy")
func accuracy(_ training: UnsafeMutableRawPointer) -> Float {
  Float((live(training) as LiveTraining).accuracy)
}

/// Measures the digits held out, and returns the share of them that is right, 0…1.
@_expose(wasm, "measure") @_cdecl("measure")
func measure(_ training: UnsafeMutableRawPointer) -> Float {
  Float((live(training) as LiveTraining).measure())
}

/// The mean loss of the digits held out when they were last measured, in nats.
@_expose(wasm, "validationLoss") @_cdecl("validationLoss")
func validationLoss(_ training: UnsafeMutableRawPointer) -> Float {
  Float((live(training) as LiveTraining).validationLoss)
}

/// Writes all parameters.
@_expose(wasm, "trainedParameters") @_cdecl("trainedParameters")
func trainedParameters(_ training: UnsafeMutableRawPointer, _ destination: UnsafeMutablePointer<Float>) {
  for (index, value) in (live(training) as LiveTraining).network.parameters.enumerated() {
    destination[index] = value
  }
}
#endif

#if hasFeature(Embedded)
// What JavaScript may call. Each function only translates: `network` is what `createNetwork` returned.

private func live(_ network: UnsafeMutableRawPointer) -> LiveNetwork {
  Unmanaged<LiveNetwork>.fromOpaque(network).takeUnretainedValue()
}

private func live(_ training: UnsafeMutableRawPointer) -> LiveTraining {
  Unmanaged<LiveTraining>.fromOpaque(training).takeUnretainedValue()
}

private func activation(_ number: Int32) -> Activation { Activation.allCases[Int(number)] }

@_expose(wasm, "createNetwork") @_cdecl("createNetwork")
func createNetwork() -> UnsafeMutableRawPointer { Unmanaged.passRetained(LiveNetwork()).toOpaque() }

@_expose(wasm, "exchange") @_cdecl("exchange")
func exchange(_ network: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Float> {
  (live(network) as LiveNetwork).exchange
}

@_expose(wasm, "use") @_cdecl("use")
func use(_ network: UnsafeMutableRawPointer, _ number: Int32) {
  (live(network) as LiveNetwork).use(activation(number))
}

@_expose(wasm, "switchOff") @_cdecl("switchOff")
func switchOff(_ network: UnsafeMutableRawPointer, _ count: Int32) {
  (live(network) as LiveNetwork).switchOff(count: Int(count))
}

@_expose(wasm, "run") @_cdecl("run")
func run(_ network: UnsafeMutableRawPointer) { (live(network) as LiveNetwork).run() }

@_expose(wasm, "explain") @_cdecl("explain")
func explain(_ network: UnsafeMutableRawPointer, _ stage: Int32, _ index: Int32) -> Int32 {
  Int32((live(network) as LiveNetwork).explain(Unit(Stage(rawValue: Int(stage))!, index: Int(index))))
}

@_expose(wasm, "paths") @_cdecl("paths")
func paths(_ network: UnsafeMutableRawPointer, _ stage: Int32, _ index: Int32) -> Int32 {
  Int32((live(network) as LiveNetwork).paths(to: Unit(Stage(rawValue: Int(stage))!, index: Int(index))))
}

@_expose(wasm, "draw") @_cdecl("draw")
func draw(
  _ network: UnsafeMutableRawPointer, _ strokes: Int32, _ width: Int32, _ height: Int32, _ penWidth: Float
) {
  (live(network) as LiveNetwork)
    .draw(strokes: Int(strokes), width: Int(width), height: Int(height), penWidth: penWidth)
}

@_expose(wasm, "normalise") @_cdecl("normalise")
func normalise(_ network: UnsafeMutableRawPointer, _ width: Int32, _ height: Int32) -> Int32 {
  Int32((live(network) as LiveNetwork).normalise(width: Int(width), height: Int(height)))
}

@_expose(wasm, "shrink") @_cdecl("shrink")
func shrink(_ network: UnsafeMutableRawPointer, _ width: Int32, _ height: Int32) {
  (live(network) as LiveNetwork).shrink(width: Int(width), height: Int(height))
}

@_expose(wasm, "change") @_cdecl("change")
func change(
  _ network: UnsafeMutableRawPointer, _ angle: Float, _ right: Float, _ down: Float, _ noise: Float,
  _ seed: Int32
) {
  (live(network) as LiveNetwork)
    .change(turn: angle, right: right, down: down, noise: noise, seed: UInt64(seed))
}

@_expose(wasm, "fitScale") @_cdecl("fitScale")
func fitScale(_ network: UnsafeMutableRawPointer, _ count: Int32, _ isSigned: Bool) {
  (live(network) as LiveNetwork).fitScale(count: Int(count), isSigned: isSigned)
}

@_expose(wasm, "countBins") @_cdecl("countBins")
func countBins(_ network: UnsafeMutableRawPointer, _ count: Int32) {
  (live(network) as LiveNetwork).countBins(count: Int(count))
}

/// Memory for JavaScript to put a data set into.
@_expose(wasm, "allocate") @_cdecl("allocate")
func allocate(_ count: Int32) -> UnsafeMutablePointer<UInt8> { .allocate(capacity: Int(count)) }

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

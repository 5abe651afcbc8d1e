import Testing

@testable import LeNet

@Suite struct SingleDigitTests {
  /// Every stage of a digit that passes alone is that of its lane among sixteen, bit for bit.
  private static func check(_ architecture: Architecture, sourceLocation: SourceLocation = #_sourceLocation) {
    var generator = SplitMix64(seed: 1)
    var network = Network(architecture, using: &generator)
    for stage in architecture.stages {
      for bias in stage.biases { network.parameters[bias] = .random(in: -0.5...0.5, using: &generator) }
    }
    let digits = (0..<16).map { _ in
      (0..<architecture.input.count).map { _ in Float.random(in: 0...1, using: &generator) }
    }
    let workspace = Workspace(architecture, keepingSums: true)
    for (lane, pixels) in digits.enumerated() { workspace.load(pixels, lane: lane) }
    architecture.forward(workspace, parameters: network.parameters)
    let pass = DigitPass(network)
    for lane in [0, 5, 15] {
      pass.run(digits[lane])
      let (values, sums) = (workspace.values.values(lane: lane), workspace.sums!.values(lane: lane))
      for (index, stage) in architecture.stages.enumerated() {
        #expect(
          Self.firstDifference(of: pass.values(index), from: values[index]) == nil,
          "the values of \(stage.name) in lane \(lane) differ here first", sourceLocation: sourceLocation)
        guard index > 0 else { continue }
        #expect(
          Self.firstDifference(of: pass.sums(index), from: sums[index]) == nil,
          "the sums of \(stage.name) in lane \(lane) differ here first", sourceLocation: sourceLocation)
      }
    }
  }

  private static func firstDifference(of numbers: [Float], from expected: [Float]) -> Int? {
    #expect(numbers.count == expected.count)
    return zip(numbers, expected).enumerated().first { $1.0.bitPattern != $1.1.bitPattern }?.offset
  }

  @Test(arguments: Activation.allCases, Subsampling.Method.allCases)
  func everyStageOfLeNet5(_ activation: Activation, _ subsampling: Subsampling.Method) {
    Self.check(.leNet5(activation: activation, subsampling: subsampling))
  }

  /// More filters than lanes, maps narrower than a tile, a kernel as large as its maps, and more units than a tile has.
  @Test func everyStageOfOtherShapes() {
    var narrow = Architecture("narrow", input: Shape(2, 13, 13))
    narrow.addConvolution("C1", filters: 19, kernelSize: 4, .tanh)
    narrow.addSubsampling("S2")
    narrow.addConvolution("C3", filters: 3, kernelSize: 3, .relu)
    narrow.addConvolution("C5", filters: 130, kernelSize: 3, .sigmoid)
    narrow.addDense("output", units: 10)
    Self.check(narrow)
    var wide = Architecture("wide", input: Shape(3, 20, 37))
    wide.addConvolution("C1", filters: 7, kernelSize: 3, .relu)
    wide.addConvolution("C2", filters: 2, kernelSize: 1)
    wide.addDense("output", units: 10)
    Self.check(wide)
  }

  @Test func changedParametersAreLaidOutAnew() {
    var generator = SplitMix64(seed: 2)
    var network = Network(.leNet5, using: &generator)
    let digit = Digit(pixels: (0..<784).map { _ in .random(in: 0...1, using: &generator) })
    let before = network.answers(for: [digit])
    let copy = network
    network.parameters[Stage.c5.weights.lowerBound] += 1
    let sixteen = network.answers(for: Array(repeating: digit, count: 16))
    #expect(network.answers(for: [digit]) == [sixteen[0]])
    #expect(network.answers(for: [digit]) != before)
    #expect(copy.answers(for: [digit]) == before)
  }

  /// Sets that end in few digits and in many answer alike, and a laboratory layer's digits answer too.
  @Test func howManyComeTogetherChangesNothing() {
    var generator = SplitMix64(seed: 3)
    var small = Architecture("small", input: Shape(1, 28, 28))
    small.add("pool", .laboratory(.maximumPooling(MaximumPooling(input: small.shape))))
    small.addDense("output", units: 10)
    for architecture in [Architecture.leNet5, small] {
      let network = Network(architecture, using: &generator)
      let digits = (0..<33).map { _ in
        Digit(pixels: (0..<784).map { _ in .random(in: 0...1, using: &generator) })
      }
      let all = network.answers(for: digits)
      for count in [1, 8, 9, 16, 17, 24, 25] {
        #expect(network.answers(for: Array(digits[..<count])) == Array(all[..<count]), "\(count) digits")
      }
    }
  }

  /// A LeNet-5 with layers that one digit cannot pass alone is traced all the same.
  @Test func traceOfLaboratoryLayers() {
    var generator = SplitMix64(seed: 4)
    var pooling = Architecture("LeNet-5 with maxima", input: Shape(1, 28, 28))
    pooling.addConvolution("C1", filters: 6, kernelSize: 5, .relu)
    pooling.add("S2", .laboratory(.maximumPooling(MaximumPooling(input: pooling.shape))))
    pooling.addConvolution("C3", filters: 16, kernelSize: 5, .relu)
    pooling.add("S4", .laboratory(.maximumPooling(MaximumPooling(input: pooling.shape))))
    pooling.addDense("C5", units: 120, .relu)
    pooling.addDense("F6", units: 84, .relu)
    pooling.addDense("output", units: 10)
    let network = Network(pooling, using: &generator)
    let digit = Digit(pixels: (0..<784).map { _ in .random(in: 0...1, using: &generator) })
    let trace = Trace(of: digit, through: network)
    #expect(trace.logits == network.answers(for: [digit])[0].logits)
    #expect(
      trace.values(.s2)[0]
        == trace.values(.c1)[0...1].max().map { max($0, trace.values(.c1)[24...25].max()!) })
    #expect(trace.preActivations(.input) == digit.pixels)
  }
}

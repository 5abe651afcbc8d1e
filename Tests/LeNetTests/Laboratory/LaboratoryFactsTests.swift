import Testing

@testable import LeNet

/// What papers and documentation say of networks that are made of these layers.
@Suite struct LaboratoryFactsTests {
  private static func parameters(_ layer: any TestedLayer) -> Int { layer.sumCount }

  /// The papers count a connection for every input of a unit, its bias among them.
  private static func connections(_ layer: SparseConvolution) -> Int { layer.output.area * layer.sumCount }
  private static func connections(_ layer: PaddedConvolution) -> Int { layer.output.area * layer.sumCount }
  private static func connections(_ layer: TrainableSubsampling) -> Int { 5 * layer.output.count }

  /// LeCun and others, "Handwritten digit recognition with a back-propagation network", 1990: 2,578 parameters and
  /// 98,442 connections.
  @Test func leNet1() {
    let h1 = PaddedConvolution(input: Shape(1, 28, 28), filters: 4, kernelSize: 5)
    let h2 = TrainableSubsampling(input: h1.output)
    let h3 = SparseConvolution(
      input: h2.output, kernelSize: 5, connections: SparseConvolution.h3Connections)
    let h4 = TrainableSubsampling(input: h3.output)
    let output = Dense(inputs: h4.output.count, units: 10)
    #expect(h3.pairs == 20)
    #expect(h1.sumCount + h2.sumCount + h3.sumCount + h4.sumCount + 10 * (output.inputs + 1) == 2_578)
    #expect(
      Self.connections(h1) + Self.connections(h2) + Self.connections(h3) + Self.connections(h4)
        + 10 * (output.inputs + 1) == 98_442)
  }

  /// The paper of 1998, section II.B, layer by layer: 60,000 parameters and 340,908 connections.
  @Test func leNet5Of1998() {
    let margin = Margin(input: Shape(1, 28, 28), width: 2, paper: -0.1, ink: 1.175)
    #expect(margin.output == Shape(1, 32, 32))
    let c1 = PaddedConvolution(input: margin.output, filters: 6, kernelSize: 5)
    let s2 = TrainableSubsampling(input: c1.output)
    let c3 = SparseConvolution(
      input: s2.output, kernelSize: 5, connections: SparseConvolution.c3Connections)
    let s4 = TrainableSubsampling(input: c3.output)
    let c5 = PaddedConvolution(input: s4.output, filters: 120, kernelSize: 5)
    let f6 = PaddedConvolution(input: c5.output, filters: 84, kernelSize: 1)
    let output = RadialBasis(inputs: f6.output.count, codes: RadialBasis.digitCodes)
    #expect(c3.pairs == 60)
    let learned: [(parameters: Int, connections: Int)] = [
      (c1.sumCount, Self.connections(c1)), (s2.sumCount, Self.connections(s2)),
      (c3.sumCount, Self.connections(c3)), (s4.sumCount, Self.connections(s4)),
      (c5.sumCount, Self.connections(c5)), (f6.sumCount, Self.connections(f6)),
    ]
    #expect(learned.map(\.parameters) == [156, 12, 1_516, 32, 48_120, 10_164])
    #expect(learned.map(\.connections) == [122_304, 5_880, 151_600, 2_000, 48_120, 10_164])
    #expect(learned.reduce(0) { $0 + $1.parameters } == 60_000)
    #expect(learned.reduce(0) { $0 + $1.connections } + output.multiplyAdds == 340_908)
  }

  /// Table I of the paper: maps of C3 see three, four or all six of S2, and every map of S2 is seen by ten.
  @Test func connectionsOfC3() {
    let table = SparseConvolution.c3Connections
    #expect(table.map(\.count) == [3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6])
    #expect(Set(table).count == 16, "no two filters see the same maps")
    for map in 0..<6 { #expect(table.count { $0.contains(map) } == 10, "readers of map \(map)") }
  }

  @Test func multiplyAdds() {
    let size3 = PaddedConvolution(input: Shape(32, 24, 24), filters: 32, kernelSize: 3, padding: 1)
    #expect(size3.output == size3.input, "3 × 3 with a padding of 1 keeps the size")
    #expect(size3.multiplyAdds == 24 * 24 * 32 * 32 * 9)
    let halved = PaddedConvolution(input: Shape(1, 28, 27), filters: 2, kernelSize: 5, padding: 1, stride: 2)
    #expect(halved.output == Shape(2, 13, 13), "(28 + 2 − 5) / 2 + 1 rows, rounded down")
    #expect(halved.multiplyAdds == 2 * 13 * 13 * 25)
    let c3 = SparseConvolution(
      input: Shape(6, 14, 14), kernelSize: 5, connections: SparseConvolution.c3Connections)
    #expect(c3.multiplyAdds == 150_000)
    #expect(c3.weightShape == [60, 5, 5])
    #expect(TrainableSubsampling(input: Shape(6, 28, 28)).multiplyAdds == 1_176)
    #expect(RadialBasis(inputs: 84, codes: RadialBasis.digitCodes).multiplyAdds == 840)
    #expect(BatchNormalisation(input: Shape(3, 4, 5)).multiplyAdds == 60)
    #expect(
      MaximumPooling(input: Shape(3, 5, 7)).output == Shape(3, 2, 3), "odd maps lose a row and a column")
  }

  @Test func digitCodesAreTenDifferentPictures() {
    let codes = RadialBasis.digitCodes
    #expect(codes.count == 10)
    for code in codes {
      #expect(code.count == 84 && code.allSatisfy { abs($0) == 1 }, "12 rows of 7, each ±1")
    }
    let differences = (1..<10).flatMap { a in
      (0..<a).map { b in zip(codes[a], codes[b]).count { $0 != $1 } }
    }
    #expect(differences.min() == 10, "pixels in which the two most similar codes differ")
    // The 1's foot and the 7's bar are where a reader of the source sees them.
    #expect(Array(codes[1][70..<77]) == [-1, 1, 1, 1, 1, 1, 1])
    #expect(Array(codes[7][7..<14]) == [1, 1, 1, 1, 1, 1, 1])
  }

  @Test func aUnitIsLikeliestAtItsOwnCode() {
    let layer = RadialBasis(inputs: 84, codes: RadialBasis.digitCodes)
    for digit in 0..<10 {
      let output = layer.output(of: RadialBasis.digitCodes[digit].map { Lanes(repeating: $0) }, [0])
      #expect(output[digit] == .zero, "no distance from its own code")
      // Each pixel that differs, by 2, counts 4.
      #expect(output.filter { $0[0] <= -40 }.count == 9, "digit \(digit): at least 40 from the nine others")
    }
  }

  @Test func theFirstOfEqualsTakesTheGradient() {
    let layer = MaximumPooling(input: Shape(1, 2, 2))
    for (values, place) in [([1, 1, 1, 1], 0), ([0, 2, 2, 2], 1), ([0, 1, 2, 2], 2), ([0, 1, 2, 3], 3)]
      as [([Float], Int)]
    {
      let gradient = layer.inputGradient(
        of: [Lanes(repeating: 5)], at: values.map { Lanes(repeating: $0) }, [0])
      #expect(gradient.map { $0[9] } == (0..<4).map { $0 == place ? 5 : 0 }, "window \(values)")
    }
  }

  @Test func aRubbishClassThatIsOutOfReachChangesNothing() {
    let logits = randomLanes(10, seed: 4)
    var plain = logits
    Softmax.forward(logits, count: 10, into: &plain)
    var extended = logits
    LaboratoryLoss.crossEntropyWithRubbish(logit: -80).turnIntoProbabilities(&extended, count: 10)
    #expect(plain == extended, "bit for bit")
    extended = logits
    LaboratoryLoss.crossEntropyWithRubbish(logit: 80).turnIntoProbabilities(&extended, count: 10)
    #expect(extended.allSatisfy { $0.max() < 1e-30 }, "all goes to the class of rubbish")
  }

  @Test func mistakesAreNamedWithBothShapes() async {
    func said(_ result: ExitTest.Result?) -> String {
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    }
    let kernel = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = PaddedConvolution(input: Shape(3, 2, 2), filters: 1, kernelSize: 5, padding: 1)
    }
    #expect(said(kernel).contains("a kernel of 5 × 5 on padded maps of 3 × 4 × 4"))
    let connection = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SparseConvolution(input: Shape(2, 5, 5), kernelSize: 3, connections: [[0], [2]])
    }
    #expect(said(connection).contains("a connection to map 2 of an input of 2 × 5 × 5"))
    let source = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = TrainableSubsampling(input: Shape(2, 4, 4), sources: [2])
    }
    #expect(said(source).contains("source 2 of an input of 2 × 4 × 4"))
    let code = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RadialBasis(inputs: 3, codes: [[1, 1, 1], [1, 1]])
    }
    #expect(said(code).contains("a code of 2 values for 3 inputs"))
    let rate = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dropout(input: Shape(1, 1, 1), rate: 1)
    }
    #expect(said(rate).contains("a rate of 1.0"))
    let window = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MaximumPooling(input: Shape(1, 1, 4))
    }
    #expect(said(window).contains("windows of 2 × 2 on maps of 1 × 1 × 4"))
  }
}

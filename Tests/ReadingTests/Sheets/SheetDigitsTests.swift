import Testing

@testable import LeNet
@testable import Reading

@Suite struct SheetDigitsTests {
  private static let outline = Quadrilateral(x: 0...10, y: 0...10)

  /// A picture of a stroke that says by its length which box it is of.
  private static func normalisation(_ index: Int) -> Normalisation {
    let values = (0..<20 * 20).map { pixel -> Float in
      (8...9).contains(pixel % 20) && pixel / 20 >= 2 && pixel / 20 < 6 + index ? 0.1 : 0.9
    }
    return Normalisation(Picture(width: 20, height: 20, values: values))!
  }

  private static func symbol(_ index: Int, answer: Int, second: Int, isAccepted: Bool) -> Symbol {
    var logits = [Float](repeating: 0, count: 10)
    (logits[answer], logits[second]) = (5, 4)
    return Symbol(
      normalisation(index),
      Judgement(Answer(logits: logits, probabilities: logits.map { $0 / 9 }), isAccepted: isAccepted),
      outline: outline)
  }

  private static func sheet(_ symbols: [Symbol], prompts: [Int]) -> SheetReading {
    let field = SheetLayout.Field(
      "digits", .digits, boxes: prompts.map { .init(Float($0), 0, 1, 1) }, prompt: prompts.map { .digit($0) })
    return SheetReading(
      layout: .exercise(on: .a4, seed: 0), outline: outline, markCount: 4,
      fields: [FieldReading(field: field, outlines: prompts.map { _ in outline }, symbols: symbols)])
  }

  /// Labels are the prompts, also where the network is surely wrong; what it makes nothing of is left out.
  @Test func whatIsLeftOut() {
    let sheet = Self.sheet(
      [
        Self.symbol(0, answer: 7, second: 1, isAccepted: true), Symbol(emptyIn: Self.outline),
        Self.symbol(1, answer: 3, second: 7, isAccepted: false),
        Self.symbol(2, answer: 9, second: 8, isAccepted: false),
      ], prompts: [1, 2, 7, 5])
    let digits = SheetDigits(of: [sheet], seed: 1)
    #expect(digits.training.labels == [1, 7])
    #expect(
      digits.training[0].pixels[400] == Float(Int(255 * Self.normalisation(0).digit.pixels[400] + 0.5)) / 255)
    #expect(digits.test.labels == [])
    #expect(digits.emptyCount == 1 && digits.doubtfulCount == 1)
  }

  /// Of ten of a class, two are for testing: others for another seed, and none is in both.
  @Test func theSplit() {
    let prompts = (0..<20).map { $0 / 10 * 4 }
    let sheet = Self.sheet(
      prompts.indices.map { Self.symbol($0 % 10, answer: prompts[$0], second: 9, isAccepted: true) },
      prompts: prompts)
    let splits = (1...5).map { SheetDigits(of: [sheet], seed: $0) }
    for split in splits {
      #expect(split.training.labels == Array(repeating: 0, count: 8) + Array(repeating: 4, count: 8))
      #expect(split.test.labels == [0, 0, 4, 4])
      let zeros = (0..<8).map { split.training[$0] } + (0..<2).map { split.test[$0] }
      #expect(Set(zeros).count == Set((0..<10).map { Self.normalisation($0).digit }).count, "each once")
    }
    #expect(Set(splits.map(\.test.pixels)).count > 1)
    #expect(SheetDigits(of: [sheet], seed: 1).test.pixels == splits[0].test.pixels)
  }
}

import LeNet

/// The digits that somebody wrote on exercise sheets, with what was asked for as their labels: a data set of one hand.
public struct SheetDigits: Sendable {
  /// The digits to learn from.
  public private(set) var training = LabelledDigits(pixels: [], labels: [])
  /// The digits to measure with: a share of each class.
  public private(set) var test = LabelledDigits(pixels: [], labels: [])
  /// Boxes in which nothing stands.
  public private(set) var emptyCount = 0
  /// Boxes in which something stands that the network rejects, and for which the digit that was asked for is not among
  /// its first three answers: a blot, a crossing-out, or another digit. What it merely mistakes is what one learns from.
  public private(set) var doubtfulCount = 0

  /// Of this number of digits of each class one is kept for testing.
  private static let testShare = 5

  /// Splits the digits of each class by chance, the same for the same seed.
  public init(of sheets: [SheetReading], seed: UInt64) {
    var byLabel = [[Digit]](repeating: [], count: 10)
    for field in sheets.flatMap({ $0.fields }) where field.field.kind == .digits {
      for (symbol, prompt) in zip(field.symbols, field.field.prompt) {
        guard case .digit(let label) = prompt else { continue }
        guard let normalisation = symbol.normalisation, let judgement = symbol.judgement else {
          emptyCount += 1
          continue
        }
        if judgement.isAccepted || judgement.ranking.prefix(3).contains(label) {
          byLabel[label].append(normalisation.digit)
        } else {
          doubtfulCount += 1
        }
      }
    }
    var generator = SplitMix64(seed: seed)
    for (label, digits) in byLabel.enumerated() {
      let order = Array(digits.indices).shuffledForPrint(using: &generator)
      for (place, index) in order.enumerated() {
        let isTest = place % Self.testShare == Self.testShare - 1
        add(digits[index], labelled: label, toTest: isTest)
      }
    }
  }

  private mutating func add(_ digit: Digit, labelled label: Int, toTest isTest: Bool) {
    let pixels = digit.pixels.map { UInt8((255 * $0).rounded()) }
    if isTest {
      test.pixels += pixels
      test.labels.append(UInt8(label))
    } else {
      training.pixels += pixels
      training.labels.append(UInt8(label))
    }
  }
}

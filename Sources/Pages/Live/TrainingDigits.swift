import LeNet

/// Digits to train on in a page, some of them held out.
///
/// Sixteen greys are enough for that and take half the bytes: two pixels share one.
public struct TrainingDigits: Sendable {
  /// The labels, then the pixels: the higher four bits are the left one's.
  let bytes: [UInt8]
  /// How many at the end are only for measuring.
  let heldOut: Int

  /// How a page trains, unless its reader chooses otherwise.
  public static let recipe = {
    var recipe = Recipe()
    recipe.epochs = 8
    recipe.batchSize = 32
    return recipe
  }()

  var facts: LiveFacts.Training {
    LiveFacts.Training(
      heldOut: heldOut, epochs: Self.recipe.epochs, batchSize: Self.recipe.batchSize,
      learningRate: Self.recipe.learningRate)
  }

  /// As many digits as a page's memory, 64 MB, has room for beside their training.
  static let most = 20_000

  /// - Precondition: there are more digits than are held out, and 20,000 at most.
  public init(_ digits: LabelledDigits, heldOut: Int) {
    precondition(
      digits.count <= Self.most, "\(digits.count) digits for a page that has room for \(Self.most)")
    precondition(heldOut < digits.count, "\(heldOut) of \(digits.count) digits held out")
    self.heldOut = heldOut
    let pairs = stride(from: 0, to: digits.pixels.count, by: 2).map { index in
      Self.grey(digits.pixels[index]) << 4 | Self.grey(digits.pixels[index + 1])
    }
    bytes = digits.labels + pairs
  }

  /// A byte as the nearest of sixteen greys, 0…15; the grey is worth 17.
  private static func grey(_ byte: UInt8) -> UInt8 { UInt8((Int(byte) + 8) / 17) }
}

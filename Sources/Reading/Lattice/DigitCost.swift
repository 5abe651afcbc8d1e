import LeNet

/// What it costs a path to take a piece of a line for one whole digit: less than nothing where much speaks for it.
///
/// The network shares its belief among ten digits, also where it is shown none: half of an 8 is a good 0 or 3. Its
/// largest logit, the evidence, is smaller then (see ``Judge``); the ink that the cuts cross, and the piece's height,
/// width and place on the line tell the rest. A path's cost is the sum over its pieces of
///
///     cost = Σ w[k] · feature[k]
///
/// and a path's probability is proportional to e to the power of minus its cost. The weights make the right readings of
/// photographed rows of training digits, of which neighbours touch, as probable as possible among all readings that their
/// lattices hold (discriminative forward training: LeCun and others, 1998, section VI).
struct DigitCost {
  /// The evidence for the likeliest digit.
  var evidence: Float
  /// Ink that the cuts to the left and right cross, in widths of the pen.
  var crossed: Float
  /// The piece's height and width, in heights of the line's digits.
  var height: Float
  var width: Float
  /// How far its middle is from the line's, in the same.
  var offset: Float

  /// One for every piece, or else more of them would always be better; then what speaks for the digit, and against the piece.
  var features: [Float] {
    let short = max(0, 1 - height)
    return [1, evidence, crossed, short * short, max(0, width - 1), offset * offset]
  }

  static let weights: [Float] = [1.3, -0.83, 0.73, 8, 5.1, 29]

  /// What a piece costs whatever it is taken for: its own price, and the ink that its cuts cross.
  static func price(crossed: Float) -> Float { weights[0] + weights[2] * crossed }

  var value: Float {
    var sum: Float = 0
    for (weight, feature) in zip(Self.weights, features) { sum += weight * feature }
    return sum
  }
}

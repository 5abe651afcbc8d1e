/// Puts a margin of paper round every map, and maps pixels to other numbers.
///
///     output[c, y + width, x + width] = paper + (ink − paper) · input[c, y, x],  and paper in the margin
///
/// From `[channels, H, W]` of pixels 0 (paper) to 1 (ink) it makes `[channels, H + 2 · width, W + 2 · width]`. The
/// paper's network has 28 × 28 digits on 32 × 32, with paper −0.1 and ink 1.175, which makes the mean pixel about 0 and
/// the variance about 1 (section II.B). Nothing is learned.
public struct Margin: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[channels, height + 2 · margin, width + 2 · margin]`, where the margin is the layer's ``width``.
  public let output: Shape
  /// Pixels on each side.
  public let width: Int
  /// What becomes of 0.
  public let paper: Float
  /// What becomes of 1.
  public let ink: Float
  /// Empty: nothing is learned.
  public let weights: Range<Int>
  /// Empty: nothing is learned.
  public let biases: Range<Int>

  /// - Precondition: the margin's width is not negative.
  public init(input: Shape, width: Int, paper: Float, ink: Float, firstParameter: Int = 0) {
    require(width >= 0, "a margin of \(width) pixels round maps of \(input)")
    self.input = input
    output = input.widened(by: width)
    self.width = width
    self.paper = paper
    self.ink = ink
    weights = firstParameter..<firstParameter
    biases = weights
  }

  /// Empty: nothing is learned.
  public var weightShape: [Int] { [] }

  /// None: it prepares the input, as the division of its bytes by 255 does.
  public var multiplyAdds: Int { 0 }
}

extension Margin {
  /// Maps the pixels of sixteen digits.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    let paper = Lanes(repeating: paper)
    result.update(repeating: paper, count: output.count)
    input.forEachRow(widenedBy: width) { row, widenedRow in
      for x in 0..<input.width { result[widenedRow + x].accumulate(ink - self.paper, values[row + x]) }
    }
  }

  /// Computes the loss's gradient with respect to the layer's input: the output's, times ink − paper.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    input.forEachRow(widenedBy: width) { row, widenedRow in
      for x in 0..<input.width { result[row + x] = (ink - paper) * gradient[widenedRow + x] }
    }
  }

  /// None: nothing is learned.
  var sumCount: Int { 0 }

  /// Adds nothing.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {}
}

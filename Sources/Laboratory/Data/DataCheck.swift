/// A mean of a data set's digits beside that of MNIST's.
///
/// MNIST's writers differ. The means over blocks of its digits, each of a few writers, span a range; a data set is taken
/// to be as MNIST if its mean lies within that range widened by its own width at either end, or by what a network does
/// not notice if that is more. A mean of few digits varies by chance: three standard errors are added.
public struct DataCheck: Codable, Sendable {
  /// Where a mean lies beside those that are taken to be as MNIST's.
  public enum Verdict: String, Codable, Sendable {
    /// Below all of them.
    case lower
    /// Among them.
    case usual
    /// Above all of them.
    case higher
  }

  /// The mean of the data set's digits.
  public let here: Double
  /// The mean over MNIST's blocks.
  public let usual: Double
  /// The least mean of a block, and the greatest.
  public let usualRange: [Double]
  /// Which means are taken to be as MNIST's: from, to.
  public let tolerance: [Double]

  /// - Parameters:
  ///   - here: the mean of the data set's digits.
  ///   - count: how many they are.
  ///   - usual: the mean of each block of MNIST's.
  ///   - deviation: the standard deviation among MNIST's digits.
  ///   - margin: by how much the range is widened at least.
  init(_ here: Double, of count: Int, usual: [Double], deviation: Double, atLeast margin: Double = 0) {
    self.here = here
    self.usual = usual.reduce(0, +) / Double(usual.count)
    let (least, greatest) = (usual.min()!, usual.max()!)
    usualRange = [least, greatest]
    let margin = max(margin, greatest - least) + 3 * deviation / Double(max(1, count)).squareRoot()
    tolerance = [least - margin, greatest + margin]
  }

  /// Where ``here`` lies beside ``tolerance``.
  public var verdict: Verdict { here < tolerance[0] ? .lower : here > tolerance[1] ? .higher : .usual }
}

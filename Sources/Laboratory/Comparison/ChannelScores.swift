import LeNet

/// A stage's values for some digits in units that do not depend on how strongly a channel responds: less the channel's
/// mean over all digits and places, divided by its standard deviation.
///
/// How strong a filter or a unit is means little by itself: where it doubles and the next stage's weights for it are
/// halved, a network with ReLU answers the same.
struct ChannelScores {
  let shape: Shape
  /// `[digits, channels, height, width]`: means of 0 and deviations of 1, all 0 in a channel that does not vary.
  let values: [Float]
  let digits: Int
  /// `[channels]`: which do not vary.
  let isConstant: [Bool]

  /// - Parameter values: `[digits, channels, height, width]`.
  init(_ values: [Float], shape: Shape, digits: Int) {
    precondition(
      values.count == digits * shape.count, "\(values.count) values for \(digits) digits of \(shape)")
    self.shape = shape
    self.digits = digits
    let samples = Double(digits * shape.area)
    var (scores, isConstant) = (values, [Bool](repeating: false, count: shape.channels))
    for channel in 0..<shape.channels {
      func forEachRun(_ body: (Range<Int>) -> Void) {
        for digit in 0..<digits {
          let first = (digit * shape.channels + channel) * shape.area
          body(first..<first + shape.area)
        }
      }
      var (mean, variance) = (0.0, 0.0)
      forEachRun { for index in $0 { mean += Double(values[index]) } }
      mean /= samples
      forEachRun {
        for index in $0 { variance += (Double(values[index]) - mean) * (Double(values[index]) - mean) }
      }
      let deviation = (variance / samples).squareRoot()
      // Values that are no numbers have no deviation either.
      let scale = deviation > 0 && deviation.isFinite ? 1 / deviation : nil
      isConstant[channel] = scale == nil
      forEachRun {
        for index in $0 { scores[index] = scale.map { Float((Double(values[index]) - mean) * $0) } ?? 0 }
      }
    }
    self.values = scores
    self.isConstant = isConstant
  }

  /// How the channels of two networks correlate over digits and places: `[channels][channels of the other]`, −1…1; 0
  /// where one does not vary.
  func correlations(with other: ChannelScores, threads: Int) -> [[Double]] {
    precondition(shape == other.shape && digits == other.digits, "\(shape) and \(other.shape)")
    let (channels, area, samples) = (shape.channels, shape.area, digits * shape.area)
    let moments = secondMoments(features: 2 * channels, samples: samples, threads: threads) {
      first, column, stride in
      for lane in 0..<16 {
        let (digit, place) = (first + lane).quotientAndRemainder(dividingBy: area)
        for channel in 0..<channels {
          let index = (digit * channels + channel) * area + place
          let isSample = digit < digits
          column[channel * stride][lane] = isSample ? values[index] : 0
          column[(channels + channel) * stride][lane] = isSample ? other.values[index] : 0
        }
      }
    }
    return (0..<channels).map { row in
      (0..<channels).map { column in
        max(-1, min(1, moments[row * 2 * channels + channels + column] / Double(samples)))
      }
    }
  }

  /// How far the scores of two networks lie apart for each digit, with the other's channels in the order of `partners`:
  ///
  ///     ‖a − b‖ ÷ √((‖a‖² + ‖b‖²) ÷ 2)      0 where they are the same, √2 where they have nothing in common, 2 where opposite
  ///
  /// - Returns: 0…2 for each digit; 0 where both are 0.
  func differences(to other: ChannelScores, partners: [Int]) -> [Double] {
    (0..<digits).map { digit in
      var (apart, lengths) = (0.0, 0.0)
      for channel in 0..<shape.channels {
        let own = (digit * shape.channels + channel) * shape.area
        let others = (digit * shape.channels + partners[channel]) * shape.area
        for place in 0..<shape.area {
          let (a, b) = (Double(values[own + place]), Double(other.values[others + place]))
          apart += (a - b) * (a - b)
          lengths += a * a + b * b
        }
      }
      return lengths > 0 ? (2 * apart / lengths).squareRoot() : 0
    }
  }
}

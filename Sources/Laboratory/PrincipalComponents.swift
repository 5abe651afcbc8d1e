import LeNet

/// The directions in which digits differ most: eigenvectors of their covariance with the largest eigenvalues.
///
///     covariance = 1/n · Σ digits  (x − mean) (x − mean)ᵀ
///     projection[c] = component[c] · (x − mean)
public struct PrincipalComponents: Sendable {
  /// How many there are.
  public let count: Int
  /// `[784]`: the mean digit, pixels 0…1.
  public let mean: [Float]
  /// `[count, 784]`: orthonormal, by falling variance. A component's sign is free: its largest element is positive.
  public let components: [Float]
  /// `[count]`: the variance of each projection over the digits, in squared pixels of 0…1.
  public let variances: [Double]
  /// The variance of all 784 pixels together.
  public let totalVariance: Double

  /// The projection as a dense layer of `count` units: its biases are −component · mean.
  private let layer: Dense
  private let parameters: [Float]

  /// Finds the components by orthogonal iteration.
  ///
  /// Means and covariances are sums of whole numbers, the same on every machine and for any number of threads.
  ///
  /// - Parameters:
  ///   - digits: the digits whose pixels vary.
  ///   - count: how many components, those with the most variance first.
  ///   - threads: how many share the work; the result is the same for any number.
  ///   - generator: gives the vectors that the iteration begins with, which change only last bits.
  /// - Precondition: there are more digits than components.
  public init(
    _ digits: LabelledDigits, count: Int = 40, threads: Int = 1,
    using generator: inout some RandomNumberGenerator
  ) {
    let area = LabelledDigits.area
    precondition(
      (1...area).contains(count) && count < digits.count,
      "\(count) components of \(digits.count) digits with \(area) pixels")
    // Bytes, and a 1 behind them, whose products with them are their sums.
    let features = area + 1
    let sums = secondMoments(features: features, samples: digits.count, threads: threads) {
      first, column, stride in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: area) { pixels in
        digits.load(from: first, scale: 1, into: pixels.baseAddress!)
        for pixel in 0..<area { column[pixel * stride] = pixels[pixel] }
      }
      for lane in 0..<16 { column[area * stride][lane] = first + lane < digits.count ? 1 : 0 }
    }
    let n = Double(digits.count)
    let means = (0..<area).map { sums[area * features + $0] / n }
    var covariance = SymmetricMatrix(order: area, values: Array(repeating: 0, count: area * area))
    for i in 0..<area {
      for j in 0..<area {
        covariance[i, j] = (sums[i * features + j] / n - means[i] * means[j]) / (255 * 255)
      }
    }
    let found = covariance.largestEigenvectors(count, using: &generator)
    self.count = count
    mean = means.map { Float($0 / 255) }
    components = found.flatMap { $0.vector.map { Float($0) } }
    variances = found.map(\.value)
    totalVariance = (0..<area).reduce(0) { $0 + covariance[$1, $1] }
    layer = Dense(inputs: area, units: count)
    parameters =
      components
      + found.map { component in Float(-zip(component.vector, means).reduce(0) { $0 + $1.0 * $1.1 } / 255) }
  }

  /// The share of the digits' variance that the components keep, 0…1.
  public var explainedVariance: Double { variances.reduce(0, +) / totalVariance }

  /// `[digits, count]`: each digit's projections.
  public func projections(of digits: LabelledDigits, threads: Int = 1) -> [Float] {
    [Float](unsafeUninitializedCapacity: digits.count * count) { buffer, written in
      digits.forEachSixteen(threads: threads, scratch: count) { first, pixels, values in
        layer.forward(pixels, parameters: parameters, into: values)
        for index in first..<min(first + 16, digits.count) {
          for unit in 0..<count { buffer[index * count + unit] = values[unit][index - first] }
        }
      }
      written = digits.count * count
    }
  }
}

import LeNet

/// Principal components, all products of two of them, and a linear classifier on top: the paper's "40 PCA + quadratic
/// classifier" (section III.C), published with 3.3 % error, and 3.3 % here.
///
///     z = component · x                              count values
///     q = z[i] · z[j]  for i ≤ j                     count · (count + 1) ÷ 2 values, 820 for 40
///     value[c] = bias[c] + Σ k  weight[c, k] · q[k]
///
/// The mean digit is subtracted where components are found, and not where digits are projected. A product of two
/// deviations from the mean cannot tell which side of it a digit lies on, and would leave 3.9 %.
///
/// Weights and biases minimise the squared difference to +1 for a digit's class and −1 for the others,
///
///     Σ digits (value[c] − target[c])² + ridge · n · Σ k  var[k] · weight[c, k]²
///
/// where var[k] is the mean square of q[k], so that no product is held back more for being measured in small numbers; the
/// bias is free. This has one minimum, which the normal equations give in one step.
///
/// Least squares estimates a mean: ½ (1 + value[c]) estimates the probability of class c, and the ten add up to 1. That is
/// the probability given, after negative ones are set to 0.
public struct QuadraticClassifier: Classifier {
  /// From pixels to the components' values, without biases.
  private let projection: Dense
  private let components: [Float]
  /// From products to the classes' values.
  private let layer: Dense
  private let parameters: [Float]

  /// Fits the classifier to digits.
  ///
  /// The normal equations' sums do not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - training: the digits to learn from.
  ///   - components: found on the same digits.
  ///   - ridge: how much weights are held back; the default was chosen on the last 10,000 training digits.
  ///   - threads: how many share the work; the result is the same for any number.
  /// - Precondition: `ridge` is positive.
  public init(
    training: LabelledDigits, components: PrincipalComponents, ridge: Double = 1e-4, threads: Int = 1
  ) {
    precondition(ridge > 0, "a ridge of \(ridge)")
    let projection = Dense(inputs: LabelledDigits.area, units: components.count)
    let components = components.components + Array(repeating: 0, count: projection.units)
    let products = projection.units * (projection.units + 1) / 2
    // The products, a 1 for the bias, and the ten targets: their products with each other are the normal equations.
    let bias = products
    let features = products + 1 + 10
    let sums = secondMoments(features: features, samples: training.count, threads: threads) {
      first, column, stride in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: LabelledDigits.area + projection.units) {
        memory in
        let values = memory.baseAddress! + LabelledDigits.area
        training.load(from: first, into: memory.baseAddress!)
        // A lane without a digit is blank, and so are its products.
        projection.forward(memory.baseAddress!, parameters: components, into: values)
        writeProducts(of: values, count: projection.units, to: column, stride: stride)
      }
      for lane in 0..<16 {
        let isPresent = first + lane < training.count
        column[bias * stride][lane] = isPresent ? 1 : 0
        for label in 0..<10 {
          column[(bias + 1 + label) * stride][lane] =
            isPresent ? (Int(training.labels[first + lane]) == label ? 1 : -1) : 0
        }
      }
    }
    var equations = SymmetricMatrix(
      order: products + 1,
      values: (0...bias).flatMap { sums[$0 * features...$0 * features + bias] })
    for product in 0..<products {
      // A product that is always 0 has weight 0.
      equations[product, product] = max((1 + ridge) * equations[product, product], .leastNormalMagnitude)
    }
    let weights = solve(
      equations,
      rightSides: (0..<10).map { label in (0...bias).map { sums[$0 * features + bias + 1 + label] } })
    self.projection = projection
    self.components = components
    layer = Dense(inputs: products, units: 10)
    parameters = (weights.flatMap { $0.dropLast() } + weights.map { $0[bias] }).map { Float($0) }
  }

  public func predictions(for digits: LabelledDigits, threads: Int = 1) -> Predictions {
    Predictions(for: digits, threads: threads, scratch: projection.units + layer.inputs) {
      pixels, values, probabilities in
      let products = values + projection.units
      projection.forward(pixels, parameters: components, into: values)
      writeProducts(of: values, count: projection.units, to: products, stride: 1)
      layer.forward(products, parameters: parameters, into: probabilities)
      var sum = Lanes.zero
      for label in 0..<10 {
        let estimate = 0.5 * (1 + probabilities[label])
        probabilities[label] = estimate.replacing(with: 0, where: estimate .< 0)
        sum += probabilities[label]
      }
      for label in 0..<10 { probabilities[label] /= sum }
    }
  }
}

/// Writes the products of every two values, and of each with itself, `stride` lanes apart.
private func writeProducts(
  of values: UnsafePointer<Lanes>, count: Int, to products: UnsafeMutablePointer<Lanes>, stride: Int
) {
  var place = 0
  for i in 0..<count {
    for j in i..<count {
      products[place] = values[i] * values[j]
      place += stride
    }
  }
}

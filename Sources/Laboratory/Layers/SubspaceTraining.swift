import LeNet

extension Network {
  /// The network after training within a random subspace: its parameters are θ₀ + P · z, where θ₀ are those it has, and only
  /// z, which begins as 0, is learned, by Adam.
  ///
  /// Digits come in the order of a ``Training`` with the same recipe, and the rate follows the recipe's schedule. It computes
  /// in the calling thread.
  ///
  /// - Parameter recipe: its optimiser, decay, averaging and augmentation are not used.
  func trained(in subspace: RandomSubspace, on digits: LabelledDigits, _ recipe: Recipe) -> Network {
    var result = self
    var z = [Float](repeating: 0, count: subspace.dimension)
    var adam = Adam(count: subspace.dimension)
    var gradient = [Float](repeating: 0, count: parameters.count)
    var projected = z
    let batches = BatchGradient(architecture, batchSize: recipe.batchSize)
    let steps = recipe.steps(digits: digits.count)
    for epoch in 0..<recipe.epochs {
      var generator = SplitMix64(seed: recipe.seed, item: epoch)
      let order = Array(0..<digits.count).shuffled(using: &generator)
      for step in 0..<steps {
        let batch = order[step * recipe.batchSize..<min((step + 1) * recipe.batchSize, digits.count)]
        batches.compute(of: digits, at: batch, parameters: result.parameters, into: &gradient)
        subspace.project(gradient, into: &projected)
        let taken = epoch * steps + step
        adam.step(&z, gradient: projected, rate: recipe.rate(step: taken, of: steps * recipe.epochs))
        result.parameters = parameters
        subspace.add(z, to: &result.parameters)
      }
    }
    return result
  }
}

/// Adam for a vector of any length, with the constants of ``Optimiser``.
private struct Adam {
  private var first: [Float]
  private var second: [Float]
  /// β₁ᵗ and β₂ᵗ after t steps.
  private var (firstPower, secondPower): (Float, Float) = (1, 1)

  init(count: Int) {
    first = Array(repeating: 0, count: count)
    second = first
  }

  mutating func step(_ values: inout [Float], gradient: [Float], rate: Float) {
    firstPower *= 0.9
    secondPower *= 0.999
    for index in values.indices {
      first[index] += 0.1 * (gradient[index] - first[index])
      second[index] += 0.001 * (gradient[index] * gradient[index] - second[index])
      let length = (second[index] / (1 - secondPower)).squareRoot() + 1e-8
      values[index] -= rate * first[index] / (1 - firstPower) / length
    }
  }
}

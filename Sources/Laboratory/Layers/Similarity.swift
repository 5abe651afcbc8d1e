import LeNet

/// How alike every two of the same digits are to a stage, kept so that one stage can be compared with many others.
///
/// With the digits' values as the rows of X, columns' means subtracted, these are the products X Xᵀ, divided by their
/// Frobenius norm. The linear CKA of two stages is then the sum of the products of their elements; see ``linearCKA(_:_:digits:threads:)``.
struct DigitProducts: Sendable {
  /// The upper triangle, row by row. Elements off the diagonal, which stand for two, are times √2. All 0 where no value
  /// varies.
  private let elements: [Float]

  /// - Parameter values: `[digits, width]`.
  init(_ values: [Float], digits: Int, threads: Int) {
    let products = gram(centred(values, rows: digits), rows: digits, threads: threads)
    let norm = products.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let (single, double) = norm > 0 ? (1 / norm, 2.0.squareRoot() / norm) : (0, 0)
    var elements: [Float] = []
    elements.reserveCapacity(digits * (digits + 1) / 2)
    for row in 0..<digits {
      elements.append(Float(single * products[row * digits + row]))
      for column in row + 1..<max(row + 1, digits) {
        elements.append(Float(double * products[row * digits + column]))
      }
    }
    self.elements = elements
  }

  /// The linear CKA, 0…1; 0 where one does not vary.
  func similarity(to other: DigitProducts) -> Double {
    var sum = 0.0
    for index in elements.indices { sum += Double(elements[index]) * Double(other.elements[index]) }
    return sum
  }
}

extension Network {
  /// The products of every stage but the last.
  func digitProducts(for digits: LabelledDigits, threads: Int) -> [DigitProducts] {
    architecture.stages.indices.dropLast().map { stage in
      DigitProducts(
        values(of: stage, for: digits, threads: threads), digits: digits.count, threads: threads)
    }
  }

  /// How alike the stages of two networks are, by linear CKA: `[stages of this network][stages of the other]`, without the
  /// logits.
  ///
  /// - Parameters:
  ///   - other: the network whose stages are the columns.
  ///   - digits: some thousand; with few, stages of many units look alike that are not.
  ///   - threads: how many share the work; the result is the same for any number.
  public func similarities(
    to other: Network, on digits: LabelledDigits, threads: Int = 1
  ) -> [[Double]] {
    crossed(
      digitProducts(for: digits, threads: threads), other.digitProducts(for: digits, threads: threads))
  }
}

/// The similarity of each of some stages to each of others.
func crossed(_ rows: [DigitProducts], _ columns: [DigitProducts]) -> [[Double]] {
  rows.map { row in columns.map { row.similarity(to: $0) } }
}

extension LayerFindings.Similarity {
  /// Compares a network's stages with each other, with those of an untrained network, and the stages of two networks that
  /// differ in their seed.
  ///
  /// - Parameters:
  ///   - other: compared with the network; if there is none, two networks are trained by the recipe.
  ///   - digits: those that evoke the values.
  ///   - generator: draws the seeds of the pair, and the untrained networks.
  ///   - report: called with the share that is done, 0…1.
  init(
    of network: Network, comparedWith other: (network: Network, name: String)?,
    learningFrom training: LabelledDigits, measuredOn digits: LabelledDigits, recipe: Recipe, threads: Int,
    using generator: inout some RandomNumberGenerator, report: (Double) -> Void
  ) {
    let architecture = network.architecture
    let untrained = (0..<2).map { _ in Network(architecture, using: &generator) }
    func products(_ network: Network) -> [DigitProducts] {
      network.digitProducts(for: digits, threads: threads)
    }
    self.digits = digits.count
    let own = products(network)
    within = crossed(own, own)
    let first = products(untrained[0])
    withUntrained = crossed(own, first)
    betweenUntrained = crossed(first, products(untrained[1]))
    report(0.4)
    if let other {
      betweenNetworks = crossed(own, products(other.network))
      networks = other.name
    } else {
      let pair = (0..<2).map { index in
        var recipe = recipe
        recipe.seed = generator.next()
        var run = Training(recipe, of: architecture)
        while !run.isFinished { run.runEpoch(on: training, threads: threads) }
        report(0.4 + 0.25 * Double(index + 1))
        return products(run.network)
      }
      betweenNetworks = crossed(pair[0], pair[1])
      networks = "two networks of \(recipe.epochs) epochs that differ in their seed"
    }
  }
}

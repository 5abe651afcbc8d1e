import LeNet

/// How the filters or units of one stage match those of another network, and how alike the two stages are.
public struct StageMatch: Codable, Hashable, Sendable {
  /// `C1`, `C3`, `C5` or `F6`.
  public var stage: String
  /// For each channel of the first network, the second's that it is matched with, each once.
  public var partners: [Int]
  /// `[channels of the first][channels of the second]`: how their responses correlate over digits and places, −1…1.
  public var correlations: [[Double]]
  /// How many channels of either network do not vary over digits and places: dead filters and units.
  public var constant: [Int]
  /// The mean correlation of matched channels, without pairs of which neither varies.
  public var matched: Double
  /// The same of either network with an untrained one, for each draw, rising: what matching makes of chance.
  public var matchedByChance: [Double]
  /// The two stages' linear centred kernel alignment, 0…1.
  public var alignment: Double
  /// The same of either network with an untrained one, for each draw, rising.
  public var alignmentByChance: [Double]
  /// The cosine of matched channels' kernels, −1…1, in C1 alone: only there do kernels of two networks lie on the same
  /// map.
  public var kernelCosines: [Double]?
  /// The mean cosine of kernels that are matched with those of an untrained network by their responses, rising.
  public var kernelCosinesByChance: [Double]?

  /// The correlation of each channel of the first network with its partner.
  public var matchedCorrelations: [Double] { partners.indices.map { correlations[$0][partners[$0]] } }

  /// How many channels are matched with the one of their own number and correlate with it: dead ones match any other. In
  /// a random order one is in its place, on average, however many there are.
  public var inPlace: Int { partners.indices.count { partners[$0] == $0 && correlations[$0][$0] > 0 } }

  /// Whether channels match better than those of any untrained network.
  public var isBeyondChance: Bool { matched > matchedByChance.max()! }
}

extension StageMatch {
  /// The stages whose channels are matched: those with an activation.
  public static let stages: [Stage] = [.c1, .c3, .c5, .f6]

  /// Matches the channels of two networks one to one, so that the sum of their responses' correlations is as large as can
  /// be.
  ///
  /// Responses are compared rather than weights: filters of other networks stand in another order, and from C3 on their
  /// weights are for inputs in another order. A correlation keeps its sign, for a filter and its negative let different
  /// things pass.
  ///
  /// - Parameters:
  ///   - pair: two networks of LeNet-5's stages.
  ///   - untrained: networks of the first's architecture and of the second's that have learned nothing, one for each draw.
  init(
    _ stage: Stage, of pair: [Network], untrained: [[Network]], on digits: LabelledDigits, threads: Int
  ) {
    struct Side {
      let network: Network
      let scores: ChannelScores
      let products: DigitProducts
    }
    func side(_ network: Network) -> Side {
      let values = network.values(of: stage.rawValue, for: digits, threads: threads)
      return Side(
        network: network, scores: ChannelScores(values, shape: stage.shape, digits: digits.count),
        products: DigitProducts(values, digits: digits.count, threads: threads))
    }
    func match(_ a: Side, _ b: Side) -> Match {
      Match(
        a.scores, b.scores, alignment: a.products.similarity(to: b.products),
        kernels: stage == .c1 ? [a.network, b.network] : nil, threads: threads)
    }
    let sides = pair.map(side)
    let found = match(sides[0], sides[1])
    // Either with the other's untrained counterpart, so that the order of the two does not matter.
    let chance = zip(untrained[0], untrained[1]).flatMap { first, second in
      [match(sides[0], side(second)), match(side(first), sides[1])]
    }
    self.stage = stage.name
    (partners, correlations, matched) = (found.partners, found.correlations, found.mean)
    constant = sides.map { side in side.scores.isConstant.count { $0 } }
    matchedByChance = chance.map(\.mean).sorted()
    alignment = found.alignment
    alignmentByChance = chance.map(\.alignment).sorted()
    kernelCosines = found.cosines
    kernelCosinesByChance = found.cosines.map { _ in
      chance.map { Summary($0.cosines!).mean }.sorted()
    }
  }

  /// Two stages' channels, matched.
  private struct Match {
    let correlations: [[Double]]
    let partners: [Int]
    let mean: Double
    let alignment: Double
    let cosines: [Double]?

    /// - Parameter kernels: the networks whose C1 kernels are compared; none for other stages.
    init(_ a: ChannelScores, _ b: ChannelScores, alignment: Double, kernels: [Network]?, threads: Int) {
      let correlations = a.correlations(with: b, threads: threads)
      let partners = bestAssignment(correlations)
      let varying = partners.indices.filter { !(a.isConstant[$0] && b.isConstant[partners[$0]]) }
      self.correlations = correlations
      self.partners = partners
      self.alignment = alignment
      mean = varying.isEmpty ? 0 : Summary(varying.map { correlations[$0][partners[$0]] }).mean
      cosines = kernels.map { networks in
        partners.indices.map { cosine(networks[0].kernel($0), networks[1].kernel(partners[$0])) }
      }
    }
  }
}

extension Network {
  /// The weights of one of C1's filters.
  fileprivate func kernel(_ filter: Int) -> ArraySlice<Float> {
    let (first, area) = (Stage.c1.weights.lowerBound, Stage.c1.weights.count / Stage.c1.shape.channels)
    return parameters[first + filter * area..<first + (filter + 1) * area]
  }
}

/// a · b ÷ (‖a‖ ‖b‖); 0 where one of the two is 0.
private func cosine(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
  func product(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
    zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
  let lengths = (product(a, a) * product(b, b)).squareRoot()
  return lengths > 0 ? product(a, b) / lengths : 0
}

import LeNet

/// Two LeNet-5s side by side, on the same digits: which reads better, which digits they differ in, how their filters and
/// layers match, and where they part for one digit.
///
/// With the two networks exchanged, the numbers are the same with their roles exchanged.
public struct NetworkComparison: Codable, Hashable, Sendable {
  /// What the two are called, the first and the second.
  public var names: [String]
  /// Whether both have the same weights and the same activations.
  public var isSameNetwork: Bool
  /// Of the two.
  public var scores: [Score]
  /// On which digits they are right.
  public var errors: PairedErrors
  /// By how much the second's accuracy is larger, as a share, −1…1.
  public var difference: Double
  /// The 95 % interval of the difference, from its lower end to its upper.
  public var differenceInterval: [Double]
  /// The p-value of ``McNemar``'s test.
  public var p: Double
  /// The digits that they take for different ones, in their order.
  public var differing: [DifferingDigit]
  /// How many of the digits, the first, filters and layers are matched on.
  public var matchedDigits: Int
  /// C1, C3, C5 and F6.
  public var stages: [StageMatch]
  /// One digit on its way through both.
  public var digit: DigitParting

  /// How well one of the two reads.
  public struct Score: Codable, Hashable, Sendable {
    /// How many digits it was measured on.
    public var digits: Int
    /// How many of them it reads.
    public var correct: Int
    /// The share that it reads, 0…1.
    public var accuracy: Double
    /// The 95 % interval's ends (`wilsonInterval(_:of:)`).
    public var accuracyInterval: [Double]
    /// The mean of −ln of the right digit's probability, in nats.
    public var loss: Double
  }

  /// How far two networks lie apart for one digit, stage by stage.
  public struct DigitParting: Codable, Hashable, Sendable {
    /// Where the digit stands in its set.
    public var index: Int
    /// What it shows, 0…9.
    public var label: Int
    /// C1, C3, C5, F6 and the logits.
    public var stages: [Stage]

    /// How far the two lie apart behind one stage.
    public struct Stage: Codable, Hashable, Sendable {
      /// `C1`, `C3`, `C5`, `F6` or `logits`.
      public var stage: String
      /// ‖a − b‖ ÷ √((‖a‖² + ‖b‖²) ÷ 2) of matched channels, each less its mean and divided by its deviation over digits
      /// and places: 0 where they are the same, √2 where they have nothing in common, 2 where they are opposite.
      public var difference: Double
      /// The mean of the same over the digits that stages are matched on.
      public var usual: Double
    }

    /// The stage that differs most; the first of several.
    public var most: Stage { stages.max { $0.difference < $1.difference }! }
  }
}

extension NetworkComparison {
  /// The most digits that stages are matched on.
  public static let mostMatchedDigits = 2000
  /// The untrained networks that stand for chance, for each of the two.
  static let draws = 3

  /// Compares two networks of LeNet-5's stages.
  ///
  /// - Parameters:
  ///   - first: one of the two.
  ///   - second: the other.
  ///   - names: what each is called.
  ///   - digits: those that both read; stages are matched on the first ``mostMatchedDigits`` of them.
  ///   - index: the digit that is followed through both. Unless given, it is the first that they differ in, or else the
  ///     first of all.
  ///   - threads: how many compute at once; results do not depend on it.
  /// - Precondition: there are digits, among them that of `index`.
  public init(
    of first: Network, and second: Network, names: [String], on digits: LabelledDigits, index: Int? = nil,
    threads: Int = 2
  ) {
    precondition(digits.count > 0, "no digits to compare networks on")
    let pair = [first, second]
    let predictions = pair.map { $0.predictions(for: digits, threads: threads) }
    self.names = names
    isSameNetwork = first.parameters == second.parameters && first.activation == second.activation
    scores = predictions.map(Score.init)
    errors = PairedErrors(predictions[0], predictions[1])
    difference = errors.difference
    differenceInterval = [errors.differenceInterval.lowerBound, errors.differenceInterval.upperBound]
    p = McNemar(errors).p
    differing = DifferingDigit.all(predictions[0], predictions[1])

    let sample = digits[0..<min(Self.mostMatchedDigits, digits.count)]
    matchedDigits = sample.count
    let untrained = pair.map { network in
      (0..<Self.draws).map { draw in
        var generator = SplitMix64(seed: 1, item: draw)
        return Network(network.architecture, using: &generator)
      }
    }
    let stages = StageMatch.stages.map { stage in
      StageMatch(stage, of: pair, untrained: untrained, on: sample, threads: threads)
    }
    self.stages = stages
    digit = DigitParting(
      of: index ?? differing.first?.index ?? 0, in: digits, sample: sample, pair: pair,
      partners: stages.map(\.partners), threads: threads)
  }
}

extension NetworkComparison.Score {
  fileprivate init(_ predictions: Predictions) {
    (digits, correct) = (predictions.count, predictions.correct)
    accuracy = predictions.accuracy
    let interval = wilsonInterval(correct, of: digits)
    accuracyInterval = [interval.lowerBound, interval.upperBound]
    loss = predictions.loss
  }
}

extension NetworkComparison.DigitParting {
  /// - Parameters:
  ///   - sample: the digits over which channels are standardised, and the difference is usual.
  ///   - partners: of each activated stage.
  fileprivate init(
    of index: Int, in digits: LabelledDigits, sample: LabelledDigits, pair: [Network], partners: [[Int]],
    threads: Int
  ) {
    precondition(
      (0..<digits.count).contains(index), "digit \(index), where there are \(digits.count)")
    self.index = index
    label = Int(digits.labels[index])
    // The digit first: it may not be in the sample.
    var asked = digits[index..<index + 1]
    asked.pixels += sample.pixels
    asked.labels += sample.labels
    func part(_ name: String, _ values: [[Float]], _ shape: Shape, _ partners: [Int]) -> Stage {
      let scores = values.map { ChannelScores($0, shape: shape, digits: asked.count) }
      let differences = scores[0].differences(to: scores[1], partners: partners)
      return Stage(
        stage: name, difference: differences[0],
        usual: differences.dropFirst().reduce(0, +) / Double(sample.count))
    }
    stages =
      zip(StageMatch.stages, partners).map { stage, partners in
        part(
          stage.name, pair.map { $0.values(of: stage.rawValue, for: asked, threads: threads) }, stage.shape,
          partners)
      } + [
        part("logits", pair.map { $0.logits(for: asked, threads: threads) }, Shape(10, 1, 1), Array(0..<10))
      ]
  }
}

extension Network {
  /// `[digits, 10]`: the sums before the softmax.
  fileprivate func logits(for digits: LabelledDigits, threads: Int) -> [Float] {
    let units = LeNet.Stage.f6.shape.count
    let values = values(of: LeNet.Stage.f6.rawValue, for: digits, threads: threads)
    let weights = parameters[LeNet.Stage.output.weights]
    let biases = parameters[LeNet.Stage.output.biases]
    return (0..<digits.count).flatMap { digit in
      (0..<10).map { answer in
        (0..<units).reduce(biases[biases.startIndex + answer]) { sum, unit in
          sum + weights[weights.startIndex + answer * units + unit] * values[digit * units + unit]
        }
      }
    }
  }
}

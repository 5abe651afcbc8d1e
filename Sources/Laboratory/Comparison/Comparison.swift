import LeNet

/// The runs of several models with several seeds, and what they say together.
public struct Comparison: Codable, Sendable {
  /// The command that makes it again.
  public var command: String
  /// How long networks were trained.
  public var budget: Budget
  /// Whose digits they are; none for MNIST's, of which others have published errors too.
  public var source: String?
  /// In the order of the table, each model's by seed.
  public private(set) var runs: [ModelRun]

  /// Runs in any order, each model and seed once.
  public init(command: String, budget: Budget, source: String? = nil, runs: [ModelRun]) {
    self.command = command
    self.source = source
    self.budget = budget
    let order = Model.all.map(\.id)
    self.runs = runs.sorted { first, second in
      (order.firstIndex(of: first.model) ?? order.count, first.seed)
        < (order.firstIndex(of: second.model) ?? order.count, second.seed)
    }
  }

  /// The models of which there are runs, in the order of the table.
  public var models: [Model] { Model.all.filter { model in runs.contains { $0.model == model.id } } }

  /// A model's runs, by seed.
  public func runs(of model: Model) -> [ModelRun] { runs.filter { $0.model == model.id } }

  /// The lines of the table.
  public var rows: [Row] {
    let standards = runs(of: .leNet5)
    let tested = models.compactMap { model -> (id: String, test: McNemar)? in
      guard model.id != Model.leNet5.id else { return nil }
      for run in runs(of: model) {
        guard let standard = standards.first(where: { $0.seed == run.seed }) ?? standards.first else {
          continue
        }
        return (model.id, McNemar(run.errors(paired: standard)))
      }
      return nil
    }
    let adjusted = holmAdjusted(tested.map(\.test.p))
    return models.map { model in
      let index = tested.firstIndex { $0.id == model.id }
      return Row(
        model: model, runs: runs(of: model), againstLeNet5: index.map { tested[$0].test },
        adjusted: index.map { adjusted[$0] })
    }
  }

  /// A line of the table: a model, and what its runs say.
  public struct Row: Sendable {
    /// The model that the line is about.
    public let model: Model
    /// By seed; one at least.
    public let runs: [ModelRun]
    /// Whether the model's first run and LeNet-5's with the same seed differ by more than chance, on the same digits.
    public let againstLeNet5: McNemar?
    /// That test's p-value, adjusted for the number of models by Holm's method.
    public let adjusted: Double?

    /// Over seeds, as shares 0…1.
    public var error: Summary { Summary(runs.map(\.error)) }
    /// The processor's time for training on all digits: the mean over seeds.
    public var trainingSeconds: Double { Summary(runs.map(\.trainingSeconds)).mean }
    /// Test digits in a second of the processor's time: the mean over seeds.
    public var digitsPerSecond: Double { Summary(runs.map(\.digitsPerSecond)).mean }
    /// Numbers that were learned, or kept from the digits.
    public var parameters: Int { runs[0].parameters }
    /// Multiplications of a weight with a value, for one digit.
    public var multiplyAdds: Int { runs[0].multiplyAdds }

    /// The 95 % interval of the error: over seeds where they differ, else what chance had in the choice of test digits
    /// (Wilson's).
    public var interval: ClosedRange<Double> {
      if let interval = error.interval, interval.lowerBound < interval.upperBound {
        return max(0, interval.lowerBound)...interval.upperBound
      }
      return wilsonInterval(runs[0].mistakes.count, of: runs[0].testDigits)
    }
  }
}

extension Comparison {
  /// The test digits that the first run of every model misses.
  public var missedByAll: [Int] {
    let sets = models.map { Set(runs(of: $0)[0].mistakes.map(\.digit)) }
    guard let first = sets.first else { return [] }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
  }

  /// The test digits that only one model's first run gets right, with that model.
  public var savedByOne: [(digit: Int, model: Model)] {
    let sets = models.map { ($0, Set(runs(of: $0)[0].mistakes.map(\.digit))) }
    var missed: [Int: Int] = [:]
    for (_, set) in sets { for digit in set { missed[digit, default: 0] += 1 } }
    return missed.filter { $0.value == sets.count - 1 }.keys.sorted().compactMap { digit in
      sets.first { !$0.1.contains(digit) }.map { (digit, $0.0) }
    }
  }
}

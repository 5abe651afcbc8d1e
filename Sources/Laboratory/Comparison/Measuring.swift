import LeNet

extension Model {
  /// How a run of the comparison is measured.
  public struct Setting: Sendable {
    /// The digits to learn from.
    public var training: LabelledDigits
    /// The digits that errors are counted on.
    public var test: LabelledDigits
    /// What identifies both.
    public var data: String
    /// How long networks are trained.
    public var budget: Budget
    /// How many threads work at it; only the times depend on their number.
    public var threads: Int

    /// What all runs of a comparison have in common; see the properties.
    public init(
      training: LabelledDigits, test: LabelledDigits, data: String, budget: Budget, threads: Int
    ) {
      self.training = training
      self.test = test
      self.data = data
      self.budget = budget
      self.threads = threads
    }

    /// How many digits the learning curve's points learn from, all of them last.
    var learningSizes: [Int] {
      let sizes = budget == .quick ? [100, 1_000, 10_000] : [100, 300, 1_000, 3_000, 10_000]
      return sizes.filter { $0 < training.count } + [training.count]
    }

    /// Test digits that the robustness curves are measured with.
    var disturbed: LabelledDigits { test[0..<min(budget == .quick ? 1_000 : 2_000, test.count)] }
  }

  /// Trains the model with a seed and measures it.
  ///
  /// - Parameters:
  ///   - seed: what its random choices are drawn with.
  ///   - setting: what all runs of the comparison have in common.
  ///   - clock: the processor's time so far, in seconds: what others do on the machine costs the model nothing.
  ///   - report: hears how much is done, 0…1.
  public func run(
    seed: UInt64, in setting: Setting, clock: () -> Double, report: @escaping @Sendable (Double) -> Void
  ) -> ModelRun {
    let sizes = setting.learningSizes
    // Small sizes take a little of the time, the whole set most.
    let work = sizes.map { Double($0) + 3_000 }
    let total = work.reduce(0, +)
    var curve: [ModelRun.LearningPoint] = []
    var seconds = 0.0
    var trained: TrainedModel!
    var predictions: Predictions!
    var rate = 0.0
    for (index, size) in sizes.enumerated() {
      let before = work[0..<index].reduce(0, +) / total
      let share = 0.9 * work[index] / total
      let task = ModelTask(
        digits: setting.training[0..<size], seed: seed, budget: setting.budget, threads: setting.threads
      ) { report(0.9 * before + share * $0) }
      let start = clock()
      trained = train(task)
      let middle = clock()
      predictions = trained.classifier.predictions(for: setting.test, threads: setting.threads)
      seconds = middle - start
      rate = Double(setting.test.count) / max(clock() - middle, 1e-9)
      curve.append(ModelRun.LearningPoint(digits: size, error: 1 - predictions.accuracy))
    }
    let robustness = trained.classifier.robustness(
      on: setting.disturbed, threads: setting.threads, report: { report(0.9 + 0.1 * $0) })
    let mistakes = (0..<predictions.count).filter {
      predictions.prediction($0) != Int(predictions.labels[$0])
    }
    return ModelRun(
      model: id, seed: seed, budget: setting.budget, data: setting.data, parameters: trained.parameters,
      multiplyAdds: trained.multiplyAdds, trainingDigits: setting.training.count, trainingSeconds: seconds,
      digitsPerSecond: rate, testDigits: setting.test.count,
      mistakes: mistakes.map { ModelRun.Mistake(digit: $0, answer: predictions.prediction($0)) },
      learningCurve: curve, robustness: robustness)
  }
}

extension Classifier {
  /// The error at every level of every disturbance, by the disturbance's name. Every model sees the same digits.
  func robustness(
    on digits: LabelledDigits, threads: Int, report: (Double) -> Void
  ) -> [String: [Double]] {
    var result: [String: [Double]] = [:]
    for (index, disturbance) in Disturbance.allCases.enumerated() {
      result[disturbance.rawValue] = disturbance.levels.enumerated().map { level, amount in
        var generator = SplitMix64(seed: 0, item: index * 100 + level)
        let changed = disturbance.apply(level: amount, to: digits, threads: threads, using: &generator)
        return 1 - predictions(for: changed, threads: threads).accuracy
      }
      report(Double(index + 1) / Double(Disturbance.allCases.count))
    }
    return result
  }
}

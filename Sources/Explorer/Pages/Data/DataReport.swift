import Figures
import Laboratory
import LeNet
import Pages

/// What is in a data set, in figures, tables and words.
public struct DataReport {
  /// Where the digits come from, and how they were read.
  public struct Source: Sendable {
    /// What the data set is called: its path, or `MNIST`.
    public let name: String
    /// Where each half's digits come from: `x_train and y_train`.
    public let origins: [(half: String, origin: String)]
    /// What the reader should know besides, a sentence each.
    public let remarks: [String]
    /// Whether the digits were transposed, or inverted, as they were read.
    public let isTransposed, isInverted: Bool

    public init(
      name: String, origins: [(half: String, origin: String)], remarks: [String], isTransposed: Bool,
      isInverted: Bool
    ) {
      self.name = name.plain
      self.origins = origins.map { ($0.half, $0.origin.plain) }
      self.remarks = remarks.map(\.plain)
      (self.isTransposed, self.isInverted) = (isTransposed, isInverted)
    }
  }

  public let survey: DataSurvey
  let source: Source
  public let figures: [any Figure]

  /// - Precondition: there is a digit in one of the halves.
  public init(
    _ survey: DataSurvey, training: LabelledDigits?, test: LabelledDigits?, source: Source
  ) {
    self.survey = survey
    self.source = source
    let shown = [(training, "training"), (test, "test")].first { $0.0?.count ?? 0 > 0 }!
    let (digits, half) = (shown.0!, shown.1)
    var byClass = [[Int]](repeating: [], count: 10)
    for (index, label) in digits.labels.enumerated() { byClass[Int(label)].append(index) }
    let which = "the \(half) digits of \(source.name)"

    let classMeans = NearestMean(training: digits).means
    var means = PicturesFigure(
      "The mean digit of each class",
      digits: byClass.indices.filter { !byClass[$0].isEmpty }.map { label in
        ("\(label)", Digit(pixels: Array(classMeans[label * 784..<(label + 1) * 784])))
      },
      across: 5,
      caption: "Every pixel is the mean over \(which).")
    means.name = "mean-digits"
    var generator = SplitMix64(seed: survey.seed)
    let samples = byClass.map { indices in
      indices.shuffled(using: &generator).prefix(SamplesFigure.across).map { digits[$0] }
    }
    let counts = (0..<10).map { label in
      [survey.training, survey.test].compactMap(\.self).reduce(0) { $0 + $1.classes[label] }
    }
    var bars = BarsFigure(
      "How many digits there are of each class", counts.enumerated().map { ("\($0)", Double($1)) },
      label: "digits", caption: "Both halves of \(source.name) together.")
    bars.name = "classes"
    figures = [means, SamplesFigure(samples, counts: byClass.map(\.count), source: which), bars]
  }
}

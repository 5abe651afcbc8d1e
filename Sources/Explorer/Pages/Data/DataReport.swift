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

    /// Control characters in the texts become �.
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

  /// The numbers that everything else is made of.
  public let survey: DataSurvey
  let source: Source
  /// Mean digits, samples and counts of each class.
  public let figures: [any Figure]

  /// - Precondition: there is a digit in one of the halves.
  public init(
    _ survey: DataSurvey, training: LabelledDigits?, test: LabelledDigits?, source: Source
  ) {
    self.survey = survey
    self.source = source
    // The training digits, where there are any.
    let digits = [training, test].compactMap(\.self).first { $0.count > 0 }!
    let half = training?.count ?? 0 > 0 ? "training" : "test"
    let which = "the \(half) digits of \(source.name)"
    figures = [
      Self.means(of: digits, which), Self.samples(of: digits, which, seed: survey.seed),
      Self.classes(survey, source.name),
    ]
  }

  private static func means(of digits: LabelledDigits, _ source: String) -> PicturesFigure {
    let means = NearestMean(training: digits).means
    let classes = (0..<10).filter { digits.labels.contains(UInt8($0)) }
    var figure = PicturesFigure(
      "The mean digit of each class",
      digits: classes.map { ("\($0)", Digit(pixels: Array(means[$0 * 784..<($0 + 1) * 784]))) }, across: 5,
      caption: "Every pixel is the mean over \(source).")
    figure.name = "mean-digits"
    return figure
  }

  private static func samples(of digits: LabelledDigits, _ source: String, seed: UInt64) -> SamplesFigure {
    var indices = [[Int]](repeating: [], count: 10)
    for (index, label) in digits.labels.enumerated() { indices[Int(label)].append(index) }
    var generator = SplitMix64(seed: seed)
    let rows = indices.map { indices in
      indices.shuffled(using: &generator).prefix(SamplesFigure.across).map { digits[$0] }
    }
    return SamplesFigure(rows, counts: indices.map(\.count), source: source)
  }

  private static func classes(_ survey: DataSurvey, _ name: String) -> BarsFigure {
    let halves = [survey.training, survey.test].compactMap(\.self)
    var figure = BarsFigure(
      "How many digits there are of each class",
      (0..<10).map { label in ("\(label)", Double(halves.reduce(0) { $0 + $1.classes[label] })) },
      label: "digits",
      caption: halves.count == 1 ? "All of \(name)." : "Both halves of \(name) together.")
    figure.name = "classes"
    return figure
  }
}

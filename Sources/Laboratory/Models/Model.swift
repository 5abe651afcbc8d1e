import LeNet

/// A model of the table: what it is, how it is made from digits, and what was published of it.
public struct Model: Sendable {
  /// What a command line calls it: `lenet-5`.
  public let id: String
  /// What a table calls it.
  public let name: String
  /// Which models it stands among.
  public let family: Family
  /// What it does, in a sentence or two.
  public let summary: String
  /// What others measured of it on MNIST's test digits; none where nobody published it.
  public let published: Published?
  /// What is known of why our figure differs from the published one.
  public let difference: String?
  /// Whether chance has a part in it. Without, every seed gives the same.
  public let isRandom: Bool
  /// What it computes by, where it is one network; batch normalisation and dropout, which only belong to training, are
  /// among its stages.
  public var architecture: Architecture?
  /// About how many multiplications learning from 60,000 digits takes.
  public let effort: @Sendable (Budget) -> Double
  /// Learns from digits.
  let train: @Sendable (ModelTask) -> TrainedModel

  /// Models that work alike, in the order of the table.
  public enum Family: String, CaseIterable, Codable, Sendable {
    /// Models that compare a digit with digits, or means of digits, that they keep.
    case template = "templates"
    /// Weighted sums of the pixels, or of products of their principal components.
    case linear = "linear and quadratic"
    /// Networks of dense layers only.
    case perceptron = "perceptrons"
    /// LeNet-1, LeNet-4 and the LeNet-5 of 1998.
    case historic = "networks of the 1990s"
    /// The network that everything else here is about, and several of it that vote.
    case leNet5 = "LeNet-5 of this package"
    /// Networks of 3 × 3 kernels, batch normalisation and maximum pooling.
    case today = "networks of today"
  }

  /// An error that was published, and where.
  public struct Published: Hashable, Sendable {
    /// The share of test digits that are wrong, 0…1.
    public let error: Double
    /// The work that reports it, and where in it.
    public let source: String
  }
}

/// What a model is to learn from, and how long.
public struct ModelTask: Sendable {
  /// The digits to learn from.
  public var digits: LabelledDigits
  /// What its random choices are drawn with.
  public var seed: UInt64
  /// How long networks are trained.
  public var budget: Budget
  /// How many threads work at it; the result does not depend on their number.
  public var threads: Int
  /// Hears how much of the learning is done, 0…1.
  public var report: @Sendable (Double) -> Void

  /// What a model is to learn from; see the properties.
  public init(
    digits: LabelledDigits, seed: UInt64, budget: Budget, threads: Int,
    report: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.digits = digits
    self.seed = seed
    self.budget = budget
    self.threads = threads
    self.report = report
  }
}

/// How long networks are trained.
public enum Budget: String, CaseIterable, Codable, Sendable {
  /// A pass or a few: every model together within two minutes.
  case quick
  /// As long as helps.
  case full
}

/// A model that has learned.
public struct TrainedModel: Sendable {
  /// What answers for digits.
  public let classifier: any Classifier
  /// Numbers that were learned, or kept from the digits.
  public let parameters: Int
  /// Multiplications of a weight with a value, for one digit.
  public let multiplyAdds: Int
}

extension Model {
  /// Learns from the task's digits.
  public func trained(on task: ModelTask) -> TrainedModel { train(task) }

  /// All of the table, in its order.
  public static let all: [Model] = [
    .nearestMean, .nearestNeighbours, .nearestNeighboursDeskewed,
    .softmaxRegression, .softmaxRegressionDeskewed, .componentsAndQuadratic,
    .perceptron300, .perceptron300And100,
    .leNet1, .leNet4, .leNet5Of1998, .leNet5Of1998Distorted,
    .leNet5, .leNet5Vote,
    .smallNetworkOfToday, .networkOfToday,
  ]
}

/// Where the figures of the table come from.
enum Source {
  static let paper = "LeCun, Bottou, Bengio and Haffner 1998, figure 9"
}

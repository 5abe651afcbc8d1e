import LeNet

/// What a network's layers, maps and units contribute: everything that `lenet layers` finds.
///
/// Shares and accuracies are 0…1, losses are in nats. Stages stand in the order in which a digit passes them; digits of a set
/// are counted from 0.
public struct LayerFindings: Codable, Hashable, Sendable {
  /// Digits of the test set: what is measured is measured on all of them, unless it says otherwise.
  public var testDigits: Int
  /// Digits of the training set, which probes learn from and in which patches are searched.
  public var trainingDigits: Int
  /// What all random choices were made with.
  public var seed: UInt64
  /// The network as it is.
  public var whole: Score
  /// From the input to the last stage before the logits: for LeNet-5, the input, C1, S2, C3, S4, C5 and F6.
  public var stages: [Stage]
  /// One for each of ``stages``.
  public var probes: [Probe]
  /// Every filter and unit of a stage with an activation, by stage and channel.
  public var ablations: [Ablation]
  /// One for each of ``stages`` but the input.
  public var replacements: [Replacement]
  /// The filters of every convolution, then the strongest units of every dense stage with an activation.
  public var patches: [Patches]
  /// How alike stages are, within the network and between networks.
  public var similarity: Similarity
  /// One for each of ``stages``.
  public var shifts: [ShiftResponse]
  /// The whole network on shifted digits: the accuracy for no shift, and for each of ``ShiftResponse/distances``, as the
  /// mean over four directions.
  public var shiftedAccuracies: [Double]
  /// One for each stage with an activation.
  public var activity: [Activity]
  /// One for each unit of the last stage before the logits: F6.
  public var separations: [Separation]
  /// How few directions training needs.
  public var intrinsicDimension: IntrinsicDimension
}

extension LayerFindings {
  /// How well a network reads the test digits.
  public struct Score: Codable, Hashable, Sendable {
    /// The share of the test digits that is read right.
    public var accuracy: Double
    /// The mean of −ln of the probability given to what a digit shows, in nats.
    public var loss: Double
    /// `[10]`: of the digits that show each, the share that is read right; 0 where none show it.
    public var perDigit: [Double]
  }

  /// A stage and its extent.
  public struct Stage: Codable, Hashable, Sendable {
    /// The stage's `Architecture.Stage.name`.
    public var name: String
    /// Maps, or units of a dense layer.
    public var channels: Int
    /// Rows of a map; 1 for a dense layer.
    public var height: Int
    /// Columns of a map; 1 for a dense layer.
    public var width: Int
    /// Pixels along a side of what a unit depends on in the input.
    public var receptiveField: Int
    /// Pixels that the receptive fields of neighbouring units are apart.
    public var stride: Int
  }

  /// How well softmax regression on a stage's values tells the digits apart.
  public struct Probe: Codable, Hashable, Sendable {
    /// The name of the stage whose values the probe reads.
    public var stage: String
    /// Of the test digits, the share that the probe on the network's own values reads right.
    public var accuracy: Double
    /// The same where all weights before the probe are random: one accuracy for each untrained network.
    public var untrained: [Double]
    /// The learning rate that read most of the held-out training digits.
    public var learningRate: Double
    /// The same for the untrained networks, chosen on the first of them.
    public var untrainedLearningRate: Double
  }

  /// What remains without one filter or unit: each of its values is set to its mean over the test digits.
  public struct Ablation: Codable, Hashable, Sendable {
    /// The name of the stage that it belongs to.
    public var stage: String
    /// The filter, or the unit.
    public var channel: Int
    /// How well the network reads without it.
    public var score: Score
  }

  /// What remains where a whole stage computes nothing that was learned.
  public struct Replacement: Codable, Hashable, Sendable {
    /// The name of the stage that is replaced.
    public var stage: String
    /// Every value set to its mean over the test digits: the answer no longer depends on the digit.
    public var means: Score
    /// Every map of each digit set to that map's mean: what is where is lost. None for dense layers.
    public var mapMeans: Score?
    /// The stage's weights drawn anew, those behind it as they were: one score for each draw. Empty where a stage has no
    /// weights.
    public var randomWeights: [Score]
  }

  /// What a filter or a unit responds to most, strongest first.
  public struct Patches: Codable, Hashable, Sendable {
    /// The name of the stage that it belongs to.
    public var stage: String
    /// The filter, or the unit.
    public var channel: Int
    /// Rows of pixels in each patch: of the receptive field.
    public var height: Int
    /// Columns of pixels in each patch.
    public var width: Int
    /// At most nine, and at most one of a training digit; fewer where fewer digits give a value above 0.
    public var patches: [Patch]
  }

  /// A piece of a training digit.
  public struct Patch: Codable, Hashable, Sendable {
    /// Which training digit.
    public var digit: Int
    /// What the digit shows, 0…9.
    public var label: Int
    /// The row of the map in which the response is; 0 for a unit.
    public var row: Int
    /// The column of the map in which the response is; 0 for a unit.
    public var column: Int
    /// The patch's first row of pixels.
    public var top: Int
    /// The patch's first column of pixels.
    public var left: Int
    /// The response, after the activation.
    public var value: Double
  }

  /// How alike stages are: linear centred kernel alignment, 0…1, as `[stage][stage]`.
  public struct Similarity: Codable, Hashable, Sendable {
    /// How many of the first test digits it is computed from.
    public var digits: Int
    /// The network's stages with each other; symmetric.
    public var within: [[Double]]
    /// The stages of two networks that differ in their seed, the first's in rows.
    public var betweenNetworks: [[Double]]
    /// What the two are: `two networks of 3 epochs that differ in their seed`, or `this network and other.safetensors`.
    public var networks: String
    /// The network's stages in rows, with those of an untrained network.
    public var withUntrained: [[Double]]
    /// The stages of two untrained networks: what alikeness owes to the architecture alone.
    public var betweenUntrained: [[Double]]
  }

  /// How much a stage's values change where the digit moves by a few pixels.
  public struct ShiftResponse: Codable, Hashable, Sendable {
    /// The shifts, in pixels.
    public static let distances = [1, 2, 3, 4, 5, 6]
    /// The stage's name.
    public var stage: String
    /// For each distance: ‖v(shifted) − v‖ ÷ ‖v‖, the mean over test digits and four directions.
    public var change: [Double]
    /// The same after the maps are moved back by distance ÷ ``Stage/stride`` places, rounded: 0 where the distance is a
    /// multiple of the stride. None for dense layers.
    public var changeMovedBack: [Double?]
  }

  /// Which channels of a stage are never active on the test digits, and which on all.
  public struct Activity: Codable, Hashable, Sendable {
    /// The stage's name.
    public var stage: String
    /// `[channels]`: of the test digits, the share for which a value of the channel is above 0.
    public var activeShare: [Double]
    /// Channels whose values are the same for every digit.
    public var dead: [Int]
    /// Channels that are active for every digit.
    public var alwaysActive: [Int]
    /// How many of the stage's values are the same for every digit.
    public var constantValues: Int
    /// How many values the stage has.
    public var values: Int
  }

  /// Which pairs of digits a unit separates.
  public struct Separation: Codable, Hashable, Sendable {
    /// Which of the stage's units.
    public var unit: Int
    /// `[45]`: the area under the ROC curve for each of ``pairs``: how likely the unit's value is larger for a digit
    /// that shows the pair's first than for one that shows its second; ½ where it does not separate them, and where one of
    /// the two is not in the set.
    public var areas: [Double]
    /// The places in ``pairs`` that lie farthest from ½, farthest first.
    public var bestPairs: [Int]
    /// Every two digits, the lower first: (0, 1), (0, 2), … (8, 9).
    public static let pairs: [[Int]] = (0..<10).flatMap { a in (a + 1..<10).map { [a, $0] } }
  }

  /// How few directions training needs: accuracy of networks whose parameters move in a random subspace only.
  public struct IntrinsicDimension: Codable, Hashable, Sendable {
    /// All parameters of the network.
    public var parameters: Int
    /// Passes over the training digits, for each point and for ``directAccuracy``.
    public var epochs: Int
    /// Test accuracy where all parameters are trained, by the same steps.
    public var directAccuracy: Double
    /// By rising dimension.
    public var points: [Point]
    /// The dimension at which the curve reaches 90 % of ``directAccuracy``; none where it does not.
    public var dimension90: Double?

    /// A training within one subspace.
    public struct Point: Codable, Hashable, Sendable {
      /// Of the subspace: how many numbers are learned.
      public var dimension: Int
      /// Test accuracy.
      public var accuracy: Double
    }

    /// What others found by the same measure.
    public struct Report: Hashable, Sendable {
      /// The dimension at which 90 % of the accuracy is reached.
      public var dimension90: Double
      /// Where it is reported.
      public var source: String
    }

    /// Reports for MNIST and a LeNet of 44,426 parameters.
    public static let published = [
      Report(dimension90: 290, source: "Li and others, ICLR 2018, table 1"),
      Report(dimension90: 170, source: "repeated at github.com/AntoAndGar/Intrinsic-Dimension"),
    ]
  }
}

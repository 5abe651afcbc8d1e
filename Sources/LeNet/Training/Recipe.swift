/// Everything that decides what a training run learns: with the data, it decides every bit of the result, on every
/// processor that multiplies and adds in one rounding. (What is compiled to run on others rounds twice.)
public struct Recipe: Hashable, Sendable {
  /// How often every training digit is learned from.
  public var epochs = 60
  /// Digits a step.
  public var batchSize = 64
  /// The largest rate of the schedule.
  public var learningRate: Float = 0.004
  /// How the learning rate goes on after the warm-up.
  public var schedule = Schedule.cosine
  /// The share of all steps in which the rate rises from 0 to the largest.
  public var warmUp: Float = 0.2
  /// How a step changes the parameters, given the gradient.
  public var optimiser = Optimiser.adam
  /// Every step shrinks the parameters by this times the learning rate, apart from what the gradient does.
  public var weightDecay: Float = 0
  /// The share of the averaged parameters that a step keeps; 0 for no averaging.
  public var averaging: Float = 0
  /// Random changes to every training digit; none for the digits as they are.
  public var augmentation: Augmentation?
  /// What chance decides follows from it: the first weights, the order of the digits, their random changes.
  public var seed: UInt64 = 1

  /// 60 epochs of Adam without weight decay, averaging and augmentation.
  public init() {}
}

/// How the learning rate goes on after the warm-up.
public enum Schedule: String, CaseIterable, Sendable {
  /// Down to 0 along half a cosine.
  case cosine
  /// As it is.
  case constant
}

extension Recipe {
  /// Three passes over the digits as they are: seconds of training, 99 % of test digits.
  public static var quick: Recipe {
    var recipe = Recipe()
    recipe.epochs = 3
    recipe.batchSize = 32
    recipe.learningRate = 0.005
    recipe.warmUp = 0.3
    return recipe
  }

  /// Many epochs of digits that are never twice the same: minutes of training.
  public static var best: Recipe {
    var recipe = Recipe()
    recipe.epochs = 150
    recipe.weightDecay = 0.06
    recipe.augmentation = Augmentation()
    return recipe
  }

  /// A trained network goes on learning from a few digits of its user's: fractions of a second.
  public static var fineTuning: Recipe {
    var recipe = Recipe()
    recipe.epochs = 20
    recipe.batchSize = 16
    recipe.learningRate = 0.002
    recipe.warmUp = 0.1
    return recipe
  }

  /// The learning rate of a step, counted from 0.
  public func rate(step: Int, of count: Int) -> Float {
    let rising = Float(count) * warmUp
    if Float(step) < rising { return learningRate * (Float(step) + 1) / (rising + 1) }
    switch schedule {
    case .constant: return learningRate
    case .cosine:
      let progress = (Float(step) - rising) / (Float(count) - rising)
      return learningRate * Float(0.5 * (1 + cosine(.pi * Double(progress))))
    }
  }
}

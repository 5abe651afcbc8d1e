import ArgumentParser
import Files
import LeNet

/// The recipes that have a name.
enum NamedRecipe: String, CaseIterable, ExpressibleByArgument {
  case quick, best

  var recipe: Recipe {
    switch self {
    case .quick: .quick
    case .best: .best
    }
  }
}

extension Activation: ExpressibleByArgument {}
extension Schedule: ExpressibleByArgument {}

enum OptimiserName: String, CaseIterable, ExpressibleByArgument {
  case adam, sgd
}

enum AugmentationChoice: String, CaseIterable, ExpressibleByArgument {
  case on, off
}

/// A recipe by name, and every knob of it.
struct RecipeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "quick: the digits as they are, seconds. best: digits that are turned, slanted, stretched and bent at "
        + "random, minutes. (default: quick)", valueName: "name"))
  var recipe: NamedRecipe?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Passes over the training digits. \(Self.byRecipe { "\($0.epochs)" })", valueName: "n")
  )
  var epochs: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Digits a step. \(Self.byRecipe { "\($0.batchSize)" })", valueName: "n"))
  var batchSize: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest learning rate of the schedule. \(Self.byRecipe { "\($0.learningRate)" })",
      valueName: "rate"))
  var learningRate: Float?

  @Option(
    help: ArgumentHelp(
      "How the rate goes on after the warm-up. \(Self.byRecipe(\.schedule.rawValue))", valueName: "name"))
  var schedule: Schedule?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The share of all steps in which the rate rises, from 0 to below 1. \(Self.byRecipe { "\($0.warmUp)" })",
      valueName: "share"))
  var warmUp: Float?

  @Option(help: ArgumentHelp("How a step follows the gradient. (default: adam)", valueName: "name"))
  var optimiser: OptimiserName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The share of its speed that sgd keeps from step to step. (default: \(Self.usualMomentum))",
      valueName: "share"))
  var momentum: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The share by which weights shrink, times the rate, every step. \(Self.byRecipe { "\($0.weightDecay)" })",
      valueName: "share"))
  var weightDecay: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Average the weights over steps, keeping this share of the average each time; 0 for none. "
        + Self.byRecipe { "\($0.averaging)" }, valueName: "share"))
  var averaging: Float?

  @Option(
    help: ArgumentHelp(
      "The non-linearity; tanh is the 1998 paper's. (default: \(Activation.relu.rawValue))",
      valueName: "name"))
  var activation: Activation?

  @Option(
    help: ArgumentHelp(
      "Change the training digits at random; any of the next five turns this on. \(Self.byRecipe { $0.augmentation == nil ? "off" : "on" })",
      valueName: "on/off"))
  var augmentation: AugmentationChoice?

  @OptionGroup var limits: AugmentationOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where chance begins; the same seed gives the same network. \(Self.byRecipe { "\($0.seed)" })",
      valueName: "n"))
  var seed: UInt64?

  private static let usualMomentum: Float = 0.9

  /// `(default: 3, with --recipe best 150)`, or `(default: 1)` where the recipes agree.
  private static func byRecipe(_ text: (Recipe) -> String) -> String {
    let (quick, best) = (text(.quick), text(.best))
    return quick == best ? "(default: \(quick))" : "(default: \(quick), with --recipe best \(best))"
  }

  /// The names of the options that were given.
  var given: [String] {
    [
      ("--recipe", recipe != nil), ("--epochs", epochs != nil), ("--batch-size", batchSize != nil),
      ("--learning-rate", learningRate != nil), ("--schedule", schedule != nil),
      ("--warm-up", warmUp != nil), ("--optimiser", optimiser != nil), ("--momentum", momentum != nil),
      ("--weight-decay", weightDecay != nil), ("--averaging", averaging != nil),
      ("--activation", activation != nil), ("--augmentation", augmentation != nil), ("--seed", seed != nil),
    ].filter(\.1).map(\.0) + limits.given
  }

  /// The named recipe with the given changes, and what to call it.
  var chosen: (recipe: Recipe, name: String) {
    let named = recipe ?? .quick
    var result = named.recipe
    if let epochs { result.epochs = epochs }
    if let batchSize { result.batchSize = batchSize }
    if let learningRate { result.learningRate = learningRate }
    if let schedule { result.schedule = schedule }
    if let warmUp { result.warmUp = warmUp }
    if optimiser == .sgd || (optimiser == nil && momentum != nil) {
      result.optimiser = .descent(momentum: momentum ?? Self.usualMomentum)
    }
    if let weightDecay { result.weightDecay = weightDecay }
    if let averaging { result.averaging = averaging }
    if augmentation == .off { result.augmentation = nil }
    if augmentation == .on || !limits.given.isEmpty { result.augmentation = limits.chosen }
    if let seed { result.seed = seed }
    let isChanged = !Set(given).subtracting(["--recipe", "--seed"]).isEmpty
    return (result, isChanged ? "\(named.rawValue), changed" : named.rawValue)
  }

  /// The network to train.
  var architecture: Architecture { .leNet5(activation: activation ?? .relu) }

  func validate() throws {
    func check(_ isRight: Bool?, _ message: @autoclosure () -> String) throws {
      if isRight == false { throw ValidationError(message()) }
    }
    try check(epochs.map(Recipe.epochLimits.contains), "--epochs \(epochs!): expected 1 to 10,000.")
    try check(
      batchSize.map(Recipe.batchLimits.contains), "--batch-size \(batchSize!): expected 1 to 60,000.")
    try check(
      learningRate.map { $0 > 0 && $0 <= Recipe.rateLimit },
      "--learning-rate \(learningRate!): expected a number above 0, 10 at most.")
    for (name, share) in [("--warm-up", warmUp), ("--momentum", momentum), ("--averaging", averaging)] {
      try check(share.map { $0 >= 0 && $0 < 1 }, "\(name) \(share!): expected a share from 0 to below 1.")
    }
    try check(
      weightDecay.map { $0 >= 0 && $0 <= 1 }, "--weight-decay \(weightDecay!): expected a share, 0 to 1.")
    if optimiser == .adam && momentum != nil {
      throw ValidationError("--momentum belongs to --optimiser sgd; Adam has its own.")
    }
    if augmentation == .off, let limit = limits.given.first {
      throw ValidationError("\(limit) is a limit of changes that --augmentation off does without.")
    }
  }
}

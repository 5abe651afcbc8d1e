import ArgumentParser
import Files
import LeNet

/// The recipes that have a name.
enum NamedRecipe: String, CaseIterable, ExpressibleByArgument {
  case quick, best
  case fineTuning = "fine-tuning"

  var recipe: Recipe {
    switch self {
    case .quick: .quick
    case .best: .best
    case .fineTuning: .fineTuning
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
        + "random, minutes. fine-tuning: small steps from weights that have learned. (default: quick, with --from or "
        + "--only fine-tuning)", valueName: "name"))
  var recipe: NamedRecipe?

  @Option(.epochs) var epochs: Int?
  @Option(.batchSize) var batchSize: Int?
  @Option(.learningRate) var learningRate: Float?
  @Option(.schedule) var schedule: Schedule?
  @Option(.warmUp) var warmUp: Float?
  @Option(.optimiser) var optimiser: OptimiserName?
  @Option(.momentum) var momentum: Float?
  @Option(.weightDecay) var weightDecay: Float?
  @Option(.averaging) var averaging: Float?

  @Option(
    help: ArgumentHelp(
      "The non-linearity; tanh is the 1998 paper's. (default: \(Activation.relu.rawValue))",
      valueName: "name"))
  var activation: Activation?

  @Option(.augmentation, default: { $0.augmentation == nil ? "off" : "on" }) var augmentation:
    AugmentationChoice?
  @OptionGroup var limits: AugmentationOptions
  @Option(.seed) var seed: UInt64?

  /// The knobs that have a value of their own on the command line, with what was given.
  private var values: [(knob: Knob, text: String?)] {
    [
      (.epochs, epochs?.description), (.batchSize, batchSize?.description),
      (.learningRate, learningRate?.description), (.schedule, schedule?.rawValue),
      (.warmUp, warmUp?.description), (.momentum, momentum?.description),
      (.weightDecay, weightDecay?.description), (.averaging, averaging?.description),
      (.seed, seed?.description),
    ]
  }

  /// The names of the options that were given.
  var given: [String] {
    (recipe == nil ? [] : ["--recipe"])
      + values.filter { $0.text != nil }.map { "--\($0.knob.name)" }
      + [
        ("--optimiser", optimiser != nil), ("--activation", activation != nil),
        ("--augmentation", augmentation != nil),
      ].filter(\.1).map(\.0) + limits.given
  }

  /// The named recipe with the given changes, and what to call it.
  ///
  /// - Parameter usual: the one that is meant where none is named.
  func chosen(usual: NamedRecipe = .quick) throws -> (recipe: Recipe, name: String) {
    let named = recipe ?? usual
    var result = named.recipe
    if optimiser == .sgd { _ = Knob.momentum.set(Knob.momentum.text(result), in: &result) }
    for (knob, text) in values {
      guard let text, !knob.set(text, in: &result) else { continue }
      throw ValidationError("--\(knob.name) \(text): expected \(knob.expected).")
    }
    if augmentation == .off { result.augmentation = nil }
    if augmentation == .on || !limits.given.isEmpty { result.augmentation = limits.chosen }
    let isChanged = !Set(given).subtracting(["--recipe", "--seed"]).isEmpty
    return (result, isChanged ? "\(named.rawValue), changed" : named.rawValue)
  }

  /// The network to train.
  var architecture: Architecture { .leNet5(activation: activation ?? .relu) }

  func validate() throws {
    _ = try chosen()
    if optimiser == .adam && momentum != nil {
      throw ValidationError("--momentum belongs to --optimiser sgd; Adam has its own.")
    }
    if augmentation == .off, let limit = limits.given.first {
      throw ValidationError("\(limit) is a limit of changes that --augmentation off does without.")
    }
  }
}

extension Option {
  /// An option that sets a knob of the recipe.
  ///
  /// - Parameter default: what help says that a recipe has, if it is not the knob's text.
  fileprivate init<Choice: ExpressibleByArgument>(_ knob: Knob, default text: ((Recipe) -> String)? = nil)
  where Value == Choice? {
    let text = text ?? knob.text
    let quick = text(.quick)
    let others = NamedRecipe.allCases.map { (name: $0.rawValue, text: text($0.recipe)) }
      .filter { $0.text != quick }.map { "\($0.name) \($0.text)" }
    let usual = quick + (others.isEmpty ? "" : ", with --recipe \(others.joined(separator: ", "))")
    self.init(
      parsing: .unconditional,
      help: ArgumentHelp("\(knob.help) (default: \(usual))", valueName: knob.valueName))
  }
}

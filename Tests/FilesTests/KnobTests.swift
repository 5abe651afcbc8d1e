import Files
import LeNet
import Testing

/// The knobs of a recipe: what they may be, and that what they write reads back.
@Suite struct KnobTests {
  /// A recipe in which every knob differs from both named recipes.
  private static let other: Recipe = {
    var recipe = Recipe()
    (recipe.epochs, recipe.batchSize, recipe.learningRate) = (7, 48, 0.1)
    (recipe.schedule, recipe.warmUp, recipe.optimiser) = (.constant, 0.125, .descent(momentum: 0.85))
    (recipe.weightDecay, recipe.averaging, recipe.seed) = (0.3, 0.999, .max)
    recipe.augmentation = Augmentation()
    recipe.augmentation?.shear = 0.1
    return recipe
  }()

  @Test(arguments: [Recipe.quick, .best, .fineTuning, other]) func whatKnobsWriteReadsBack(_ recipe: Recipe) {
    var read = Recipe()
    for knob in Recipe.knobs {
      #expect(knob.set(knob.text(recipe), in: &read), "\(knob.name) \(knob.text(recipe))")
    }
    #expect(read == recipe)
    #expect(recipe.isWithinLimits)
    #expect(Recipe(metadata: recipe.metadata) == recipe)
  }

  @Test(arguments: [
    ("epochs", ["1", "10000"], ["0", "10001", "-1", "1.5", "", "many"]),
    ("batch-size", ["1", "60000"], ["0", "60001"]),
    ("learning-rate", ["1e-9", "10.0"], ["0", "10.001", "nan", "inf", "-1"]),
    ("schedule", ["cosine", "constant"], ["Cosine", "linear"]),
    ("warm-up", ["0", "0.999"], ["1", "-0.1", "nan"]),
    ("optimiser", ["adam", "sgd 0.0", "sgd 0.9"], ["sgd", "sgd 1", "sgd 0.9 0.9", "lion"]),
    ("weight-decay", ["0", "1"], ["1.001", "-0.1", "nan"]),
    ("averaging", ["0", "0.999"], ["1", "-0.1"]),
    (
      "augmentation",
      ["none", "rotation 0.0 shear 100.0 scale 0.1 shift 2.0 displacement 1.0"],
      ["rotation 0.0", "rotation 0.0 shear 100.1 scale 0.1 shift 2.0 displacement 1.0", "some"]
    ),
    ("seed", ["0", "18446744073709551615"], ["-1", "18446744073709551616"]),
  ])
  func limits(name: String, right: [String], wrong: [String]) throws {
    let knob = try #require(Recipe.knobs.first { $0.name == name })
    for text in right + wrong {
      var recipe = Recipe.best
      #expect(knob.set(text, in: &recipe) == right.contains(text), "\(name) \(text): \(knob.expected)")
      if wrong.contains(text) { #expect(recipe == .best, "\(name) \(text) changes nothing") }
    }
  }

  @Test func optionsThatMakeARecipeOfAnother() {
    #expect(Recipe.best.options(from: .best) == [])
    #expect(
      Recipe.best.options(from: .quick) == [
        "--epochs 150", "--batch-size 64", "--learning-rate 0.004", "--warm-up 0.2", "--weight-decay 0.06",
        "--augmentation on",
      ])
    #expect(
      Self.other.options(from: .best) == [
        "--epochs 7", "--batch-size 48", "--learning-rate 0.1", "--schedule constant", "--warm-up 0.125",
        "--optimiser sgd", "--momentum 0.85", "--weight-decay 0.3", "--averaging 0.999", "--shear 0.1",
      ])
  }
}

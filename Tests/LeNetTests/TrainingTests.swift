import Testing

@testable import LeNet

@Suite struct TrainingTests {
  /// Digits that can be learned: each label lights its own block of pixels, under noise.
  private static func digits(_ count: Int) -> LabelledDigits {
    var generator = SplitMix64(seed: 9)
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    for _ in 0..<count {
      let label = UInt8.random(in: 0...9, using: &generator)
      let (top, left) = (4 + Int(label) / 5 * 12, 2 + Int(label) % 5 * 5)
      for row in 0..<28 {
        for column in 0..<28 {
          let isLit = (top..<top + 8).contains(row) && (left..<left + 4).contains(column)
          pixels.append(UInt8.random(in: isLit ? 120...255 : 0...80, using: &generator))
        }
      }
      labels.append(label)
    }
    return LabelledDigits(pixels: pixels, labels: labels)
  }

  private static func recipe(_ change: (inout Recipe) -> Void = { _ in }) -> Recipe {
    var recipe = Recipe()
    recipe.epochs = 2
    change(&recipe)
    return recipe
  }

  private static func train(
    _ recipe: Recipe, of architecture: Architecture = .leNet5, on digits: LabelledDigits, threads: Int = 1
  ) -> Training {
    var training = Training(recipe, of: architecture)
    while !training.isFinished { training.runEpoch(on: digits, threads: threads) }
    return training
  }

  /// Every way to learn gets the easy digits right, from a start that does not.
  @Test(arguments: [
    (Activation.relu, recipe()), (.tanh, recipe()), (.sigmoid, recipe { $0.epochs = 20 }),
    (
      .relu,
      recipe {
        $0.optimiser = .descent(momentum: 0.9)
        $0.learningRate = 0.05
      }
    ),
    (
      .relu,
      recipe {
        $0.schedule = .constant
        $0.averaging = 0.9
      }
    ),
    (
      .relu,
      recipe {
        $0.augmentation = Augmentation()
        $0.augmentation?.shift = 0.5
        $0.weightDecay = 0.02
      }
    ),
  ])
  func learns(_ activation: Activation, _ recipe: Recipe) {
    let (digits, architecture) = (Self.digits(1000), Architecture.leNet5(activation: activation))
    let before = Training(recipe, of: architecture).network.predictions(for: digits).accuracy
    let accuracy = Self.train(recipe, of: architecture, on: digits).network.predictions(for: digits).accuracy
    #expect(before < 0.4)
    #expect(accuracy > 0.97, "\(activation), \(recipe)")
  }

  /// The number of threads changes no bit, with full batches, a last one of 8, and batches below sixteen.
  @Test(arguments: [64, 100, 7]) func threadsChangeNothing(batchSize: Int) {
    let digits = Self.digits(200)
    let recipe = Self.recipe {
      $0.batchSize = batchSize
      $0.augmentation = Augmentation()
    }
    let one = Self.train(recipe, on: digits)
    for threads in 2...EpochRun.shards {
      let many = Self.train(recipe, on: digits, threads: threads)
      #expect(many.progress.parameters == one.progress.parameters, "\(threads) threads")
      #expect(many.progress.epochs == one.progress.epochs, "\(threads) threads")
    }
  }

  @Test func aRunThatIsInterruptedEndsInTheSameBits() {
    let digits = Self.digits(200)
    let recipe = Self.recipe {
      $0.epochs = 3
      $0.averaging = 0.99
    }
    let whole = Self.train(recipe, on: digits)
    var first = Training(recipe)
    first.runEpoch(on: digits)
    var second = Training(recipe, resuming: first.progress)
    while !second.isFinished { second.runEpoch(on: digits) }
    #expect(second.progress.parameters == whole.progress.parameters)
    #expect(second.network.parameters == whole.network.parameters)
    #expect(second.progress.snapshots.map(\.step) == whole.progress.snapshots.map(\.step))
  }

  /// A batch's step is the step along the mean gradient, whichever lanes and shards the digits came to.
  @Test func aStepFollowsTheGradient() {
    let digits = Self.digits(100)
    let recipe = Self.recipe {
      $0.epochs = 1
      $0.batchSize = 100
      $0.optimiser = .descent(momentum: 0)
      $0.schedule = .constant
      $0.warmUp = 0
      $0.learningRate = 0.1
    }
    var training = Training(recipe)
    let network = training.network
    let gradient = network.lossAndGradient(of: digits).gradient
    training.runEpoch(on: digits)
    for index in stride(from: 0, to: Architecture.leNet5.parameterCount, by: 97) {
      let expected = network.parameters[index] - 0.1 * gradient[index]
      #expect(abs(training.progress.parameters[index] - expected) < 1e-6, "parameter \(index)")
    }
  }

  @Test func adamsFirstStepHasTheLengthOfTheRate() {
    let digits = Self.digits(64)
    let recipe = Self.recipe {
      $0.epochs = 1
      $0.warmUp = 0
      $0.schedule = .constant
      $0.learningRate = 0.01
    }
    var training = Training(recipe)
    let before = training.network.parameters
    let gradient = training.network.lossAndGradient(of: digits).gradient
    training.runEpoch(on: digits)
    for index in Stage.output.weights where abs(gradient[index]) > 1e-4 {
      let expected = before[index] - (gradient[index] > 0 ? 0.01 : -0.01)
      #expect(abs(training.progress.parameters[index] - expected) < 1e-5, "parameter \(index)")
    }
  }

  @Test func weightDecayShrinksWhatHasNoGradient() {
    // All pixels are blank, so C1's weights have no gradient and only decay moves them.
    let blank = LabelledDigits(
      pixels: [UInt8](repeating: 0, count: 64 * 784), labels: [UInt8](repeating: 3, count: 64))
    let recipe = Self.recipe {
      $0.epochs = 1
      $0.warmUp = 0
      $0.schedule = .constant
      $0.learningRate = 0.1
      $0.weightDecay = 0.5
    }
    var training = Training(recipe)
    let before = training.network.parameters
    training.runEpoch(on: blank)
    for index in Stage.c1.weights {
      #expect(abs(training.progress.parameters[index] - 0.95 * before[index]) < 1e-6, "parameter \(index)")
    }
  }

  /// Stages that do not learn keep their parameters bit for bit, whatever the optimiser does to them; the others learn, to
  /// the same bits on any number of threads.
  @Test(arguments: [[Stage.output], [.f6, .output], [.c3], [.c1, .output], [.c1, .c3, .c5, .f6]])
  func frozenStagesStayAsTheyAre(_ learned: [Stage]) {
    var generator = SplitMix64(seed: 3)
    let network = Network(.leNet5, using: &generator)
    let recipe = Self.recipe {
      $0.weightDecay = 0.5
      $0.averaging = 0.9
      $0.optimiser = .descent(momentum: 0.5)
      $0.learningRate = 0.05
    }
    func trained(threads: Int) -> Training {
      var training = Training(recipe, from: network)
      training.learns = Stage.allCases.map(learned.contains)
      while !training.isFinished { training.runEpoch(on: Self.digits(200), threads: threads) }
      return training
    }
    let training = trained(threads: 1)
    for stage in Stage.learned {
      let range = stage.weights.lowerBound..<stage.biases.upperBound
      for parameters in [training.progress.parameters, training.progress.average] {
        let isAsBefore = parameters[range] == network.parameters[range]
        #expect(isAsBefore != learned.contains(stage), "\(stage), where \(learned) learn")
      }
    }
    #expect(trained(threads: 3).progress.parameters == training.progress.parameters)
  }

  @Test func scheduleRisesAndFallsToZero() {
    var recipe = Recipe()
    recipe.learningRate = 1
    let rates = (0..<1000).map { recipe.rate(step: $0, of: 1000) }
    #expect(rates[0] > 0 && rates[0] < 0.01)
    #expect(abs(rates[200] - 1) < 1e-3)
    #expect(abs(rates[600] - 0.5) < 1e-3)
    #expect(rates[999] < 1e-4)
    #expect(zip(rates[0..<200], rates[1..<201]).allSatisfy { $0 < $1 })
    #expect(zip(rates[200...], rates[201...]).allSatisfy { $0 > $1 })
    recipe.schedule = .constant
    #expect(recipe.rate(step: 999, of: 1000) == 1)
  }

  @Test(arguments: [3, 50, 2814, 56_280]) func snapshotsReachFromStartToEnd(steps: Int) {
    let moments = Recipe.snapshotSteps(of: steps)
    #expect(moments.first == 0)
    #expect(moments.last == steps)
    #expect(moments.count <= 24)
    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 < $1 })
    if steps > 2000 { #expect(moments.count >= 20) }
  }
}

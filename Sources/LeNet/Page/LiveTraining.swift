/// A training run in a page, step by step, so that it can pause.
final class LiveTraining {
  private var training: Training
  private let digits: LabelledDigits
  private let validation: LabelledDigits
  private let workspace = Workspace()
  private var epoch: EpochRun
  /// Steps taken in this epoch.
  private var step = 0
  /// What the epoch came to so far.
  private var report = LiveTraining.nothing
  /// The mean loss of the last step's digits, in nats, before they were learned from.
  private(set) var loss = 0.0

  private static let nothing = Training.Report(digits: 0, loss: 0, accuracy: 0)

  init(_ recipe: Recipe, digits: LabelledDigits, validation: LabelledDigits) {
    training = Training(recipe)
    self.digits = digits
    self.validation = validation
    epoch = EpochRun(training, digits: digits)
  }

  var isFinished: Bool { training.isFinished }

  /// Finished epochs.
  var epochs: Int { training.progress.epochs.count }

  /// Takes one step, and ends the epoch with the last.
  func takeStep() {
    guard !isFinished else { return }
    epoch.take(step, workspace)
    let now = epoch.report(after: step)
    loss =
      (now.loss * Double(now.digits) - report.loss * Double(report.digits))
      / Double(now.digits - report.digits)
    report = now
    step += 1
    if step == epoch.steps {
      training = Training(training.recipe, resuming: epoch.finish())
      epoch = EpochRun(training, digits: digits)
      step = 0
      report = Self.nothing
    }
  }

  /// The network after the steps taken.
  var network: LeNet5 {
    LeNet5(
      parameters: epoch.parameters, activation: training.recipe.activation,
      subsampling: training.recipe.subsampling)
  }

  /// The share of the digits held out that it reads rightly, 0…1.
  var validationAccuracy: Double { network.predictions(for: validation).accuracy }
}

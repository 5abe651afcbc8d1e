/// A training run in a page, step by step, so that it can pause.
final class LiveTraining {
  private var training: Training
  private let digits: LabelledDigits
  private let validation: LabelledDigits
  private let workspace: Workspace
  private var epoch: EpochRun
  /// Steps taken in this epoch.
  private var step = 0
  /// The epoch's results so far.
  private var report = LiveTraining.nothing
  /// The mean loss of the last step's digits, in nats, before they were learned from.
  private(set) var loss = 0.0
  /// The share of them that were right then, 0…1.
  private(set) var accuracy = 0.0
  /// The mean loss of the digits held out, in nats, when they were last measured.
  private(set) var validationLoss = 0.0

  private static let nothing = Training.Report(digits: 0, loss: 0, accuracy: 0)

  init(_ training: Training, digits: LabelledDigits, validation: LabelledDigits) {
    self.training = training
    workspace = Workspace(training.architecture)
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
    let (after, before) = (Double(now.digits), Double(report.digits))
    loss = (now.loss * after - report.loss * before) / (after - before)
    accuracy = (now.accuracy * after - report.accuracy * before) / (after - before)
    report = now
    step += 1
    if step == epoch.steps {
      training = Training(training.recipe, of: training.architecture, resuming: epoch.finish())
      epoch = EpochRun(training, digits: digits)
      step = 0
      report = Self.nothing
    }
  }

  /// The network after the steps taken.
  var network: Network { Network(training.architecture, parameters: epoch.parameters) }

  /// Measures the network on the digits held out.
  ///
  /// - Returns: the share of them that is right, 0…1.
  func measure() -> Double {
    let predictions = network.predictions(for: validation)
    validationLoss = predictions.loss
    return predictions.accuracy
  }
}

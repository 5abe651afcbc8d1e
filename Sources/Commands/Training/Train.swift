import ArgumentParser
import Figures
import Files
import Foundation
import LeNet
import MNIST
import Pages

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains a network and writes its weights, its history and a training curve.",
    usage: "lenet train [<options>]",
    discussion: """
      Trains on the 60,000 training digits, then measures the test digits once. The same options give the same \
      network, bit for bit, on any number of threads.

      With --from or --only it goes on from trained weights, with digits of your own in --data: a fifth of the \
      writers, or of the pictures where no folders name writers, is held out to measure what that changed.

      Writes to the output folder:
        lenet-5.safetensors     the weights, in PyTorch's layout
        history.json            every epoch's loss and accuracies, and the command
        snapshots.safetensors   the weights at two dozen moments of the training
        training-curve.png      loss and accuracy by epoch, also as SVG

      Examples:
        lenet train                             99 % in seconds
        lenet train --activation tanh --seed 7  the 1998 non-linearity
        lenet train --validation 10000          measure digits held out, too
        lenet train --recipe best               99.6 % in minutes
        lenet train --data mine --only output   your own hand, in a second
      """)

  @OptionGroup(title: "Recipe") var recipe: RecipeOptions
  @OptionGroup(title: "Going on") var start: StartOptions
  @OptionGroup(title: "Data and machine") var data: DataOptions
  @OptionGroup(title: "Data and machine") var threads: ThreadOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hold the last of the training digits out, and measure them after every epoch.", valueName: "n"))
  var validation: Int?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = Self.usualOutput

  @Flag(help: "Go on with an interrupted run in the output folder, to the same bits it would have had.")
  var resume = false

  private static let usualOutput = "output/train"

  func validate() throws {
    if resume {
      let given = recipe.given + start.given + (validation == nil ? [] : ["--validation"])
      guard given.isEmpty else {
        throw ValidationError(
          "--resume goes on with the recipe it began with. Leave out \(given.joined(separator: ", ")).")
      }
    }
    if let validation, validation < 0 {
      throw ValidationError("--validation \(validation): expected 0 or more.")
    }
  }

  func run() throws {
    let folder = RunFolder(path: output)
    let digits = try data.load(.training).digits
    let test = try data.load(.test)
    data.remark(about: digits).map(Console.note)
    if resume && !folder.hasCheckpoint { throw folder.missingCheckpoint }
    guard let lock = try FolderLock(output) else {
      throw FileError(
        output, found: "another training is writing there", expected: "one at a time",
        remedy: "Wait until it ends, or write elsewhere with --output.")
    }
    defer { withExtendedLifetime(lock) {} }
    var checkpoint = try start(in: folder, on: digits)
    let held = checkpoint.validation
    guard held < digits.count else {
      throw FileError(
        try data.dataSet.folder, found: "\(Numbers.grouped(digits.count)) training digits",
        expected: "more than the \(Numbers.grouped(held)) to hold out",
        remedy: "Give --validation a smaller number.")
    }
    guard checkpoint.isConsistent(digits: digits.count - held) else { throw folder.noCheckpoint }
    let training = held == 0 ? digits : digits[0..<digits.count - held]
    let validation = held == 0 ? nil : digits[digits.count - held..<digits.count]
    if !resume && folder.hasCheckpoint {
      Console.note("The interrupted run in \(folder.path) is given up; --resume would have gone on with it.")
    }
    let resuming =
      Program.asTyped("lenet train --resume") + (data.arguments.map { " \($0)" } ?? "")
      + (output == Self.usualOutput ? "" : " --output \(output.quotedForShell)")
    // No signal comes between the two: who finds the checkpoint is told how to go on with it.
    try Interruption.postponed {
      try folder.write(checkpoint)
      Interruption.setFarewell(
        (Console.isWatched ? Console.clearedLine : "")
          + "Interrupted. This goes on after the last whole epoch:\n" + resuming + "\n")
    }

    try runEpochs(&checkpoint, on: training, validation: validation, in: folder)

    let matrix = ConfusionMatrix(
      checkpoint.training.network.predictions(for: test.digits, threads: threads.threads))
    let changes = changes(by: checkpoint, on: test)
    try write(checkpoint, digits: training.count, matrix: matrix, changes: changes, to: folder)
    Interruption.setFarewell(nil)
    folder.removeCheckpoint()
    let interval = matrix.accuracyInterval
    if let changes {
      print("\n" + Terminal.table(changes.table, width: Terminal.standardOutput.width) + "\n")
    }
    print(
      """
      test     \(Numbers.percent(matrix.accuracy, 2)) of \(Numbers.count(matrix.total, "digit")) (95 % interval \
      \(Numbers.percent(interval.lowerBound, 2)) to \(Numbers.percent(interval.upperBound, 2)))
      wrote    \(folder.file(RunFolder.weights))
      next     \(Program.name) --weights \(folder.file(RunFolder.weights))
      """)
  }

  /// The run's beginning, or where it was interrupted.
  private func start(in folder: RunFolder, on digits: LabelledDigits) throws -> Checkpoint {
    let checksum = digits.checksum
    guard resume else {
      let (chosen, name) = try recipe.chosen(usual: start.isGiven ? .fineTuning : .quick)
      guard start.isGiven else {
        return Checkpoint(
          training: Training(chosen, of: recipe.architecture), name: name, validation: validation ?? 0,
          checksum: checksum)
      }
      var training = Training(chosen, from: try start.network(activation: recipe.activation))
      training.learnedStages = start.learned
      return Checkpoint(
        training: training, name: name, validation: validation ?? 0, checksum: checksum,
        origin: Checkpoint.Origin(path: start.from))
    }
    let checkpoint = try folder.readCheckpoint()
    guard checkpoint.checksum == checksum else {
      throw FileError(
        folder.file(RunFolder.checkpoint), found: "a run on other data (\(checkpoint.checksum.printable))",
        expected: "one on these digits (\(checksum))", remedy: "Pass the same --data as when it began.")
    }
    return checkpoint
  }

  private func runEpochs(
    _ checkpoint: inout Checkpoint, on digits: LabelledDigits, validation: LabelledDigits?,
    in folder: RunFolder
  ) throws {
    let epochs = checkpoint.training.recipe.epochs
    var bar = ProgressBar(
      epochs: epochs, digits: digits.count, firstEpoch: checkpoint.training.progress.epochs.count)
    while !checkpoint.training.isFinished {
      let number = checkpoint.training.progress.epochs.count
      let clock = ContinuousClock.now
      checkpoint.training.runEpoch(on: digits, validation: validation, threads: threads.threads) {
        bar.update(epoch: number, $0)
      }
      let seconds = (ContinuousClock.now - clock).seconds
      bar.clear()
      let epoch = checkpoint.training.progress.epochs[number]
      guard checkpoint.training.network.parameters.allSatisfy(\.isFinite) else {
        throw FileError(
          "epoch \(number + 1)", found: "weights that are no numbers any more",
          remedy: "The steps were too long: give --learning-rate a smaller number than "
            + "\(checkpoint.training.recipe.learningRate).")
      }
      print(
        "epoch \(number + 1)/\(epochs)  loss \(Numbers.fixed(epoch.loss, 4))  "
          + "training \(Numbers.percent(epoch.trainingAccuracy, 2))  "
          + (epoch.validationAccuracy.map { "validation \(Numbers.percent($0, 2))  " } ?? "")
          + "\(Numbers.fixed(seconds, 1)) s")
      // A line an epoch is read while the run goes on, also through a pipe.
      fflush(nil)
      if !checkpoint.training.isFinished { try folder.write(checkpoint) }
    }
  }

  /// What a run that went on from weights changed: on the digits held out, by writer, and on MNIST's test digits where
  /// they are others.
  private func changes(by run: Checkpoint, on test: WrittenDigits) -> [ErrorChange]? {
    guard run.origin != nil, let start = run.training.progress.snapshots.first else { return nil }
    let before = Network(run.training.architecture, parameters: start.parameters)
    func rows(_ name: String, _ digits: WrittenDigits) -> [ErrorChange] {
      ErrorChange.rows(
        name, from: before, to: run.training.network, on: digits, threads: threads.threads)
    }
    guard data.data != nil else { return rows("MNIST's test digits", test) }
    // A program that was moved away from MNIST's digits can learn others all the same.
    let others = try? DataSet.embedded.loadWithWriters(.test)
    return rows("all held out", test) + (others.map { rows("MNIST's test digits", $0) } ?? [])
  }

  private func write(
    _ checkpoint: Checkpoint, digits: Int, matrix: ConfusionMatrix, changes: [ErrorChange]?,
    to folder: RunFolder
  ) throws {
    let training = checkpoint.training
    var metadata = training.metadata
    metadata["recipe"] = checkpoint.name
    metadata["data"] = checkpoint.checksum
    metadata["test_accuracy"] = "\(matrix.accuracy)"
    try WeightsFile(training.network, metadata: metadata).write(to: folder.file(RunFolder.weights))
    let snapshots = Safetensors(training.progress.snapshots, activation: training.network.activation)
    try File.write(snapshots.file, to: folder.file(RunFolder.snapshots))
    try folder.write(
      History(
        checkpoint, command: checkpoint.command(data: data.arguments), trainingDigits: digits, test: matrix,
        changes: changes))
    let curve = TrainingCurveFigure(training.progress.epochs)
    for (kind, bytes) in [("png", try curve.png(.light)), ("svg", try curve.svg(.light))] {
      try File.write(bytes, to: folder.file("training-curve.\(kind)"))
    }
  }
}

import Foundation
import LeNet

/// A run between two epochs: enough to go on to the same bits.
public struct Checkpoint {
  /// The run itself, between two epochs.
  public var training: Training
  /// What the recipe is called.
  public var name: String
  /// How many of the training digits are held out for validation.
  public var validation: Int
  /// Which data the run learns from.
  public var checksum: String
  /// The weights that the run goes on from; nil for a run from noise.
  public var origin: Origin?

  /// Weights that a run goes on from.
  public struct Origin: Hashable, Sendable {
    /// Their file, as the user named it; nil for the trained network of the package.
    public var path: String?

    /// The weights of a file, as the user named it; of the package's trained network where nil.
    public init(path: String?) {
      self.path = path
    }
  }

  /// What a run's folder is to keep of it; see the properties.
  public init(training: Training, name: String, validation: Int, checksum: String, origin: Origin? = nil) {
    self.training = training
    self.name = name
    self.validation = validation
    self.checksum = checksum
    self.origin = origin
  }

  /// Whether epochs, steps and snapshots are those of one run on that number of digits, held out ones not counted.
  public func isConsistent(digits: Int) -> Bool {
    let (recipe, progress) = (training.recipe, training.progress)
    let steps = recipe.steps(digits: digits)
    let planned = Recipe.snapshotSteps(of: steps * recipe.epochs)
    return progress.epochs.count <= recipe.epochs && progress.step == progress.epochs.count * steps
      && progress.snapshots.map(\.step) == planned.filter { $0 <= progress.step }
  }
}

extension RunFolder {
  /// Writes the checkpoint, whole or not at all, in place of the one before.
  ///
  /// - Throws: ``FileError`` if it cannot be written.
  public func write(_ checkpoint: Checkpoint) throws {
    let progress = checkpoint.training.progress
    let count = progress.parameters.count
    var metadata = checkpoint.training.metadata
    metadata["name"] = checkpoint.name
    metadata["validation"] = "\(checkpoint.validation)"
    metadata["data"] = checkpoint.checksum
    metadata["step"] = "\(progress.step)"
    metadata["snapshot_steps"] = progress.snapshots.map { "\($0.step)" }.joined(separator: " ")
    metadata["epoch_results"] = progress.epochs.map(\.text).joined(separator: ";")
    metadata["arithmetic"] = Self.arithmetic
    metadata["from"] = checkpoint.origin.map { $0.path ?? "" }
    let file = Safetensors(
      metadata: metadata,
      tensors: [
        Tensor("parameters", shape: [count], values: progress.parameters),
        Tensor("first", shape: [count], values: progress.firstMoment),
        Tensor("second", shape: [count], values: progress.secondMoment),
        Tensor("average", shape: [count], values: progress.average),
        Tensor(
          "snapshots", shape: [progress.snapshots.count, count],
          values: progress.snapshots.flatMap(\.parameters)),
      ])
    try File.write(file.file, to: self.file(Self.checkpoint))
  }

  /// What decides, beside recipe and data, which bits a run has: whether this build adds products in one rounding.
  private static let arithmetic = usesFusedMultiplyAdd ? "fused" : "separate"

  /// Whether a run was interrupted here.
  public var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: file(Self.checkpoint)) }

  /// The run as it was left.
  ///
  /// - Throws: ``FileError`` if there is no checkpoint, it is damaged, or a build that rounds otherwise wrote it.
  public func readCheckpoint() throws -> Checkpoint {
    let path = file(Self.checkpoint)
    return try checkpoint(in: Safetensors(File.read(path), from: path))
  }

  /// A checkpoint from the content of its file.
  func checkpoint(in content: Safetensors) throws -> Checkpoint {
    try checkArithmetic(content.metadata["arithmetic"])
    func tensor(_ name: String, rows: Int? = nil) -> [Float]? {
      let shape = (rows.map { [$0] } ?? []) + [Architecture.leNet5.parameterCount]
      let values = content.tensors.first { $0.name == name && $0.shape == shape }?.values
      return values?.allSatisfy(\.isFinite) == true ? values : nil
    }
    let steps = content.metadata["snapshot_steps"]?.split(separator: " ").compactMap { Int($0) } ?? []
    guard
      let recipe = Recipe(metadata: content.metadata),
      let architecture = Architecture.leNet5(metadata: content.metadata), let name = content.metadata["name"],
      let validation = content.metadata["validation"].flatMap(Int.init), validation >= 0,
      let learned = Training.learnedStages(metadata: content.metadata),
      let checksum = content.metadata["data"], let step = content.metadata["step"].flatMap(Int.init),
      let epochs = content.metadata["epoch_results"]?.split(separator: ";").map(Training.Epoch.init(text:)),
      epochs.allSatisfy({ $0 != nil }), let parameters = tensor("parameters"), let first = tensor("first"),
      let second = tensor("second"), let average = tensor("average"),
      let snapshots = tensor("snapshots", rows: steps.count)
    else { throw noCheckpoint }
    var progress = Training.Progress(parameters: parameters)
    progress.firstMoment = first
    progress.secondMoment = second
    progress.average = average
    progress.step = step
    progress.epochs = epochs.compactMap { $0 }
    progress.snapshots = steps.enumerated().map { index, step in
      let start = index * Architecture.leNet5.parameterCount
      return Training.Snapshot(
        step: step, parameters: Array(snapshots[start..<start + Architecture.leNet5.parameterCount]))
    }
    var training = Training(recipe, of: architecture, resuming: progress)
    training.learnedStages = learned
    let origin = content.metadata["from"].map { Checkpoint.Origin(path: $0.isEmpty ? nil : $0) }
    return Checkpoint(
      training: training, name: name, validation: validation, checksum: checksum, origin: origin)
  }

  /// - Parameter name: that of the build that wrote the checkpoint; older ones did not write it down.
  private func checkArithmetic(_ name: String?) throws {
    guard let name, name != Self.arithmetic else { return }
    let builds = ["fused": "a build for the machine at hand", "separate": "a portable build"]
    guard let other = builds[name], let own = builds[Self.arithmetic] else { throw noCheckpoint }
    throw FileError(
      file(Self.checkpoint), found: "a run of \(other)",
      expected: "one of this, \(own), which rounds otherwise",
      remedy: "Go on with the build that began it, or start the run without --resume.")
  }

  /// The error for a folder without one.
  public var missingCheckpoint: FileError {
    FileError(
      file(Self.checkpoint), found: "no checkpoint", expected: "the one an interrupted run leaves",
      remedy: "Start the run without --resume.")
  }

  /// The error for a checkpoint that no run has written.
  public var noCheckpoint: FileError {
    FileError(
      file(Self.checkpoint), found: "not the values of a run", expected: "a checkpoint of lenet train",
      remedy: "Start the run without --resume.")
  }

  /// Deletes the checkpoint of a run that is finished, if there is one.
  public func removeCheckpoint() { try? FileManager.default.removeItem(atPath: file(Self.checkpoint)) }
}

extension Training.Epoch {
  /// `loss trainingAccuracy` and, where there is one, `validationAccuracy`.
  fileprivate var text: String {
    "\(loss) \(trainingAccuracy)" + (validationAccuracy.map { " \($0)" } ?? "")
  }

  fileprivate init?(text: Substring) {
    let numbers = text.split(separator: " ").compactMap { Double($0) }
    guard (2...3).contains(numbers.count), numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(
      loss: numbers[0], trainingAccuracy: numbers[1],
      validationAccuracy: numbers.count == 3 ? numbers[2] : nil)
  }
}

import Foundation
import LeNet

/// What a finished run says of itself.
public struct History: Codable {
  struct Epoch: Codable {
    var epoch: Int
    var loss: Double
    var trainingAccuracy: Double
    var validationAccuracy: Double?
  }

  /// The command that makes the same network again.
  var command: String
  var recipe: [String: String]
  var data: String
  var trainingDigits: Int
  var validationDigits: Int
  var epochs: [Epoch]
  /// Measured once, after the last epoch.
  var testAccuracy: Double
  var testDigits: Int
  /// For a run that went on from weights: what it changed on digits that it did not learn from.
  var changes: [ErrorChange]?

  /// - Parameters:
  ///   - run: the run at its end.
  ///   - command: the command that makes the same network again.
  ///   - trainingDigits: how many it learned from, held out ones not counted.
  ///   - test: what it does on the test digits.
  ///   - changes: what it changed, for a run that went on from weights.
  public init(
    _ run: Checkpoint, command: String, trainingDigits: Int, test: ConfusionMatrix,
    changes: [ErrorChange]? = nil
  ) {
    self.command = command
    recipe = run.training.metadata
    data = run.checksum
    self.trainingDigits = trainingDigits
    validationDigits = run.validation
    epochs = run.training.progress.epochs.enumerated().map { index, epoch in
      Epoch(
        epoch: index + 1, loss: epoch.loss, trainingAccuracy: epoch.trainingAccuracy,
        validationAccuracy: epoch.validationAccuracy)
    }
    testAccuracy = test.accuracy
    testDigits = test.total
    self.changes = changes
  }
}

extension RunFolder {
  /// Writes the history of a finished run.
  ///
  /// - Throws: ``FileError`` if it cannot be written.
  public func write(_ history: History) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try File.write(Array(encoder.encode(history)) + [UInt8(ascii: "\n")], to: file(Self.history))
  }
}

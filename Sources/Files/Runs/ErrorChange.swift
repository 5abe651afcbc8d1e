import LeNet

/// The errors on some digits of a network before and after it went on learning.
public struct ErrorChange: Codable, Hashable, Sendable {
  /// Whose digits they are.
  public var name: String
  /// How many digits there are.
  public var digits: Int
  /// How many of them the network got wrong at first.
  public var errorsBefore: Int
  /// How many of them it got wrong at last.
  public var errorsAfter: Int

  /// - Parameters:
  ///   - name: whose digits they are.
  ///   - before: what the network said of them at first.
  ///   - after: what it says now.
  ///   - indices: which of the digits.
  public init(
    _ name: String, from before: Predictions, to after: Predictions, at indices: some Collection<Int>
  ) {
    func errors(_ predictions: Predictions) -> Int {
      indices.count { predictions.prediction($0) != Int(predictions.labels[$0]) }
    }
    self.name = name
    digits = indices.count
    errorsBefore = errors(before)
    errorsAfter = errors(after)
  }

  /// A row for each writer, where writers are named, and one for all digits.
  ///
  /// - Parameters:
  ///   - name: that of the row for all.
  ///   - before: the network before it went on learning.
  ///   - after: the network afterwards.
  ///   - digits: ones that were not learned from.
  ///   - threads: how many share the work; the result is the same for any number.
  public static func rows(
    _ name: String, from before: Network, to after: Network, on digits: WrittenDigits, threads: Int = 1
  ) -> [ErrorChange] {
    let (before, after) = (
      before.predictions(for: digits.digits, threads: threads),
      after.predictions(for: digits.digits, threads: threads)
    )
    let writers = Set(digits.writers).sorted()
    return writers.map { writer in
      let indices = digits.writers.indices.filter { digits.writers[$0] == writer }
      return ErrorChange(writer, from: before, to: after, at: indices)
    } + [ErrorChange(name, from: before, to: after, at: 0..<before.count)]
  }
}

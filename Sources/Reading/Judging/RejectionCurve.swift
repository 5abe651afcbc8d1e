/// How errors among the accepted answers become fewer as more answers are rejected.
///
/// Answers are accepted from the surest down. Of n answers, of which k are accepted and e of these are wrong, the share
/// rejected is 1 − k ÷ n and the error among the accepted is e ÷ k.
public struct RejectionCurve: Sendable {
  /// An answer that could be accepted.
  public struct Answer: Sendable {
    /// How sure the answer is; more is surer.
    public var sureness: Float
    /// Whether it is what the digit shows.
    public var isRight: Bool

    /// An answer, and how sure it is.
    public init(sureness: Float, isRight: Bool) {
      self.sureness = sureness
      self.isRight = isRight
    }
  }

  /// From the surest to the least sure.
  private let answers: [Answer]
  /// Of the first k answers, how many are wrong: one more than there are answers.
  private let wrong: [Int]

  /// - Precondition: there are answers.
  public init(_ answers: [Answer]) {
    precondition(!answers.isEmpty, "no answers for a rejection curve")
    let sorted = answers.sorted { $0.sureness > $1.sureness }
    var wrong = [0]
    wrong.reserveCapacity(sorted.count + 1)
    for answer in sorted { wrong.append(wrong[wrong.count - 1] + (answer.isRight ? 0 : 1)) }
    self.answers = sorted
    self.wrong = wrong
  }

  /// How many answers there are.
  public var count: Int { answers.count }

  /// The error, 0…1, among the accepted, if a share of all answers, 0…1, is rejected; 0 where none is accepted.
  public func error(rejecting share: Double) -> Double {
    let accepted = Int((Double(count) * (1 - share)).rounded())
    return accepted == 0 ? 0 : Double(wrong[accepted]) / Double(accepted)
  }

  /// The share rejected, and the error among the accepted, if answers that are less sure than a limit are rejected.
  public func point(leastSureness limit: Float) -> (rejected: Double, error: Double) {
    // The answers are sorted: the first that is too unsure ends the accepted.
    let accepted = answers.firstIndex { !($0.sureness >= limit) } ?? count
    return (
      1 - Double(accepted) / Double(count), accepted == 0 ? 0 : Double(wrong[accepted]) / Double(accepted)
    )
  }

  /// The least sureness with which an answer may be accepted, so that as many as possible are, with at most a share of
  /// them, 0…1, wrong; nil if the surest answer already makes more.
  public func leastSureness(forError share: Double) -> Float? {
    // Equally sure answers are accepted together.
    let accepted = (1...count).last { accepted in
      (accepted == count || answers[accepted].sureness < answers[accepted - 1].sureness)
        && Double(wrong[accepted]) <= share * Double(accepted)
    }
    return accepted.map { answers[$0 - 1].sureness }
  }
}

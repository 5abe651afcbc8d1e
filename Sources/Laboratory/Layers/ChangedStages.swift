import LeNet

/// A change of one stage's values on a digit's way through a network.
struct StageChange {
  /// Whose values change.
  var stage: Int
  /// Changes the stage's values of sixteen digits: `[channels, height, width]` lanes.
  var apply: (UnsafeMutablePointer<Lanes>) -> Void
}

extension Network {
  /// How well the network reads digits as it is, and with each of some changes alone.
  ///
  /// The stages before a change are computed once for all changes; those behind it once for each.
  ///
  /// - Returns: the score without a change, and one for each change. They do not depend on the number of threads.
  func scores(
    on digits: LabelledDigits, changing changes: [StageChange], threads: Int
  ) -> (whole: LayerFindings.Score, changed: [LayerFindings.Score]) {
    let sixteens = (digits.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    var answers = [Answers](repeating: Answers(), count: (1 + changes.count) * sixteens)
    let suffixes = architecture.stages.indices.map { stage in
      changes.contains { $0.stage == stage } ? suffix(after: stage) : nil
    }
    let output = architecture.stages.count - 1
    answers.withUnsafeMutableBufferPointer { answers in
      nonisolated(unsafe) let answers = answers
      withWorkers(threads) { worker, workers, _ in
        let passage = Passage(self)
        let rests = suffixes.map { $0.map { Passage($0) } }
        for sixteen in stride(from: worker, to: sixteens, by: workers) {
          let first = Lanes.scalarCount * sixteen
          passage.load(digits, from: first)
          passage.run()
          answers[sixteen] = Answers(passage[output], to: digits, from: first)
          for (index, change) in changes.enumerated() {
            let rest = rests[change.stage]!
            rest[0].update(from: passage[change.stage], count: rest.network.architecture.input.count)
            change.apply(rest[0])
            rest.run()
            answers[(1 + index) * sixteens + sixteen] = Answers(
              rest[output - change.stage], to: digits, from: first)
          }
        }
      }
    }
    let scores = (0...changes.count).map { index in
      LayerFindings.Score(answers[index * sixteens..<(index + 1) * sixteens], labels: digits.labels)
    }
    return (scores[0], Array(scores[1...]))
  }
}

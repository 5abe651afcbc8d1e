import LeNet

extension GridMesh {
  /// Whether it is taken for a sudoku, in which no 0 stands.
  var isSudoku: Bool { rows == 9 && columns == 9 }
}

extension Symbol {
  /// The symbol where a digit cannot stand.
  ///
  /// - Parameter judge: of the digits.
  func excluding(_ digit: Int, by judge: Judge) -> Symbol {
    guard let normalisation, let judgement else { return self }
    return Symbol(normalisation, judgement.excluding(digit, by: judge), outline: outline)
  }
}

extension Judgement {
  /// What the network says if one digit d is out of the question:
  ///
  ///     P(k | k ≠ d) = p[k] / (1 − p[d])
  ///
  /// which is the softmax of the logits with that of d as −∞.
  func excluding(_ digit: Int, by judge: Judge) -> Judgement {
    var logits = logits
    logits[digit] = -.infinity
    let largest = logits.max()!
    let powers = logits.map { $0 == -.infinity ? 0 : exponential(Lanes(repeating: $0 - largest))[0] }
    let sum = powers.reduce(0, +)
    return Judgement(
      Answer(logits: logits, probabilities: powers.map { $0 / sum }), isAccepted: largest >= judge.leastLogit)
  }
}

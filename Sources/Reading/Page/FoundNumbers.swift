import LeNet

extension [TextLine] {
  /// The digits of all lines as a page is told them: signs are left out.
  ///
  /// For each its line from 0, 1 if it is believed, else 0, its outline (x and y of the top left, the top right, the bottom
  /// right and the bottom left corner), the ten probabilities, and the steps of its normalisation
  /// (``Normalisation/numbers``).
  package var digits: [[Float]] {
    var digits: [[Float]] = []
    for (number, line) in enumerated() {
      for symbol in line.symbols {
        guard let judgement = symbol.judgement, let normalisation = symbol.normalisation else { continue }
        var numbers: [Float] = []
        numbers.add(number)
        numbers.add(judgement.isAccepted ? 1 : 0)
        for corner in symbol.outline.corners {
          numbers.add(corner.x)
          numbers.add(corner.y)
        }
        numbers.add(judgement.probabilities)
        numbers.add(normalisation.numbers)
        digits.append(numbers)
      }
    }
    return digits
  }
}

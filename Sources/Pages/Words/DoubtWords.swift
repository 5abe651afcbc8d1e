import Figures
import LeNet

extension Doubt {
  /// The doubt in one sentence, for report and terminal.
  public var sentence: String {
    kind.template.replacing(
      "{}", with: kind == .severalDigits ? Numbers.word(Int(amount)) : Numbers.percentInWords(amount, 0))
  }
}

extension Trace {
  /// A probability below this makes an answer doubtful.
  static let sureProbability: Float = 0.9

  /// What is then said of it.
  static let unsureSentence =
    "The network is less than \(Numbers.percentInWords(sureProbability, 0)) sure: the answer is doubtful."

  /// That the answer is doubtful, in one sentence; nil if it is not.
  public var doubt: String? {
    probabilities[prediction] < Self.sureProbability ? Self.unsureSentence : nil
  }
}

extension Doubt.Kind {
  /// The doubt's sentence; `{}` stands for its amount: a share in per cent, or the number of digits. Pages fill it in
  /// themselves.
  var template: String {
    switch self {
    case .severalDigits: "The picture seems to hold {} digits; the network reads one."
    case .solid: "Ink fills {} of its box, more than a digit’s strokes do."
    case .unevenPaper:
      "The paper’s brightness changes by {} of the scale: shadow may be taken for ink, or ink for shadow."
    case .faint:
      "The ink differs from its paper by only {} of the scale; below "
        + "\(Numbers.percentInWords(Normalisation.contrastLimit, 0)) it would not count as ink."
    case .grainy: "The paper’s grain reaches {} of the ink’s strength: this may be little more than noise."
    }
  }
}

import Figures
import LeNet
import Pages
import Reading

/// How long a bar of evidence is.
struct EvidenceScale {
  /// With how much a digit is believed, and how much fills the bar.
  let least, most: Float

  /// A bar's width in the page, in pixels.
  static let width: Float = 100

  /// What is less than nothing has no bar.
  func length(of evidence: Float) -> String {
    Numbers.fixed(Self.width * min(1, max(0, evidence / most)), 1)
  }
}

/// A digit with its way from the photograph to 28 × 28 pixels, and what the network says of it.
struct PieceView {
  let id, pieceName, answer: String
  let isDoubtful: Bool
  /// What was asked for, where it is something else.
  let asked: String?
  let steps: [StepView]
  /// The three likeliest digits.
  let answers: [AnswerView]
  /// Its full explanation.
  let report: String?

  /// A step's picture.
  struct StepView {
    let words, image: String
    let isInk: Bool
  }

  struct AnswerView {
    let digit, length, limit, evidence, probability: String
  }

  init(
    _ normalisation: Normalisation, _ judgement: Judgement, name: String, asked: String?, id: String,
    scale: EvidenceScale, report: String?
  ) {
    self.id = id
    self.asked = asked
    self.report = report
    pieceName = name
    let ranking = judgement.ranking
    answer = judgement.isAccepted ? "\(ranking[0])" : "?"
    isDoubtful = !judgement.isAccepted
    answers = ranking[0..<3].map { digit in
      AnswerView(
        digit: "\(digit)", length: scale.length(of: judgement.logits[digit]),
        limit: scale.length(of: scale.least), evidence: Numbers.fixed(judgement.logits[digit], 1),
        probability: Numbers.percent(judgement.probabilities[digit]).replacing(" ", with: "\u{A0}"))
    }
    let size = normalisation.picture
    func step(_ words: String, _ picture: Picture, side: Int, isInk: Bool = true) -> StepView {
      StepView(words: words, image: PieceImage(picture, side: side, isInk: isInk).address, isInk: isInk)
    }
    let digit = Picture(width: Digit.side, height: Digit.side, values: normalisation.digit.pixels)
    steps = [
      step("The picture, \(size.width) × \(size.height)", normalisation.picture, side: 84, isInk: false),
      step("Its ink", normalisation.ink, side: 84),
      step("At full strength", normalisation.strengthened, side: 28),
      step("Centred in 28 × 28", digit, side: 28),
    ]
  }
}

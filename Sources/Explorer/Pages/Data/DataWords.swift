import Figures
import Laboratory

extension DataReport {
  /// One thing that was looked at: what it is here and of MNIST's digits, what that means, and what to do about it.
  struct Row {
    var name: String
    var here: String
    var usual: String
    /// In a few words; nil where it is as MNIST's.
    var difference: String?
    /// What the digits then differ in, as a sentence has it; nil for the sum of the others.
    var topic: String?
    /// A sentence or two; nil where nothing need be done.
    var advice: String?
  }

  /// Every check, in the order in which one would put things right.
  var rows: [Row] {
    [paper, orientation, offset]
      + [
        row(
          .size, "size, pixels", 1, ["smaller", "larger"], topic: "size",
          advice:
            "Scale the ink’s box to 20 pixels along its longer side, in a field of 28 × 28. \(Self.pictures)"),
        row(.ink, "ink, mean pixel", 3, ["less ink", "more ink"], topic: "the amount of ink"),
        row(
          .strokeWidth, "stroke, pixels", 2, ["thinner", "thicker"], topic: "the width of strokes",
          advice:
            "A network trained on MNIST reads strokes of other widths worse: train on these digits, or with both."
        ),
        row(
          .softness, "grey of the ink", 2, ["harder edges", "softer edges"], topic: "edges",
          advice:
            "MNIST’s edges are grey because its digits were scaled down from larger ones: keep the greys as you scale."
        ),
        row(
          .strongest, "strongest pixel", 2, ["paler", "stronger"], topic: "the strength of ink",
          advice: "Stretch each digit’s greys, so that its strongest pixel is full ink."),
        levels, accuracy,
      ]
  }

  private static let pictures =
    "Pictures in folders 0 to 9, as --data reads them, are scaled and centred so."

  /// - Parameter differences: what a mean that is too low is called, and one that is too high.
  private func row(
    _ measure: DigitMeasure, _ name: String, _ decimals: Int, _ differences: [String], topic: String,
    advice: String? = nil
  ) -> Row {
    let check = survey.check(measure)
    let difference: String? =
      switch check.verdict {
      case .lower: differences[0]
      case .usual: nil
      case .higher: differences[1]
      }
    return Row(
      name: name, here: Numbers.fixed(check.here, decimals), usual: Self.range(check, decimals),
      difference: difference, topic: topic, advice: difference == nil ? nil : advice)
  }

  /// `0.131 (0.121 to 0.142)`
  private static func range(_ check: DataCheck, _ decimals: Int) -> String {
    let ends = check.usualRange.map { Numbers.fixed($0, decimals) }
    return "\(Numbers.fixed(check.usual, decimals)) (\(ends[0]) to \(ends[1]))"
  }

  private var paper: Row {
    let check = survey.check(.brightBorder)
    let isUsual = check.verdict == .usual
    let inverted =
      "The digits look inverted, dark on light, where MNIST’s are light on dark: "
      + "\(source.isInverted ? "leave out" : "give") --inverted. The rows below are of the digits with that undone."
    let mixed =
      "Some digits are dark on light or touch the border: invert them one by one, before they are saved."
    return Row(
      name: "bright borders", here: Numbers.percent(check.here), usual: Numbers.percent(check.usual),
      difference: survey.isInverted ? "dark on light" : isUsual ? nil : "mixed", topic: "paper",
      advice: survey.isInverted ? inverted : isUsual ? nil : mixed)
  }

  private var orientation: Row {
    let found = survey.orientation
    let best = survey.orientations.max { $0.accuracy < $1.accuracy }!
    let unknown =
      "The network reads these in none of the eight ways they may lie: are they digits? Look at the samples."
    return Row(
      name: "read upright", here: Numbers.percent(best.accuracy),
      usual: Numbers.percent(survey.accuracy.usual),
      difference: found == .upright ? nil : found?.difference ?? "unclear",
      topic: found == nil ? "what they show" : "orientation",
      advice: found.map { $0.advice(isTransposed: source.isTransposed) } ?? unknown)
  }

  private var offset: Row {
    let check = survey.check(.offset)
    let (right, down) = (survey.centre[0], survey.centre[1])
    let directions = [
      (abs(right), right > 0 ? "right" : "left"), (abs(down), down > 0 ? "down" : "up"),
    ].filter { $0.0 >= 0.5 }.map { "\(Numbers.fixed($0.0, 1)) \($0.1)" }
    let place =
      directions.isEmpty
      ? "it lies off to different sides" : "in the mean it lies \(Numbers.list(directions))"
    let isFar = check.verdict == .higher
    return Row(
      name: "off centre, pixels", here: Numbers.fixed(check.here, 2), usual: Self.range(check, 2),
      difference: isFar ? "off centre" : nil, topic: "place",
      advice: isFar ? "Move the ink’s centre to (14, 14); \(place). \(Self.pictures)" : nil)
  }

  private var levels: Row {
    Row(
      name: "grey levels", here: "\(survey.levels)", usual: "256",
      difference: survey.levels == 2 ? "black and white" : survey.levels < 64 ? "few" : nil, topic: "greys")
  }

  private var accuracy: Row {
    let check = survey.accuracy
    let isLow = check.verdict == .lower
    let isExplained = survey.isInverted || survey.orientation != .upright
    return Row(
      name: "read as they are", here: Numbers.percent(check.here), usual: Numbers.percent(check.usual),
      difference: isLow ? "read worse" : nil,
      advice: isLow && !isExplained
        ? "The network that comes with the package reads these worse than MNIST’s: train on them." : nil)
  }

  /// What is amiss with the digits themselves and needs no measuring.
  var findings: [String] {
    var findings: [String] = source.remarks
    let halves = [(survey.training, "training"), (survey.test, "test")].compactMap { half, name in
      half.map { (name, $0) }
    }
    for (name, half) in halves {
      let missing = half.classes.indices.filter { half.classes[$0] == 0 }
      if !missing.isEmpty {
        findings.append("There is no \(Numbers.list(missing)) among the \(name) digits.")
      }
      if half.blank > 0 {
        findings.append(
          "\(Numbers.count(half.blank, "\(name) digit")) \(half.blank == 1 ? "has" : "have") no ink.")
      }
      if half.repeated > 0 {
        findings.append(
          "\(Numbers.count(half.repeated, "\(name) digit")) \(half.repeated == 1 ? "repeats" : "repeat") another of them, pixel by pixel."
        )
      }
    }
    if survey.shared > 0 {
      findings.append(
        "\(Numbers.count(survey.shared, "test digit")) \(survey.shared == 1 ? "is" : "are") among the training digits too, pixel by pixel: "
          + "what is measured on \(survey.shared == 1 ? "it" : "them") flatters the network.")
    }
    return findings
  }
}

extension DigitOrientation {
  /// How digits lie so; nil for upright.
  fileprivate var difference: String? {
    switch self {
    case .upright: nil
    case .transposed: "transposed"
    case .mirrored: "mirrored"
    case .flipped: "upside down, mirrored"
    case .turned: "upside down"
    case .turnedLeft: "turned left"
    case .turnedRight: "turned right"
    case .antitransposed: "transposed, turned"
    }
  }

  /// What lays digits upright that lie so.
  fileprivate func advice(isTransposed: Bool) -> String? {
    func inNumPy(_ expression: String) -> String {
      "Lay them upright before they are saved, in NumPy: \(expression)."
    }
    switch self {
    case .upright: return nil
    case .transposed:
      return
        "The digits look transposed, rows for columns: \(isTransposed ? "leave out" : "give") --transposed."
    case .mirrored: return inNumPy("x[:, :, ::-1]")
    case .flipped: return inNumPy("x[:, ::-1]")
    case .turned: return inNumPy("x[:, ::-1, ::-1]")
    case .turnedLeft: return inNumPy("numpy.rot90(x, -1, (1, 2))")
    case .turnedRight: return inNumPy("numpy.rot90(x, 1, (1, 2))")
    case .antitransposed: return inNumPy("x.transpose(0, 2, 1)[:, ::-1, ::-1]")
    }
  }
}

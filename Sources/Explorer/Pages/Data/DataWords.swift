import Figures
import Laboratory

extension DataReport {
  /// One thing that was looked at: what it is here and of MNIST's digits, what that means, and what to do about it.
  struct Row {
    var name: String
    var here: String
    var usual: String
    var verdict: String
    /// A sentence or two; nil where nothing need be done.
    var advice: String?
  }

  /// Every check, in the order in which one would put things right.
  var rows: [Row] {
    [paper, orientation, offset]
      + [
        row(
          .size, "size, pixels", 1, lower: "smaller", higher: "larger",
          advice:
            "Scale the ink’s box to 20 pixels along its longer side, in a field of 28 × 28. \(Self.pictures)"
        ),
        row(.ink, "ink, mean pixel", 3, lower: "less ink", higher: "more ink"),
        row(
          .strokeWidth, "stroke, pixels", 2, lower: "thinner", higher: "thicker",
          advice:
            "A network trained on MNIST reads strokes of other widths worse: train on these digits, or with both."
        ),
        row(
          .softness, "grey of the ink", 2, lower: "harder edges", higher: "softer edges",
          advice:
            "MNIST’s edges are grey because its digits were scaled down from larger ones: keep the greys as you scale."
        ),
        row(
          .strongest, "strongest pixel", 2, lower: "paler", higher: "stronger",
          advice: "Stretch each digit’s greys, so that its strongest pixel is full ink."),
        levels, accuracy,
      ]
  }

  private static let pictures =
    "Pictures in folders 0 to 9, as --data reads them, are scaled and centred so."

  private func row(
    _ measure: DigitMeasure, _ name: String, _ decimals: Int, lower: String, higher: String,
    advice: String? = nil
  ) -> Row {
    let check = survey.check(measure)
    let verdict =
      switch check.verdict {
      case .lower: lower
      case .usual: Self.usual
      case .higher: higher
      }
    return Row(
      name: name, here: Numbers.fixed(check.here, decimals), usual: Self.range(check, decimals),
      verdict: verdict, advice: check.verdict == .usual ? nil : advice)
  }

  private static let usual = "as MNIST"

  /// `0.131 (0.121 to 0.142)`
  private static func range(_ check: DataCheck, _ decimals: Int) -> String {
    let ends = check.usualRange.map { Numbers.fixed($0, decimals) }
    return "\(Numbers.fixed(check.usual, decimals)) (\(ends[0]) to \(ends[1]))"
  }

  private var paper: Row {
    let share = survey.check(.brightBorder)
    let isGiven = source.isInverted
    return Row(
      name: "bright borders", here: Numbers.percent(share.here), usual: Numbers.percent(share.usual),
      verdict: survey.isInverted ? "dark on light" : share.verdict == .usual ? Self.usual : "mixed",
      advice: survey.isInverted
        ? "The digits look inverted, dark on light, where MNIST’s are light on dark: \(isGiven ? "leave out" : "give") "
          + "--inverted. The rows below are of the digits with that undone."
        : share.verdict == .usual
          ? nil
          : "Some digits are dark on light or touch the border: invert them one by one, before they are saved."
    )
  }

  private var orientation: Row {
    let best = survey.orientations.max { $0.accuracy < $1.accuracy }!
    let upright = survey.orientations.first { $0.orientation == .upright }!
    let usual = Numbers.percent(survey.accuracy.usual)
    func row(_ verdict: String, _ advice: String?, _ here: Double) -> Row {
      Row(
        name: "read upright", here: Numbers.percent(here), usual: usual, verdict: verdict,
        advice: advice)
    }
    switch survey.orientation {
    case .upright: return row("upright", nil, upright.accuracy)
    case let found?: return row(found.verdict, found.advice(isTransposed: source.isTransposed), best.accuracy)
    case nil:
      return row(
        "not to be told",
        "The network reads these in none of the eight ways they may lie: are they digits? Look at the samples.",
        best.accuracy)
    }
  }

  private var offset: Row {
    let check = survey.check(.offset)
    let (right, down) = (survey.centre[0], survey.centre[1])
    let directions = [
      (abs(right), right > 0 ? "right" : "left"), (abs(down), down > 0 ? "down" : "up"),
    ].filter { $0.0 >= 0.5 }.map { "\(Numbers.fixed($0.0, 1)) \($0.1)" }
    let isFar = check.verdict == .higher
    return Row(
      name: "off centre, pixels", here: Numbers.fixed(check.here, 2), usual: Self.range(check, 2),
      verdict: isFar ? "off centre" : Self.usual,
      advice: isFar
        ? "Move the ink’s centre to (14, 14)"
          + (directions.isEmpty
            ? "; it lies off to different sides. " : "; in the mean it lies \(Numbers.list(directions)). ")
          + Self.pictures : nil)
  }

  private var levels: Row {
    Row(
      name: "grey levels", here: "\(survey.levels)", usual: "256",
      verdict: survey.levels == 2 ? "black and white" : survey.levels < 64 ? "few" : Self.usual, advice: nil)
  }

  private var accuracy: Row {
    let check = survey.accuracy
    let isLow = check.verdict == .lower
    let isElsewhere = survey.isInverted || survey.orientation != .upright
    return Row(
      name: "read as they are", here: Numbers.percent(check.here), usual: Numbers.percent(check.usual),
      verdict: isLow ? "read worse" : Self.usual,
      advice: isLow && !isElsewhere
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
  fileprivate var verdict: String {
    switch self {
    case .upright: "upright"
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

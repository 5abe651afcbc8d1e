import Figures
import LeNet

/// What a stage is, whatever the digit.
struct StageFacts {
  let stage: Stage
  let activation: Activation

  /// What the stage does, in a sentence or two.
  var purpose: String {
    switch stage {
    case .input:
      "The digit as numbers: 28 rows of 28 pixels, 0 for paper and 1 for full ink. The network sees nothing else."
    case .c1:
      "Six filters of 5 × 5 weights slide over the picture. Each answers, place by place, how much the ink under it "
        + "looks like its weights (a cross-correlation). All places of a map share the same 25 weights."
    case .s2:
      "Each map is halved: four neighbours become their mean. Nothing is learned here. A stroke that moves a little "
        + "changes these values less than C1's, but it does change them."
    case .c3:
      "Sixteen filters look at all six maps of S2 at once. A filter is a volume of 6 × 5 × 5 weights: six kernels, whose "
        + "six sums are added. It can ask for an edge here together with a corner there."
    case .s4: "Each map is halved again: four neighbours become their mean."
    case .c5:
      "Each of 120 units looks at all 256 values of S4, and so at the whole picture. Its name says convolution because in "
        + "the 1998 paper it was one."
    case .f6:
      "Each of 84 units weighs the 120 values of C5. What these units say is all that the output hears."
    case .output:
      "Ten units, one for each digit, weigh the 84 values of F6. Their sums are the logits; the softmax turns them into "
        + "probabilities that add up to 1."
    }
  }

  /// Shape, parameters, multiply–adds and receptive field.
  var facts: [Fact] {
    var facts = [Fact(name: "values", value: "\(stage.shape)")]
    if stage.parameterCount > 0 {
      facts.append(Fact(name: "parameters", value: Numbers.grouped(stage.parameterCount)))
      facts.append(Fact(name: "multiply–adds", value: Numbers.grouped(stage.multiplyAdds)))
    }
    let side = stage.receptiveField
    facts.append(Fact(name: "receptive field", value: "\(side) × \(side) pixels"))
    return facts
  }
}

extension StageFacts {
  /// The facts in one line: `6 × 24 × 24 values · 156 parameters · 86,400 multiply–adds · sees 5 × 5`.
  var line: String {
    facts.map {
      $0.name == "receptive field"
        ? "sees \($0.value.replacing(" pixels", with: ""))" : "\($0.value) \($0.name)"
    }
    .joined(separator: " · ")
  }
}

/// A name and a value.
struct Fact: Hashable, Sendable {
  let name: String
  let value: String
}

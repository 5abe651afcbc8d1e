import Figures
import Files
import LeNet

/// A stage of a network as a line or two of a script.
struct ScriptStage {
  let stage: Architecture.Stage
  /// What the script calls it: `c1`.
  let id: String
  /// Whether the values before it have rows and columns, which a dense layer does without.
  let flattens: Bool

  init(_ stage: Architecture.Stage, name: String, after previous: Architecture.Stage) {
    self.stage = stage
    id = name.asIdentifier
    if case .dense = stage.layer { flattens = !previous.isDense } else { flattens = false }
  }

  /// What stands behind the line: `6 × 24 × 24, 156 parameters`.
  var remark: String {
    guard stage.parameterCount > 0 else { return "\(stage.shape)" }
    return "\(stage.shape), \(Numbers.count(stage.parameterCount, "parameter"))"
  }

  /// The name of the constant with the maps that each filter sees.
  var connectionsName: String { "\(id.uppercased())_MAPS" }
}

extension Architecture {
  /// The stages behind the input.
  var scriptStages: [ScriptStage] {
    let names = distinctNames
    return stages.indices.dropFirst().map {
      ScriptStage(stages[$0], name: names[$0], after: stages[$0 - 1])
    }
  }
}

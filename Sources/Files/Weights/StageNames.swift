import LeNet

extension Architecture {
  /// What files call the stages: their names, with a number where several have the same: `C1`, `hidden 1`, `hidden 2`.
  public var distinctNames: [String] {
    let names = stages.map { "\($0.name)" }
    return names.indices.map { index in
      let name = names[index]
      let earlier = names[..<index].count { $0 == name }
      return names.count { $0 == name } == 1 ? name : "\(name) \(earlier + 1)"
    }
  }
}

extension String {
  /// The name as tensors and programs have it: `c1`, `hidden_1`.
  public var asIdentifier: String {
    String(lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}

extension Shape {
  /// Channels, height and width, as files have them.
  public var extents: [Int] { [channels, height, width] }
}

extension Architecture.Stage {
  /// Whether the stage is a dense layer: frameworks have its values as `[digits, units]`, without rows and columns.
  public var isDense: Bool { if case .dense = layer { true } else { false } }
}

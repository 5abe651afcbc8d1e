import LeNet

extension Network {
  /// Which channels of each stage with an activation are never active on the digits, and which on all: active is a channel
  /// with a value above 0 anywhere. (Under the sigmoid every one always is.)
  ///
  /// A channel is dead whose every value is the same for all digits: under ReLU, usually 0. It tells the stages behind it
  /// nothing.
  ///
  /// - Precondition: there are digits.
  public func activity(on digits: LabelledDigits, threads: Int = 1) -> [LayerFindings.Activity] {
    zip(architecture.stages, stageStatistics(on: digits, threads: threads)).compactMap { stage, statistics in
      guard stage.activation != nil else { return nil }
      let area = stage.shape.area
      let isConstant = zip(statistics.least, statistics.largest).map { $0 == $1 }
      let channels = 0..<stage.shape.channels
      return LayerFindings.Activity(
        stage: "\(stage.name)",
        activeShare: statistics.active.map { Double($0) / Double(digits.count) },
        dead: channels.filter { isConstant[$0 * area..<($0 + 1) * area].allSatisfy(\.self) },
        alwaysActive: channels.filter { statistics.active[$0] == digits.count },
        constantValues: isConstant.count { $0 }, values: isConstant.count)
    }
  }
}

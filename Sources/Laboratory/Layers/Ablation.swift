import LeNet

extension Network {
  /// What remains without each filter and each unit of the stages with an activation: for LeNet-5 the 6 filters of C1, the
  /// 16 of C3, the 120 units of C5 and the 84 of F6.
  ///
  /// A channel is switched off by setting each of its values to that value's mean over the digits: what a map shows on
  /// average stays, what it says of one digit is lost. Zero instead of the mean would also take away a constant that the
  /// stages behind rely on.
  ///
  ///     v[channel, y, x] ← 1/n · Σ digits  v[channel, y, x]
  ///
  /// - Precondition: there are digits.
  public func ablations(on digits: LabelledDigits, threads: Int = 1) -> [LayerFindings.Ablation] {
    let statistics = stageStatistics(on: digits, threads: threads)
    let channels = architecture.stages.indices.dropLast().flatMap { stage in
      architecture.stages[stage].activation == nil
        ? [] : (0..<architecture.stages[stage].shape.channels).map { (stage: stage, channel: $0) }
    }
    let changes = channels.map { stage, channel in
      let area = architecture.stages[stage].shape.area
      let means = statistics[stage].means
      return StageChange(stage: stage) { values in
        for index in channel * area..<(channel + 1) * area { values[index] = Lanes(repeating: means[index]) }
      }
    }
    let scores = scores(on: digits, changing: changes, threads: threads).changed
    return zip(channels, scores).map { place, score in
      LayerFindings.Ablation(
        stage: "\(architecture.stages[place.stage].name)", channel: place.channel, score: score)
    }
  }
}

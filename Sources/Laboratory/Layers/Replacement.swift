import LeNet

extension Network {
  /// What remains where a whole stage computes nothing that was learned, for every stage between the input and the logits.
  ///
  /// In a chain of stages everything passes through each: with a stage's means, the answer is the same for every digit, and
  /// what remains is how often it is right by chance. Maps that each keep their own mean show how much lies in what is
  /// where. Random weights are drawn as for a new network.
  ///
  /// - Parameters:
  ///   - digits: the digits that scores are measured on, and means taken over.
  ///   - draws: how many times weights are drawn.
  ///   - threads: how many share the work; the result is the same for any number.
  ///   - generator: draws them.
  /// - Precondition: there are digits.
  public func replacements(
    on digits: LabelledDigits, draws: Int, threads: Int = 1, using generator: inout some RandomNumberGenerator
  ) -> [LayerFindings.Replacement] {
    let statistics = stageStatistics(on: digits, threads: threads)
    let stages = architecture.stages.indices.dropFirst().dropLast()
    var changes = stages.map { stage in
      let means = statistics[stage].means
      return StageChange(stage: stage) { values in
        for index in means.indices { values[index] = Lanes(repeating: means[index]) }
      }
    }
    let maps = stages.filter { architecture.stages[$0].shape.area > 1 }
    changes += maps.map { stage in
      let shape = architecture.stages[stage].shape
      return StageChange(stage: stage) { values in flattenMaps(values, shape: shape) }
    }
    let scores = scores(on: digits, changing: changes, threads: threads).changed
    let untrained = (0..<draws).map { _ in Network(architecture, using: &generator) }
    return stages.enumerated().map { index, stage in
      let place = architecture.stages[stage]
      return LayerFindings.Replacement(
        stage: "\(place.name)", means: scores[index],
        mapMeans: maps.firstIndex(of: stage).map { scores[stages.count + $0] },
        randomWeights: place.parameterCount == 0
          ? []
          : untrained.map { untrained in
            var network = self
            for range in [place.weights, place.biases] {
              network.parameters.replaceSubrange(range, with: untrained.parameters[range])
            }
            return network.score(on: digits, threads: threads)
          })
    }
  }
}

/// Sets every value of a map to the map's mean.
private func flattenMaps(_ values: UnsafeMutablePointer<Lanes>, shape: Shape) {
  for channel in 0..<shape.channels {
    let map = values + channel * shape.area
    var sum = Lanes.zero
    for index in 0..<shape.area { sum += map[index] }
    for index in 0..<shape.area { map[index] = sum / Float(shape.area) }
  }
}

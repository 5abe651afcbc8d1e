extension Network {
  /// The network without a filter of C1 or C3, or without a unit of C5, F6 or the output: its weights and its
  /// bias are zero.
  ///
  /// Under ReLU and tanh its values are then 0, under the sigmoid ½ for every digit. A digit of the output keeps a logit
  /// of 0, which may be the largest.
  ///
  /// - Precondition: the stage has weights and such a channel.
  public func switchingOff(_ stage: Stage, channel: Int) -> Network {
    precondition(
      stage.biases.indices.contains(stage.biases.lowerBound + channel),
      "no channel \(channel) in \(stage.name)")
    var parameters = parameters
    let weightsOfOne = stage.weights.count / stage.biases.count
    let first = stage.weights.lowerBound + channel * weightsOfOne
    for index in first..<first + weightsOfOne { parameters[index] = 0 }
    parameters[stage.biases.lowerBound + channel] = 0
    return Network(architecture, parameters: parameters)
  }
}

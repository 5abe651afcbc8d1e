extension Network {
  /// The units of C5 or F6 that training has lost: a ReLU that fires for no digit passes no gradient back, and decay then
  /// takes its weights, step by step. A unit counts as dead whose weights together (as the length of their vector) are
  /// less than a hundredth of those of the layer's middle unit.
  ///
  /// Found in the weights alone, so a unit that is silent for all digits but was trained without decay is not found.
  public func deadUnits(of stage: Stage) -> [Int] {
    let units = stage.biases.count
    guard stage.isActivated, stage.shape.area == 1, activation == .relu else { return [] }
    let inputs = stage.weights.count / units
    let lengths = (0..<units).map { unit in
      let first = stage.weights.lowerBound + unit * inputs
      return parameters[first..<first + inputs].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let least = lengths.sorted()[units / 2] / 100
    return (0..<units).filter { lengths[$0] < least }
  }
}

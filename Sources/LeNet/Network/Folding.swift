#if !hasFeature(Embedded)
extension Network {
  /// The network without its batch normalisations and dropouts: the former are folded into the layers before them, and
  /// the latter only belong to training. It computes with the statistics of a set of digits, one digit by itself.
  ///
  /// A map's mean is the mean over all sixteens of the set, its variance the mean of theirs and the variance of their
  /// means.
  ///
  /// - Parameter digits: some thousand of those that the network learned from.
  /// - Precondition: before every batch normalisation stands a convolution or a dense layer without an activation.
  public func folded(measuring digits: LabelledDigits) -> Network {
    let statistics = mapStatistics(of: digits)
    var result = Architecture(architecture.name, input: architecture.input, loss: architecture.loss)
    var values: [Float] = []
    for (index, stage) in architecture.stages.enumerated().dropFirst() {
      switch stage.layer {
      case .laboratory(.batchNormalisation(let layer)):
        let before = result.stages[result.stages.count - 1]
        require(
          before.activation == nil && before.biases.count == layer.input.channels,
          "a batch normalisation behind \(before.name), into which it cannot be folded")
        let folded = layer.folded(
          into: Array(values[before.weights]), biases: Array(values[before.biases]),
          mean: statistics[index].mean, variance: statistics[index].variance, parameters: parameters)
        values.replaceSubrange(before.weights, with: folded.weights)
        values.replaceSubrange(before.biases, with: folded.biases)
        result.setLastActivation(stage.activation)
      case .laboratory(.dropout): continue
      default:
        values += parameters[stage.weights] + parameters[stage.biases]
        result.add(stage.name, stage.layer.moved(to: result.parameterCount), stage.activation)
      }
    }
    return Network(result, parameters: values)
  }

  /// The mean and the variance of what each batch normalisation computes with, by stage; nothing for other stages.
  private func mapStatistics(of digits: LabelledDigits) -> [(mean: [Float], variance: [Float])] {
    var moments = architecture.stages.map { _ in [(mean: [Float], variance: [Float])]() }
    let workspace = Workspace(architecture)
    workspace.isTraining = true
    for first in stride(from: 0, to: digits.count, by: Lanes.scalarCount) {
      workspace.load(digits, from: first)
      for lane in 0..<Lanes.scalarCount { workspace.labels[lane] = first + lane < digits.count ? 0 : -1 }
      architecture.forward(workspace, parameters: parameters)
      for (index, stage) in architecture.stages.enumerated() {
        guard case .laboratory(.batchNormalisation(let layer)) = stage.layer else { continue }
        moments[index].append(
          layer.moments(of: workspace.values[index - 1], counting: workspace.counting))
      }
    }
    return moments.map(combined)
  }

  private func combined(
    _ sixteens: [(mean: [Float], variance: [Float])]
  ) -> (mean: [Float], variance: [Float]) {
    guard let maps = sixteens.first?.mean.indices else { return ([], []) }
    func average(_ value: ((mean: [Float], variance: [Float])) -> Float) -> Float {
      Float(sixteens.reduce(0) { $0 + Double(value($1)) } / Double(sixteens.count))
    }
    let means = maps.map { map in average { $0.mean[map] } }
    let variances = maps.map { map in
      average { sixteen in
        let difference = sixteen.mean[map] - means[map]
        return sixteen.variance[map] + difference * difference
      }
    }
    return (means, variances)
  }
}

extension Layer {
  /// The same layer with its parameters at another place.
  func moved(to firstParameter: Int) -> Layer {
    switch self {
    case .input, .subsampling: self
    case .convolution(let layer):
      .convolution(
        Convolution(
          input: layer.input, filters: layer.output.channels, kernelSize: layer.kernelSize,
          firstParameter: firstParameter))
    case .dense(let layer):
      .dense(Dense(input: layer.input, units: layer.units, firstParameter: firstParameter))
    case .laboratory(let layer): .laboratory(layer.moved(to: firstParameter))
    }
  }
}

extension LaboratoryLayer {
  fileprivate func moved(to firstParameter: Int) -> LaboratoryLayer {
    switch self {
    case .paddedConvolution(let layer):
      .paddedConvolution(
        PaddedConvolution(
          input: layer.input, filters: layer.output.channels, kernelSize: layer.kernelSize,
          padding: layer.padding, stride: layer.stride, firstParameter: firstParameter))
    case .sparseConvolution(let layer):
      .sparseConvolution(
        SparseConvolution(
          input: layer.input, kernelSize: layer.kernelSize, connections: layer.connections,
          firstParameter: firstParameter))
    case .trainableSubsampling(let layer):
      .trainableSubsampling(
        TrainableSubsampling(
          input: layer.input, sources: layer.sources, firstParameter: firstParameter))
    case .batchNormalisation(let layer):
      .batchNormalisation(BatchNormalisation(input: layer.input, firstParameter: firstParameter))
    case .maximumPooling, .globalAverage, .radialBasis, .margin, .dropout: self
    }
  }
}
#endif

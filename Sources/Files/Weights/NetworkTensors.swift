import LeNet

extension Network {
  /// Weights and biases of every stage that learns, as PyTorch has them: `c1.weight`, `c1.bias` and so on.
  ///
  /// A convolution whose filters see only some of the maps is written as one that sees them all, `[filters, maps, height,
  /// width]`, with zeros where there is no connection: no other program has a layer that packs them. The codes of radial
  /// basis units are not learned, but come with the rest: `output.codes`.
  public var tensors: [Tensor] {
    zip(architecture.stages, architecture.distinctNames).flatMap { stage, name -> [Tensor] in
      let name = name.asIdentifier
      if case .laboratory(.radialBasis(let layer)) = stage.layer {
        let shape = [layer.codes.count, layer.input.count]
        return [Tensor("\(name).codes", shape: shape, values: layer.codes.flatMap(\.self))]
      }
      guard let shape = stage.weightShape else { return [] }
      let weights = Array(parameters[stage.weights])
      let weight: Tensor
      if case .laboratory(.sparseConvolution(let layer)) = stage.layer {
        weight = layer.withAllConnections("\(name).weight", weights)
      } else {
        weight = Tensor("\(name).weight", shape: shape, values: weights)
      }
      return [
        weight, Tensor("\(name).bias", shape: [stage.biases.count], values: Array(parameters[stage.biases])),
      ]
    }
  }
}

extension SparseConvolution {
  /// The kernels among zeros where a filter does not see a map.
  fileprivate func withAllConnections(_ name: String, _ weights: [Float]) -> Tensor {
    let area = kernelSize * kernelSize
    var rest = weights[...]
    let values = connections.flatMap { maps in
      (0..<input.channels).flatMap { map -> [Float] in
        guard maps.contains(map) else { return [Float](repeating: 0, count: area) }
        defer { rest = rest.dropFirst(area) }
        return Array(rest.prefix(area))
      }
    }
    return Tensor(name, shape: [connections.count, input.channels, kernelSize, kernelSize], values: values)
  }
}

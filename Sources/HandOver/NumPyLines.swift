import LeNet

// A stage in NumPy: an expression of `x` and of the arrays `w`.

extension ScriptStage {
  /// What the stage makes of `x`.
  var numPyStep: String {
    switch stage.activation {
    case nil: numPySums
    case .relu: "relu(\(numPySums))"
    case .sigmoid: "sigmoid(\(numPySums))"
    case .tanh: "scaled_tanh(\(numPySums))"
    }
  }

  private var numPySums: String {
    let (weight, bias) = ("w[\"\(id).weight\"]", "w[\"\(id).bias\"]")
    switch stage.layer {
    case .input: preconditionFailure("the input computes nothing")
    case .convolution: return "convolution(x, \(weight), \(bias))"
    case .subsampling(let layer):
      switch layer.method {
      case .mean: return "fours(x).mean(axis=(4, 5))"
      case .stride: return "x[:, :, ::2, ::2]"
      }
    case .dense: return "dense(x, \(weight), \(bias))"
    case .laboratory(let layer): return numPySums(layer, weight, bias)
    }
  }

  private func numPySums(_ layer: LaboratoryLayer, _ weight: String, _ bias: String) -> String {
    switch layer {
    case .paddedConvolution(let layer):
      return "convolution(x, \(weight), \(bias), stride=\(layer.stride), padding=\(layer.padding))"
    case .sparseConvolution: return "convolution(x, \(weight), \(bias))"
    case .trainableSubsampling(let layer):
      let isOneToOne = layer.sources == Array(0..<layer.input.channels)
      let maps = isOneToOne ? "x" : "x[:, \(Python.list(layer.sources))]"
      return "\(weight)[:, None, None] * fours(\(maps)).sum(axis=(4, 5)) + \(bias)[:, None, None]"
    case .maximumPooling: return "fours(x).max(axis=(4, 5))"
    case .globalAverage: return "x.mean(axis=(2, 3))"
    case .radialBasis: return "-((x[:, None] - w[\"\(id).codes\"]) ** 2).sum(axis=2)"
    case .margin(let layer):
      let (paper, ink) = (Python.number(layer.paper), Python.number(layer.ink))
      let margin = "((0, 0), (0, 0), (\(layer.width), \(layer.width)), (\(layer.width), \(layer.width)))"
      return "np.pad(\(paper) + (\(ink) - \(paper)) * x, \(margin), constant_values=\(paper))"
    case .dropout, .batchNormalisation: preconditionFailure("\(id) only belongs to training: fold it first")
    }
  }
}

import LeNet

// A stage in PyTorch's idiom: a module, and its place in `forward`.

extension ScriptStage {
  /// What makes the stage's module.
  var pyTorchModule: String {
    switch stage.layer {
    case .input: preconditionFailure("the input is no module")
    case .convolution(let layer):
      "nn.Conv2d(\(layer.input.channels), \(layer.output.channels), kernel_size=\(layer.kernelSize))"
    case .subsampling(let layer):
      switch layer.method {
      case .mean: "nn.AvgPool2d(2)"
      case .stride: "nn.MaxPool2d(1, stride=2)"
      }
    case .dense(let layer): "nn.Linear(\(layer.input.count), \(layer.output.count))"
    case .laboratory(let layer): pyTorchModule(layer)
    }
  }

  private func pyTorchModule(_ layer: LaboratoryLayer) -> String {
    switch layer {
    case .paddedConvolution(let layer):
      "nn.Conv2d(\(layer.input.channels), \(layer.output.channels), kernel_size=\(layer.kernelSize)"
        + (layer.stride == 1 ? "" : ", stride=\(layer.stride)") + ", padding=\(layer.padding))"
    case .sparseConvolution(let layer):
      "SparseConv2d(\(layer.input.channels), \(connectionsName), kernel_size=\(layer.kernelSize))"
    case .trainableSubsampling(let layer): "Subsampling(\(Python.list(layer.sources)))"
    case .maximumPooling: "nn.MaxPool2d(2)"
    case .globalAverage: "nn.AdaptiveAvgPool2d(1)"
    case .radialBasis(let layer): "RadialBasis(\(layer.input.count), \(layer.output.count))"
    case .margin(let layer):
      "Margin(\(layer.width), paper=\(Python.number(layer.paper)), ink=\(Python.number(layer.ink)))"
    case .dropout, .batchNormalisation: preconditionFailure("\(id) only belongs to training: fold it first")
    }
  }

  /// What the stage makes of `x`.
  var pyTorchStep: String {
    let sums = "self.\(id)(x)"
    return switch stage.activation {
    case nil: sums
    case .relu: "F.relu(\(sums))"
    case .sigmoid: "torch.sigmoid(\(sums))"
    case .tanh: "scaled_tanh(\(sums))"
    }
  }
}

import LeNet

// A stage in Keras's idiom: a layer of a sequence, with its activation.

extension ScriptStage {
  /// What makes the stage's layer.
  var kerasLayer: String {
    let name = "name=\"\(id)\""
    let options = [kerasActivation.map { "activation=\($0)" }, name].compactMap(\.self).joined(
      separator: ", ")
    switch stage.layer {
    case .input: preconditionFailure("the input is no layer")
    case .convolution(let layer):
      return "layers.Conv2D(\(layer.output.channels), \(layer.kernelSize), \(options))"
    case .subsampling(let layer):
      switch layer.method {
      case .mean: return "layers.AveragePooling2D(2, \(name))"
      case .stride: return "layers.MaxPooling2D(1, strides=2, \(name))"
      }
    case .dense(let layer): return "layers.Dense(\(layer.output.count), \(options))"
    case .laboratory(let layer): return kerasLayer(layer, name: name, options: options)
    }
  }

  private func kerasLayer(_ layer: LaboratoryLayer, name: String, options: String) -> String {
    switch layer {
    case .paddedConvolution(let layer):
      precondition(
        layer.stride == 1 && 2 * layer.padding + 1 == layer.kernelSize,
        "\(id): Keras pads by as much as keeps the maps' size, or not at all")
      return "layers.Conv2D(\(layer.output.channels), \(layer.kernelSize), padding=\"same\", \(options))"
    case .sparseConvolution(let layer):
      return "SparseConv2D(\(connectionsName), \(layer.kernelSize), \(options))"
    case .trainableSubsampling(let layer): return "Subsampling(\(Python.list(layer.sources)), \(options))"
    case .maximumPooling: return "layers.MaxPooling2D(2, \(name))"
    case .globalAverage: return "layers.GlobalAveragePooling2D(\(name))"
    case .radialBasis: return "RadialBasis(CODES, \(name))"
    case .margin(let layer):
      return
        "Margin(\(layer.width), paper=\(Python.number(layer.paper)), ink=\(Python.number(layer.ink)), \(name))"
    case .dropout, .batchNormalisation: preconditionFailure("\(id) only belongs to training: fold it first")
    }
  }

  private var kerasActivation: String? {
    switch stage.activation {
    case nil: nil
    case .relu: "\"relu\""
    case .sigmoid: "\"sigmoid\""
    case .tanh: "scaled_tanh"
    }
  }

  /// What makes the weights of a stage that learns Keras's own; nothing for others.
  var kerasConversion: String? {
    let weight = "weights[\"\(id).weight\"]"
    switch stage.layer {
    case .convolution, .laboratory(.paddedConvolution), .laboratory(.sparseConvolution):
      return "convolution(\(weight))"
    case .laboratory(.trainableSubsampling): return weight
    case .dense(let layer):
      guard layer.input.area > 1 else { return "dense(\(weight))" }
      return "dense(\(weight), maps=(\(Python.extents(layer.input.extents))))"
    default: return nil
    }
  }
}

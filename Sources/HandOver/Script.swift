import Files
import LeNet
import Mustache

extension HandOver {
  /// What a framework's script is called.
  public func scriptName(for framework: Framework) -> String {
    let stem = stem == "lenet-5" ? "lenet" : stem.asIdentifier
    return "\(stem)_\(framework.rawValue.lowercased()).py"
  }

  /// A script that defines the network, loads the weights that lie beside it, computes the logits of ``sample``, and trains
  /// where the framework does.
  public func script(for framework: Framework) -> String {
    // Templates are a part of the program, and tested.
    let template = try! MustacheTemplate(string: framework.template)
    return template.render(fields(for: framework))
  }

  /// What a stage is in a framework's own words: a module and its place, a layer, an expression, or operators.
  ///
  /// - Parameters:
  ///   - index: the stage's place in the architecture, 1 or more: 0 is the input.
  ///   - framework: whose words.
  public func line(of index: Int, in framework: Framework) -> String {
    let stage = network.architecture.scriptStages[index - 1]
    return switch framework {
    case .pyTorch:
      "self.\(stage.id) = \(stage.pyTorchModule)\n" + (stage.flattens ? "x = x.flatten(1)\n" : "")
        + "x = \(stage.pyTorchStep)"
    case .keras: (stage.flattens ? "layers.Flatten(),\n" : "") + "\(stage.kerasLayer),"
    case .numPy: (stage.flattens ? "x = x.reshape(len(x), -1)\n" : "") + "x = \(stage.numPyStep)"
    case .onnxRuntime: network.onnxOperators(of: index).joined(separator: ", ")
    }
  }

  /// What the templates are filled with.
  private func fields(for framework: Framework) -> [String: Any] {
    let architecture = network.architecture
    let stages = architecture.scriptStages
    let activation = architecture.stages.compactMap(\.activation).first ?? .relu
    var result: [String: Any] = [
      "name": "\(architecture.name)", "className": className, "function": stem.asIdentifier,
      "script": scriptName(for: framework), "stem": stem, "data": data, "tolerance": Python.number(tolerance),
      "inputShape": Python.extents(architecture.input.extents),
      "inputShapeChannelsLast": Python.extents(architecture.input.channelsLast),
      "classes": architecture.classes, "activation": activation.rawValue,
      "amplitude": Python.number(Activation.amplitude), "slope": "2 / 3",
      "stages": stages.map { $0.fields(for: framework) },
      "learned": stages.compactMap { stage in
        stage.kerasConversion.map { ["id": stage.id, "conversion": $0] }
      },
      "connections": stages.compactMap { stage in
        stage.connections.map {
          ["stage": "\(stage.stage.name)", "constant": stage.connectionsName, "maps": Python.lines($0)]
        }
      },
    ]
    var sections = stages.reduce(into: Set<String>()) { $0.formUnion($1.sections) }
    if case .laboratory(.crossEntropyWithRubbish(let logit)) = architecture.loss {
      sections.insert("rubbish")
      result["logit"] = Python.number(logit)
    }
    if !sections.isDisjoint(with: ["tanh", "margin", "trainableSubsampling", "radialBasis", "rubbish"]) {
      sections.insert("usesOperations")
    }
    for section in sections { result[section] = true }
    return result
  }

  /// `LeNet5`, `NetworkOfToday`.
  private var className: String {
    let name = "\(network.architecture.name)".split { !$0.isLetter && !$0.isNumber }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return name.first?.isNumber == true ? "Network" + name : name
  }
}

extension ScriptStage {
  /// What a template says of the stage.
  fileprivate func fields(for framework: Framework) -> [String: Any] {
    var result: [String: Any] = ["id": id, "remark": remark, "flattens": flattens]
    switch framework {
    case .pyTorch:
      result["definition"] = pyTorchModule
      result["step"] = pyTorchStep
    case .keras: result["definition"] = kerasLayer
    case .numPy: result["step"] = numPyStep
    case .onnxRuntime: break
    }
    return result
  }

  /// The sections of templates that define what the stage computes with.
  fileprivate var sections: Set<String> {
    var result: Set<String> =
      switch stage.layer {
      case .input: []
      case .convolution: ["convolution"]
      case .subsampling(let layer): layer.method == .mean ? ["pooling"] : []
      case .dense(let layer): layer.input.area > 1 ? ["flattensMaps"] : []
      case .laboratory(let layer): sections(of: layer)
      }
    if let activation = stage.activation { result.insert(activation.rawValue) }
    return result
  }

  private func sections(of layer: LaboratoryLayer) -> Set<String> {
    switch layer {
    case .paddedConvolution: ["convolution", "padding"]
    case .sparseConvolution: ["convolution", "sparse"]
    case .trainableSubsampling: ["pooling", "trainableSubsampling"]
    case .maximumPooling: ["pooling"]
    case .radialBasis: ["radialBasis"]
    case .margin: ["margin"]
    case .globalAverage, .dropout, .batchNormalisation: []
    }
  }

  /// The maps that each filter sees, where not all do.
  fileprivate var connections: [[Int]]? {
    guard case .laboratory(.sparseConvolution(let layer)) = stage.layer else { return nil }
    return layer.connections
  }
}

#if hasFeature(Embedded)
/// Pages carry LeNet-5, which has none of these layers: what they compute with is left out of the WebAssembly.
public enum LaboratoryLayer: Hashable, Sendable {}
public enum LaboratoryLoss: Hashable, Sendable {}

extension LaboratoryLayer {
  var facts: LayerFacts { switch self {} }

  var firstWeight: Float? { nil }

  var weightShape: [Int]? { switch self {} }

  func forward(
    _ values: UnsafePointer<Lanes>, _ workspace: Workspace, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {}

  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, _ workspace: Workspace,
    parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {}

  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, _ workspace: Workspace,
    parameters: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Lanes>
  ) {}
}

extension LaboratoryLoss {
  func turnIntoProbabilities(_ logits: UnsafeMutablePointer<Lanes>, count: Int) {}
}

extension Workspace {
  func drawSeed(lane: Int, using generator: inout some RandomNumberGenerator) {}
}
#else
/// The layers of the networks beside LeNet-5.
public enum LaboratoryLayer: Hashable, Sendable {
  /// A convolution with padding or a stride: the networks of today.
  case paddedConvolution(PaddedConvolution)
  /// A convolution whose filters see some maps only: C3 of 1998, and LeNet-1.
  case sparseConvolution(SparseConvolution)
  /// Pooling with a coefficient and a bias that are learned: the networks up to 1998.
  case trainableSubsampling(TrainableSubsampling)
  /// The largest of 2 × 2: the networks of today.
  case maximumPooling(MaximumPooling)
  /// A mean for every map: the networks of today.
  case globalAverage(GlobalAverage)
  /// Distances from fixed codes: the output of 1998.
  case radialBasis(RadialBasis)
  /// Paper around the digit: the input of 1998.
  case margin(Margin)
  /// Maps brought to a learned mean and deviation: the networks of today.
  case batchNormalisation(BatchNormalisation)
  /// Values dropped at random in training: the networks of today.
  case dropout(Dropout)
}

/// The losses of the networks beside LeNet-5.
public enum LaboratoryLoss: Hashable, Sendable {
  /// Cross-entropy with one class more, for what is none of the others; its logit is constant. With logits −y of radial
  /// basis units and −j here it is the paper's loss (equation 9): y[label] + ln(e⁻ʲ + Σ e⁻ʸ).
  case crossEntropyWithRubbish(logit: Float)
}

/// What is known of a layer of the laboratory.
private protocol LaboratoryShape {
  var input: Shape { get }
  var output: Shape { get }
  var weights: Range<Int> { get }
  var biases: Range<Int> { get }
  var weightShape: [Int] { get }
  var multiplyAdds: Int { get }
  var window: Window { get }
}

/// A layer that treats each digit by itself, in training and afterwards alike.
private protocol LaboratoryKernel: LaboratoryShape {
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  )
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  )
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  )
}

extension PaddedConvolution: LaboratoryKernel {
  fileprivate var window: Window {
    Window(height: kernelSize, width: kernelSize, stride: stride, start: -padding)
  }
}
extension SparseConvolution: LaboratoryKernel {
  fileprivate var window: Window { Window(height: kernelSize, width: kernelSize) }
}
extension TrainableSubsampling: LaboratoryKernel {
  fileprivate var window: Window { Window(height: 2, width: 2, stride: 2) }
}
extension MaximumPooling: LaboratoryKernel {
  fileprivate var window: Window { Window(height: 2, width: 2, stride: 2) }
}
extension GlobalAverage: LaboratoryKernel {
  fileprivate var window: Window { Window(height: input.height, width: input.width) }
}
extension RadialBasis: LaboratoryKernel {
  fileprivate var window: Window { Window(height: input.height, width: input.width) }
}
extension Margin: LaboratoryKernel {
  fileprivate var window: Window { Window(start: -width) }
}
extension BatchNormalisation: LaboratoryShape {
  fileprivate var window: Window { Window() }
}
extension Dropout: LaboratoryShape {
  fileprivate var window: Window { Window() }
}

extension LaboratoryLayer {
  private var shape: any LaboratoryShape {
    switch self {
    case .batchNormalisation(let layer): layer
    case .dropout(let layer): layer
    case .paddedConvolution(let layer): layer
    case .sparseConvolution(let layer): layer
    case .trainableSubsampling(let layer): layer
    case .maximumPooling(let layer): layer
    case .globalAverage(let layer): layer
    case .radialBasis(let layer): layer
    case .margin(let layer): layer
    }
  }

  /// The layer, if it is one that treats each digit by itself.
  private var kernel: (any LaboratoryKernel)? { shape as? any LaboratoryKernel }

  var facts: LayerFacts {
    let shape = shape
    return LayerFacts(
      input: shape.input, output: shape.output, weights: shape.weights, biases: shape.biases,
      multiplyAdds: shape.multiplyAdds, window: shape.window)
  }

  var weightShape: [Int]? { shape.weights.isEmpty ? nil : shape.weightShape }

  /// What all weights begin with, where chance has no part in them.
  var firstWeight: Float? {
    switch self {
    // Standard deviation 1.
    case .batchNormalisation: 1
    // The mean of four.
    case .trainableSubsampling: 0.25
    default: nil
    }
  }

  func forward(
    _ values: UnsafePointer<Lanes>, _ workspace: Workspace, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    switch self {
    case .batchNormalisation(let layer):
      require(workspace.isTraining, "batch normalisation outside training: fold it into the layer before it")
      layer.forward(values, parameters: parameters, counting: workspace.counting, into: result)
    case .dropout(let layer):
      if workspace.isTraining {
        layer.forward(values, seeds: workspace.seeds, into: result)
      } else {
        result.update(from: values, count: layer.input.count)
      }
    default: kernel?.forward(values, parameters: parameters, into: result)
    }
  }

  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, _ workspace: Workspace,
    parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    switch self {
    case .batchNormalisation(let layer):
      layer.inputGradient(
        of: gradient, values: values, parameters: parameters, counting: workspace.counting, into: result)
    case .dropout(let layer):
      if workspace.isTraining {
        layer.inputGradient(of: gradient, seeds: workspace.seeds, into: result)
      } else {
        result.update(from: gradient, count: layer.input.count)
      }
    default: kernel?.inputGradient(of: gradient, values: values, parameters: parameters, into: result)
    }
  }

  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, _ workspace: Workspace,
    parameters: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Lanes>
  ) {
    switch self {
    case .batchNormalisation(let layer):
      layer.accumulateGradient(
        values: values, gradient: gradient, parameters: parameters, counting: workspace.counting, into: sums)
    case .dropout: break
    default:
      kernel?.accumulateGradient(values: values, gradient: gradient, parameters: parameters, into: sums)
    }
  }
}

extension LaboratoryLoss {
  func turnIntoProbabilities(_ logits: UnsafeMutablePointer<Lanes>, count: Int) {
    let rubbish =
      switch self {
      case .crossEntropyWithRubbish(let logit): logit
      }
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: count + 1) { classes in
      let classes = classes.baseAddress!
      classes.update(from: logits, count: count)
      classes[count] = Lanes(repeating: rubbish)
      Softmax.forward(classes, count: count + 1, into: classes)
      logits.update(from: classes, count: count)
    }
  }
}

extension Workspace {
  /// Draws what the chance of a lane's layers begins with.
  func drawSeed(lane: Int, using generator: inout some RandomNumberGenerator) {
    seeds[lane] = UInt32(truncatingIfNeeded: generator.next())
  }
}
#endif

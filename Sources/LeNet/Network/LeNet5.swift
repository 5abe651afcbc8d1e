extension Architecture {
  /// LeNet-5 for MNIST's 28 × 28 digits.
  ///
  /// | stage  | what it does                              | values      | parameters |
  /// |--------|-------------------------------------------|-------------|-----------:|
  /// | C1     | convolution 5 × 5, 6 filters, activation  | 6 × 24 × 24 |        156 |
  /// | S2     | average pooling 2 × 2                     | 6 × 12 × 12 |          0 |
  /// | C3     | convolution 5 × 5, 16 filters, activation | 16 × 8 × 8  |      2,416 |
  /// | S4     | average pooling 2 × 2                     | 16 × 4 × 4  |          0 |
  /// | C5     | dense, activation                         | 120         |     30,840 |
  /// | F6     | dense, activation                         | 84          |     10,164 |
  /// | output | dense, softmax                            | 10          |        850 |
  ///
  /// After Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document
  /// recognition", Proceedings of the IEEE 86(11), 1998, section II.B. What differs from the paper: the input is
  /// 28 × 28 without a margin, so maps are smaller and C5 has 30,840 parameters instead of 48,120; ReLU unless
  /// asked otherwise; pooling learns nothing; every C3 filter sees all six S2 maps; a softmax in place of
  /// Euclidean radial basis functions.
  ///
  /// - Parameters:
  ///   - activation: the non-linearity behind C1, C3, C5 and F6.
  ///   - subsampling: how S2 and S4 halve their maps.
  @inline(never)
  public static func leNet5(
    activation: Activation, subsampling: Subsampling.Method = .mean
  ) -> Architecture {
    var network = Architecture("LeNet-5", input: Shape(1, 28, 28))
    network.addConvolution("C1", filters: 6, kernelSize: 5, activation)
    network.addSubsampling("S2", by: subsampling)
    network.addConvolution("C3", filters: 16, kernelSize: 5, activation)
    network.addSubsampling("S4", by: subsampling)
    network.addDense("C5", units: 120, activation)
    network.addDense("F6", units: 84, activation)
    network.addDense("output", units: 10)
    return network
  }

  /// LeNet-5 with ReLU and average pooling.
  public static let leNet5 = leNet5(activation: .relu)
}

extension Network {
  /// The non-linearity of a LeNet-5, behind C1, C3, C5 and F6.
  public var activation: Activation { architecture.stages[Stage.c1.rawValue].activation! }

  /// How S2 and S4 of a LeNet-5 halve their maps.
  public var subsampling: Subsampling.Method {
    guard case .subsampling(let layer) = architecture.stages[Stage.s2.rawValue].layer else {
      preconditionFailure("\(architecture.name) has no S2")
    }
    return layer.method
  }
}

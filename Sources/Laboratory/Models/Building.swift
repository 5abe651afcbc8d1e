import LeNet

// The layers of the laboratory, added to an architecture by what a reader needs to know of them.

extension Architecture {
  /// A convolution with zeros round its input, as wide as lets maps keep their size where the kernel is odd.
  public mutating func addPaddedConvolution(
    _ name: StaticString, filters: Int, kernelSize: Int, stride: Int = 1, _ activation: Activation? = nil
  ) {
    let layer = PaddedConvolution(
      input: shape, filters: filters, kernelSize: kernelSize, padding: kernelSize / 2, stride: stride,
      firstParameter: parameterCount)
    add(name, .laboratory(.paddedConvolution(layer)), activation)
  }

  /// A convolution whose filters each see some of the maps only.
  ///
  /// - Parameters:
  ///   - name: what the stage is called.
  ///   - kernelSize: rows, and columns, of a kernel.
  ///   - connections: for each filter the maps that it sees, counted from 0, in ascending order.
  ///   - activation: the non-linearity behind the sums; none unless given.
  public mutating func addSparseConvolution(
    _ name: StaticString, kernelSize: Int, connections: [[Int]], _ activation: Activation? = nil
  ) {
    let layer = SparseConvolution(
      input: shape, kernelSize: kernelSize, connections: connections, firstParameter: parameterCount)
    add(name, .laboratory(.sparseConvolution(layer)), activation)
  }

  /// Sums of 2 × 2 values, times a learned coefficient, plus a learned bias: one of each for every map.
  ///
  /// - Parameters:
  ///   - name: what the stage is called.
  ///   - sources: the map that each output map halves; every map once, unless given.
  ///   - activation: the non-linearity behind the sums; none unless given.
  public mutating func addTrainableSubsampling(
    _ name: StaticString, sources: [Int]? = nil, _ activation: Activation? = nil
  ) {
    let layer = TrainableSubsampling(input: shape, sources: sources, firstParameter: parameterCount)
    add(name, .laboratory(.trainableSubsampling(layer)), activation)
  }

  /// The largest of each 2 × 2 values.
  public mutating func addMaximumPooling(_ name: StaticString) {
    add(name, .laboratory(.maximumPooling(MaximumPooling(input: shape))))
  }

  /// The mean of each map: one value a map.
  public mutating func addGlobalAverage(_ name: StaticString) {
    add(name, .laboratory(.globalAverage(GlobalAverage(input: shape))))
  }

  /// Every map moved to the mean 0 and scaled to the variance 1 over sixteen digits, then to a learned mean and deviation.
  public mutating func addBatchNormalisation(_ name: StaticString, _ activation: Activation? = nil) {
    let layer = BatchNormalisation(input: shape, firstParameter: parameterCount)
    add(name, .laboratory(.batchNormalisation(layer)), activation)
  }

  /// While a network learns, a share `rate`, 0 ..< 1, of the values is 0, drawn anew for every digit.
  public mutating func addDropout(_ name: StaticString, rate: Float) {
    add(name, .laboratory(.dropout(Dropout(input: shape, rate: rate))))
  }

  /// The paper's input (section II.B): paper −0.1 and ink 1.175, which makes the mean pixel about 0 and the variance about
  /// 1, in a margin of `width` pixels.
  public mutating func addMargin(_ name: StaticString = "margin", width: Int) {
    add(name, .laboratory(.margin(Margin(input: shape, width: width, paper: -0.1, ink: 1.175))))
  }

  /// Units that measure how far the values before them are from the digits' codes.
  public mutating func addRadialBasis(_ name: StaticString) {
    add(name, .laboratory(.radialBasis(RadialBasis(inputs: shape.count, codes: RadialBasis.digitCodes))))
  }
}

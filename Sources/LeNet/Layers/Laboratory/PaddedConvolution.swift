/// A convolution over maps with a margin of zeros, that takes every `stride`-th window.
///
/// For filter f at row y, column x, with stride s and padding p:
///
///     output[f, y, x] = bias[f] + Σ c, i, j  weight[f, c, i, j] · input[c, s·y + i − p, s·x + j − p]
///
/// Pixels outside the input are 0. From `[channels, H, W]` it makes `[filters, (H + 2p − k) / s + 1,
/// (W + 2p − k) / s + 1]`, rounded down. With k = 3, p = 1 and s = 1, maps keep their size.
public struct PaddedConvolution: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given, without its padding.
  public let input: Shape
  /// `[filters, (height + 2p − k) / s + 1, (width + 2p − k) / s + 1]`, rounded down.
  public let output: Shape
  /// How many zeros stand before the first and behind the last pixel of every row and column.
  public let padding: Int
  /// How many pixels lie between neighbouring windows.
  public let stride: Int
  /// The convolution of the padded maps, with a stride of 1.
  private let convolution: Convolution

  /// - Precondition: the kernel fits the padded input.
  public init(
    input: Shape, filters: Int, kernelSize: Int, padding: Int = 0, stride: Int = 1, firstParameter: Int = 0
  ) {
    require(padding >= 0 && stride >= 1, "a padding of \(padding) and a stride of \(stride)")
    let padded = input.widened(by: padding)
    require(
      kernelSize >= 1 && kernelSize <= min(padded.height, padded.width),
      "a kernel of \(kernelSize) × \(kernelSize) on padded maps of \(padded)")
    self.input = input
    self.padding = padding
    self.stride = stride
    convolution = Convolution(
      input: padded, filters: filters, kernelSize: kernelSize, firstParameter: firstParameter)
    output = Shape(
      filters, (padded.height - kernelSize) / stride + 1, (padded.width - kernelSize) / stride + 1)
  }

  /// Rows, and columns, of a kernel.
  public var kernelSize: Int { convolution.kernelSize }
  /// Where the weights lie in the vector of parameters.
  public var weights: Range<Int> { convolution.weights }
  /// Where the biases lie: right behind the weights.
  public var biases: Range<Int> { convolution.biases }
  /// `[filters, channels, kernelSize, kernelSize]`, PyTorch's layout.
  public var weightShape: [Int] { convolution.weightShape }

  /// One for every weight of every output pixel, those that meet the margin's zeros included.
  public var multiplyAdds: Int { output.count * convolution.taps }
}

// MARK: - Forward

extension PaddedConvolution {
  /// Computes the pre-activations of sixteen digits: `[channels, height, width]` lanes in, `[filters, height, width]`
  /// lanes out.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    withPadded(values) { padded in
      convolution.forward(padded, parameters: parameters, every: stride, into: result, output: output)
    }
  }

  /// Calls `body` with the input and its margin of zeros.
  private func withPadded(_ values: UnsafePointer<Lanes>, _ body: (UnsafePointer<Lanes>) -> Void) {
    if padding == 0 { return body(values) }
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: convolution.input.count) { padded in
      let padded = padded.baseAddress!
      padded.initialize(repeating: .zero, count: convolution.input.count)
      input.forEachRow(widenedBy: padding) { row, paddedRow in
        (padded + paddedRow).update(from: values + row, count: input.width)
      }
      body(padded)
    }
  }
}

// MARK: - Backward

extension PaddedConvolution {
  /// Computes the loss's gradient with respect to the layer's input. The margin has none.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    withSpread(gradient) { spread in
      convolution.inputGradient(of: spread, parameters: parameters, margin: padding, into: result)
    }
  }

  /// One for every weight and bias.
  var sumCount: Int { convolution.sumCount }

  /// Adds sixteen digits' gradient of the loss with respect to the weights and biases.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    withPadded(values) { padded in
      withSpread(gradient) { spread in
        convolution.accumulateGradient(values: padded, gradient: spread, into: sums)
      }
    }
  }

  /// Calls `body` with the gradient as it is for a stride of 1: windows that the stride leaves out have none.
  private func withSpread(_ gradient: UnsafePointer<Lanes>, _ body: (UnsafePointer<Lanes>) -> Void) {
    if stride == 1 { return body(gradient) }
    let whole = convolution.output
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: whole.count) { spread in
      let spread = spread.baseAddress!
      spread.initialize(repeating: .zero, count: whole.count)
      for filter in 0..<output.channels {
        for y in 0..<output.height {
          let row = gradient + (filter * output.height + y) * output.width
          let spreadRow = spread + (filter * whole.height + stride * y) * whole.width
          for x in 0..<output.width { spreadRow[stride * x] = row[x] }
        }
      }
      body(spread)
    }
  }
}

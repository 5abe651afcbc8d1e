extension LeNet5 {
  /// The mean loss over a few digits, in nats, and its gradient with respect to every parameter.
  ///
  /// The digits are taken as they are. All of them are kept in memory until the last has passed, some 3 kB each.
  public func lossAndGradient(of digits: LabelledDigits) -> (loss: Double, gradient: [Float]) {
    let workspace = Workspace()
    let sums = ConvolutionSums()
    let sixteens = (digits.count + 15) / 16
    let batch = DenseBatch(sixteens: sixteens)
    var loss = 0.0
    for first in stride(from: 0, to: digits.count, by: 16) {
      workspace.load(digits, from: first)
      for lane in 0..<16 {
        workspace.labels[lane] = first + lane < digits.count ? Int32(digits.labels[first + lane]) : -1
      }
      let losses = LeNet5.addGradient(
        of: workspace, parameters: parameters, activation: activation, subsampling: subsampling,
        scale: 1 / Float(digits.count), sums: sums, batch: batch, sixteen: first / 16)
      for lane in 0..<16 { loss += Double(losses[lane]) }
    }
    let gradient = [Float](unsafeUninitializedCapacity: Self.parameterCount) { buffer, count in
      sums.reduce(into: buffer.baseAddress!)
      batch.reduce(sixteens: sixteens, worker: 0, of: 1, into: buffer.baseAddress!)
      count = Self.parameterCount
    }
    return (loss / Double(digits.count), gradient)
  }

  /// Runs the sixteen digits in the workspace's lanes forward and back, and leaves their part of the gradient: the
  /// convolutions' in `sums`, what the dense layers' is made of in `batch`.
  ///
  /// - Parameter scale: 1 ÷ digits in the batch.
  /// - Returns: the loss of each lane, in nats.
  static func addGradient(
    of workspace: Workspace, parameters: UnsafePointer<Float>, activation: Activation,
    subsampling: Subsampling.Method, scale: Float, sums: ConvolutionSums, batch: DenseBatch, sixteen: Int
  ) -> Lanes {
    forward(workspace, parameters: parameters, activation: activation, subsampling: subsampling)
    let losses = Softmax.crossEntropy(
      workspace.values[.output], count: output.units, labels: workspace.labels, scale: scale,
      gradient: workspace.gradients[.output])
    backward(
      workspace, parameters: parameters, activation: activation, subsampling: subsampling, sums: sums)
    batch.record(workspace, sixteen: sixteen)
    return losses
  }
}

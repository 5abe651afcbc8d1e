// One pass of sixteen digits through a network, forward and back.

extension Architecture {
  /// Computes every stage of the sixteen digits in the workspace's input, up to their probabilities.
  func forward(_ workspace: Workspace, parameters: UnsafePointer<Float>) {
    let values = workspace.values
    for index in stages.indices.dropFirst() {
      let (input, result) = (UnsafePointer(values[index - 1]), values[index])
      switch stages[index].layer {
      case .input: break
      case .convolution(let layer): layer.forward(input, parameters: parameters, into: result)
      case .subsampling(let layer): layer.forward(input, into: result)
      case .dense(let layer): layer.forward(input, parameters: parameters, into: result)
      case .laboratory(let layer): layer.forward(input, workspace, parameters: parameters, into: result)
      }
      workspace.sums?.copy(index, from: values)
      if let activation = stages[index].activation {
        activation.apply(to: result, count: stages[index].shape.count)
      }
    }
    let last = stages.count - 1
    loss.turnIntoProbabilities(values[last], count: classes)
  }

  private func isHalvedNext(_ index: Int) -> Bool {
    guard index + 1 < stages.count, case .subsampling = stages[index + 1].layer else { return false }
    return true
  }

  /// Computes the loss's gradient with respect to every stage's sums before its activation, from that with respect to the
  /// logits, which the workspace holds, back to a stage.
  ///
  /// - Parameters:
  ///   - first: the stage to end at; 0 is the input, whose gradient training has no use for.
  ///   - learn: called with the index of each stage once its gradient is there.
  @inline(never)  // It is in the page once.
  func backward(
    _ workspace: Workspace, parameters: UnsafePointer<Float>, to first: Int = 1,
    learn: (Int) -> Void = { _ in }
  ) {
    let (values, gradients) = (workspace.values, workspace.gradients)
    for index in stride(from: stages.count - 1, through: first, by: -1) {
      let delta = gradients[index]
      // What is halved next has been taken back through its activation.
      if let activation = stages[index].activation, !isHalvedNext(index) {
        activation.backward(activations: values[index], gradient: delta, count: stages[index].shape.count)
      }
      learn(index)
      guard index > first else { break }
      let result = gradients[index - 1]
      switch stages[index].layer {
      case .input: break
      case .convolution(let layer): layer.inputGradient(of: delta, parameters: parameters, into: result)
      case .subsampling(let layer):
        if let activation = stages[index - 1].activation {
          layer.inputGradient(
            of: delta, through: activation, activations: values[index - 1], into: result)
        } else {
          layer.inputGradient(of: delta, into: result)
        }
      case .dense(let layer): layer.inputGradient(of: delta, parameters: parameters, into: result)
      case .laboratory(let layer):
        layer.inputGradient(
          of: delta, values: values[index - 1], workspace, parameters: parameters, into: result)
      }
    }
  }
}

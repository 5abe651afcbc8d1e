import LeNet

extension Trace {
  /// Every value, each stage under its name: `c1.pre` before the activation, `c1` after it.
  public var safetensors: Safetensors {
    let tensors = Stage.allCases.flatMap { stage in
      let shape =
        stage.shape.area == 1
        ? [stage.shape.channels] : [stage.shape.channels, stage.shape.height, stage.shape.width]
      let after = Tensor("\(stage)", shape: shape, values: values(stage))
      guard stage.isActivated || stage == .output else { return [after] }
      return [Tensor("\(stage).pre", shape: shape, values: preActivations(stage)), after]
    }
    return Safetensors(metadata: ["activation": network.activation.rawValue], tensors: tensors)
  }
}

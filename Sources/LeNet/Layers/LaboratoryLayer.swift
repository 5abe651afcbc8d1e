#if hasFeature(Embedded)
/// Pages carry LeNet-5, which has none of these layers: what they compute with is left out of the WebAssembly.
public enum LaboratoryLayer: Hashable, Sendable {}

extension LaboratoryLayer {
  var facts: LayerFacts { switch self {} }

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
#else
/// The layers of the networks beside LeNet-5.
public enum LaboratoryLayer: Hashable, Sendable {}

extension LaboratoryLayer {
  var facts: LayerFacts { switch self {} }

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
#endif

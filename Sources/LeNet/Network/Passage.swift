#if !hasFeature(Embedded)
/// Sixteen digits on their way through a network, for experiments that read every stage's values, or begin with values that
/// they have changed.
///
/// A class, because it owns memory that is used again for every sixteen digits. Pages do without it.
package final class Passage {
  package let network: Network
  private let workspace: Workspace

  package init(_ network: Network) {
    self.network = network
    workspace = Workspace(network.architecture)
  }

  /// Puts sixteen digits of a set into the lanes of the input, from the one at `first` on. Where there are fewer, the last
  /// comes again.
  package func load(_ digits: LabelledDigits, from first: Int) { workspace.load(digits, from: first) }

  /// A stage's values after its activation: `[channels, height, width]` lanes. The last stage's are probabilities.
  package subscript(stage: Int) -> UnsafeMutablePointer<Lanes> { workspace.values[stage] }

  /// Computes every stage behind the input.
  package func run() { network.architecture.forward(workspace, parameters: network.parameters) }
}

extension Network {
  /// The stages behind one, as a network of their own: what it is given are that stage's values.
  public func suffix(after stage: Int) -> Network {
    let stages = architecture.stages
    var result = Architecture(architecture.name, input: stages[stage].shape, loss: architecture.loss)
    for stage in stages[(stage + 1)...] {
      result.add(stage.name, stage.layer.moved(to: result.parameterCount), stage.activation)
    }
    return Network(result, parameters: Array(parameters.suffix(result.parameterCount)))
  }
}
#endif

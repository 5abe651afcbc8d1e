/// Why a unit has its value: what each of its inputs brings.
///
///     sum = bias + Σ input × weight
///
/// The sum is the unit's pre-activation. The terms come in the order in which the stage before holds its
/// values: by channel, then row, then column.
public struct Contributions: Sendable {
  /// What one input brings to the sum.
  public struct Term: Sendable {
    /// The unit that the input is the value of.
    public let source: Unit
    /// The input's value.
    public let input: Float
    /// What it is multiplied by.
    public let weight: Float

    /// What the term adds to the sum.
    public var product: Float { input * weight }
  }

  /// One for every input, in the order in which the stage before holds its values.
  public let terms: [Term]
  /// What the unit starts from; 0 where it has no bias.
  public let bias: Float

  /// The unit's pre-activation, formed in double precision.
  public var sum: Double { terms.reduce(Double(bias)) { $0 + Double($1.input) * Double($1.weight) } }
}

extension Trace {
  /// Takes a unit's pre-activation apart. The weights of S2 and S4 are those of their
  /// ``Subsampling/Method``, ¼ each for the mean; an input pixel is its own only
  /// term.
  public func contributions(to unit: Unit) -> Contributions {
    guard let previous = unit.stage.previous else {
      return Contributions(
        terms: [Contributions.Term(source: unit, input: value(of: unit), weight: 1)], bias: 0)
    }
    let channels =
      unit.stage.weights.isEmpty ? unit.channel...unit.channel : 0...previous.shape.channels - 1
    let window = unit.window
    let windowArea = window.rows.count * window.columns.count
    let firstWeight = unit.stage.weights.lowerBound + unit.channel * channels.count * windowArea
    var terms: [Contributions.Term] = []
    terms.reserveCapacity(channels.count * windowArea)
    for channel in channels {
      for row in window.rows {
        for column in window.columns {
          let source = Unit(previous, channel: channel, row: row, column: column)
          let weight =
            unit.stage.weights.isEmpty
            ? network.subsampling.weight(
              row: row - window.rows.lowerBound, column: column - window.columns.lowerBound)
            : network.parameters[firstWeight + terms.count]
          terms.append(Contributions.Term(source: source, input: value(of: source), weight: weight))
        }
      }
    }
    let bias =
      unit.stage.biases.isEmpty ? 0 : network.parameters[unit.stage.biases.lowerBound + unit.channel]
    return Contributions(terms: terms, bias: bias)
  }
}

import LeNet

/// Maps of sixteen digits, for cells that compute a layer themselves: `maps[channel, row, column]`.
public struct Maps: Sendable {
  /// How many maps there are, and their rows and columns.
  public let channels, height, width: Int
  /// `[channels, height, width]` flattened.
  public var values: [Lanes]

  /// Maps of zeros.
  public init(_ channels: Int, _ height: Int, _ width: Int) {
    self.init(channels, height, width, [Lanes](repeating: .zero, count: channels * height * width))
  }

  /// Maps of values that are `[channels, height, width]` flattened.
  public init(_ channels: Int, _ height: Int, _ width: Int, _ values: [Lanes]) {
    // Not a precondition, which in optimised code stops without words.
    guard values.count == channels * height * width else {
      fatalError("\(values.count) values for maps of \(channels) × \(height) × \(width)")
    }
    (self.channels, self.height, self.width) = (channels, height, width)
    self.values = values
  }

  /// What the maps hold: channels × height × width.
  public var count: Int { values.count }

  /// A pixel of all sixteen digits.
  public subscript(channel: Int, row: Int, column: Int) -> Lanes {
    get { values[index(channel, row, column)] }
    _modify { yield &values[index(channel, row, column)] }
  }

  @inline(__always)
  private func index(_ channel: Int, _ row: Int, _ column: Int) -> Int {
    check(channel, "channel", of: channels)
    check(row, "row", of: height)
    check(column, "column", of: width)
    return (channel &* height &+ row) &* width &+ column
  }
}

/// Numbers that all digits share, for cells: a layer's weights, or how the loss changes with each of them.
public struct Weights: Sendable {
  /// Of a convolution; a dense layer's units are filters of one weight for each input.
  public let filters, channels, height, width: Int
  /// All of them, the last index running fastest.
  public var values: [Float]
  private let isDense: Bool

  /// - Parameters:
  ///   - shape: `[units, inputs]` for a dense layer, `[filters, channels, height, width]` for a convolution.
  ///   - values: the last index running fastest; zeros unless told.
  public init(_ shape: [Int], _ values: [Float]? = nil) {
    guard shape.count == 2 || shape.count == 4 else {
      fatalError("weights with \(shape.count) indices, where a layer's have two or four")
    }
    let count = shape.reduce(1, *)
    guard values == nil || values!.count == count else {
      fatalError("\(values!.count) values for weights of \(shape)")
    }
    isDense = shape.count == 2
    (filters, channels) = (shape[0], shape[1])
    (height, width) = isDense ? (1, 1) : (shape[2], shape[3])
    self.values = values ?? [Float](repeating: 0, count: count)
  }

  /// Of a dense layer.
  public var units: Int { filters }
  /// Of a dense layer.
  public var inputs: Int { channels }

  /// `[units, inputs]` or `[filters, channels, height, width]`.
  public var shape: [Int] { isDense ? [units, inputs] : [filters, channels, height, width] }

  /// How many there are.
  public var count: Int { values.count }

  /// As many zeros.
  public var zeros: Weights { Weights(shape) }

  /// A dense layer's weight.
  public subscript(unit: Int, input: Int) -> Float {
    get { values[index(unit, input)] }
    _modify { yield &values[index(unit, input)] }
  }

  /// A convolution's weight.
  public subscript(filter: Int, channel: Int, row: Int, column: Int) -> Float {
    get { values[index(filter, channel, row, column)] }
    _modify { yield &values[index(filter, channel, row, column)] }
  }

  @inline(__always)
  private func index(_ unit: Int, _ input: Int) -> Int {
    if !isDense { fatalError("two indices for the weights of a convolution, which have four") }
    check(unit, "unit", of: units)
    check(input, "input", of: inputs)
    return unit &* inputs &+ input
  }

  @inline(__always)
  private func index(_ filter: Int, _ channel: Int, _ row: Int, _ column: Int) -> Int {
    if isDense { fatalError("four indices for the weights of a dense layer, which have two") }
    check(filter, "filter", of: filters)
    check(channel, "channel", of: channels)
    check(row, "kernel row", of: height)
    check(column, "kernel column", of: width)
    return ((filter &* channels &+ channel) &* height &+ row) &* width &+ column
  }
}

/// Stops with a sentence where an index does not exist.
@inline(__always)
private func check(_ index: Int, _ name: String, of count: Int) {
  if UInt(bitPattern: index) >= UInt(bitPattern: count) { stop(at: index, name, of: count) }
}

@inline(never)
private func stop(at index: Int, _ name: String, of count: Int) -> Never {
  fatalError("\(name) \(index), where there are \(count), counted from 0")
}

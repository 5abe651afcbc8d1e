/// The network behind a page: JavaScript asks, this answers.
///
/// All numbers pass through one buffer of floats, the exchange: a question's arguments are read from its start, and
/// the answer is written there. Whole numbers are exact up to 2²⁴.
final class LiveNetwork {
  /// Room for the largest question, a picture of 512 × 512.
  static let capacity = 512 * 512

  let exchange: UnsafeMutablePointer<Float>
  /// The network with all its parts, and what is left of it when some are switched off.
  private var whole: Network
  private(set) var network: Network
  private var trace: Trace

  init() {
    exchange = .allocate(capacity: Self.capacity)
    exchange.initialize(repeating: 0, count: Self.capacity)
    whole = Network(.leNet5, parameters: [Float](repeating: 0, count: Architecture.leNet5.parameterCount))
    network = whole
    trace = Trace(of: Digit(pixels: [Float](repeating: 0, count: Stage.input.shape.count)), through: network)
  }

  deinit { exchange.deallocate() }

  /// What was found in the last picture of several digits, each as numbers.
  var found: [[Float]] = []

  /// Where the next number is read or written; every question begins at 0.
  var place = 0

  func read() -> Float {
    place += 1
    return exchange[place - 1]
  }

  func read(_ count: Int) -> [Float] {
    place += count
    return [Float](UnsafeBufferPointer(start: exchange + (place - count), count: count))
  }

  func write(_ value: Float) {
    exchange[place] = value
    place += 1
  }

  func write(_ value: Int) { write(Float(value)) }

  func write(_ values: [Float]) {
    for value in values { write(value) }
  }

  func write(_ region: Region) {
    write(region.rows.lowerBound)
    write(region.rows.upperBound)
    write(region.columns.lowerBound)
    write(region.columns.upperBound)
  }
}

// MARK: - The network

extension LiveNetwork {
  /// Takes the parameters from the exchange; nothing is switched off.
  func use(_ activation: Activation) {
    place = 0
    whole = Network(.leNet5(activation: activation), parameters: read(whole.parameters.count))
    network = whole
  }

  /// Switches off what the exchange names: pairs of a stage and a channel. Everything else is on.
  func switchOff(count: Int) {
    place = 0
    network = whole
    for _ in 0..<count {
      let stage = Stage(rawValue: Int(read()))!
      network = network.switchingOff(stage, channel: Int(read()))
    }
  }

  /// Runs the digit in the exchange through the network. Writes, for every stage, its values before the activation
  /// and after it; where there is none, the same values twice.
  func run() {
    place = 0
    trace = Trace(of: Digit(pixels: read(Stage.input.shape.count)), through: network)
    place = 0
    for stage in Stage.allCases {
      write(trace.preActivations(stage))
      write(trace.values(stage))
    }
  }

  /// Takes a unit of the digit that ran last apart.
  ///
  /// Writes its bias, its sum, its value, its window and its receptive field (first row, last row, first column, last
  /// column), then for every term the source's index in the stage before, the input and the weight.
  ///
  /// - Returns: how many terms there are.
  func explain(_ unit: Unit) -> Int {
    let contributions = trace.contributions(to: unit)
    place = 0
    write(contributions.bias)
    write(Float(contributions.sum))
    write(trace.value(of: unit))
    write(unit.window)
    write(unit.receptiveField)
    for term in contributions.terms {
      write(term.source.index)
      write(term.input)
      write(term.weight)
    }
    return contributions.terms.count
  }

  /// Follows a unit of the digit that ran last down to the pixels.
  ///
  /// Writes, for every path, its source's stage, the source's index, the target's index, its share and whether it is
  /// positive (1, or 0).
  ///
  /// - Returns: how many paths there are.
  func paths(to unit: Unit) -> Int {
    let paths = trace.paths(to: unit)
    place = 0
    for path in paths {
      write(path.source.stage.rawValue)
      write(path.source.index)
      write(path.target.index)
      write(path.share)
      write(path.isPositive ? 1 : 0)
    }
    return paths.count
  }
}

// MARK: - Histograms

extension LiveNetwork {
  /// Counts the sums in the exchange, and the values after them, of a layer of `count` units. Writes for either histogram
  /// the ends of its range, how many values are exactly zero, how many bins there are, and their counts.
  func countBins(count: Int) {
    place = 0
    let sums = read(count)
    let pair = Histogram.pair(before: sums, after: read(count), activation: network.activation)
    place = 0
    for histogram in [pair.before, pair.after] {
      write(Float(histogram.range.lowerBound))
      write(Float(histogram.range.upperBound))
      write(histogram.zeros)
      write(histogram.counts.count)
      for count in histogram.counts { write(count) }
    }
  }
}

// MARK: - Colours

extension LiveNetwork {
  /// Writes the range of a colour scale that shows all of the numbers in the exchange.
  func fitScale(count: Int, isSigned: Bool) {
    let range = ClosedRange(
      ofScaleFor: UnsafeBufferPointer(start: exchange, count: count), isSigned: isSigned)
    place = 0
    write(range.lowerBound)
    write(range.upperBound)
  }
}

// MARK: - Digits

extension LiveNetwork {
  /// Draws strokes with a round pen on paper of 1 down to 0, in bytes as a saved picture has them.
  ///
  /// Reads, for every stroke, its number of dots and then their x and y. Writes `[height, width]`.
  func draw(strokes count: Int, width: Int, height: Int, penWidth: Float) {
    place = 0
    var strokes: [[Dot]] = []
    for _ in 0..<count {
      var stroke: [Dot] = []
      for _ in 0..<Int(read()) {
        let x = read()
        stroke.append(Dot(x, read()))
      }
      strokes.append(stroke)
    }
    let drawing = Picture(strokes: strokes, width: width, height: height, penWidth: penWidth)
    place = 0
    for ink in drawing.values { write(Float(Int((1 - ink) * 255 + 0.5)) / 255) }
  }

  /// Normalises the picture in the exchange, and writes the steps: see ``Normalisation/numbers``.
  ///
  /// - Returns: how many numbers; 0 if the picture holds no ink.
  func normalise(width: Int, height: Int) -> Int {
    place = 0
    let steps = Normalisation(Picture(width: width, height: height, values: read(width * height)))
    place = 0
    if let steps { write(steps.numbers) }
    return place
  }

  /// Shrinks the picture in the exchange to 28 × 28 as it is, dark becoming ink, and writes the 784 pixels.
  func shrink(width: Int, height: Int) {
    place = 0
    let picture = Picture(width: width, height: height, values: read(width * height))
    place = 0
    for paper in picture.resized(width: Digit.side, height: Digit.side).values { write(1 - paper) }
  }

  /// Turns, moves and roughens the digit in the exchange.
  func change(turn angle: Float, right: Float, down: Float, noise: Float, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    place = 0
    let digit = Digit(pixels: read(Stage.input.shape.count))
      .turned(by: Double(angle), movedRight: right, down: down)
    place = 0
    write((noise == 0 ? digit : digit.withNoise(noise, using: &generator)).pixels)
  }
}

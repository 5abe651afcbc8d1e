import LeNet

/// What there is in a data set, and how its digits differ from MNIST's, before anyone trains on them.
public struct DataSurvey: Codable, Sendable {
  /// What there is in one half.
  public struct Half: Codable, Sendable {
    /// How many digits there are.
    public let count: Int
    /// How many of each class, from 0 to 9.
    public let classes: [Int]
    /// How many digits have the same pixels as one before them.
    public let repeated: Int
    /// How many digits have no ink.
    public let blank: Int
  }

  /// One of the eight ways that digits may lie, and the share of them that the network reads once they are laid upright
  /// from it, 0…1.
  public struct Orientation: Codable, Sendable {
    /// How the digits are taken to lie.
    public let orientation: DigitOrientation
    /// The share that is read, 0…1.
    public let accuracy: Double
  }

  /// The digits to learn from; nil where there are none.
  public let training: Half?
  /// The digits to measure with; nil where there are none.
  public let test: Half?
  /// How many test digits have the same pixels as a training digit.
  public let shared: Int
  /// How many of the 256 levels of grey occur.
  public let levels: Int
  /// Whether the digits are dark on light. What follows is of the digits as they are light on dark.
  public let isInverted: Bool
  /// In the order of ``DigitMeasure``.
  public let checks: [DataCheck]
  /// Where the centre of the ink lies in the mean, right of (14, 14) and below it, in pixels.
  public let centre: [Double]
  /// In the order of ``DigitOrientation``, of ``sampleCount`` digits.
  public let orientations: [Orientation]
  /// How the network reads digits as they are, and MNIST's.
  public let accuracy: DataCheck
  /// How many digits the network read.
  public let sampleCount: Int
  /// Chose the digits that the network read.
  public let seed: UInt64

  /// The network reads this many of the digits at most.
  public static let sampleLimit = 1000

  /// Surveys the halves of a data set.
  ///
  /// - Parameters:
  ///   - training: nil if there is no such half.
  ///   - test: nil if there is no such half.
  ///   - usual: MNIST's digits, from which blocks show how much groups of writers differ.
  ///   - network: one that reads MNIST's digits.
  ///   - seed: chooses the digits that the network reads.
  /// - Precondition: there is a digit in one of the halves.
  public init(
    training: LabelledDigits?, test: LabelledDigits?, usual: LabelledDigits, network: Network, seed: UInt64
  ) {
    let halves = [test, training].compactMap(\.self).filter { $0.count > 0 }
    precondition(!halves.isEmpty, "no digits to survey")
    self.seed = seed
    let known = Dictionary(grouping: 0..<(training?.count ?? 0)) { training!.hash(ofDigit: $0) }
    self.training = training.map(Half.init)
    self.test = test.map(Half.init)
    shared =
      test.map { test in
        (0..<test.count).count { index in
          known[test.hash(ofDigit: index)]?.contains { training!.pixels(of: $0) == test.pixels(of: index) }
            ?? false
        }
      } ?? 0
    var counts = [Int](repeating: 0, count: 256)
    for half in halves { for pixel in half.pixels { counts[Int(pixel)] += 1 } }
    levels = counts.count { $0 > 0 }

    let asTheyAre = MeasuredDigits(halves)
    let usualBlocks = MeasuredDigits.blocks(of: usual)
    isInverted = asTheyAre.mean(.brightBorder) > 0.5
    let upright = isInverted ? halves.map(\.inverted) : halves
    let measured = isInverted ? MeasuredDigits(upright) : asTheyAre
    checks = DigitMeasure.allCases.map { measure in
      let here = measure == .brightBorder ? asTheyAre : measured
      return DataCheck(
        here.mean(measure), of: here.count,
        usual: usualBlocks.map { $0.mean(measure) },
        deviation: usualBlocks.map { $0.deviation(measure) }.max()!, atLeast: measure.tolerance)
    }
    centre = [measured.right, measured.down]

    var generator = SplitMix64(seed: seed)
    let order = (0..<halves[0].count).shuffled(using: &generator).prefix(Self.sampleLimit)
    let sample = halves[0].digits(at: order)
    sampleCount = sample.count
    let lightOnDark = isInverted ? sample.inverted : sample
    orientations = DigitOrientation.allCases.map {
      Orientation(
        orientation: $0, accuracy: network.predictions(for: lightOnDark.upright(from: $0)).accuracy)
    }
    let usualAccuracies = usual.blocks.map { network.predictions(for: $0).accuracy }
    let mean = usualAccuracies.reduce(0, +) / Double(usualAccuracies.count)
    accuracy = DataCheck(
      network.predictions(for: sample).accuracy, of: sampleCount, usual: usualAccuracies,
      deviation: (mean * (1 - mean)).squareRoot())
  }

  /// How the digits lie: the way in which the network reads most of them, if it reads far fewer as they are; nil if it
  /// reads fewer than half in every way.
  public var orientation: DigitOrientation? {
    let best = orientations.max { $0.accuracy < $1.accuracy }!
    let asTheyAre = orientations.first { $0.orientation == .upright }!.accuracy
    if best.accuracy > 0.5 && best.accuracy > asTheyAre + 0.2 { return best.orientation }
    return asTheyAre > 0.5 ? .upright : nil
  }

  /// The check of one measure.
  public func check(_ measure: DigitMeasure) -> DataCheck {
    checks[DigitMeasure.allCases.firstIndex(of: measure)!]
  }
}

extension DataSurvey.Half {
  fileprivate init(_ digits: LabelledDigits) {
    count = digits.count
    classes = (0..<10).map { label in digits.labels.count { Int($0) == label } }
    var known: [Int: [Int]] = [:]
    var (repeated, blank) = (0, 0)
    for index in 0..<digits.count {
      let pixels = digits.pixels(of: index)
      if pixels.withUnsafeBufferPointer({ MeasuredDigit($0) == nil }) { blank += 1 }
      let hash = digits.hash(ofDigit: index)
      if known[hash]?.contains(where: { digits.pixels(of: $0) == pixels }) == true {
        repeated += 1
      } else {
        known[hash, default: []].append(index)
      }
    }
    (self.repeated, self.blank) = (repeated, blank)
  }
}

extension LabelledDigits {
  fileprivate func pixels(of index: Int) -> ArraySlice<UInt8> {
    pixels[(index * Digit.side * Digit.side)..<((index + 1) * Digit.side * Digit.side)]
  }

  /// A number that equal digits have in common, and few others.
  fileprivate func hash(ofDigit index: Int) -> Int {
    // FNV-1a: several times as fast here as the standard library's, whose key no file could know.
    Int(
      truncatingIfNeeded: pixels(of: index).reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      })
  }

  /// Dark for light.
  fileprivate var inverted: LabelledDigits { LabelledDigits(pixels: pixels.map { 255 - $0 }, labels: labels) }

  fileprivate func digits(at indices: some Sequence<Int>) -> LabelledDigits {
    var result = LabelledDigits(pixels: [], labels: [])
    for index in indices {
      result.pixels += pixels(of: index)
      result.labels.append(labels[index])
    }
    return result
  }

  /// Blocks of 500 digits as they follow one another: in MNIST's files, those of a dozen writers each.
  fileprivate var blocks: [LabelledDigits] {
    stride(from: 0, to: Swift.max(1, count - 499), by: 500).map { self[$0..<Swift.min(count, $0 + 500)] }
  }
}

/// The means of what is measured of digits that have ink.
private struct MeasuredDigits {
  private(set) var count = 0
  private var sums = [Double](repeating: 0, count: DigitMeasure.allCases.count)
  private var squares = [Double](repeating: 0, count: DigitMeasure.allCases.count)
  private(set) var right = 0.0
  private(set) var down = 0.0

  init(_ halves: [LabelledDigits]) {
    for half in halves {
      for index in 0..<half.count {
        guard let digit = half.pixels(of: index).withUnsafeBufferPointer(MeasuredDigit.init) else { continue }
        count += 1
        right += digit.right
        down += digit.down
        for (measure, value) in digit.values.enumerated() {
          sums[measure] += value
          squares[measure] += value * value
        }
      }
    }
    right /= Double(max(1, count))
    down /= Double(max(1, count))
  }

  func mean(_ measure: DigitMeasure) -> Double {
    sums[DigitMeasure.allCases.firstIndex(of: measure)!] / Double(max(1, count))
  }

  func deviation(_ measure: DigitMeasure) -> Double {
    let meanSquare = squares[DigitMeasure.allCases.firstIndex(of: measure)!] / Double(max(1, count))
    return max(0, meanSquare - mean(measure) * mean(measure)).squareRoot()
  }

  static func blocks(of digits: LabelledDigits) -> [MeasuredDigits] {
    digits.blocks.map { MeasuredDigits([$0]) }
  }
}

import LeNet

/// A way to change digits without changing what they show, in steps: how far a model bears it is its robustness.
public enum Disturbance: String, CaseIterable, Sendable {
  /// Moves every digit by whole pixels to the right, down, to the left or up, whichever its random number says: over many
  /// digits, the mean of four directions. What leaves the 28 × 28 pixels is lost.
  case shift
  /// Turns every digit about its centre, to one side or the other.
  case rotation
  /// Adds a normally distributed number to every pixel; see `Digit.withGaussianNoise(_:using:)`.
  case noise
  /// Puts every digit out of focus; see `Digit.blurred(by:)`.
  case blur
  /// Covers a square of every digit with paper, anywhere within the 28 × 28 pixels.
  case occlusion

  /// What tables and files call it.
  public var name: String { rawValue }

  /// What its levels are measured in.
  public var unit: String {
    switch self {
    case .shift: "pixels"
    case .rotation: "degrees"
    case .noise: "standard deviation, full ink is 1"
    case .blur: "standard deviation in pixels"
    case .occlusion: "side in pixels"
    }
  }

  /// The steps of a robustness curve, from no change at all.
  public var levels: [Float] {
    switch self {
    case .shift: [0, 1, 2, 3, 4, 5, 6]
    case .rotation: [0, 10, 20, 30, 40, 50, 60]
    case .noise: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    case .blur: [0, 0.5, 1, 1.5, 2, 2.5, 3]
    case .occlusion: [0, 2, 4, 6, 8, 10, 12]
    }
  }

  /// Changes every digit, on `threads` threads. Pixels are rounded to bytes again.
  ///
  /// Each digit has a generator for itself, so the result does not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - level: one of ``levels``, or another: 0…180 degrees, 0…28 pixels of a side, and nothing negative; a shift
  ///     and a side in whole pixels.
  ///   - digits: the digits to change.
  ///   - threads: how many share the work; the result is the same for any number.
  ///   - generator: gives the seed of the digits' generators.
  public func apply(
    level: Float, to digits: LabelledDigits, threads: Int = 1,
    using generator: inout some RandomNumberGenerator
  ) -> LabelledDigits {
    let limit: Float = self == .rotation ? 180 : self == .occlusion ? Float(Digit.side) : .infinity
    precondition(level >= 0 && level <= limit, "a \(name) of \(level) \(unit), where 0…\(limit) is possible")
    let seed = generator.next()
    let pixels = [UInt8](unsafeUninitializedCapacity: digits.pixels.count) { buffer, count in
      withWorkers(threads) { worker, workers, _ in
        for index in stride(from: worker, to: digits.count, by: workers) {
          var generator = SplitMix64(seed: seed, item: index)
          let changed = changed(digits[index], level: level, using: &generator)
          for (pixel, value) in changed.pixels.enumerated() {
            buffer[index * LabelledDigits.area + pixel] = UInt8((255 * value).rounded())
          }
        }
      }
      count = digits.pixels.count
    }
    return LabelledDigits(pixels: pixels, labels: digits.labels)
  }

  private func changed(_ digit: Digit, level: Float, using generator: inout SplitMix64) -> Digit {
    switch self {
    case .shift:
      let (right, down) = [(level, 0), (0, level), (-level, 0), (0, -level)].randomElement(using: &generator)!
      return digit.turned(by: 0, movedRight: right.rounded(), down: down.rounded())
    case .rotation:
      let angle = Double(level) * .pi / 180
      return digit.turned(by: Bool.random(using: &generator) ? angle : -angle)
    case .noise: return digit.withGaussianNoise(level, using: &generator)
    case .blur: return digit.blurred(by: level)
    case .occlusion:
      let side = Int(level.rounded())
      let top = Int.random(in: 0...Digit.side - side, using: &generator)
      let left = Int.random(in: 0...Digit.side - side, using: &generator)
      var result = digit
      for y in top..<top + side {
        for x in left..<left + side { result.pixels[y * Digit.side + x] = 0 }
      }
      return result
    }
  }
}

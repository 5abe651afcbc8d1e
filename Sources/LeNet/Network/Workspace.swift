/// Room for sixteen digits on their way forward, and for the loss's gradient on its way back.
///
/// A class, because it owns memory that a worker uses again for every sixteen digits.
final class Workspace {
  /// Every stage's values after its activation; the output's are probabilities.
  let values = StagePlanes()
  /// The loss's gradient with respect to every stage's values, before its activation.
  private(set) lazy var gradients = StagePlanes()

  /// What the digits in the lanes show; −1 in a lane without a digit.
  var labels = SIMD16<Int32>(repeating: -1)

  /// Puts a digit's pixels into a lane of the input.
  func load(_ pixels: [Float], lane: Int) {
    for (index, pixel) in pixels.enumerated() { values[.input][index][lane] = pixel }
  }

  /// Puts sixteen digits of a set into the lanes of the input.
  ///
  /// Four pixels at a time are dealt to the lanes, as one number; then whole vectors are taken apart.
  func load(_ digits: LabelledDigits, at indices: SIMD16<Int32>) {
    let words = Stage.input.shape.count / 4
    let input = values[.input]
    withUnsafeTemporaryAllocation(of: SIMD16<Int32>.self, capacity: words) { dealt in
      digits.pixels.withUnsafeBytes { pixels in
        for lane in 0..<16 {
          let digit = pixels.baseAddress! + 4 * words * Int(indices[lane])
          for word in 0..<words {
            dealt[word][lane] = Int32(
              littleEndian: digit.loadUnaligned(fromByteOffset: 4 * word, as: Int32.self))
          }
        }
      }
      for word in 0..<words {
        for byte in 0..<4 { input[4 * word + byte] = Digit.pixel((dealt[word] &>> Int32(8 * byte)) & 255) }
      }
    }
  }

  /// Puts sixteen digits of a set into the lanes, from the one at `first` on. Where there are fewer, the last comes
  /// again.
  func load(_ digits: LabelledDigits, from first: Int) {
    var indices = SIMD16<Int32>()
    for lane in 0..<16 { indices[lane] = Int32(min(first + lane, digits.count - 1)) }
    load(digits, at: indices)
  }

  /// Puts a changed digit into a lane of the input.
  func load(
    _ bytes: UnsafePointer<UInt8>, lane: Int, augmentation: Augmentation,
    using generator: inout some RandomNumberGenerator
  ) {
    values[.input].withMemoryRebound(to: Float.self, capacity: Stage.input.shape.count * 16) { input in
      augmentation(bytes, into: input + lane, stride: 16, using: &generator)
    }
  }
}

/// One plane of lanes for every stage, all in one allocation.
final class StagePlanes {
  private let memory: UnsafeMutablePointer<Lanes>

  /// Where each stage begins, in paper order.
  private static let starts: [Int] = {
    var starts: [Int] = []
    var next = 0
    for stage in Stage.allCases {
      starts.append(next)
      next += stage.shape.count
    }
    return starts + [next]
  }()

  init() {
    let count = Self.starts[Stage.allCases.count]
    memory = .allocate(capacity: count)
    memory.initialize(repeating: .zero, count: count)
  }

  deinit { memory.deallocate() }

  /// The stage's plane: `[channels, height, width]` lanes.
  subscript(stage: Stage) -> UnsafeMutablePointer<Lanes> { memory + Self.starts[stage.rawValue] }

  /// The stage's values of one lane.
  func values(of stage: Stage, lane: Int) -> [Float] {
    let plane = self[stage]
    return (0..<stage.shape.count).map { plane[$0][lane] }
  }
}

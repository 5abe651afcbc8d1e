/// Room for sixteen digits on their way forward, and for the loss's gradient on its way back.
///
/// A class, because it owns memory that a worker uses again for every sixteen digits.
final class Workspace {
  /// Every stage's values after its activation; the output's are probabilities.
  let values = StagePlanes()
  /// The loss's gradient with respect to every stage's values, before its activation.
  private(set) lazy var gradients = StagePlanes()
  /// Room in which dense layers turn lanes into rows.
  let rows: UnsafeMutablePointer<Lanes>

  init() {
    let count = max(LeNet5.c5.rowCount, LeNet5.f6.rowCount, LeNet5.output.rowCount)
    rows = .allocate(capacity: count)
    rows.initialize(repeating: .zero, count: count)
  }

  deinit { rows.deallocate() }

  /// What the digits in the lanes show; −1 in a lane without a digit.
  var labels = SIMD16<Int32>(repeating: -1)

  /// Puts a digit's pixels into a lane of the input.
  func load(_ pixels: [Float], lane: Int) {
    for (index, pixel) in pixels.enumerated() { values[.input][index][lane] = pixel }
  }

  /// Puts sixteen digits' bytes, 0…255, into the lanes of the input.
  ///
  /// Bytes are dealt to the lanes first, and whole vectors divided: less than half the time of one by one.
  @inline(__always)
  func load(_ digit: (_ lane: Int) -> UnsafePointer<UInt8>) {
    let count = Stage.input.shape.count
    withUnsafeTemporaryAllocation(of: SIMD16<UInt8>.self, capacity: count) { dealt in
      dealt.withMemoryRebound(to: UInt8.self) { dealt in
        for lane in 0..<16 {
          let bytes = digit(lane)
          for index in 0..<count { dealt[index * 16 + lane] = bytes[index] }
        }
      }
      for index in 0..<count { values[.input][index] = Digit.pixel(dealt[index]) }
    }
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

  /// Puts the sixteen digits from one on into the lanes. Where there are fewer, the last comes again.
  @inline(__always)
  func load(_ digits: LabelledDigits, from first: Int) {
    digits.pixels.withUnsafeBufferPointer { pixels in
      load { lane in pixels.baseAddress! + min(first + lane, digits.count - 1) * Stage.input.shape.count }
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

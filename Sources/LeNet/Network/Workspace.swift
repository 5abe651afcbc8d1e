/// Room for sixteen digits on their way forward through an architecture, and for the loss's gradient on its way back.
///
/// A class, because it owns memory that a worker uses again for every sixteen digits.
final class Workspace {
  private let architecture: Architecture
  /// Every stage's values after its activation; the last one's are probabilities.
  let values: StagePlanes
  /// Every stage's values before its activation, and the logits, where they are asked for.
  let sums: StagePlanes?
  /// The loss's gradient with respect to every stage's values, before its activation.
  private(set) lazy var gradients = StagePlanes(architecture)

  /// What the digits in the lanes show; −1 in a lane without a digit.
  var labels = SIMD16<Int32>(repeating: -1)

  /// Whether the digits are there to be learned from: dropout drops, and batch normalisation takes its statistics.
  var isTraining = false

  /// What chance a layer has begins with, for each lane.
  var seeds = SIMD16<UInt32>.zero

  /// 1 in a lane with a digit, 0 in a lane without.
  var counting: Lanes { Lanes(repeating: 1).replacing(with: 0, where: labels .< 0) }

  init(_ architecture: Architecture, keepingSums: Bool = false) {
    self.architecture = architecture
    values = StagePlanes(architecture)
    sums = keepingSums ? StagePlanes(architecture) : nil
  }

  private var input: UnsafeMutablePointer<Lanes> { values[0] }

  /// Puts a digit's pixels into a lane of the input.
  func load(_ pixels: [Float], lane: Int) {
    values.load(pixels, stage: 0, lane: lane)
  }

  /// Puts sixteen digits of a set into the lanes of the input.
  ///
  /// Sixteen neighbouring pixels of each digit are loaded as one vector, and sixteen vectors change rows for columns.
  func load(_ digits: LabelledDigits, at indices: SIMD16<Int32>) {
    let count = architecture.input.count
    require(count.isMultiple(of: Lanes.scalarCount), "\(count) pixels are no whole number of sixteens")
    withUnsafeTemporaryAllocation(of: SIMD16<UInt8>.self, capacity: Lanes.scalarCount) { sixteen in
      withUnsafeTemporaryAllocation(of: UnsafeRawPointer.self, capacity: Lanes.scalarCount) { places in
        digits.pixels.withUnsafeBytes { bytes in
          let sixteen = sixteen.baseAddress!
          for lane in 0..<Lanes.scalarCount {
            places.initializeElement(at: lane, to: bytes.baseAddress! + count * Int(indices[lane]))
          }
          for first in stride(from: 0, to: count, by: Lanes.scalarCount) {
            for lane in 0..<Lanes.scalarCount {
              sixteen[lane] = places[lane].loadUnaligned(fromByteOffset: first, as: SIMD16<UInt8>.self)
            }
            SIMD16<UInt8>.transpose(sixteen)
            for pixel in 0..<Lanes.scalarCount {
              input[first + pixel] = Digit.pixel(SIMD16<Int32>(truncatingIfNeeded: sixteen[pixel]))
            }
          }
        }
      }
    }
  }

  /// Puts sixteen digits of a set into the lanes, from the one at `first` on. Where there are fewer, the last comes
  /// again.
  func load(_ digits: LabelledDigits, from first: Int) {
    var indices = SIMD16<Int32>()
    for lane in 0..<Lanes.scalarCount { indices[lane] = Int32(min(first + lane, digits.count - 1)) }
    load(digits, at: indices)
  }

  /// Puts a changed digit into a lane of the input.
  func load(
    _ bytes: UnsafePointer<UInt8>, lane: Int, augmentation: Augmentation,
    using generator: inout some RandomNumberGenerator
  ) {
    input.withMemoryRebound(to: Float.self, capacity: architecture.input.count * Lanes.scalarCount) { input in
      augmentation(bytes, into: input + lane, stride: Lanes.scalarCount, using: &generator)
    }
  }
}

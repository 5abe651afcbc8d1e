import Testing

@testable import LeNet

@Suite struct AugmentationTests {
  private static let bytes: [UInt8] = {
    var generator = SplitMix64(seed: 1)
    return (0..<784).map { index in
      // Ink keeps off the margin, as MNIST's does.
      (4..<24).contains(index / 28) && (4..<24).contains(index % 28)
        ? UInt8.random(in: 0...255, using: &generator) : 0
    }
  }()

  private static func augmented(_ augmentation: Augmentation, seed: UInt64 = 2) -> [Float] {
    var generator = SplitMix64(seed: seed)
    var result = [Float](repeating: -1, count: 784)
    augmentation(bytes, into: &result, stride: 1, using: &generator)
    return result
  }

  private static func still() -> Augmentation {
    var augmentation = Augmentation()
    augmentation.rotation = 0
    augmentation.shear = 0
    augmentation.scale = 0
    augmentation.shift = 0
    augmentation.displacement = 0
    return augmentation
  }

  @Test func noChangeLeavesTheDigit() {
    for (pixel, byte) in zip(Self.augmented(Self.still()), Self.bytes) {
      #expect(abs(pixel - Digit.pixel(byte)) < 1e-4)
    }
  }

  @Test func aShiftMovesTheInk() {
    var augmentation = Self.still()
    augmentation.shift = 3
    let moved = Self.augmented(augmentation)
    let mass = Self.bytes.reduce(Float(0)) { $0 + Float($1) / 255 }
    #expect(abs(moved.reduce(0, +) / mass - 1) < 1e-3, "a shift keeps the ink")
    #expect(zip(moved, Self.bytes).contains { abs($0 - Float($1) / 255) > 0.1 })
  }

  @Test func pixelsStayBetweenPaperAndInk() {
    for seed in 0..<50 {
      let pixels = Self.augmented(Augmentation(), seed: UInt64(seed))
      #expect(pixels.allSatisfy { $0 >= 0 && $0 <= 1 }, "seed \(seed)")
      #expect(pixels.contains { $0 > 0.2 }, "seed \(seed)")
    }
  }

  @Test func farOutsideIsPaper() {
    var augmentation = Augmentation()
    augmentation.shift = 200
    for seed in 0..<20 {
      #expect(Self.augmented(augmentation, seed: UInt64(seed)).allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }
}

import LeNet
import Notebook
import Testing

/// What cells compute with: sixteen digits at a time, as the same arithmetic for each of them alone.
struct CellArithmeticTests {
  private static func lanes(_ seed: UInt64, _ range: ClosedRange<Float> = 0.5...2) -> Lanes {
    var generator = SplitMix64(seed: seed)
    var lanes = Lanes.zero
    for lane in lanes.indices { lanes[lane] = .random(in: range, using: &generator) }
    return lanes
  }

  private let a = lanes(1)
  private let b = lanes(2)

  @Test func everyOperatorIsThatOfOneNumber() {
    var sums = (a, a, a, a, a)
    sums.0 += b
    sums.1 -= b
    sums.2 /= b
    sums.3 *= 3
    sums.4 /= 3
    for lane in a.indices {
      let (x, y) = (a[lane], b[lane])
      #expect((a + b)[lane] == x + y && (a - b)[lane] == x - y)
      #expect((a * b)[lane] == x * y && (a / b)[lane] == x / y)
      #expect((3 * a)[lane] == 3 * x && (a * 3)[lane] == 3 * x && (a / 3)[lane] == x / 3)
      #expect((3 + a)[lane] == 3 + x && (a + 3)[lane] == 3 + x && (a - 3)[lane] == x - 3)
      #expect((-a)[lane] == -x)
      #expect(sums.0[lane] == x + y && sums.1[lane] == x - y && sums.2[lane] == x / y)
      #expect(sums.3[lane] == 3 * x && sums.4[lane] == x / 3)
      #expect(abs(exp(log(a))[lane] - x) < 1e-5)
    }
    #expect(abs(a.sum() - a.indices.reduce(0) { $0 + a[$1] }) < 1e-4)
  }

  @Test func placesAreCountedAsTheArrayIs() {
    var maps = Maps(2, 3, 4, (0..<24).map { Lanes(repeating: Float($0)) })
    #expect(maps[1, 2, 3][0] == 23 && maps[1, 0, 1][5] == 13 && maps.count == 24)
    maps[0, 1, 2] += Lanes(repeating: 1)
    #expect(maps.values[6][0] == 7)
    var kernels = Weights([2, 3, 5, 5])
    #expect(kernels.count == 150 && kernels.values.allSatisfy { $0 == 0 })
    kernels[1, 2, 3, 4] = 1
    #expect(kernels.values.firstIndex(of: 1) == 75 + 50 + 15 + 4)
    #expect(kernels.zeros.shape == [2, 3, 5, 5] && kernels.zeros.values.allSatisfy { $0 == 0 })
    var dense = Weights([3, 4])
    dense[2, 1] = 1
    #expect(dense.values.firstIndex(of: 1) == 9 && (dense.units, dense.inputs) == (3, 4))
  }

  @Test func aPlaceThatIsNotThereIsNamed() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Maps(2, 3, 4)[0, 3, 0]
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("row 3, where there are 3, counted from 0"))
  }

  @Test func aSliderIsWhatTheCellSaysItIs() {
    @Slider(0...9) var index = 3
    @Slider(0...1, step: 0.05) var share: Float = 0.5
    @Slider(-1...1) var outside = 2.5
    #expect(index == 3 && share == 0.5 && outside == 2.5)
  }
}

import LeNet

/// A network of two filters and six units, and sixty digits for it, by formulas that NumPy's side knows too.
enum SmallNetwork {
  /// Stages: input, C, S, F, output.
  static let architecture: Architecture = {
    var architecture = Architecture("small", input: Shape(1, 28, 28))
    architecture.addConvolution("C", filters: 2, kernelSize: 5, .relu)
    architecture.addSubsampling("S")
    architecture.addDense("F", units: 6, .relu)
    architecture.addDense("output", units: 10)
    return architecture
  }()

  static let network = Network(
    architecture,
    parameters: [
      mixed(50, salt: 1).map { 0.3 * $0 }, mixed(2, salt: 60).map { 0.3 * $0 },
      mixed(6 * 288, salt: 100).map { 0.6 * $0 }, mixed(6, salt: 2000).map { 0.1 * $0 },
      mixed(60, salt: 3000), mixed(10, salt: 4000).map { 0.1 * $0 },
    ].joined().map { Float($0) })

  /// A digit's ink lies in eight rows, which its label decides.
  static let digits: LabelledDigits = {
    let labels = (0..<60).map { UInt8($0 * 7 % 10) }
    let ink = mixed(60 * 784, salt: 5000).map { UInt8((255 * ($0 + 1) / 2).rounded(.down)) }
    let pixels = ink.indices.map { index in
      let row = index % 784 / 28 - 2 * Int(labels[index / 784])
      return (0..<8).contains(row) ? ink[index] : 0
    }
    return LabelledDigits(pixels: pixels, labels: labels)
  }()

  /// Numbers in −1…<1 from a hash of their index in which neighbours have nothing in common.
  private static func mixed(_ count: Int, salt: Int) -> [Double] {
    (0..<count).map { index in
      var value = UInt64(index + salt) * 2_654_435_761 % (1 << 32)
      value ^= value >> 15
      value = value * 2_246_822_519 % (1 << 32)
      value ^= value >> 13
      return Double(value) / Double(1 << 31) - 1
    }
  }
}

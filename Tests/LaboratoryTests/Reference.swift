import Files
import Foundation
import LeNet
import MNIST

/// What SciPy and NumPy computed: Fixtures/comparing.json, made by the script beside it.
struct ComparingReference: Decodable {
  struct McNemarTest: Decodable, Sendable {
    let b: Int
    let c: Int
    let p: Double
  }
  struct Quantile: Decodable, Sendable {
    let probability: Double
    let degrees: Int
    let quantile: Double
  }
  struct CKA: Decodable, Sendable {
    let digits: Int
    let p: Int
    let q: Int
    let value: Double
  }
  let mcNemar: [McNemarTest]
  let studentT: [Quantile]
  let cka: [CKA]

  static let shared: ComparingReference = fixture("comparing")
}

/// What NumPy computed: Fixtures/components.json, made by the script beside it.
struct ComponentsReference: Decodable {
  let variances: [Double]
  let totalVariance: Double
  /// Of the first test digit.
  let projectionsOfFirst: [Double]
  let quadraticErrors: Int
  /// Where products are of what differs from the mean digit.
  let quadraticErrorsAboutMean: Int

  static let shared: ComponentsReference = fixture("components")
}

func fixture<Content: Decodable>(_ name: String) -> Content {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).json")
  return try! JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
}

/// Numbers in −1…<1 from Knuth's multiplicative hash of their index, as the fixtures' scripts have them.
func hashed(_ count: Int, salt: Int) -> [Double] {
  (0..<count).map { Double((UInt64($0 + salt) * 2_654_435_761) % (1 << 32)) / Double(1 << 31) - 1 }
}

/// The package's digits, loaded once.
enum MNISTDigits {
  static let training = try! DataSet.embedded.load(.training)
  static let test = try! DataSet.embedded.load(.test)
}

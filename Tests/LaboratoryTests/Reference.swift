import Foundation

/// What another program computed: a file of Fixtures, made by the script of the same name.
struct Reference: Decodable {
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

  /// The fixture of the statistics.
  static let comparing: Reference = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/comparing.json")
    return try! JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }()
}

/// Numbers in −1…<1 from Knuth's multiplicative hash of their index, as the fixtures' scripts have them.
func hashed(_ count: Int, salt: Int) -> [Double] {
  (0..<count).map { Double((UInt64($0 + salt) * 2_654_435_761) % (1 << 32)) / Double(1 << 31) - 1 }
}

import Files
import LeNet
import Testing

@testable import MNIST

@Suite struct EmbeddedDataSetTests {
  static let facts: [(DataSet.Split, String, [Int])] = [
    (
      DataSet.Split.training, "crc32 e9f4d8b3 e0cb4ad2",
      [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    ),
    (.test, "crc32 91373bdf 4ab9eff9", [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]),
  ]

  @Test(arguments: facts)
  func embeddedSetIsMNIST(_ split: DataSet.Split, _ checksum: String, _ counts: [Int]) throws {
    let digits = try DataSet.embedded.load(split)
    #expect(digits.pixels.count == 784 * digits.labels.count)
    #expect((0...9).map { label in digits.labels.count { $0 == label } } == counts)
    #expect(counts.reduce(0, +) == (split == .training ? 60_000 : 10_000))
    #expect(digits.checksum == checksum)
  }

  /// The first test digit is the 7 that every introduction shows.
  @Test func firstTestDigitIsASeven() throws {
    let digits = try DataSet.embedded.load(.test)
    #expect(digits.labels[0] == 7)
    let rows = (0..<28).map { row in digits.pixels[28 * row..<28 * row + 28].reduce(0) { $0 + Int($1) } }
    #expect(rows.map { $0 > 0 } == (0..<28).map { (7...26).contains($0) })
  }

  @Test func missingEmbeddedSetIsNamed() {
    #if os(macOS)
    let name = "LeNetExplorer_MNIST.bundle"
    #else
    let name = "LeNetExplorer_MNIST.resources"
    #endif
    #expect(
      throws: FileError(
        "/nowhere/bin", found: "no folder \(name)",
        expected: "it beside the program, with the MNIST digits and a trained network",
        remedy: "Copy it from the folder where the program was built, or pass --data DIR and --weights FILE.")
    ) { try DataSet.embedded(besides: ["/nowhere/bin", "/nowhere"]) }
  }
}

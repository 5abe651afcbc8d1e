import Foundation
import LeNet
import Testing

@testable import MNIST

@Suite struct DataSetTests {
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
    #expect(
      errorText { try DataSet.embedded(besides: ["/nowhere/bin", "/nowhere"]) }?
        .replacing(".bundle", with: ".resources")
          == """
          /nowhere/bin: no folder LeNetExplorer_MNIST.resources, expected it beside the program, with the \
          MNIST digits and a trained network. Copy it from the folder where the program was built, or pass \
          --data DIR and --weights FILE.
          """)
  }

  @Test func loadsOnlyWhatIsAsked() throws {
    let folder = try TemporaryFolder()
    try File.write(IDXTests.images, to: folder.path + "/t10k-images-idx3-ubyte")
    try File.write(deflated(IDX.file(labels: [4, 2])), to: folder.path + "/t10k-labels-idx1-ubyte.gz")
    let set = DataSet(folder: folder.path)
    let digits = try set.load(.test)
    #expect(digits.labels == [4, 2])
    #expect(digits.pixels == IDXTests.pixels)
    #expect(
      errorText { try set.load(.training) }
        == """
        \(folder.path): no file train-images-idx3-ubyte, expected it there, as it is or packed (.gz). \
        Pass a folder with the files of an MNIST-like data set.
        """)
  }

  @Test func countsMustAgree() throws {
    let folder = try TemporaryFolder()
    try File.write(IDXTests.images, to: folder.path + "/train-images-idx3-ubyte")
    try File.write(IDXTests.labels, to: folder.path + "/train-labels-idx1-ubyte")
    #expect(
      errorText { try DataSet(folder: folder.path).load(.training) }
        == """
        \(folder.path): 2 training images and 3 labels, expected as many labels as images. Do both files \
        belong to the same data set?
        """)
  }

  @Test func checksumTellsPixelsAndLabelsApart() {
    let digits = LabelledDigits(pixels: IDXTests.pixels, labels: [4, 2])
    let parts = digits.checksum.split(separator: " ")
    let otherLabels = LabelledDigits(pixels: digits.pixels, labels: [2, 4]).checksum.split(separator: " ")
    #expect(parts[1] == otherLabels[1])
    #expect(parts[2] != otherLabels[2])
    let otherPixels = LabelledDigits(pixels: digits.pixels.reversed(), labels: [4, 2]).checksum
    #expect(otherPixels.split(separator: " ")[1] != parts[1])
  }
}

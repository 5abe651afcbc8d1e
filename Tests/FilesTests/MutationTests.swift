import LeNet
import Testing

@testable import Files

/// Whatever bytes a file holds, reading ends: with a value or a ``FileError``, never in a trap.
@Suite struct MutationTests {
  /// Each reader with an intact file of its kind.
  static let readers: [(name: String, file: [UInt8], read: @Sendable ([UInt8]) throws -> Void)] = [
    ("gzip", deflated(IDXTests.images), { _ = try Gzip.unpack($0, limit: 5000, from: "f") }),
    ("images", IDXTests.images, { _ = try IDX.pixels(in: $0, from: "f") }),
    ("packed images", deflated(IDXTests.images), { _ = try IDX.pixels(in: $0, from: "f") }),
    ("labels", IDXTests.labels, { _ = try IDX.labels(in: $0, from: "f") }),
    ("tensors", SafetensorsTests.content.file, { _ = try Safetensors($0, from: "f") }),
    ("rows of labels", IDXTests.qmnist([3, 1, 4]), { _ = try IDX.labels(in: $0, from: "f") }),
    (
      "weights", Safetensors(tensors: ForeignWeightsTests.tensors).file,
      { _ = try WeightsSearch(NamedTensors($0, from: "f"), from: "f") }
    ),
    ("arrays", NPZTests.content.file, { _ = try NPZ($0, from: "f") }),
    ("packed arrays", try! fixture("arrays.npz"), { _ = try NPZ($0, from: "f") }),
    ("array", NPYArray(NPZTests.content.tensors[2]).file, { _ = try NPYArray($0[...], from: "f") }),
    (
      "arrays of digits", ArrayDigitsTests.archive(ArrayDigitsTests.keras),
      { _ = try ArrayDigits($0, from: "f").load(.test, first: .max) }
    ),
    (
      "table", Array(DigitTableTests.forms[0].1.utf8), { _ = try DigitTable($0, from: "f").digits() }
    ),
    ("picture", PNGTests.grey, { _ = try PictureFile.picture(in: $0, from: "f") }),
    (
      "turned picture of 16 bits",
      PNGTests.file(
        2, 1, depth: 16, colour: 2, [("eXIf", PictureFileTests.metadata(6, isLittleEndian: false))],
        rows: [[0, 1, 2, 3, 4, 5, 0, 7, 8, 9, 10, 11]]), { _ = try PictureFile.picture(in: $0, from: "f") }
    ),
    ("photograph", PictureFileTests.greyJPEG, { _ = try PictureFile.picture(in: $0, from: "f") }),
  ]

  @Test(arguments: readers.indices)
  func damagedFilesThrowOrRead(_ index: Int) throws {
    let (name, file, read) = Self.readers[index]
    var generator = SplitMix64(seed: 3)
    var rejected = 0
    for _ in 0..<1000 {
      var damaged = file
      for _ in 0..<Int.random(in: 1...4, using: &generator) { damage(&damaged, using: &generator) }
      do {
        try read(damaged)
      } catch let error as FileError {
        #expect(error.place.hasPrefix("f"))
        rejected += 1
      }
    }
    #expect(rejected > 100, "of 1000 damaged files of \(name) \(rejected) were rejected, expected most")
  }

  /// Changes a byte, among the first ones more often, or cuts or lengthens the file.
  private func damage(_ file: inout [UInt8], using generator: inout some RandomNumberGenerator) {
    let end = Bool.random(using: &generator) ? file.count : min(file.count, 64)
    guard end > 0 else { return }
    let index = Int.random(in: 0..<end, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: file.removeSubrange(index...)
    case 1: file.insert(.random(in: 0 ... .max, using: &generator), at: index)
    case 2: file.remove(at: index)
    default: file[index] = .random(in: 0 ... .max, using: &generator)
    }
  }
}

import Testing

@testable import Files

@Suite struct IDXTests {
  /// Two digits of 28 × 28 pixels.
  static let pixels = (0..<2 * 784).map { UInt8($0 % 251) }
  static let images = IDX.file(pixels: pixels)
  static let labels = IDX.file(labels: [3, 1, 4])

  /// The remedy for other data, as messages end with it.
  static let suitable = "Pass pictures of 28 × 28 pixels in ten classes, as MNIST or Fashion-MNIST."

  @Test func headersAreBigEndian() {
    #expect(Self.images.prefix(16) == [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28])
    #expect(Self.labels == [0, 0, 8, 1, 0, 0, 0, 3, 3, 1, 4])
  }

  @Test func readsWhatWasWritten() throws {
    #expect(try IDX.pixels(in: Self.images, from: "i") == Self.pixels)
    #expect(try IDX.pixels(in: deflated(Self.images), from: "i") == Self.pixels)
    #expect(try IDX.labels(in: Self.labels, from: "l") == [3, 1, 4])
    #expect(try IDX.labels(in: deflated(Self.labels), from: "l") == [3, 1, 4])
  }

  static let damagedImages: [Damaged<[UInt8]>] = [
    .init([], "i: an empty file, expected an IDX file of images. \(again)"),
    .init(Array(images.prefix(3)), "i: 3 bytes, expected a header of 16. \(again)"),
    .init(Array(images.prefix(15)), "i: 15 bytes, expected a header of 16. \(again)"),
    .init(
      labels, "i: magic 0x00000801 at byte 0, expected 0x00000803 (images). Did you pass the labels file?"),
    .init(
      Array("PK\u{3}\u{4}".utf8),
      "i: a zip archive, expected an IDX file of images. Unpack it, and pass what is in it."
    ),
    .init(
      Array("<!DOCTYPE html><title>MNIST</title>".utf8),
      "i: a web page, expected an IDX file of images. Download the file itself, not the page about it."
    ),
    .init(
      deflated(deflated(images)),
      "i: a file packed twice by gzip, expected an IDX file of images. Unpack it with gunzip first."
    ),
    .init(
      deflated(Array("label,pixel1\n7,0\n".utf8)),
      """
      i: a table in text, its columns between commas (CSV), packed by gzip, expected an IDX file of images. \
      \(suitable)
      """
    ),
    .init(
      images.with(0x0D, at: 2),
      """
      i: an IDX file of floating-point numbers of 32 bits in 3 dimensions, expected an IDX file of images. \
      \(suitable)
      """
    ),
    .init(
      images.with(4, at: 3),
      "i: an IDX file of bytes in 4 dimensions, expected an IDX file of images. \(suitable)"
    ),
    .init(
      [9, 8, 7, 6, 5],
      """
      i: an unknown kind of file, which begins 0x09080706, expected an IDX file of images. \(suitable)
      """
    ),
    .init(images.with(32, at: 11), "i: images of 32 × 28 pixels at byte 8, expected 28 × 28. \(suitable)"),
    .init(
      images.with(1, at: 12),
      "i: images of 28 × 16777244 pixels at byte 8, expected 28 × 28. \(suitable)"
    ),
    .init(images.with(0, at: 7), "i: 0 images at byte 4, expected 1 to 300000. \(again)"),
    .init(
      images.with(255, at: 4),
      """
      i: 4278190082 images at byte 4, expected 1 to 300000. Pass a part of them, or copy the file again if it \
      is damaged.
      """
    ),
    .init(
      Array(images.prefix(16)),
      "i: 16 bytes, expected 1584 for the 2 images that its header announces. \(again)"
    ),
    .init(
      images.dropLast(),
      "i: 1583 bytes, expected 1584 for the 2 images that its header announces. \(again)"
    ),
    .init(
      images + [0],
      "i: more than 1584 bytes, expected 1584 for the 2 images that its header announces. \(again)"
    ),
    .init(
      deflated(images + [0]),
      """
      i: more than 1584 bytes when unpacked, expected 1584 for the 2 images that its header announces. \
      \(again)
      """
    ),
    .init(
      deflated(images.dropLast()),
      "i: 1583 bytes when unpacked, expected 1584 for the 2 images that its header announces. \(again)"
    ),
    .init(
      deflated(labels),
      "i: magic 0x00000801 at byte 0, expected 0x00000803 (images). Did you pass the labels file?"
    ),
  ]

  @Test(arguments: damagedImages)
  func namesWhatIsWrongWithImages(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try IDX.pixels(in: damaged.content, from: "i") } == damaged.message)
  }

  static let damagedLabels: [Damaged<[UInt8]>] = [
    .init([], "l: an empty file, expected an IDX file of labels. \(again)"),
    .init(Array(labels.prefix(7)), "l: 7 bytes, expected a header of 8. \(again)"),
    .init(
      images, "l: magic 0x00000803 at byte 0, expected 0x00000801 (labels). Did you pass the images file?"),
    .init(
      qmnist([3, 11]), "l: label 11 at byte 44, expected 0 to 9. \(suitable)"
    ),
    .init(
      qmnist([3]).with(9, at: 11),
      "l: rows of 9 numbers at byte 8, expected labels, or QMNIST's rows of 8. \(suitable)"
    ),
    .init(
      [0, 0, 9, 1, 0, 0, 0, 1, 0xFF], "l: label -1 at byte 8, expected 0 to 9. \(suitable)"
    ),
    .init(
      labels.with(0x0E, at: 2),
      """
      l: an IDX file of floating-point numbers of 64 bits in one dimension, expected an IDX file of labels. \
      \(suitable)
      """
    ),
    .init(
      [0, 0, 0x0B, 1, 0, 0, 0, 2, 0, 3, 3, 3], "l: label 771 at byte 10, expected 0 to 9. \(suitable)"
    ),
    .init(labels.with(10, at: 9), "l: label 10 at byte 9, expected 0 to 9. \(suitable)"),
    .init(
      labels.dropLast(),
      "l: 10 bytes, expected 11 for the 3 labels that its header announces. \(again)"
    ),
  ]

  @Test(arguments: damagedLabels)
  func namesWhatIsWrongWithLabels(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try IDX.labels(in: damaged.content, from: "l") } == damaged.message)
  }

  /// Labels as whole numbers of a type, and as QMNIST's rows, of which the first is the label.
  static let labelKinds: [(String, [UInt8])] = [
    ("signed bytes", [0, 0, 9, 1, 0, 0, 0, 3, 3, 1, 4]),
    ("16 bits", [0, 0, 0x0B, 1, 0, 0, 0, 3, 0, 3, 0, 1, 0, 4]),
    ("32 bits", [0, 0, 0x0C, 1, 0, 0, 0, 3] + [3, 1, 4].flatMap { [0, 0, 0, $0] }),
    ("32 bits, the lowest byte first", [0, 0, 0x0C, 1, 0, 0, 0, 3] + [3, 1, 4].flatMap { [$0, 0, 0, 0] }),
    ("one column", [0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 1, 3, 1, 4]),
    ("QMNIST's", qmnist([3, 1, 4])),
  ]

  static func qmnist(_ labels: [UInt8]) -> [UInt8] {
    [0, 0, 0x0C, 2, 0, 0, 0, UInt8(labels.count), 0, 0, 0, 8]
      + labels.flatMap { [0, 0, 0, $0] + [UInt8](repeating: 77, count: 28) }
  }

  @Test(arguments: labelKinds)
  func labelsMayBeWholeNumbers(_ kind: String, _ file: [UInt8]) throws {
    #expect(try IDX.labels(in: file, from: "l") == [3, 1, 4])
    #expect(try IDX.labels(in: deflated(file), from: "l", first: 2) == [3, 1])
  }

  @Test func everyTruncationThrows() {
    for file in [Self.images, deflated(Self.images)] {
      for length in 0..<file.count {
        #expect(
          errorText { try IDX.pixels(in: Array(file.prefix(length)), from: "i") } != nil, "\(length) bytes")
      }
    }
  }
}

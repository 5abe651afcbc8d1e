import LeNet
import Testing

@testable import Files

@Suite struct PNGTests {
  /// A PNG file made by hand, so that every kind of pixel can be tried. `rows` are packed as the format says.
  static func file(
    _ width: Int, _ height: Int, depth: UInt8, colour: UInt8, _ chunks: [(String, [UInt8])] = [],
    rows: [[UInt8]]
  ) -> [UInt8] {
    let header = word(width) + word(height) + [depth, colour, 0, 0, 0]
    // Each row begins with its filter: none.
    let data = deflated(rows.flatMap { [0] + $0 }, asGzip: false)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + ([("IHDR", header)] + chunks + [("IDAT", data), ("IEND", [])]).flatMap(chunk)
  }

  static func chunk(_ name: String, _ contents: [UInt8]) -> [UInt8] {
    let body = name.utf8 + contents
    return word(contents.count) + body + word(Int(Gzip.checksum(of: body)))
  }

  static func word(_ value: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// Colour kinds: 0 grey, 2 red-green-blue, 3 palette, 4 grey with alpha, 6 red-green-blue with alpha.
  static let grey = file(3, 2, depth: 8, colour: 0, rows: [[0, 51, 255], [102, 153, 204]])

  @Test func greyIsKept() throws {
    let picture = try PictureFile.picture(in: Self.grey, from: "p")
    #expect(picture == Picture(width: 3, height: 2, values: [0, 0.2, 1, 0.4, 0.6, 0.8]))
  }

  static let kinds: [(String, [UInt8], [Int])] = [
    ("1 bit", file(3, 1, depth: 1, colour: 0, rows: [[0b0100_0000]]), [0, 255, 0]),
    ("4 bits", file(3, 1, depth: 4, colour: 0, rows: [[0x0F, 0x30]]), [0, 255, 51]),
    ("16 bits", file(2, 1, depth: 16, colour: 0, rows: [[0xFF, 0xFF, 0x33, 0x33]]), [255, 51]),
    (
      "colours", file(3, 1, depth: 8, colour: 2, rows: [[9, 9, 9, 255, 255, 255, 0, 255, 0]]), [9, 255, 150]
    ),
    (
      "palette", file(2, 1, depth: 8, colour: 3, [("PLTE", [0, 0, 0, 77, 77, 77])], rows: [[1, 0]]), [77, 0]
    ),
    (
      "palette, transparent",
      file(2, 1, depth: 8, colour: 3, [("PLTE", [0, 0, 0, 77, 77, 77]), ("tRNS", [0])], rows: [[1, 0]]),
      [77, 255]
    ),
    ("alpha", file(3, 1, depth: 8, colour: 4, rows: [[0, 0, 0, 255, 0, 128]]), [255, 0, 187]),
    (
      "light on nothing", file(2, 1, depth: 8, colour: 4, rows: [[250, 255, 255, 0]]), [250, 0]
    ),
    // As much as counts for ink on white paper, and less.
    ("faint ink", file(2, 1, depth: 8, colour: 4, rows: [[236, 255, 255, 0]]), [236, 255]),
    ("no ink on white", file(2, 1, depth: 8, colour: 4, rows: [[246, 255, 255, 0]]), [246, 0]),
    ("white on white", file(2, 1, depth: 8, colour: 0, rows: [[255, 255]]), [255, 255]),
    (
      "colours with alpha", file(2, 1, depth: 8, colour: 6, rows: [[0, 0, 0, 0, 80, 80, 80, 255]]), [255, 80]
    ),
  ]

  @Test(arguments: kinds)
  func everyKindBecomesGrey(_ kind: String, _ file: [UInt8], _ expected: [Int]) throws {
    let picture = try PictureFile.picture(in: file, from: "p")
    #expect(picture.width == expected.count)
    // libpng's own tables of sRGB's curve are a step off here and there.
    let errors = zip(picture.values, expected).map { abs(255 * $0 - Float($1)) }
    #expect(errors.allSatisfy { $0 < 1.5 }, "\(picture.values.map { 255 * $0 }), expected \(expected)")
  }

  static let damage: [Damaged<[UInt8]>] = [
    .init([], "p: an empty file, expected a picture as PNG or JPEG. \(again)"),
    .init(
      Array("\u{FFFD}JFIF".utf8),
      """
      p: an unknown kind of file, which begins 0xefbfbd4a, expected a picture as PNG or JPEG. Save or export it as \
      PNG or JPEG.
      """
    ),
    .init(
      Array("%PDF-1.7".utf8),
      "p: a PDF document, expected a picture as PNG or JPEG. Save the page as PNG or JPEG."
    ),
    .init(
      [0, 0, 0, 24] + "ftypheic".utf8,
      "p: a HEIC picture, expected a picture as PNG or JPEG. Save or export it as PNG or JPEG."
    ),
    .init(
      Array(grey.prefix(8)) + [0, 0, 0, 4] + "CgBI".utf8 + Array(grey.dropFirst(8)),
      """
      p: Apple's optimised PNG, expected a picture as PNG or JPEG. Export it again: sips -s format png FILE \
      --out NEW.png, on a Mac.
      """
    ),
    .init(
      Array(grey.prefix(8)),
      "p: a damaged PNG file (read beyond end of data), expected a whole one. \(again)"
    ),
    .init(
      grey.with(9, at: 20),
      "p: a damaged PNG file (IHDR: CRC error), expected a whole one. \(again)"
    ),
    .init(
      grey.with(0xAA, at: 45),
      "p: a damaged PNG file (IDAT: incorrect data check), expected a whole one. \(again)"
    ),
    .init(
      file(0, 2, depth: 8, colour: 0, rows: []),
      "p: a damaged PNG file (Invalid IHDR data), expected a whole one. \(again)"
    ),
    .init(
      file(3, 3, depth: 8, colour: 0, rows: [[1, 2, 3]]),
      "p: a damaged PNG file (Not enough image data), expected a whole one. \(again)"
    ),
    .init(
      file(12001, 10000, depth: 8, colour: 0, rows: []),
      "p: 12001 × 10000 pixels, expected at most 120000000 in all. Make it smaller: the network sees 28 × 28."
    ),
  ]

  @Test(arguments: damage)
  func namesWhatIsWrong(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try PictureFile.picture(in: damaged.content, from: "p") } == damaged.message)
  }

  /// The last pixel's data end with the IDAT chunk, 12 bytes before the file does.
  @Test func everyTruncationOfThePixelsThrows() {
    for length in 0..<Self.grey.count - 16 {
      #expect(
        errorText { try PictureFile.picture(in: Array(Self.grey.prefix(length)), from: "p") } != nil,
        "\(length) bytes")
    }
  }
}

import CJPEG
import LeNet
import Testing

@testable import Files

@Suite struct PictureFileTests {
  /// Pixels packed as JPEG, 8 × 8 blocks of them by default so that each block has one colour.
  static func jpeg(
    _ pixels: [UInt8], width: Int, height: Int, format: TJPF = TJPF_RGB, sampling: TJSAMP = TJSAMP_444,
    flags: Int32 = 0
  ) -> [UInt8] {
    let compressor = tjInitCompress()
    defer { tjDestroy(compressor) }
    var file: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    let status = tjCompress2(
      compressor, pixels, Int32(width), 0, Int32(height), format.rawValue, &file, &size,
      Int32(sampling.rawValue), 95, flags)
    precondition(status == 0, String(cString: tjGetErrorStr2(compressor)))
    defer { tjFree(file) }
    return Array(UnsafeBufferPointer(start: file, count: Int(size)))
  }

  /// Three blocks of 8 × 8 pixels beside each other.
  static func blocks(_ colours: [[UInt8]]) -> [UInt8] {
    (0..<8).flatMap { _ in colours.flatMap { colour in (0..<8).flatMap { _ in colour } } }
  }

  static let greyJPEG = jpeg(
    blocks([[0], [128], [255]]), width: 24, height: 8, format: TJPF_GRAY, sampling: TJSAMP_GRAY)

  /// What stands in the middle of each block, 0…255.
  private func middles(_ picture: Picture) -> [Int] {
    (0..<picture.width / 8).map { Int((255 * picture[4, 8 * $0 + 4]).rounded()) }
  }

  private func isNear(_ values: [Int], _ expected: [Int]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= 2 }
  }

  @Test func readsJPEG() throws {
    let grey = try PictureFile.picture(in: Self.greyJPEG, from: "p")
    #expect(grey.width == 24 && grey.height == 8)
    #expect(isNear(middles(grey), [0, 128, 255]), "\(middles(grey))")

    let colours = Self.blocks([[0, 0, 0], [0, 0, 128], [255, 255, 255]])
    for flags in [0, TJFLAG_PROGRESSIVE] {
      for sampling in [TJSAMP_444, TJSAMP_420, TJSAMP_411] {
        let file = Self.jpeg(colours, width: 24, height: 8, sampling: sampling, flags: flags)
        let values = middles(try PictureFile.picture(in: file, from: "p"))
        #expect(values[0] < 15 && values[1] < 40 && values[2] > 240, "\(values) with sampling \(sampling)")
      }
    }
  }

  /// Four inks, each as the light that it leaves.
  @Test func readsPrintersColours() throws {
    let inks: [[UInt8]] = [[255, 255, 255, 0], [255, 255, 255, 128], [255, 255, 255, 255]]
    let file = Self.jpeg(Self.blocks(inks), width: 24, height: 8, format: TJPF_CMYK)
    let values = middles(try PictureFile.picture(in: file, from: "p"))
    #expect(isNear(values, [0, 128, 255]), "\(values)")
  }

  @Test func namesDamagedJPEG() {
    let file = Self.greyJPEG
    #expect(
      errorText { try PictureFile.picture(in: Array(file.dropLast(12)), from: "p") }
        == "p: a damaged JPEG file (Premature end of JPEG file), expected a whole one. \(again)")
    #expect(
      errorText { try PictureFile.picture(in: Array(file.prefix(4)), from: "p") }
        == "p: a damaged JPEG file (it has no pixels), expected a whole one. \(again)")
    for length in 4..<file.count - 12 {
      #expect(
        errorText { try PictureFile.picture(in: Array(file.prefix(length)), from: "p") } != nil,
        "\(length) bytes")
    }
    // Bytes that some cameras leave between parts do no harm.
    let table = file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC4 }!
    #expect(
      errorText { try PictureFile.picture(in: file[..<table] + [1, 2, 3] + file[table...], from: "p") } == nil
    )
    // A header that announces 60,000 × 60,000 pixels.
    let frame = file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 }!
    let huge = [0xEA, 0x60, 0xEA, 0x60].enumerated().reduce(file) {
      $0.with($1.element, at: frame + 5 + $1.offset)
    }
    #expect(
      errorText { try PictureFile.picture(in: huge, from: "p") }
        == "p: 60000 × 60000 pixels, expected at most 120000000 in all. Make it smaller: the network sees 28 × 28."
    )
  }

  // MARK: Orientation

  /// A camera's metadata: one field, the orientation.
  static func metadata(_ orientation: UInt8, isLittleEndian: Bool) -> [UInt8] {
    isLittleEndian
      ? Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
      : Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  }

  /// The picture 1 2 3 / 4 5 6 upright, as each orientation stores it.
  static let stored: [(orientation: UInt8, rows: [[UInt8]])] = [
    (0, [[1, 2, 3], [4, 5, 6]]), (1, [[1, 2, 3], [4, 5, 6]]), (2, [[3, 2, 1], [6, 5, 4]]),
    (3, [[6, 5, 4], [3, 2, 1]]), (4, [[4, 5, 6], [1, 2, 3]]), (5, [[1, 4], [2, 5], [3, 6]]),
    (6, [[3, 6], [2, 5], [1, 4]]), (7, [[6, 3], [5, 2], [4, 1]]), (8, [[4, 1], [5, 2], [6, 3]]),
    (9, [[1, 2, 3], [4, 5, 6]]),
  ]

  @Test(arguments: stored)
  func picturesStandUpright(_ orientation: UInt8, _ rows: [[UInt8]]) throws {
    for isLittleEndian in [true, false] {
      let metadata = Self.metadata(orientation, isLittleEndian: isLittleEndian)
      let png = PNGTests.file(
        rows[0].count, rows.count, depth: 8, colour: 0, [("eXIf", metadata)],
        rows: rows.map { $0.map { $0 * 40 } })
      let picture = try PictureFile.picture(in: png, from: "p")
      #expect(picture.width == 3 && picture.height == 2)
      #expect(picture.values.map { Int((255 * $0).rounded()) } == [40, 80, 120, 160, 200, 240])

      let pixels = rows.flatMap { row in
        (0..<8).flatMap { _ in row.flatMap { [UInt8](repeating: $0 * 40, count: 8) } }
      }
      let jpeg = Self.jpeg(
        pixels, width: 8 * rows[0].count, height: 8 * rows.count, format: TJPF_GRAY, sampling: TJSAMP_GRAY)
      let segment = [0xFF, 0xE1, 0, UInt8(8 + metadata.count)] + "Exif\0\0".utf8 + metadata
      let photograph = try PictureFile.picture(in: jpeg.prefix(2) + segment + jpeg.dropFirst(2), from: "p")
      #expect(photograph.width == 24 && photograph.height == 16)
      #expect(isNear(middles(photograph), [40, 80, 120]), "\(middles(photograph))")
    }
  }

  @Test func brokenMetadataAreNone() {
    let metadata = Self.metadata(6, isLittleEndian: true)
    #expect(Exif.orientation(in: metadata) == 6)
    for length in 0..<18 { #expect(Exif.orientation(in: metadata.prefix(length)) == 1) }
    for index in metadata.indices {
      for byte in [UInt8(0), 0x7F, 0xFF] {
        #expect(1...8 ~= Exif.orientation(in: metadata.with(byte, at: index)))
      }
    }
  }

  // MARK: Colour

  /// A cross of one colour on a ground of another, 9 × 9.
  private func cross(_ ink: [UInt8], on paper: [UInt8]) -> [UInt8] {
    (0..<9).flatMap { row in (0..<9).flatMap { (3...5).contains($0) || row == 4 && 2...6 ~= $0 ? ink : paper }
    }
  }

  static let contrasts: [(String, ink: [UInt8], paper: [UInt8], atLeast: Float)] = [
    ("yellow on white", [255, 255, 0], [255, 255, 255], 0.9),
    ("white on yellow", [255, 255, 255], [255, 255, 0], 0.9),
    ("pale yellow on white", [255, 255, 150], [255, 255, 255], 0.3),
    ("red on a green as bright", [220, 60, 60], [60, 140, 60], 0.4),
    ("cyan on white", [0, 255, 255], [255, 255, 255], 0.2),
    ("dark blue on white", [20, 30, 120], [255, 255, 255], 0.6),
    ("orange on light blue", [255, 160, 60], [150, 190, 255], 0.4),
  ]

  @Test(arguments: contrasts)
  func coloursDiffer(_ name: String, ink: [UInt8], paper: [UInt8], atLeast: Float) throws {
    let pixels = cross(ink, on: paper)
    let png = PNGTests.file(
      9, 9, depth: 8, colour: 2, rows: (0..<9).map { Array(pixels[27 * $0..<27 * ($0 + 1)]) })
    let picture = try PictureFile.picture(in: png, from: "p")
    #expect(picture.values.allSatisfy { (0...1).contains($0) })
    #expect(abs(picture[4, 4] - picture[8, 0]) >= atLeast, "\(picture[4, 4]) on \(picture[8, 0])")
  }

  /// Coloured files of grey pictures, and those whose brightness says enough, are as bright as ever.
  @Test func brightnessIsKeptWhereItSaysEnough() throws {
    for (ink, grey) in [([40, 40, 40], 40), ([200, 200, 200], 200)] as [([UInt8], Int)] {
      let pixels = cross(ink, on: [255, 255, 255])
      let png = PNGTests.file(
        9, 9, depth: 8, colour: 2, rows: (0..<9).map { Array(pixels[27 * $0..<27 * ($0 + 1)]) })
      let picture = try PictureFile.picture(in: png, from: "p")
      #expect(picture[4, 4] == Float(grey) / 255)
      #expect(picture[0, 0] == 1)
    }
    let blue = ColourPicture(width: 9, height: 9, pixels: cross([20, 30, 120], on: [255, 255, 255]))
    #expect(blue.grey(brightness: blue.luma) == blue.luma)
    let one = ColourPicture(width: 1, height: 1, pixels: [1, 2, 3])
    #expect(one.grey(brightness: one.luma) == one.luma)
  }

  /// Brightness is the same of the same colours, whatever file they come in: 0.299 red, 0.587 green, 0.114 blue.
  @Test func brightnessHasOneMeaning() throws {
    let pixels = Self.blocks([[255, 0, 0], [0, 255, 0], [0, 0, 255]])
    let rows = (0..<8).map { Array(pixels[72 * $0..<72 * ($0 + 1)]) }
    let deep = rows.map { $0.flatMap { $0 == 0 ? [0, 0] : [0x0F, 0xFF] } as [UInt8] }
    let files: [(String, DecodedPicture)] = [
      ("JPEG", try JPEG.decode(Self.jpeg(pixels, width: 24, height: 8), from: "p")),
      ("PNG", try PNG.decode(PNGTests.file(24, 8, depth: 8, colour: 2, rows: rows), from: "p")),
      ("12 bits", try PNG.decode(PNGTests.file(24, 8, depth: 16, colour: 2, rows: deep), from: "p")),
    ]
    for (name, file) in files {
      #expect(isNear(middles(file.brightness), [76, 150, 29]), "\(name): \(middles(file.brightness))")
      #expect(file.colours != nil, "\(name): no colours")
    }
  }

  // MARK: Depth and size

  static let depths: [(String, [UInt16], [(String, [UInt8])], [Int])] = [
    ("12 bits", [0, 819, 4095], [], [0, 51, 255]),
    ("12 bits, of an sRGB display", [0, 819, 4095], [("sRGB", [0])], [0, 51, 255]),
    ("12 bits, and so said", [0, 819, 4095], [("sBIT", [12])], [0, 51, 255]),
    ("14 bits", [0, 3276, 16383], [], [0, 51, 255]),
    ("10 bits", [0, 205, 1023], [("gAMA", [0, 0, 0xB1, 0x8F])], [0, 51, 255]),
    ("all 16", [0, 0x3333, 0xFFFF], [], [0, 51, 255]),
    ("black", [0, 0, 0], [], [0, 0, 0]),
  ]

  @Test(arguments: depths)
  func fewOfSixteenBits(_ name: String, _ values: [UInt16], _ chunks: [(String, [UInt8])], _ expected: [Int])
    throws
  {
    let row = values.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let grey = PNGTests.file(3, 1, depth: 16, colour: 0, chunks, rows: [row])
    let picture = try PictureFile.picture(in: grey, from: "p")
    #expect(isNear(picture.values.map { Int((255 * $0).rounded()) }, expected), "\(picture.values)")
    let tripled = values.flatMap { [$0, $0, $0] }.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let colour = PNGTests.file(3, 1, depth: 16, colour: 2, rows: [tripled])
    let same = try PictureFile.picture(in: colour, from: "p")
    #expect(isNear(same.values.map { Int((255 * $0).rounded()) }, expected), "\(same.values)")
  }

  @Test func largePicturesComeSmaller() throws {
    #expect(PictureFile.shrinking(width: 4000, height: 4000) == 1)
    #expect(PictureFile.shrinking(width: 4001, height: 4000) == 2)
    #expect(PictureFile.shrinking(width: 12_000, height: 9000) == 4)
    let square = ChannelBytes(width: 5, height: 4, channels: 2, bytes: (0..<40).map { UInt8($0) })
    #expect(square.shrunk(by: 2).bytes == [6, 7, 10, 11, 26, 27, 30, 31])
    #expect(square.shrunk(by: 2).width == 2)
    let line = ChannelBytes(width: 1, height: 4, channels: 1, bytes: [1, 3, 5, 7])
    #expect(line.shrunk(by: 2).bytes == [2, 6])
    #expect(PictureFile.shrinking(width: 1, height: 64_000_000) == 4)

    // 5000 × 4000 pixels, black left of the middle.
    let row = [UInt8](repeating: 0, count: 2500) + [UInt8](repeating: 255, count: 2500)
    let files = [
      PNGTests.file(5000, 4000, depth: 8, colour: 0, rows: Array(repeating: row, count: 4000)),
      Self.jpeg(
        (0..<4000).flatMap { _ in row }, width: 5000, height: 4000, format: TJPF_GRAY, sampling: TJSAMP_GRAY),
    ]
    for file in files {
      let picture = try PictureFile.picture(in: file, from: "p")
      #expect(picture.width == 2500 && picture.height == 2000)
      #expect(picture[1000, 1200] < 0.01 && picture[1000, 1300] > 0.99)
    }
  }
}

import Testing

@testable import LeNet

@Suite struct MarksTests {
  /// A 3 of 280 × 280 by a pen of 10, and what may lie around it.
  private static func drawing(_ change: (inout Picture) -> Void) throws -> Normalisation {
    let three: [Dot] =
      (0...20).map { Dot(140 + 45 * cos(Float($0) * 9 - 90), 100 + 40 * sin(Float($0) * 9 - 90)) }
      + (0...20).map { Dot(140 + 50 * cos(Float($0) * 9 - 90), 185 + 45 * sin(Float($0) * 9 - 90)) }
    var picture = Picture(strokes: [three], width: 280, height: 280, penWidth: 10).map { 1 - 0.8 * $0 }
    change(&picture)
    return try #require(Normalisation(picture))
  }

  private static func cos(_ degrees: Float) -> Float { Float(cosine(Double(degrees) * .pi / 180)) }
  private static func sin(_ degrees: Float) -> Float { Float(sine(Double(degrees) * .pi / 180)) }

  private static func fill(
    _ picture: inout Picture, _ rows: Range<Int>, _ columns: Range<Int>, _ value: Float = 0.1
  ) {
    for row in rows { for column in columns { picture[row, column] = min(picture[row, column], value) } }
  }

  private static func frame(_ picture: inout Picture, inset: Int, width: Int) {
    let (near, far) = (inset..<inset + width, 280 - inset - width..<280 - inset)
    for side in [near, far] {
      fill(&picture, side, inset..<280 - inset)
      fill(&picture, inset..<280 - inset, side)
    }
  }

  static let marks: [(name: String, change: @Sendable (inout Picture) -> Void)] = [
    ("a scan's edge", { fill(&$0, 0..<280, 0..<9) }),
    ("a frame", { frame(&$0, inset: 0, width: 12) }),
    ("a box around", { frame(&$0, inset: 25, width: 3) }),
    (
      "dust",
      { picture in
        for place in 0..<700 {
          fill(&picture, place * 37 % 280..<place * 37 % 280 + 1, place * 101 % 280..<place * 101 % 280 + 1)
        }
      }
    ),
    (
      "punch holes",
      {
        fill(&$0, 60..<74, 4..<18)
        fill(&$0, 200..<214, 30..<44)
      }
    ),
    (
      "ruled lines",
      { picture in for row in [30, 80, 130, 180, 230] { fill(&picture, row..<row + 2, 0..<280, 0.6) } }
    ),
    (
      "squared paper",
      { picture in
        for place in stride(from: 10, to: 280, by: 24) {
          fill(&picture, place..<place + 2, 0..<280, 0.75)
          fill(&picture, 0..<280, place..<place + 2, 0.75)
        }
      }
    ),
    ("specks", { picture in for place in [15, 90, 250] { fill(&picture, place..<place + 4, 30..<34) } }),
  ]

  @Test(arguments: marks.indices) func marksDoNotStretchTheBox(index: Int) throws {
    let plain = try Self.drawing { _ in }
    let marked = try Self.drawing(Self.marks[index].change)
    let name = Self.marks[index].name
    #expect(marked.doubts.isEmpty, "\(name): \(marked.doubts)")
    for (found, expected) in [
      (marked.inkBox.rows, plain.inkBox.rows), (marked.inkBox.columns, plain.inkBox.columns),
    ] {
      #expect(abs(found.lowerBound - expected.lowerBound) <= 12, "\(name): \(found), expected \(expected)")
      #expect(abs(found.upperBound - expected.upperBound) <= 12, "\(name): \(found), expected \(expected)")
    }
  }

  @Test func aDigitCutOutCloselyIsKeptWhole() throws {
    let plain = try Self.drawing { _ in }
    let close = try #require(Normalisation(plain.picture.cropped(to: plain.inkBox)))
    #expect(
      close.inkBox.rows.count == close.picture.height && close.inkBox.columns.count == close.picture.width)
    let difference = zip(close.digit.pixels, plain.digit.pixels).map { abs($0 - $1) }.reduce(0, +) / 784
    #expect(difference < 0.02, "\(difference)")
  }
}

@Suite struct DoubtTests {
  private static func doubts(_ strokes: [[Dot]], width: Int = 280, pen: Float = 16, contrast: Float = 0.8)
    throws
    -> [Doubt.Kind]
  {
    let drawing = Picture(strokes: strokes, width: width, height: 280, penWidth: pen).map {
      0.9 - contrast * $0
    }
    return try #require(Normalisation(drawing)).doubts.map(\.kind)
  }

  private static let one = [Dot(140, 50), Dot(140, 230)]

  @Test func whatIsPlainIsNotDoubted() throws {
    #expect(try Self.doubts([Self.one]) == [])
    // A 5 whose bar does not touch the rest.
    #expect(
      try Self.doubts([[Dot(120, 60), Dot(190, 60)], [Dot(110, 90), Dot(180, 150), Dot(110, 230)]]) == [])
  }

  @Test func severalDigitsAreCounted() throws {
    let row = [60, 160, 260, 360].map { x in Self.one.map { Dot($0.x - 140 + x, $0.y) } }
    let drawing = Picture(strokes: row, width: 420, height: 280, penWidth: 16).map { 1 - $0 }
    #expect(try #require(Normalisation(drawing)).doubts == [Doubt(.severalDigits, 4)])
  }

  @Test func solidInkIsNoDigit() throws {
    #expect(try Self.doubts([[Dot(140, 140)]], pen: 80) == [.solid])
  }

  @Test func faintInkIsDoubted() throws {
    #expect(try Self.doubts([Self.one], contrast: 0.08) == [.faint])
    #expect(try Self.doubts([Self.one], contrast: 0.2) == [])
  }

  @Test func noiseIsDoubted() throws {
    var generator = SplitMix64(seed: 9)
    let noise = Picture(blank: 200, 200).map { _ in Float.random(in: 0.6...0.8, using: &generator) }
    #expect(try #require(Normalisation(noise)).doubts.map(\.kind).contains(.grainy))
  }

  @Test func unevenPaperIsDoubted() throws {
    let drawing = Picture(strokes: [Self.one], width: 280, height: 280, penWidth: 16)
    var picture = drawing
    for row in 0..<280 {
      for column in 0..<280 {
        picture[row, column] = 0.3 + 0.6 * Float(column) / 280 - 0.2 * drawing[row, column]
      }
    }
    #expect(try #require(Normalisation(picture)).doubts.map(\.kind) == [.unevenPaper])
  }
}

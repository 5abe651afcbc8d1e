import Files
import Foundation
import LeNet
import MNIST
import Testing

@testable import Reading

@Suite struct LineReaderTests {
  private let judge: Judge
  private let digits: LabelledDigits

  init() throws {
    judge = Judge(try WeightsFile.trained.network)
    digits = try DataSet.embedded.load(.test)
  }

  /// How many of a number of seeded pages are read whole, and those that are not.
  private func read(
    _ count: Int, expectedCount: Int? = nil, _ page: (inout SplitMix64) throws -> WrittenPage
  ) throws -> (right: Int, wrong: [String]) {
    let reader = LineReader(judge, expectedCount: expectedCount)
    var (right, wrong) = (0, [String]())
    for item in 0..<count {
      var generator = SplitMix64(seed: 17, item: item)
      let page = try page(&generator)
      let found = reader.read(page.photograph.picture).map(\.text)
      if found == page.rows { right += 1 } else { wrong.append("\(item): \(page.rows) as \(found)") }
    }
    return (right, wrong)
  }

  @Test func touchingDigitsAreCutApart() throws {
    let (right, wrong) = try read(100) { try WrittenPage(from: digits, using: &$0) }
    print("Rows of five, two fifths of neighbours touching: \(right) of 100 right whole")
    #expect(right >= 84, "\(wrong)")
  }

  @Test(arguments: [Page.Paper.ruled, .squared]) func linesOfThePaperAreLeftOut(_ paper: Page.Paper) throws {
    let (right, wrong) = try read(40) { try WrittenPage(on: paper, from: digits, using: &$0) }
    print("On \(paper) paper: \(right) of 40 right whole")
    #expect(right >= 33, "\(wrong)")
  }

  @Test func crookedRowsAreRead() throws {
    let (right, wrong) = try read(40) { try WrittenPage(turn: -15...15, from: digits, using: &$0) }
    print("Turned by up to 15°: \(right) of 40 right whole")
    #expect(right >= 33, "\(wrong)")
  }

  @Test(arguments: [2, 3]) func severalLinesAreRead(_ lines: Int) throws {
    let (right, wrong) = try read(25) { try WrittenPage(lines: lines, from: digits, using: &$0) }
    print("\(lines) lines: \(right) of 25 pictures right whole")
    #expect(right >= 15, "\(wrong)")
  }

  @Test func aKnownNumberOfDigitsHelps() throws {
    let (right, wrong) = try read(100, expectedCount: 5) { try WrittenPage(from: digits, using: &$0) }
    print("With the number of digits known: \(right) of 100 right whole")
    #expect(right >= 86, "\(wrong)")
  }

  // MARK: Nothing to read

  private func absence(in picture: Picture) -> NoLines? {
    do throws(NoLines) {
      _ = try LineReader(judge).lines(in: picture)
      return nil
    } catch { return error }
  }

  @Test(arguments: [Float(0), 0.4, 1]) func oneColourHasNoInk(_ brightness: Float) {
    let blank = Picture(
      width: 300, height: 200, values: [Float](repeating: brightness, count: 300 * 200))
    #expect(absence(in: blank) == .noInk)
  }

  /// Narrower than a digit is high, however long.
  @Test func aThinStripHasNoMarks() {
    for (width, height) in [(1, 1), (8, 8), (1, 1_000_000), (1_000_000, 1), (200_000, 60), (5000, 26)] {
      let values = (0..<width * height).map { Float($0 * 37 % 101) / 100 }
      let strip = Picture(width: width, height: height, values: values)
      #expect(absence(in: strip) == .noMarks, "\(width) × \(height) pixels")
    }
  }

  /// A line from end to end of a picture that is shorter than the twelve pixels of which one is looked for beyond its ends.
  @Test(arguments: 9..<13) func aLineThroughASmallPictureIsNoDigit(_ shorter: Int) {
    for (width, height) in [(shorter, 231), (231, shorter), (shorter, shorter)] {
      var picture = Picture(
        width: width, height: height, values: [Float](repeating: 0.9, count: width * height))
      for column in 0..<width { picture[height / 2, column] = 0.1 }
      for row in 0..<height { picture[row, width / 2] = 0.1 }
      #expect(absence(in: picture) != nil, "\(width) × \(height) pixels")
    }
  }

  /// What is written makes known whether ink is darker than paper. On a page with nothing on it a hard shadow may decide
  /// otherwise, and its edge be taken for a stroke.
  @Test func anEmptyPageHasNothingToRead() throws {
    var read: [String] = []
    for seed: UInt64 in 0..<5 {
      var generator = SplitMix64(seed: seed)
      for paper in [Page.Paper.plain, .ruled, .squared] {
        let page = Page(width: 600, height: 400, paper)
        let photograph = try Photograph(of: page.picture, width: 800, height: 600, using: &generator)
        if absence(in: photograph.picture) == nil { read.append("\(paper) paper, seed \(seed)") }
      }
    }
    #expect(read.count <= 1, "of 15 empty pages something was read on \(read)")
  }

  /// Noise that is smooth over some pixels, as of wood, stone or leaves.
  @Test func texturesAreNotRead() throws {
    for (item, size) in [2, 5, 12, 30, 60].enumerated() {
      var generator = SplitMix64(seed: 5, item: item)
      let coarse = Picture(
        width: 640 / size, height: 480 / size,
        values: (0..<640 / size * (480 / size)).map { _ in Float.random(in: 0...1, using: &generator) })
      let texture = coarse.resized(width: 640, height: 480)
      let found = LineReader(judge).read(texture)
      let believed = found.flatMap(\.symbols).filter(\.isAccepted)
      #expect(believed.count <= 2, "\(size): \(found.map(\.text)), \(believed.count) believed")
    }
  }

  // MARK: Real photographs

  private static let strings = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/handwriting/strings").standardizedFileURL

  @Test(.enabled(if: FileManager.default.fileExists(atPath: strings.path)))
  func realRowsAreRead() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.strings, includingPropertiesForKeys: nil)
    let pictures = files.filter { $0.pathExtension == "png" }
    var wrong: [String] = []
    for file in pictures {
      let picture = try PictureFile.picture(in: File.read(file.path), from: file.lastPathComponent)
      let expected = file.deletingPathExtension().lastPathComponent
      let found = LineReader(judge).read(picture).map(\.text)
      if found != [expected] { wrong.append("\(expected) as \(found)") }
    }
    print("Real rows: \(pictures.count - wrong.count) of \(pictures.count)")
    #expect(wrong.isEmpty, "\(wrong)")
  }
}

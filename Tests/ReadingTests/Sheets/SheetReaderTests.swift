import Files
import LeNet
import MNIST
import Testing

@testable import Reading

@Suite struct SheetReaderTests {
  private let reader: SheetReader

  init() throws {
    reader = SheetReader(Judge(try WeightsFile.trained.network), forms: [Self.form])
  }

  private static let form = SheetLayout.form(
    "Trip", on: .letter,
    fields: [
      .init("class", .digits, boxes: (0..<3).map { .init(25 + 15 * Float($0), 50, 13, 16) }),
      .init("lunch", .tick, boxes: [.init(25, 80, 8, 8)]), .init("bus", .tick, boxes: [.init(85, 80, 8, 8)]),
      .init("fare", .amount, boxes: [.init(25, 110, 70, 14)]),
    ])

  /// Tilted by up to 20°, in shadow, blurred, noisy and compressed; every second lies crosswise.
  @Test func boxesOfPhotographs() throws {
    var (right, total, doubted) = (0, 0, 0)
    for seed in 0..<4 {
      let layout = SheetLayout.exercise(on: seed < 2 ? .a4 : .letter, seed: seed)
      var page = try FilledPage(layout, seed: UInt64(seed))
      var conditions = Photograph.Conditions()
      if seed % 2 == 1 { conditions.turn = 75...105 }
      let photograph = try page.photograph(conditions)
      let sheet = try reader.read(photograph.picture)
      #expect(sheet.layout.code == layout.code)
      #expect(sheet.markCount == 4)
      for (corner, place) in zip(sheet.outline.corners, layout.frame.box.outline.corners) {
        let expected = photograph.map(place * FilledPage.pixelsPerMillimetre - 0.5)
        #expect(distance(corner, expected) < 1.5, "a mark seen at \(corner), expected \(expected)")
      }
      let read = sheet.fields[0].symbols.map(\.content)
      right += zip(read, page.contents[0]).count { $0 == $1 }
      total += read.count
      doubted += zip(sheet.fields[0].symbols, page.contents[0]).count { $0.content == $1 && !$0.isAccepted }
    }
    #expect(total == 200)
    print("sheets: \(right) of \(total) right, of which \(doubted) are not believed")
    #expect(doubted <= 20, "\(doubted) digits that are read right are not believed, expected at most a tenth")
    #expect(right >= 198, "\(right) of \(total) boxes, expected 99 %")
  }

  /// Upside down, and with a mark hidden behind a thumb: each corner in turn.
  @Test(arguments: 0..<4) func threeMarksAreEnough(corner: Int) throws {
    var page = try FilledPage(.exercise(on: .a4, seed: 9), seed: 9)
    let mark = page.layout.frame.markOutline(corner).topLeft
    page.cover(.init(mark.x - 2.6, mark.y - 2.6, 15, 15), with: 0.5)
    var conditions = Photograph.Conditions()
    conditions.turn = corner % 2 == 0 ? 170...190 : -100...(-80)
    let sheet = try reader.read(page.photograph(conditions).picture)
    #expect(sheet.markCount == 3)
    #expect(sheet.layout.code == page.layout.code)
    let right = zip(sheet.fields[0].symbols, page.contents[0]).count { $0.content == $1 }
    #expect(right >= 49, "\(right) of 50 boxes")
  }

  @Test func aFormIsKnownByItsNumber() throws {
    var page = try FilledPage(Self.form, seed: 3)
    let photograph = try page.photograph()
    let sheet = try reader.read(photograph.picture)
    #expect(sheet.fields.map(\.field.name) == ["class", "lunch", "bus", "fare"])
    #expect(sheet.fields[0].symbols.map(\.content) == page.contents[0])
    for field in [1, 2] {
      #expect(sheet.fields[field].isTicked == (page.contents[field] != [.empty]), "field \(field)")
      #expect(sheet.fields[field].text == (sheet.fields[field].isTicked ? "yes" : "no"))
    }
    #expect(sheet.fields[0].isAsPrompted == nil)
    let others = SheetReader(reader.judge)
    #expect(throws: SheetFailure.otherForm(Self.form.number)) { try others.read(photograph.picture) }
  }

  @Test func emptyBoxes() throws {
    var page = try FilledPage(.exercise(on: .a4, seed: 5), seed: 5)
    for box in page.layout.fields[0].boxes[20..<30] {
      page.cover(.init(box.x + 1, box.y + 1, box.width - 2, box.height - 2), with: 0.9)
    }
    let sheet = try reader.read(page.photograph().picture)
    #expect(
      sheet.fields[0].symbols.indices.filter { sheet.fields[0].symbols[$0].content == .empty }
        == Array(20..<30))
    #expect(sheet.fields[0].isAsPrompted == false)
    let digits = SheetDigits(of: [sheet], seed: 1)
    #expect(digits.emptyCount == 10)
    #expect(digits.training.count + digits.test.count + digits.doubtfulCount == 40)
  }

  // MARK: What cannot be read

  @Test func noSheet() throws {
    for value: Float in [0, 0.4, 1] {
      let even = Picture(width: 300, height: 200, values: [Float](repeating: value, count: 60_000))
      #expect(throws: SheetFailure.noMark) { try reader.read(even) }
    }
    for (width, height) in [(1, 1), (1, 500), (3, 2)] {
      let small = Picture(width: width, height: height, values: (0..<width * height).map { Float($0 % 2) })
      #expect(throws: SheetFailure.noMark) { try reader.read(small) }
    }
    var generator = SplitMix64(seed: 2)
    let noise = Picture(
      width: 400, height: 400, values: (0..<160_000).map { _ in Float.random(in: 0...1, using: &generator) })
    #expect(throws: SheetFailure.noMark) { try reader.read(noise) }
  }

  @Test func halfASheet() throws {
    var page = try FilledPage(.exercise(on: .a4, seed: 4), seed: 4)
    let picture = try page.photograph().picture
    let upper = picture.cropped(
      to: Region(rows: 0...picture.height / 2, columns: 0...picture.width - 1))
    #expect(throws: SheetFailure.tooFewMarks(2)) { try reader.read(upper) }
  }

  @Test func twoSheets() throws {
    var pictures: [Picture] = []
    for seed in 0..<2 {
      var page = try FilledPage(.exercise(on: .a4, seed: seed), seed: 6)
      pictures.append(try page.photograph(width: 900, height: 1200).picture)
    }
    let both = Picture(width: 900, height: 2400, values: pictures[0].values + pictures[1].values)
    #expect(throws: SheetFailure.severalSheets) { try reader.read(both) }
  }

  @Test func aCoveredCode() throws {
    var page = try FilledPage(.exercise(on: .a4, seed: 4), seed: 4)
    var box = page.layout.frame.codeBox
    box.width /= 2
    page.cover(box, with: 0.4)
    let picture = try page.photograph().picture
    #expect(throws: SheetFailure.noCode) { try reader.read(picture) }
  }

  /// Three marks and the code are there, but the right column of boxes is not.
  @Test func aCutSheet() throws {
    var page = try FilledPage(.exercise(on: .a4, seed: 4), seed: 4)
    var conditions = Photograph.Conditions()
    (conditions.turn, conditions.tilt) = (12...13, 0...1)
    let picture = try page.photograph(conditions).picture
    let sheet = try reader.read(picture)
    let edge = Int(sheet.fields[0].outlines[9].topRight.x) - 20
    let cut = picture.cropped(to: Region(rows: 0...picture.height - 1, columns: 0...edge))
    #expect(throws: SheetFailure.self) { try reader.read(cut) }
  }
}

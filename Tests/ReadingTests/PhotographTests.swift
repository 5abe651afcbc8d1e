import Files
import LeNet
import MNIST
import Reading
import Testing

/// What other tests photograph is where they think it is.
@Suite struct PhotographTests {
  /// A page with a dot, and where the dot is seen.
  @Test func thePageIsSeenWhereTheMapSays() throws {
    for seed: UInt64 in 1...5 {
      var generator = SplitMix64(seed: seed)
      var page = Page(width: 300, height: 200)
      page.write(
        Picture(width: 9, height: 9, values: [Float](repeating: 1, count: 81)), row: 46, column: 206)
      var conditions = Photograph.Conditions()
      (conditions.shadow, conditions.table) = (1...1, nil)
      let photograph = try Photograph(
        of: page.picture, width: 640, height: 480, conditions, using: &generator)
      let picture = photograph.picture
      var (mass, sum) = (Float(0), Place())
      for row in 0..<480 {
        for column in 0..<640 where picture[row, column] < 0.35 {
          mass += 1
          sum += Place(Float(column), Float(row))
        }
      }
      let (found, expected) = (sum / mass, photograph.map(Place(210, 50)))
      #expect(
        abs(found.x - expected.x) < 1 && abs(found.y - expected.y) < 1,
        "seed \(seed): a dot at \(found), expected at \(expected)")
    }
  }

  @Test func aSeedGivesTheSamePhotograph() throws {
    let digits = try DataSet.embedded.load(.test, first: 100)
    func photograph(_ seed: UInt64) throws -> [UInt8] {
      var generator = SplitMix64(seed: seed)
      var page = Page(width: 400, height: 150)
      page.write(DigitRow(of: 5, from: digits, using: &generator).ink, row: 40, column: 50)
      return try Photograph(of: page.picture, width: 400, height: 300, using: &generator).file
    }
    #expect(try photograph(1) == photograph(1))
    #expect(try photograph(1) != photograph(2))
  }

  /// Digits that do not touch have paper between them; those that touch have none.
  @Test func aRowsDigitsStandBesideEachOther() throws {
    let digits = try DataSet.embedded.load(.test, first: 1000)
    for seed: UInt64 in 1...20 {
      var generator = SplitMix64(seed: seed)
      let row = DigitRow(of: 5, from: digits, using: &generator)
      #expect(row.labels.count == 5 && row.boxes.count == 5)
      for (left, right) in zip(row.boxes, row.boxes.dropFirst()) {
        #expect(left.columns.lowerBound < right.columns.lowerBound, "seed \(seed): \(row.boxes)")
      }
      #expect(row.boxes.last!.columns.upperBound < row.ink.width)
    }
  }
}

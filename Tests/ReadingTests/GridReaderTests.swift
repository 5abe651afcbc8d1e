import Files
import LeNet
import MNIST
import Testing

@testable import Reading

/// A grid of test digits, from a photograph to what its cells say.
@Suite struct GridReaderTests {
  private let reader: GridReader
  private let labels: [Int?]
  private let photograph: Picture

  init() throws {
    reader = GridReader(Judge(try WeightsFile.trained.network))
    let digits = try DataSet.embedded.load(.test, first: 48)
    var page = RuledPage(
      rows: 6, columns: 8,
      corners: Quadrilateral(
        topLeft: Place(60, 90), topRight: Place(560, 50), bottomRight: Place(540, 470),
        bottomLeft: Place(90, 430)), bend: 4)
    page.digits = (0..<48).map { $0 % 4 == 1 ? nil : digits[$0] }
    labels = (0..<48).map { $0 % 4 == 1 ? nil : Int(digits.labels[$0]) }
    photograph = RuledPage.photograph([page], height: 540)
  }

  /// How many cells say what they should.
  private func right(_ grid: Grid) -> Int {
    zip(grid.cells.joined(), labels).count { symbol, label in
      symbol.content == (label.map { .digit($0) } ?? .empty)
    }
  }

  @Test func cellsAreReadRowByRow() throws {
    let grid = try #require(reader.read(photograph), "no grid was found")
    #expect(grid.rows == 6 && grid.columns == 8)
    #expect(right(grid) >= 47, "\(right(grid)) of 48 cells are right")
    #expect(grid.corners.topLeft == grid.nodes[0][0] && grid.corners.bottomRight == grid.nodes[6][8])
  }

  /// Narrower than one of the steps by which the longer side would be made smaller, and about as wide.
  @Test(arguments: [1, 15, 16, 17, 60, 200]) func aStripHasNoGrid(_ shorter: Int) {
    for (width, height) in [(30_000, shorter), (shorter, 30_000)] {
      let values = (0..<width * height).map { Float($0 * 37 % 101) / 100 }
      let strip = Picture(width: width, height: height, values: values)
      #expect(reader.read(strip) == nil, "\(width) × \(height) pixels")
    }
  }

  /// As from a camera that was held sideways, or upside down.
  @Test(arguments: 1...3) func aPictureTakenSidewaysIsReadUpright(quarters: Int) throws {
    let turned = (0..<quarters).reduce(photograph) { picture, _ in picture.turnedClockwise }
    let grid = try #require(reader.read(turned), "no grid was found")
    try #require(grid.rows == 6 && grid.columns == 8, "\(grid.rows) × \(grid.columns) cells")
    #expect(right(grid) >= 47, "\(right(grid)) of 48 cells are right")
  }

  @Test func noGridIsNone() {
    #expect(reader.read(RuledPage.photograph([])) == nil)
  }
}

extension Picture {
  /// The picture turned by a quarter, its left column on top.
  fileprivate var turnedClockwise: Picture {
    let values = (0..<width).flatMap { column in
      (0..<height).reversed().map { self[$0, column] }
    }
    return Picture(width: height, height: width, values: values)
  }
}

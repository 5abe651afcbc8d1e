import Files
import LeNet
import MNIST
import Testing

@testable import Reading

/// Boxes with a printed frame, some of them filled.
@Suite struct CellReaderTests {
  private static let corners = Quadrilateral(
    topLeft: Place(90, 60), topRight: Place(520, 110), bottomRight: Place(560, 560),
    bottomLeft: Place(40, 500))

  /// Test digits in two of three cells.
  private static func page() throws -> (page: RuledPage, labels: [Int?]) {
    let digits = try DataSet.embedded.load(.test, first: 81)
    var page = RuledPage(corners: corners, bend: 4)
    page.digits = (0..<81).map { $0 % 3 == 0 ? nil : digits[$0] }
    return (page, (0..<81).map { $0 % 3 == 0 ? nil : Int(digits.labels[$0]) })
  }

  private let judge: Judge

  init() throws { judge = Judge(try WeightsFile.trained.network) }

  /// Outlines that lie beside the frame by up to three pixels, one after the other in another direction.
  @Test(arguments: [Float(0), 3]) func emptyAndFilledBoxesAreTold(off: Float) throws {
    let (page, labels) = try Self.page()
    let directions = [Place(1, 0), Place(-0.7, 0.7), Place(0, -1), Place(0.7, 0.7), Place(-1, 0)]
    let outlines = GridMesh(nodes: page.nodes).outlines.enumerated().map { index, outline in
      outline.map { $0 + off * directions[index % directions.count] }
    }
    let symbols = CellReader(judge).read(outlines, in: RuledPage.photograph([page]))
    var wrong = 0
    for (index, (symbol, label)) in zip(symbols, labels).enumerated() {
      #expect(
        (symbol.content == .empty) == (label == nil),
        "cell \(index) holds \(label.map(String.init) ?? "nothing"), read as \(symbol.content)")
      if let label, symbol.content != .digit(label) { wrong += 1 }
    }
    #expect(wrong <= 2, "\(wrong) of 54 digits wrong")
  }

  @Test func boxesWithNothingAreEmpty() throws {
    var page = RuledPage(corners: Self.corners)
    let outlines = GridMesh(nodes: page.nodes).outlines
    let photographs = [
      ("a grid", RuledPage.photograph([page], grain: 0.05)), ("no frames", RuledPage.photograph([])),
    ]
    for (name, picture) in photographs {
      let filled = CellReader(judge).read(outlines, in: picture).count { $0.content != .empty }
      #expect(filled == 0, "\(name): \(filled) of 81 empty boxes hold something")
    }
    page.digits = []
    #expect(CellReader(judge).read([], in: RuledPage.photograph([page])).isEmpty)
  }

  /// Boxes of a flat outline, and of one beyond the picture.
  @Test func outlinesOfNothingAreEmpty() {
    let flat = Quadrilateral(
      topLeft: Place(1, 1), topRight: Place(5, 5), bottomRight: Place(9, 9), bottomLeft: Place(3, 3))
    let outlines = [flat, Quadrilateral(x: 5000...5100, y: 0...100), Quadrilateral(x: 3...3, y: 4...4)]
    let symbols = CellReader(judge).read(outlines, in: RuledPage.photograph([]))
    #expect(symbols.map(\.content) == [.empty, .empty, .empty])
  }
}

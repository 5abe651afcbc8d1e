import LeNet
import Testing

@testable import Reading

/// Grids whose nodes are known, as a phone would photograph them.
@Suite struct GridMeshTests {
  private static let leaning = Quadrilateral(
    topLeft: Place(90, 60), topRight: Place(520, 110), bottomRight: Place(560, 560),
    bottomLeft: Place(40, 500))

  private static let pages: [(String, RuledPage)] = [
    ("straight", RuledPage()),
    ("leaning", RuledPage(corners: leaning)),
    (
      "turned by 14°",
      RuledPage(
        corners: Quadrilateral(
          topLeft: Place(150, 60), topRight: Place(538, 157), bottomRight: Place(441, 545),
          bottomLeft: Place(53, 448)))
    ),
    ("bent", RuledPage(corners: leaning, bend: 6)),
    (
      "thin and faint",
      RuledPage(corners: leaning, bend: 4, thin: 0.03, thick: 0.03, thinInk: 0.2, thickInk: 0.2)
    ),
    ("broken", RuledPage(corners: leaning, bend: 4, gaps: 0.06)),
    ("5 × 12", RuledPage(rows: 5, columns: 12, corners: Quadrilateral(x: 30...560, y: 180...400), bend: 3)),
    ("a row of boxes", RuledPage(rows: 1, columns: 8, corners: Quadrilateral(x: 60...540, y: 250...310))),
  ]

  @Test(arguments: pages)
  func everyNodeIsFound(name: String, page: RuledPage) throws {
    let mesh = try #require(GridMesh(in: RuledPage.photograph([page])), "\(name): no grid was found")
    try #require(
      mesh.rows == page.rows && mesh.columns == page.columns,
      "\(name): \(mesh.rows) × \(mesh.columns) cells, expected \(page.rows) × \(page.columns)")
    let errors = zip(mesh.nodes, page.nodes).flatMap { zip($0, $1).map { distance($0, $1) } }
    let largest = errors.max()!
    #expect(largest < 2, "\(name): a node is \(largest) pixels beside its right place, at most 2 expected")
  }

  @Test func theLargerOfTwoIsTaken() throws {
    let small = RuledPage(rows: 4, columns: 4, corners: Quadrilateral(x: 30...190, y: 30...190))
    let large = RuledPage(rows: 6, columns: 6, corners: Quadrilateral(x: 230...570, y: 220...560))
    for grids in [[small, large], [large, small]] {
      let mesh = try #require(GridMesh(in: RuledPage.photograph(grids)))
      #expect(mesh.rows == 6 && mesh.columns == 6)
    }
  }

  /// The larger one goes on beyond the picture's border.
  @Test func aGridThatIsCutOffIsNone() throws {
    let cut = RuledPage(corners: Quadrilateral(x: 250...850, y: 30...570))
    #expect(GridMesh(in: RuledPage.photograph([cut])) == nil)
    let small = RuledPage(rows: 4, columns: 4, corners: Quadrilateral(x: 30...190, y: 30...190))
    let mesh = try #require(GridMesh(in: RuledPage.photograph([cut, small])))
    #expect(mesh.rows == 4 && mesh.columns == 4)
  }

  @Test func whatIsNoGridIsNone() {
    #expect(GridMesh(in: RuledPage.photograph([])) == nil, "blank paper")
    #expect(
      GridMesh(in: Picture(width: 300, height: 200, values: [Float](repeating: 0.5, count: 60_000))) == nil)
    #expect(GridMesh(in: Picture(width: 1, height: 1, values: [0.3])) == nil)
    #expect(GridMesh(in: Picture(width: 0, height: 0, values: [])) == nil)
    let frame = RuledPage(rows: 1, columns: 1)
    #expect(GridMesh(in: RuledPage.photograph([frame])) == nil, "one box")
    var generator = SplitMix64(seed: 4)
    let noise = (0..<160_000).map { _ in Float.random(in: 0...1, using: &generator) }
    #expect(GridMesh(in: Picture(width: 400, height: 400, values: noise)) == nil, "noise")
  }

  @Test func corners() throws {
    let mesh = GridMesh(nodes: RuledPage(rows: 2, columns: 3).nodes)
    #expect(mesh.rows == 2 && mesh.columns == 3 && mesh.outlines.count == 6)
    #expect(mesh.corners == Quadrilateral(x: 60...540, y: 50...530))
    #expect(mesh.outline(row: 1, column: 2) == Quadrilateral(x: 380...540, y: 290...530))
  }
}

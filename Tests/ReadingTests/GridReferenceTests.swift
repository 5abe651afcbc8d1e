import Files
import Foundation
import LeNet
import Testing

@testable import Reading

/// What finds a grid, beside what OpenCV computes: Fixtures/grids.py.
@Suite struct GridReferenceTests {
  private struct Reference: Decodable {
    let uprightInk: [Float]
    let strokes: [[Int]]
    let crossings: [[Float]]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  private let reference: Reference

  init() throws {
    reference = try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: Self.folder.appending(path: "grids.json")))
  }

  /// Numbers 0…1 that both sides know: a multiplicative hash of 0, 1, 2, …
  private let noise = Picture(
    width: 60, height: 45,
    values: (0..<60 * 45).map {
      Float(Double(UInt32(truncatingIfNeeded: $0 &* 2_654_435_761)) / 4_294_967_296)
    })

  @Test func inkOfUprightLinesIsOpenCVsBlackHat() {
    // It takes the mean of fewer pixels at the upper and lower border.
    let ink = noise.uprightInk(reach: 4).values[120..<43 * 60]
    let chosen = stride(from: ink.startIndex, to: ink.endIndex, by: 7).map { ink[$0] }
    #expect(chosen.count == reference.uprightInk.count)
    let largest = zip(chosen, reference.uprightInk).map { abs($0 - $1) }.max()!
    #expect(largest < 1e-5, "differs by \(largest)")
  }

  @Test func strokesAreOpenCVsComponents() {
    let found = noise.strokes(above: 0.62, reaching: 0.62).map {
      [
        $0.pixels.count, $0.region.rows.lowerBound, $0.region.rows.upperBound, $0.region.columns.lowerBound,
        $0.region.columns.upperBound,
      ]
    }
    #expect(found == reference.strokes)
  }

  @Test func crossingsAreOpenCVsCorners() throws {
    let file = [UInt8](try Data(contentsOf: Self.folder.appending(path: "grids.png")))
    let mesh = try #require(GridMesh(in: PictureFile.picture(in: file, from: "grids.png")))
    try #require(mesh.rows == 7 && mesh.columns == 5, "\(mesh.rows) × \(mesh.columns) cells")
    for (node, expected) in zip(mesh.nodes[1..<7].flatMap { $0[1..<5] }, reference.crossings) {
      let error = distance(node, Place(expected[0], expected[1]))
      #expect(error < 1, "\(node) is \(error) pixels beside OpenCV's \(expected)")
    }
  }
}

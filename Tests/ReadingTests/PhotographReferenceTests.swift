import Foundation
import LeNet
import Testing

@testable import Reading

/// What finds lines of writing, beside what OpenCV computes: Fixtures/photographs.py.
@Suite struct PhotographReferenceTests {
  private struct Reference: Decodable {
    let paper: [Float]
    let marks: [[Float]]
    let rectified: [Float]
  }

  private let reference: Reference
  private let width = 60
  private let height = 45
  /// Numbers 0…1 that both sides know: a multiplicative hash of 0, 1, 2, …
  private let noise = (0..<60 * 45).map {
    Float(Double(UInt32(truncatingIfNeeded: $0 &* 2_654_435_761)) / 4_294_967_296)
  }

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    reference = try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: folder.appending(path: "photographs.json")))
  }

  @Test func paperIsOpenCVsClosing() {
    let paper = PhotographPaper(
      of: Picture(width: width, height: height, values: noise.map { 1 - $0 * $0 }))
    #expect(paper.isLight && paper.side == 1)
    let chosen = stride(from: 0, to: width * height, by: 7).map { paper.squares.values[$0] }
    #expect(chosen.count == reference.paper.count)
    let largest = zip(chosen, reference.paper).map { abs($0 - $1) }.max()!
    #expect(largest < 1e-5, "differs by \(largest)")
  }

  @Test func marksAreOpenCVsComponents() {
    let marks = InkMarks(noise.map { $0 > 0.6 }, width: width, height: height).marks
    #expect(marks.count == reference.marks.count)
    for (mark, expected) in zip(marks, reference.marks) {
      let (rows, columns) = (mark.region.rows, mark.region.columns)
      let whole = [mark.area, rows.lowerBound, rows.upperBound, columns.lowerBound, columns.upperBound]
      #expect(whole.map(Float.init) == Array(expected.prefix(5)))
      #expect(abs(mark.centre.x - expected[5]) < 1e-3 && abs(mark.centre.y - expected[6]) < 1e-3)
    }
  }

  @Test func theViewFromAboveIsOpenCVs() throws {
    let product = (0..<width * height).map { Float((3 + $0 % width) * (5 + $0 / width)) / 5000 }
    let outline = Quadrilateral(
      topLeft: Place(8, 5), topRight: Place(50, 9), bottomRight: Place(44, 38), bottomLeft: Place(3, 30))
    let view = try #require(
      Picture(width: width, height: height, values: product).rectified(outline, width: 8, height: 6))
    let largest = zip(view.values, reference.rectified).map { abs($0 - $1) }.max()!
    #expect(largest < 1e-5, "differs by \(largest)")
  }
}

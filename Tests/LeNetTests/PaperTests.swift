import Testing

@testable import LeNet

@Suite struct PaperTests {
  @Test func evenPaperIsWhatItIs() throws {
    var picture = Picture(blank: 50, 40).map { _ in 0.8 }
    for row in 10..<30 { picture[row, 25] = 0.1 }
    let paper = Paper(of: picture)
    #expect(paper.isLight)
    #expect(paper.brightness.values.allSatisfy { abs($0 - 0.8) < 1e-5 })
  }

  @Test func bentLightIsFollowed() {
    let side = 120
    let light = (0..<side * side).map { index -> Float in
      let (x, y) = (Float(index % side) / Float(side), Float(index / side) / Float(side))
      return 0.9 - 0.3 * x * x - 0.2 * y
    }
    var picture = Picture(width: side, height: side, values: light)
    for row in 30..<90 { for column in 55..<62 { picture[row, column] -= 0.2 } }
    let paper = Paper(of: picture)
    let worst = zip(paper.brightness.values, light).map { abs($0 - $1) }.max()!
    #expect(paper.isLight && worst < 0.05, "differs by up to \(worst)")
  }

  /// Closing, and the surface on which it is done, may leave the scale; brightness does not.
  @Test func brightnessStaysOnTheScale() {
    for isLight in [true, false] {
      var picture = Picture(blank: 100, 100)
      for row in 0..<100 {
        for column in 0..<100 {
          picture[row, column] = row + column > 170 ? 0.2 : min(1, Float(row + column) / 100)
        }
      }
      let paper = Paper(of: isLight ? picture : picture.map { 1 - $0 }).brightness.values
      #expect(paper.allSatisfy { (0...1).contains($0) }, "\(paper.min()!) to \(paper.max()!)")
    }
  }

  @Test func theQuadraticFitFitsWhatIsQuadratic() {
    func surface(_ x: Float, _ y: Float) -> Float {
      0.3 + 0.2 * x - 0.1 * y + 0.4 * x * y - 0.5 * x * x + 0.25 * y * y
    }
    for (width, height) in [(12, 7), (1, 9), (9, 1), (1, 1), (2, 2)] {
      let picture = Picture(
        width: width, height: height,
        values: (0..<width * height).map { surface(Float($0 % width) / 8, Float($0 / width) / 8) })
      let worst = zip(picture.quadraticFit.values, picture.values).map { abs($0 - $1) }.max()!
      #expect(worst < 1e-5, "\(width) × \(height): \(worst)")
    }
  }

  @Test func closingFillsWhatIsNarrow() {
    var picture = Picture(blank: 20, 20).map { _ in 1 }
    for row in 0..<20 { for column in 8..<11 { picture[row, column] = 0 } }
    #expect(picture.closed(reach: 2).values.allSatisfy { $0 == 1 })
    #expect(picture.closed(reach: 1) == picture, "three columns are not narrower than three")
  }
}

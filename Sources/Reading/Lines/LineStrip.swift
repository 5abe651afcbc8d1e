import LeNet

/// A line of writing cut out of a photograph: turned level, its digits 60 pixels high, nothing but its own ink.
public struct LineStrip: Sendable {
  /// Shares of full ink, 0…1.
  public let ink: Picture
  /// Pixels of the photograph for each pixel of the strip.
  public let step: Float
  /// The rows between which most digits stand.
  public let band: ClosedRange<Float>
  /// The width of the strokes, in pixels of the strip.
  public let penWidth: Float
  /// How much full ink differs from the paper, 0…1.
  let contrast: Float
  /// The place of the strip's first pixel along and across the line.
  private let start: Place
  private let direction: Direction

  /// The height of digits: three times the side to which normalisation brings them.
  static let digitHeight: Float = 60
  /// Pixels of paper around the ink.
  private static let margin = 4

  init(_ line: FoundLine, marks: InkMarks, ink: PhotographInk) {
    direction = line.direction
    let own = OwnInk(of: line.marks, marks: marks, ink: ink)
    contrast = own.contrast
    step = line.height / Self.digitHeight
    let edge = Float(Self.margin) * step
    start = Place(line.along.lowerBound - edge, line.across.lowerBound - edge)
    let width = Int((line.along.upperBound - line.along.lowerBound) / step) + 2 * Self.margin + 1
    let height = Int((line.across.upperBound - line.across.lowerBound) / step) + 2 * Self.margin + 1
    // Of a large photograph several pixels make up one of the strip.
    let shrinking = max(1, min(Int(step), min(own.picture.width, own.picture.height)))
    let source = own.picture.blockMeans(of: shrinking)
    var values = [Float](repeating: 0, count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        let place = line.direction.place(start + Place(Float(column), Float(row)) * step)
        let x = (place.x - own.corner.x + 0.5) / Float(shrinking) - 0.5
        let y = (place.y - own.corner.y + 0.5) / Float(shrinking) - 0.5
        guard x > -1, y > -1, x < Float(source.width), y < Float(source.height) else { continue }
        values[row * width + column] = source.value(at: Place(x, y))
      }
    }
    let strip = Picture(width: width, height: height, values: values)
    self.ink = strip
    let found = InkMarks(values.map { $0 >= 0.5 }, width: width, height: height)
    let tall = found.marks.filter { Float($0.region.rows.count) > 0.6 * Self.digitHeight }
    penWidth = max(1, tall.map { $0.penWidth }.quantile(0.5))
    let top = tall.map { Float($0.region.rows.lowerBound) }.quantile(0.5)
    let bottom = tall.map { Float($0.region.rows.upperBound) }.quantile(0.5)
    band = tall.isEmpty || bottom <= top ? 0...Float(height - 1) : top...bottom
  }

  /// From a place of the strip to the photograph.
  public func place(_ place: Place) -> Place {
    direction.place(start + place * step)
  }

  /// The outline of a part of the strip in the photograph.
  public func outline(_ region: Region) -> Quadrilateral {
    let (left, right) = (Float(region.columns.lowerBound) - 0.5, Float(region.columns.upperBound) + 0.5)
    let (top, bottom) = (Float(region.rows.lowerBound) - 0.5, Float(region.rows.upperBound) + 0.5)
    return Quadrilateral(
      topLeft: place(Place(left, top)), topRight: place(Place(right, top)),
      bottomRight: place(Place(right, bottom)), bottomLeft: place(Place(left, bottom)))
  }
}

/// The ink of some marks and of their soft edges, as shares of full ink.
private struct OwnInk {
  let picture: Picture
  /// The picture's first pixel, in the photograph.
  let corner: Place
  let contrast: Float

  /// How far a stroke's soft edge reaches beyond what counts as stroke, in pixels.
  private static let edge = 2

  init(of indices: [Int], marks: InkMarks, ink: PhotographInk) {
    var (top, bottom, left, right) = (ink.height, 0, ink.width, 0)
    var isOwn = [Bool](repeating: false, count: marks.marks.count)
    for index in indices {
      isOwn[index] = true
      let region = marks.marks[index].region
      (top, bottom) = (min(top, region.rows.lowerBound), max(bottom, region.rows.upperBound))
      (left, right) = (min(left, region.columns.lowerBound), max(right, region.columns.upperBound))
    }
    (top, bottom) = (max(0, top - Self.edge), min(ink.height - 1, bottom + Self.edge))
    (left, right) = (max(0, left - Self.edge), min(ink.width - 1, right + Self.edge))
    let (width, height) = (right - left + 1, bottom - top + 1)
    var isNear = [Bool](repeating: false, count: width * height)
    var shares: [Float] = []
    for row in top...bottom {
      for column in left...right {
        let index = row * ink.width + column
        let label = marks.labels[index]
        guard label >= 0, isOwn[Int(label)] else { continue }
        shares.append(ink.shares.values[index])
        for y in max(top, row - Self.edge)...min(bottom, row + Self.edge) {
          for x in max(left, column - Self.edge)...min(right, column + Self.edge) {
            isNear[(y - top) * width + x - left] = true
          }
        }
      }
    }
    // As for a single digit: nine tenths of a stroke's ink stay below full ink, and a tenth of that is paper.
    let full = max(PhotographInk.leastShare, shares.quantile(0.9))
    var values = [Float](repeating: 0, count: width * height)
    for row in top...bottom {
      for column in left...right where isNear[(row - top) * width + column - left] {
        let index = row * ink.width + column
        let label = marks.labels[index]
        // Another mark's ink beside this one's.
        guard label < 0 || isOwn[Int(label)] else { continue }
        let share = ink.shares.values[index] / full
        values[(row - top) * width + column - left] = share < 0.1 ? 0 : min(1, share)
      }
    }
    picture = Picture(width: width, height: height, values: values)
    corner = Place(Float(left), Float(top))
    contrast = full
  }
}

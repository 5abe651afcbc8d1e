import LeNet

/// A photograph of a drawn page as a telephone takes it, with what stands between a page and its picture: the camera's
/// place, the light, the lens and the sensor.
public struct Snapshot: Sendable {
  /// What is chosen by chance for each photograph, each number evenly within its range.
  public struct Conditions: Sendable {
    /// The angle between the camera's axis and the page's normal, in degrees, about an axis of any direction.
    public var tilt: ClosedRange<Float> = 0...20
    /// By how much the camera is turned about its axis, in degrees.
    public var turn: ClosedRange<Float> = -10...10
    /// The share of the picture's width or height that the page takes up, whichever is larger.
    public var fill: ClosedRange<Float> = 0.88...0.98
    /// What lies around the page, 0…1; nil where the page's border goes on.
    public var table: ClosedRange<Float>? = 0.15...0.4
    /// By how much the light falls off across the picture, as a share of the brightest.
    public var fallOff: ClosedRange<Float> = 0...0.35
    /// How much of the light a shadow lets through.
    public var shadow: ClosedRange<Float> = 0.45...1
    /// The standard deviation of the lens's blur, as a share of the picture's longer side.
    public var blur: ClosedRange<Float> = 0.0002...0.0008
    /// The standard deviation of the sensor's noise, of the whole scale.
    public var noise: ClosedRange<Float> = 0.004...0.02

    /// As somebody photographs a page by hand, indoors.
    public init() {}
  }

  /// Brightness, 0…1.
  public let picture: Picture
  /// From places of the page to those of the photograph.
  public let map: Homography

  /// - Parameters:
  ///   - page: its brightness, 0…1.
  ///   - width: of the photograph, in pixels.
  ///   - height: of the photograph, in pixels.
  ///   - conditions: what chance may do.
  ///   - generator: gives all random numbers.
  /// - Precondition: no tilt is near a right angle.
  public init(
    of page: Picture, width: Int, height: Int, _ conditions: Conditions = Conditions(),
    using generator: inout some RandomNumberGenerator
  ) {
    let edges = Quadrilateral(x: -0.5...Float(page.width) - 0.5, y: -0.5...Float(page.height) - 0.5)
    let seen = Self.corners(of: page, width: width, height: height, conditions, using: &generator)
    guard let map = Homography(from: edges, to: seen), let back = Homography(from: seen, to: edges) else {
      preconditionFailure("the page is seen from its side")
    }
    self.map = map
    let table = conditions.table.map { Float.random(in: $0, using: &generator) }
    var values = [Float](repeating: 0, count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        var sum: Float = 0
        // Four places in each pixel: strokes have no steps.
        for part in 0..<4 {
          let offset = Place(part % 2 == 0 ? -0.25 : 0.25, part < 2 ? -0.25 : 0.25)
          let place = back(Place(Float(column), Float(row)) + offset)
          let isOnPage =
            place.x > -0.5 && place.x < Float(page.width) - 0.5 && place.y > -0.5
            && place.y < Float(page.height) - 0.5
          sum += isOnPage ? page.value(at: place) : table ?? page.value(at: place)
        }
        values[row * width + column] = sum / 4
      }
    }
    let light = Light(width: width, height: height, conditions, using: &generator)
    for row in 0..<height {
      for column in 0..<width { values[row * width + column] *= light[row, column] }
    }
    let deviation = Float(max(width, height)) * Float.random(in: conditions.blur, using: &generator)
    values = Self.blurred(values, width: width, height: height, deviation: deviation)
    let noise = Float.random(in: conditions.noise, using: &generator)
    for first in stride(from: 0, to: values.count, by: 2) {
      let pair = normalPair(using: &generator)
      for index in first..<min(first + 2, values.count) {
        values[index] = max(0, min(1, values[index] + noise * pair[index - first]))
      }
    }
    picture = Picture(width: width, height: height, values: values)
  }

  // MARK: Camera

  /// Where the page's corners are seen: the page is turned in space, seen from four times its diagonal's half, and
  /// brought to the size that fills the picture.
  private static func corners(
    of page: Picture, width: Int, height: Int, _ conditions: Conditions,
    using generator: inout some RandomNumberGenerator
  ) -> Quadrilateral {
    let tilt = Direction(Float.random(in: conditions.tilt, using: &generator) * .pi / 180)
    let axis = Direction(Float.random(in: -.pi...(.pi), using: &generator))
    let turn = Direction(Float.random(in: conditions.turn, using: &generator) * .pi / 180)
    let half = Place(Float(page.width), Float(page.height)) / 2
    let distance = 4 * (half * half).sum().squareRoot()
    func seen(_ corner: Place) -> Place {
      let turned = axis.turned(corner)
      // What is farther away is smaller.
      let scale = distance / (distance + turned.y * tilt.sine)
      return turn.place(axis.place(Place(turned.x, turned.y * tilt.cosine) * scale))
    }
    let corners = [Place(-half.x, -half.y), Place(half.x, -half.y), half, Place(-half.x, half.y)].map(seen)
    let (left, right) = (corners.map { $0.x }.min()!, corners.map { $0.x }.max()!)
    let (top, bottom) = (corners.map { $0.y }.min()!, corners.map { $0.y }.max()!)
    let scale =
      Float.random(in: conditions.fill, using: &generator)
      * min(Float(width) / (right - left), Float(height) / (bottom - top))
    let room = Place(Float(width) - scale * (right - left), Float(height) - scale * (bottom - top))
    let corner =
      Place(
        Float.random(in: 0.3...0.7, using: &generator) * room.x,
        Float.random(in: 0.3...0.7, using: &generator) * room.y) - Place(0.5, 0.5)
    let placed = corners.map { ($0 - Place(left, top)) * scale + corner }
    return Quadrilateral(
      topLeft: placed[0], topRight: placed[1], bottomRight: placed[2], bottomLeft: placed[3])
  }

  // MARK: Light

  /// Light that falls off across the picture, and a shadow with a straight and soft edge.
  private struct Light {
    private let centre: Place
    private let fall, shadow: (direction: Place, amount: Float)
    private let (edge, softness): (Float, Float)
    private let size: Float

    init(width: Int, height: Int, _ conditions: Conditions, using generator: inout some RandomNumberGenerator)
    {
      func direction() -> Place {
        Direction(Float.random(in: -.pi...(.pi), using: &generator)).place(Place(1, 0))
      }
      centre = Place(Float(width), Float(height)) / 2
      size = (centre * centre).sum().squareRoot()
      fall = (direction(), Float.random(in: conditions.fallOff, using: &generator))
      shadow = (direction(), 1 - Float.random(in: conditions.shadow, using: &generator))
      edge = Float.random(in: -0.6...0.6, using: &generator)
      softness = Float.random(in: 0.01...0.1, using: &generator)
    }

    subscript(row: Int, column: Int) -> Float {
      let place = (Place(Float(column), Float(row)) - centre) / size
      let fallen = fall.amount * ((place * fall.direction).sum() + 1) / 2
      let depth = ((place * shadow.direction).sum() - edge) / softness
      let share = max(0, min(1, depth + 0.5))
      // From light to shadow along a curve that begins and ends level.
      return (1 - fallen) * (1 - shadow.amount * share * share * (3 - 2 * share))
    }
  }

  // MARK: Lens and sensor

  private static func blurred(_ values: [Float], width: Int, height: Int, deviation: Float) -> [Float] {
    let reach = Int((3 * deviation).rounded(.up))
    guard reach > 0 else { return values }
    let weights = (-reach...reach).map {
      exponential(Lanes(repeating: -Float($0 * $0) / (2 * deviation * deviation)))[0]
    }
    let total = weights.reduce(0, +)
    func pass(_ values: [Float], count: Int, length: Int, step: Int, lineStep: Int) -> [Float] {
      var result = values
      for line in 0..<count {
        for place in 0..<length {
          var sum: Float = 0
          for offset in -reach...reach {
            let other = max(0, min(length - 1, place + offset))
            sum += weights[offset + reach] * values[line * lineStep + other * step]
          }
          result[line * lineStep + place * step] = sum / total
        }
      }
      return result
    }
    let across = pass(values, count: height, length: width, step: 1, lineStep: width)
    return pass(across, count: width, length: height, step: width, lineStep: 1)
  }
}

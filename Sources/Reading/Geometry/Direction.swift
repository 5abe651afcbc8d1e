import LeNet

/// A direction in a picture, and places along and across it.
struct Direction: Sendable {
  /// By how much it falls to the right, in radians.
  let angle: Float
  let (sine, cosine): (Float, Float)

  init(_ angle: Float) {
    self.angle = angle
    sine = Float(LeNet.sine(Double(angle)))
    cosine = Float(LeNet.cosine(Double(angle)))
  }

  /// A place of the picture along the direction and across it.
  func turned(_ place: Place) -> Place {
    Place(place.x * cosine + place.y * sine, place.y * cosine - place.x * sine)
  }

  /// The place of the picture that is so far along the direction and across it.
  func place(_ turned: Place) -> Place {
    Place(turned.x * cosine - turned.y * sine, turned.x * sine + turned.y * cosine)
  }
}

/// The angle, −π/2…π/2, whose tangent is y ÷ x, for x ≥ 0; for x < 0 that of the opposite direction.
func arctangent(_ y: Float, _ x: Float) -> Float {
  guard x != 0 || y != 0 else { return 0 }
  let (y, x) = x < 0 ? (-y, -x) : (y, x)
  if abs(y) > x { return (y < 0 ? -1 : 1) * .pi / 2 - series(x / y) }
  return series(y / x)

  /// For |t| ≤ 1, to a ten-thousandth: a polynomial through the ends and the middle (Rajan and others, 2006).
  func series(_ t: Float) -> Float { t * (.pi / 4 + 0.273 * (1 - abs(t))) }
}

import LeNet

// Arithmetic on sixteen digits, for cells. They are compiled without optimisation, where the standard library's
// operators take one lane after another, fifty times slower than these, which are compiled with it.

extension SIMD16 where Scalar == Float {
  /// The sum of each lane.
  public static func + (a: Self, b: Self) -> Self { Standard.sum(a, b) }
  /// The difference of each lane.
  public static func - (a: Self, b: Self) -> Self { Standard.difference(a, b) }
  /// The product of each lane.
  public static func * (a: Self, b: Self) -> Self { Standard.product(a, b) }
  /// The quotient of each lane.
  public static func / (a: Self, b: Self) -> Self { Standard.quotient(a, b) }

  /// Every lane times one number.
  public static func * (a: Float, b: Self) -> Self { Standard.product(Self(repeating: a), b) }
  /// Every lane times one number.
  public static func * (a: Self, b: Float) -> Self { Standard.product(a, Self(repeating: b)) }
  /// Every lane divided by one number.
  public static func / (a: Self, b: Float) -> Self { Standard.quotient(a, Self(repeating: b)) }
  /// One number added to every lane.
  public static func + (a: Float, b: Self) -> Self { Standard.sum(Self(repeating: a), b) }
  /// One number added to every lane.
  public static func + (a: Self, b: Float) -> Self { Standard.sum(a, Self(repeating: b)) }
  /// One number subtracted from every lane.
  public static func - (a: Self, b: Float) -> Self { Standard.difference(a, Self(repeating: b)) }
  /// Every lane with its sign changed.
  public static prefix func - (a: Self) -> Self { Standard.difference(.zero, a) }

  /// Adds lane by lane.
  public static func += (a: inout Self, b: Self) { a = Standard.sum(a, b) }
  /// Subtracts lane by lane.
  public static func -= (a: inout Self, b: Self) { a = Standard.difference(a, b) }
  /// Divides lane by lane.
  public static func /= (a: inout Self, b: Self) { a = Standard.quotient(a, b) }
  /// Multiplies every lane by one number.
  public static func *= (a: inout Self, b: Float) { a = Standard.product(a, Self(repeating: b)) }
  /// Divides every lane by one number.
  public static func /= (a: inout Self, b: Float) { a = Standard.quotient(a, Self(repeating: b)) }

  /// The sum over the lanes.
  public func sum() -> Float { Standard.total(self) }
}

/// eˣ in every lane, as the package's own layers compute it: with a relative error below 3 × 10⁻⁷ for x of −87…88, and
/// beyond as at the nearer end.
public func exp(_ x: Lanes) -> Lanes { exponential(x) }

/// ln x in every lane, for normal positive x, with an error below 3 × 10⁻⁷ of |ln x| where that is above 1, and below
/// 3 × 10⁻⁷ elsewhere.
public func log(_ x: Lanes) -> Lanes { naturalLogarithm(x) }

/// The standard library's own, which the operators above could not call by their names.
private enum Standard {
  @inline(__always)
  static func sum<V: SIMD>(_ a: V, _ b: V) -> V where V.Scalar: FloatingPoint { a + b }

  @inline(__always)
  static func difference<V: SIMD>(_ a: V, _ b: V) -> V where V.Scalar: FloatingPoint { a - b }

  @inline(__always)
  static func product<V: SIMD>(_ a: V, _ b: V) -> V where V.Scalar: FloatingPoint { a * b }

  @inline(__always)
  static func quotient<V: SIMD>(_ a: V, _ b: V) -> V where V.Scalar: FloatingPoint { a / b }

  @inline(__always)
  static func total<V: SIMD>(_ a: V) -> V.Scalar where V.Scalar: FloatingPoint { a.sum() }
}

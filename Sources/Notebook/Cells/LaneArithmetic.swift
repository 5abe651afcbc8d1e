import Foundation
import LeNet

// Arithmetic on sixteen digits, for cells. They are compiled without optimisation, where the standard library's
// operators take one lane after another, fifty times slower than these, which are compiled with it.

extension SIMD16 where Scalar == Float {
  public static func + (a: Self, b: Self) -> Self { Standard.sum(a, b) }
  public static func - (a: Self, b: Self) -> Self { Standard.difference(a, b) }
  public static func * (a: Self, b: Self) -> Self { Standard.product(a, b) }
  public static func / (a: Self, b: Self) -> Self { Standard.quotient(a, b) }

  public static func * (a: Float, b: Self) -> Self { Standard.product(Self(repeating: a), b) }
  public static func * (a: Self, b: Float) -> Self { Standard.product(a, Self(repeating: b)) }
  public static func / (a: Self, b: Float) -> Self { Standard.quotient(a, Self(repeating: b)) }
  public static func + (a: Float, b: Self) -> Self { Standard.sum(Self(repeating: a), b) }
  public static func + (a: Self, b: Float) -> Self { Standard.sum(a, Self(repeating: b)) }
  public static func - (a: Self, b: Float) -> Self { Standard.difference(a, Self(repeating: b)) }
  public static prefix func - (a: Self) -> Self { Standard.difference(.zero, a) }

  public static func += (a: inout Self, b: Self) { a = Standard.sum(a, b) }
  public static func -= (a: inout Self, b: Self) { a = Standard.difference(a, b) }
  public static func /= (a: inout Self, b: Self) { a = Standard.quotient(a, b) }
  public static func *= (a: inout Self, b: Float) { a = Standard.product(a, Self(repeating: b)) }
  public static func /= (a: inout Self, b: Float) { a = Standard.quotient(a, Self(repeating: b)) }

  /// The sum over the lanes.
  public func sum() -> Float { Standard.total(self) }
}

/// eˣ in every lane.
public func exp(_ x: Lanes) -> Lanes { each(x, exp) }

/// ln x in every lane.
public func log(_ x: Lanes) -> Lanes { each(x, log) }

private func each(_ x: Lanes, _ function: (Float) -> Float) -> Lanes {
  var result = x
  for lane in x.indices { result[lane] = function(x[lane]) }
  return result
}

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

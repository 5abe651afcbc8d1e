#if AVX512
/// All sixteen digits: AVX-512's registers hold ten sums of them.
typealias LanesPart = Lanes
#else
/// Eight of the sixteen digits: ten sums of them, and what they are made from, are what AVX2's sixteen registers hold.
typealias LanesPart = SIMD8<Float>
#endif

/// Running sums of a row of five neighbouring taps of several filters: what the gradient of a convolution's weights is
/// summed with.
protocol RowOfTaps {
  static var filters: Int { get }

  init(loading sums: UnsafePointer<LanesPart>, stride: Int)

  mutating func add(
    _ factors: UnsafePointer<LanesPart>, stride: Int, times pixels: UnsafePointer<LanesPart>)

  func store(to sums: UnsafeMutablePointer<LanesPart>, stride: Int)
}

extension RowOfTaps {
  static var count: Int { 5 }
  /// How many parts make the sixteen digits.
  static var parts: Int { Lanes.scalarCount / LanesPart.scalarCount }
}

/// Running sums of five neighbouring taps, a row of LeNet's kernels, of two filters.
///
/// Seven loads feed ten multiply–adds. How many digits it covers is for ``LanesPart`` to say.
struct FiveTaps: RowOfTaps {
  static let filters = 2

  private var a: LanesPart
  private var b: LanesPart
  private var c: LanesPart
  private var d: LanesPart
  private var e: LanesPart
  private var f: LanesPart
  private var g: LanesPart
  private var h: LanesPart
  private var i: LanesPart
  private var j: LanesPart

  @inline(__always)
  init(loading sums: UnsafePointer<LanesPart>, stride: Int) {
    let parts = Self.parts
    a = sums[0]
    b = sums[parts]
    c = sums[2 * parts]
    d = sums[3 * parts]
    e = sums[4 * parts]
    f = sums[stride]
    g = sums[stride + parts]
    h = sums[stride + 2 * parts]
    i = sums[stride + 3 * parts]
    j = sums[stride + 4 * parts]
  }

  /// Adds to each filter's taps the filter's factor times the tap's own pixel; `stride` is how far the factors are apart.
  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<LanesPart>, stride: Int, times pixels: UnsafePointer<LanesPart>
  ) {
    let parts = Self.parts
    let (first, second) = (factors[0], factors[stride])
    a.accumulate(first, pixels[0])
    f.accumulate(second, pixels[0])
    b.accumulate(first, pixels[parts])
    g.accumulate(second, pixels[parts])
    c.accumulate(first, pixels[2 * parts])
    h.accumulate(second, pixels[2 * parts])
    d.accumulate(first, pixels[3 * parts])
    i.accumulate(second, pixels[3 * parts])
    e.accumulate(first, pixels[4 * parts])
    j.accumulate(second, pixels[4 * parts])
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<LanesPart>, stride: Int) {
    let parts = Self.parts
    sums[0] = a
    sums[parts] = b
    sums[2 * parts] = c
    sums[3 * parts] = d
    sums[4 * parts] = e
    sums[stride] = f
    sums[stride + parts] = g
    sums[stride + 2 * parts] = h
    sums[stride + 3 * parts] = i
    sums[stride + 4 * parts] = j
  }
}

#if AVX512
/// The same of four filters: each pixel that is loaded feeds four sums.
struct FiveTapsOfFour: RowOfTaps {
  static let filters = 4

  private var first: FiveTaps
  private var last: FiveTaps

  @inline(__always)
  init(loading sums: UnsafePointer<LanesPart>, stride: Int) {
    first = FiveTaps(loading: sums, stride: stride)
    last = FiveTaps(loading: sums + 2 * stride, stride: stride)
  }

  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<LanesPart>, stride: Int, times pixels: UnsafePointer<LanesPart>
  ) {
    first.add(factors, stride: stride, times: pixels)
    last.add(factors + 2 * stride, stride: stride, times: pixels)
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<LanesPart>, stride: Int) {
    first.store(to: sums, stride: stride)
    last.store(to: sums + 2 * stride, stride: stride)
  }
}
#endif

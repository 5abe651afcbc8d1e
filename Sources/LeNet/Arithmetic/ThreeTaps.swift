#if !hasFeature(Embedded)
/// Running sums of three neighbouring taps, a row of a 3 × 3 kernel, of four filters.
///
/// Seven loads feed twelve multiply–adds, as many sums as AVX2 has registers for beside what they are made from. How
/// many digits it covers is for ``LanesPart`` to say. See ``FiveTaps`` for kernels of five.
struct ThreeTaps {
  static let count = 3
  static let filters = 4

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
  private var k: LanesPart
  private var l: LanesPart

  @inline(__always)
  init(loading sums: UnsafePointer<LanesPart>, stride: Int) {
    let parts = FiveTaps.parts
    a = sums[0]
    b = sums[parts]
    c = sums[2 * parts]
    d = sums[stride]
    e = sums[stride + parts]
    f = sums[stride + 2 * parts]
    g = sums[2 * stride]
    h = sums[2 * stride + parts]
    i = sums[2 * stride + 2 * parts]
    j = sums[3 * stride]
    k = sums[3 * stride + parts]
    l = sums[3 * stride + 2 * parts]
  }

  /// Adds to each filter's taps the filter's own factor times the tap's own pixel.
  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<LanesPart>, stride: Int, times pixels: UnsafePointer<LanesPart>
  ) {
    let parts = FiveTaps.parts
    let (first, second, third) = (pixels[0], pixels[parts], pixels[2 * parts])
    a.accumulate(factors[0], first)
    b.accumulate(factors[0], second)
    c.accumulate(factors[0], third)
    d.accumulate(factors[stride], first)
    e.accumulate(factors[stride], second)
    f.accumulate(factors[stride], third)
    g.accumulate(factors[2 * stride], first)
    h.accumulate(factors[2 * stride], second)
    i.accumulate(factors[2 * stride], third)
    j.accumulate(factors[3 * stride], first)
    k.accumulate(factors[3 * stride], second)
    l.accumulate(factors[3 * stride], third)
  }

  @inline(__always)
  func store(to sums: UnsafeMutablePointer<LanesPart>, stride: Int) {
    let parts = FiveTaps.parts
    sums[0] = a
    sums[parts] = b
    sums[2 * parts] = c
    sums[stride] = d
    sums[stride + parts] = e
    sums[stride + 2 * parts] = f
    sums[2 * stride] = g
    sums[2 * stride + parts] = h
    sums[2 * stride + 2 * parts] = i
    sums[3 * stride] = j
    sums[3 * stride + parts] = k
    sums[3 * stride + 2 * parts] = l
  }
}
#endif

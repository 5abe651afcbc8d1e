#if hasFeature(Embedded)
// A web page has no C library. These are the few of its functions that compiled Swift calls.

/// Free memory behind the program's data, handed out from its start; what is given back is kept in lists by size.
///
/// Sizes are powers of two, so that a block fits the next request of its list. The page's memory has a fixed size,
/// and nothing in it runs in parallel.
private struct Heap {
  static let smallest = 5

  var next: UInt
  /// For each power of two, the first free block; its first word leads to the next.
  var free: InlineArray<32, UInt> = .init(repeating: 0)

  mutating func allocate(_ size: Int) -> UInt {
    // A block's size stands before it. 64 bytes keep every block aligned for lanes.
    var power = Self.smallest
    while 1 << power < size { power += 1 }
    if free[power] != 0 {
      let block = free[power]
      free[power] = UnsafePointer<UInt>(bitPattern: block)!.pointee
      return block
    }
    let block = (next + 127) & ~63
    next = block + (1 << power)
    UnsafeMutablePointer<UInt>(bitPattern: block - 64)!.pointee = UInt(power)
    return block
  }

  mutating func release(_ block: UInt) {
    let power = Int(UnsafePointer<UInt>(bitPattern: block - 64)!.pointee)
    UnsafeMutablePointer<UInt>(bitPattern: block)!.pointee = free[power]
    free[power] = block
  }
}

nonisolated(unsafe) private var heap = Heap(next: 0)

/// Must be called before anything else, with the address at which the program's data ends.
@_expose(wasm, "start") @_cdecl("start")
func start(_ heapBase: Int32) { heap = Heap(next: UInt(heapBase)) }

@_cdecl("posix_memalign")
func allocate(
  _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: Int, _ size: Int
) -> Int32 {
  result.pointee = UnsafeMutableRawPointer(bitPattern: heap.allocate(size))
  return 0
}

// The compiler keeps the name `free` to itself; the linker is told to wrap it (see .ci/wasm).
@_cdecl("__wrap_free")
func release(_ block: UnsafeMutableRawPointer?) {
  if let block { heap.release(UInt(bitPattern: block)) }
}

/// Halves round away from zero.
@_cdecl("roundf")
func roundf(_ x: Float) -> Float {
  let whole = x.rounded(.towardZero)
  return abs(x - whole) < 0.5 ? whole : whole + (x < 0 ? -1 : 1)
}

@_cdecl("round")
func round(_ x: Double) -> Double {
  let whole = x.rounded(.towardZero)
  return abs(x - whole) < 0.5 ? whole : whole + (x < 0 ? -1 : 1)
}
#endif

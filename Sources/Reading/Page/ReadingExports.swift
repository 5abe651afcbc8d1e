#if hasFeature(Embedded)
// What JavaScript may call to read a picture of several digits. In a page, reading is one module with the network.

private func live(_ network: UnsafeMutableRawPointer) -> LiveNetwork {
  Unmanaged<LiveNetwork>.fromOpaque(network).takeUnretainedValue()
}

/// Reads the digits in a picture by the network.
///
/// - Parameter pixels: four bytes each, in memory of ``allocate(_:)``.
/// - Returns: how many there are; ``foundDigit(_:_:)`` gives each.
@_expose(wasm, "readLines") @_cdecl("readLines")
func readLines(
  _ network: UnsafeMutableRawPointer, _ pixels: UnsafeMutablePointer<UInt8>, _ width: Int32, _ height: Int32
) -> Int32 {
  let network: LiveNetwork = live(network)
  let pixels = UnsafeBufferPointer(start: pixels, count: 4 * Int(width) * Int(height))
  let picture = Picture(colours: pixels, width: Int(width), height: Int(height))
  network.found = LineReader(Judge(network.network), grammar: .digits).read(picture).digits
  return Int32(network.found.count)
}

/// Writes one of the digits found: see `digits` of lines.
@_expose(wasm, "foundDigit") @_cdecl("foundDigit")
func foundDigit(_ network: UnsafeMutableRawPointer, _ index: Int32) {
  let network: LiveNetwork = live(network)
  network.place = 0
  network.write(network.found[Int(index)])
}
#endif

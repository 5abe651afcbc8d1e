#if hasFeature(Embedded)
// What JavaScript may call. Each function only translates: `network` is what `createNetwork` returned.

private func live(_ network: UnsafeMutableRawPointer) -> LiveNetwork {
  Unmanaged<LiveNetwork>.fromOpaque(network).takeUnretainedValue()
}

func activation(_ number: Int32) -> Activation { Activation.allCases[Int(number)] }

@_expose(wasm, "createNetwork") @_cdecl("createNetwork")
func createNetwork() -> UnsafeMutableRawPointer { Unmanaged.passRetained(LiveNetwork()).toOpaque() }

@_expose(wasm, "exchange") @_cdecl("exchange")
func exchange(_ network: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Float> {
  (live(network) as LiveNetwork).exchange
}

@_expose(wasm, "use") @_cdecl("use")
func use(_ network: UnsafeMutableRawPointer, _ number: Int32) {
  (live(network) as LiveNetwork).use(activation(number))
}

@_expose(wasm, "switchOff") @_cdecl("switchOff")
func switchOff(_ network: UnsafeMutableRawPointer, _ count: Int32) {
  (live(network) as LiveNetwork).switchOff(count: Int(count))
}

@_expose(wasm, "run") @_cdecl("run")
func run(_ network: UnsafeMutableRawPointer) { (live(network) as LiveNetwork).run() }

@_expose(wasm, "explain") @_cdecl("explain")
func explain(_ network: UnsafeMutableRawPointer, _ stage: Int32, _ index: Int32) -> Int32 {
  Int32((live(network) as LiveNetwork).explain(Unit(Stage(rawValue: Int(stage))!, index: Int(index))))
}

@_expose(wasm, "paths") @_cdecl("paths")
func paths(_ network: UnsafeMutableRawPointer, _ stage: Int32, _ index: Int32) -> Int32 {
  Int32((live(network) as LiveNetwork).paths(to: Unit(Stage(rawValue: Int(stage))!, index: Int(index))))
}

@_expose(wasm, "draw") @_cdecl("draw")
func draw(
  _ network: UnsafeMutableRawPointer, _ strokes: Int32, _ width: Int32, _ height: Int32, _ penWidth: Float
) {
  (live(network) as LiveNetwork)
    .draw(strokes: Int(strokes), width: Int(width), height: Int(height), penWidth: penWidth)
}

@_expose(wasm, "normalise") @_cdecl("normalise")
func normalise(_ network: UnsafeMutableRawPointer, _ width: Int32, _ height: Int32) -> Int32 {
  Int32((live(network) as LiveNetwork).normalise(width: Int(width), height: Int(height)))
}

/// - Parameter pixels: four bytes each, in memory of ``allocate(_:)``.
@_expose(wasm, "normalisePicture") @_cdecl("normalisePicture")
func normalisePicture(
  _ network: UnsafeMutableRawPointer, _ pixels: UnsafeMutablePointer<UInt8>, _ width: Int32, _ height: Int32
) -> Int32 {
  let pixels = UnsafeBufferPointer(start: pixels, count: 4 * Int(width) * Int(height))
  return Int32((live(network) as LiveNetwork).normalise(pixels, width: Int(width), height: Int(height)))
}

@_expose(wasm, "shrink") @_cdecl("shrink")
func shrink(_ network: UnsafeMutableRawPointer, _ width: Int32, _ height: Int32) {
  (live(network) as LiveNetwork).shrink(width: Int(width), height: Int(height))
}

@_expose(wasm, "change") @_cdecl("change")
func change(
  _ network: UnsafeMutableRawPointer, _ angle: Float, _ right: Float, _ down: Float, _ noise: Float,
  _ seed: Int32
) {
  (live(network) as LiveNetwork)
    .change(turn: angle, right: right, down: down, noise: noise, seed: UInt64(seed))
}

@_expose(wasm, "fitScale") @_cdecl("fitScale")
func fitScale(_ network: UnsafeMutableRawPointer, _ count: Int32, _ isSigned: Bool) {
  (live(network) as LiveNetwork).fitScale(count: Int(count), isSigned: isSigned)
}

@_expose(wasm, "countBins") @_cdecl("countBins")
func countBins(_ network: UnsafeMutableRawPointer, _ count: Int32) {
  (live(network) as LiveNetwork).countBins(count: Int(count))
}

/// Memory for JavaScript to put a data set or a picture into.
@_expose(wasm, "allocate") @_cdecl("allocate")
func allocate(_ count: Int32) -> UnsafeMutablePointer<UInt8> { .allocate(capacity: Int(count)) }
#endif

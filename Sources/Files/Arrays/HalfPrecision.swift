extension Float {
  /// The number that IEEE 754's binary16 stands for; `Float16` is not there on every Mac.
  init(halfBits bits: UInt16) {
    let exponent = Int(bits >> 10 & 31)
    let fraction = Float(bits & 1023) / 1024
    let magnitude: Float =
      switch exponent {
      case 0: Float(sign: .plus, exponent: -14, significand: fraction)
      case 31: fraction == 0 ? .infinity : .nan
      default: Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
      }
    self = bits >> 15 == 0 ? magnitude : -magnitude
  }
}

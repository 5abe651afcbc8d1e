import Foundation

/// SHA-256 of FIPS 180-4: by it a page's policy names the scripts and styles that may run.
///
/// Written here because the library that has it on every system, swift-crypto, brings BoringSSL along and adds more
/// than a minute to a first build.
package enum SHA256 {
  private static let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }
  private static let start = SIMD8(primes.prefix(8).map { fraction(Double($0).squareRoot()) })
  private static let constants = primes.map { fraction(cbrt(Double($0))) }

  /// The first 32 bits of the fraction.
  private static func fraction(_ number: Double) -> UInt32 {
    UInt32((number - number.rounded(.down)) * 0x1p32)
  }

  /// The 32 bytes that stand for a message.
  package static func digest(of message: [UInt8]) -> [UInt8] {
    let padding = [0x80] + [UInt8](repeating: 0, count: (119 - message.count % 64) % 64)
    let bytes = message + padding + bigEndian(UInt64(message.count) * 8)
    var state = start
    var words = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: bytes.count, by: 64) {
      for index in 0..<16 {
        let place = block + 4 * index
        words[index] = bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
      }
      for index in 16..<64 {
        let (early, late) = (words[index - 15], words[index - 2])
        words[index] =
          words[index - 16] &+ (rotated(early, 7) ^ rotated(early, 18) ^ early >> 3)
          &+ words[index - 7] &+ (rotated(late, 17) ^ rotated(late, 19) ^ late >> 10)
      }
      state &+= mixed(state, with: words)
    }
    return state.indices.flatMap { bigEndian(state[$0]) }
  }

  private static func mixed(_ state: SIMD8<UInt32>, with words: [UInt32]) -> SIMD8<UInt32> {
    var s = state
    for index in 0..<64 {
      let choice = s[4] & s[5] ^ ~s[4] & s[6]
      let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
      let one = s[7] &+ turned(s[4], 6, 11, 25) &+ choice &+ constants[index] &+ words[index]
      let two = turned(s[0], 2, 13, 22) &+ majority
      s = SIMD8(one &+ two, s[0], s[1], s[2], s[3] &+ one, s[4], s[5], s[6])
    }
    return s
  }

  private static func turned(_ word: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
    rotated(word, a) ^ rotated(word, b) ^ rotated(word, c)
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian, Array.init)
  }
}

import Testing

@testable import Files

@Suite struct GzipTests {
  let text = Array("Sixteen digits travel together, one per lane.".utf8)

  @Test func unpacksWhatWasPacked() throws {
    #expect(try Gzip.unpack(deflated(text), limit: text.count + 1, from: "t.gz") == text)
    #expect(try Gzip.unpack(deflated([]), limit: 1, from: "t.gz") == [])
  }

  /// `cat a.gz b.gz` is a gzip file too (RFC 1952, section 2.2).
  @Test func unpacksFilesBehindEachOther() throws {
    let file = deflated(Array(text.prefix(8))) + deflated([]) + deflated(Array(text.dropFirst(8)))
    #expect(try Gzip.unpack(file, limit: text.count + 1, from: "t.gz") == text)
    #expect(try Gzip.unpack(file, limit: 10, from: "t.gz") == Array(text.prefix(10)))
    #expect(
      errorText { try Gzip.unpack(Array(file.dropLast()), limit: 100, from: "t.gz") }
        == "t.gz: the file ends at byte \(file.count - 1), expected more gzip data. \(again)")
  }

  @Test func stopsAtTheLimit() throws {
    #expect(try Gzip.unpack(deflated(text), limit: 7, from: "t.gz") == Array("Sixteen".utf8))
    let bomb = deflated([UInt8](repeating: 0, count: 50_000_000))
    #expect(bomb.count < 50_000, "50 MB of zeros pack to \(bomb.count) bytes, expected under 50,000")
    #expect(try Gzip.unpack(bomb, limit: 1000, from: "t.gz") == [UInt8](repeating: 0, count: 1000))
  }

  @Test func recognisesItsFirstBytes() {
    #expect(Gzip.isPacked(deflated(text)))
    #expect(!Gzip.isPacked(text))
    #expect(!Gzip.isPacked([0x1F]))
  }

  @Test func checksumIsTheOneThatGzipStores() {
    let stored = deflated(text).suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    #expect(Gzip.checksum(of: text) == stored)
    #expect(Gzip.checksum(of: Array(text.prefix(5)), Array(text.dropFirst(5))) == stored)
  }

  @Test func everyTruncationThrows() {
    let file = deflated(text)
    for length in 0..<file.count {
      #expect(
        errorText { try Gzip.unpack(Array(file.prefix(length)), limit: 100, from: "t.gz") }
          == "t.gz: the file ends at byte \(length), expected more gzip data. \(again)"
      )
    }
  }

  @Test func namesWhatFollowsTheEnd() {
    let file = deflated(text)
    #expect(
      errorText { try Gzip.unpack(file + [1, 2, 3], limit: 100, from: "t.gz") }
        == "t.gz: 3 bytes after the end of the gzip data at byte \(file.count), expected none. \(again)")
  }

  static let damage: [(Int, String)] = [
    (0, "damaged gzip data before byte 2 (incorrect header check)"),
    (2, "damaged gzip data before byte 4 (unknown compression method)"),
    (3, "damaged gzip data before byte 4 (unknown header flags set)"),
    (10, "damaged gzip data before byte 11 (invalid block type)"),
    (-8, "damaged gzip data before byte 61 (incorrect data check)"),
    (-4, "damaged gzip data before byte 65 (incorrect length check)"),
  ]

  @Test(arguments: damage)
  func namesDamage(_ index: Int, _ found: String) {
    let file = deflated(text)
    let damaged = file.with(0xFF, at: index < 0 ? file.count + index : index)
    #expect(
      errorText { try Gzip.unpack(damaged, limit: 100, from: "t.gz") }
        == "t.gz: \(found), expected an intact file. \(again)")
  }
}

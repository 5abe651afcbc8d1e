import Testing

@testable import Files

@Suite struct ZipTests {
  static let members: [(name: String, content: [UInt8])] = [("a.npy", [1, 2, 3]), ("b.npy", [4, 5])]
  static let file = zipArchive(of: members)
  // Before the content of 3 bytes 30 for the header, 5 for the name and 20 for the sizes; so with the 2 bytes.
  static let secondHeader = 58
  static let directory = 58 + 57
  static let secondEntry = directory + 51
  static let end = secondEntry + 51

  /// The archive with some of its bytes replaced.
  static func with(_ bytes: [UInt8], at position: Int) -> [UInt8] {
    var file = file
    file.replaceSubrange(position..<position + bytes.count, with: bytes)
    return file
  }

  /// An archive of one member, as packed, with a directory that has the sizes in ZIP64's field if asked.
  static func archive(
    _ packed: [UInt8], size: UInt32, method: UInt8 = 8, checksum: UInt32, name: String = "a.npy",
    isWide: Bool = false
  ) -> [UInt8] {
    func bytes(_ number: Int, _ count: Int = 4) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let sizes = isWide ? [UInt8](repeating: 0xFF, count: 8) : bytes(packed.count) + bytes(Int(size))
    let wide = [1, 0, 16, 0] + bytes(Int(size), 8) + bytes(packed.count, 8)
    let common =
      [45, 0, 0, 0, method, 0, 0, 0, 0x21, 0] + bytes(Int(checksum)) + sizes + bytes(name.utf8.count, 2)
    let header = "PK\u{3}\u{4}".utf8 + common + [0, 0] + name.utf8 + packed
    let directory =
      "PK\u{1}\u{2}".utf8 + [45, 3] + common + (isWide ? [20, 0] : [0, 0])
      + [UInt8](repeating: 0, count: 14) + name.utf8 + (isWide ? wide : [])
    return header + directory + "PK\u{5}\u{6}".utf8
      + [0, 0, 0, 0, 1, 0, 1, 0] + bytes(directory.count) + bytes(header.count) + [0, 0]
  }

  /// What gzip makes of some bytes, without its header of 10 bytes and the 8 at the end.
  static func rawDeflated(_ bytes: [UInt8]) -> [UInt8] { Array(deflated(bytes).dropFirst(10).dropLast(8)) }

  /// Names and contents of all members.
  func read(_ file: [UInt8]) throws -> [String: [UInt8]] {
    let archive = try ZipArchive(file, from: "z")
    return try Dictionary(
      uniqueKeysWithValues: archive.members.map { ($0.name, try archive.content(of: $0)) })
  }

  @Test func readsWhatItWrote() throws {
    #expect(try read(Self.file) == ["a.npy": [1, 2, 3], "b.npy": [4, 5]])
    #expect(try read(zipArchive(of: [])) == [:])
    // A comment may follow, even one that begins as the end of a directory does.
    let comment = "PK\u{5}\u{6}".utf8 + [UInt8](repeating: 0, count: 22)
    #expect(try read(Array(Self.file.dropLast(2)) + [26, 0] + comment).count == 2)
  }

  @Test func foldersAreNoMembers() throws {
    #expect(try read(zipArchive(of: [("x/", []), ("x/a.npy", [1])])) == ["x/a.npy": [1]])
  }

  @Test(arguments: [false, true]) func unpacksWhatIsDeflated(_ isWide: Bool) throws {
    let content = [UInt8](repeating: 7, count: 1000) + (0..<255)
    let file = Self.archive(
      Self.rawDeflated(content), size: 1255, checksum: Gzip.checksum(of: content), isWide: isWide)
    #expect(try read(file) == ["a.npy": content])
  }

  static let zeros = [UInt8](repeating: 0, count: 5000)

  static let damage: [Damaged<[UInt8]>] = [
    .init(Array("PK\u{3}\u{4}".utf8), "z: no directory at the end, expected a whole zip archive. \(again)"),
    .init(Array(file.dropLast()), "z: no directory at the end, expected a whole zip archive. \(again)"),
    .init(file + [0], "z: no directory at the end, expected a whole zip archive. \(again)"),
    .init(
      with([1], at: end + 4), "z: an archive of several parts at byte \(end), expected one file. \(again)"),
    .init(
      with([0xFF, 0xFF, 0xFF, 0xFF], at: end + 8),
      "z: an archive of 65,535 members or 4 GiB, expected a smaller one. Save fewer arrays to a file."),
    .init(
      with([1], at: end + 16),
      "z: a directory from byte 1 at byte \(end), expected one that ends there. \(again)"),
    .init(
      with([1, 0, 1, 0], at: end + 8),
      "z: 51 bytes after the directory at byte \(secondEntry), expected none. \(again)"),
    .init(
      with([3, 0, 3, 0], at: end + 8),
      "z: no member at byte \(end), expected the next of the directory. \(again)"),
    .init(
      with([0xFF], at: secondEntry + 30),
      "z: a member at byte \(secondEntry) that goes on until byte \(end + 255), expected at most \(end). \(again)"
    ),
    .init(
      with([1], at: directory + 8),
      """
      z, member "a.npy": encrypted, expected one that anybody may read. Save it without a password.
      """
    ),
    .init(
      with([12], at: directory + 10),
      """
      z, member "a.npy": packed by method 12, expected stored or deflated. Save it by numpy.savez or \
      numpy.savez_compressed.
      """
    ),
    .init(
      zipArchive(of: [("../../a.npy", [1])]),
      "z, member \"../../a.npy\": a path out of the archive, expected the name of an array. Save it by numpy.savez."
    ),
    .init(
      zipArchive(of: [("/etc/a.npy", [1])]),
      "z, member \"/etc/a.npy\": a path out of the archive, expected the name of an array. Save it by numpy.savez."
    ),
    .init(
      zipArchive(of: [("a.npy", [1]), ("a.npy", [2])]),
      "z: two members of the name \"a.npy\", expected each name once. \(again)"),
    // The second entry leads to the first member, of another name.
    .init(
      with([0], at: secondEntry + 42),
      "z: no member \"b.npy\" at byte 0, expected where the directory has it. \(again)"),
    .init(
      with([0, 0, 0, 0x7F], at: secondEntry + 42),
      "z: no member \"b.npy\" at byte 2130706432, expected where the directory has it. \(again)"),
    .init(
      with([0, 1], at: directory + 20),
      "z: member \"a.npy\" of 256 bytes at byte 55, expected at most \(file.count - 55). \(again)"),
    .init(
      with([8], at: directory + 20),
      "z: member \"a.npy\" up to byte 63, expected at most \(secondHeader), where what follows begins. \(again)"
    ),
    .init(
      with([2], at: directory + 24),
      "z, member \"a.npy\": 2 bytes announced, packed in 3, expected as many. \(again)"),
    .init(
      with([9], at: 55),
      "z, member \"a.npy\": other bytes than its checksum says, expected an intact file. \(again)"),
    .init(
      archive(rawDeflated(zeros), size: 5001, checksum: Gzip.checksum(of: zeros)),
      "z, member \"a.npy\": deflated data that do not unpack to 5001 bytes, expected an intact file. \(again)"
    ),
    .init(
      archive(rawDeflated(zeros), size: 4999, checksum: Gzip.checksum(of: zeros)),
      "z, member \"a.npy\": deflated data that do not unpack to 4999 bytes, expected an intact file. \(again)"
    ),
    .init(
      archive([1, 2, 3], size: 2_000_000_000, checksum: 0),
      """
      z, member "a.npy": 2000000000 bytes announced, packed in 3, expected at most 2147483648, and 1032 for one. \
      \(again)
      """
    ),
    .init(
      archive([1, 2, 3], size: .max, checksum: 0, isWide: true),
      """
      z, member "a.npy": 4294967295 bytes announced, packed in 3, expected at most 2147483648, and 1032 for one. \
      \(again)
      """
    ),
  ]

  @Test(arguments: damage)
  func namesWhatIsWrong(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try read(damaged.content) } == damaged.message)
  }
}

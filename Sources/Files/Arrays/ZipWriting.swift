/// The bytes of a zip archive whose members are stored as they are, in the order given: byte for byte what
/// `numpy.savez` writes.
///
/// The same members give the same bytes: their date is 1 January 1980, the first that the format knows.
///
/// - Precondition: all together have less than 4 GiB; names are shorter than 64 KiB.
func zipArchive(of members: [(name: String, content: [UInt8])]) -> [UInt8] {
  var archive: [UInt8] = []
  archive.reserveCapacity(members.reduce(22) { $0 + $1.content.count + 2 * $1.name.utf8.count + 96 })
  var directory: [UInt8] = []
  for (name, content) in members {
    let name = Array(name.utf8)
    let isASCII = name.allSatisfy { $0 < 0x80 }
    // Version 4.5 of the format; bit 11: the name is UTF-8; the method, none; the time and the date; the checksum.
    let common =
      [45, 0] + littleEndian(isASCII ? 0 : 1 << 11, bytes: 2) + [0, 0, 0, 0, 0x21, 0]
      + littleEndian(Gzip.checksum(of: content), bytes: 4)
    let nameSize = littleEndian(name.count, bytes: 2)

    directory += "PK\u{1}\u{2}".utf8
    directory += [45, 3] + common
    directory += littleEndian(content.count, bytes: 4) + littleEndian(content.count, bytes: 4) + nameSize
    // Neither more fields nor a comment; the first disk; a file that its owner may read and write.
    directory += [0, 0, 0, 0, 0, 0, 0, 0] + littleEndian(0o600 << 16, bytes: 4)
    directory += littleEndian(archive.count, bytes: 4) + name

    // Before a member, NumPy has the sizes in the field of ZIP64: it does not know them when it begins to write.
    archive += "PK\u{3}\u{4}".utf8
    archive += common + [UInt8](repeating: 0xFF, count: 8) + nameSize + [20, 0] + name
    archive += [1, 0, 16, 0] + littleEndian(content.count, bytes: 8) + littleEndian(content.count, bytes: 8)
    archive += content
  }
  let start = archive.count
  archive += directory
  archive += "PK\u{5}\u{6}".utf8
  archive += [0, 0, 0, 0] + littleEndian(members.count, bytes: 2) + littleEndian(members.count, bytes: 2)
  archive += littleEndian(directory.count, bytes: 4) + littleEndian(start, bytes: 4) + [0, 0]
  return archive
}

/// The lowest bytes of a number, the lowest first.
private func littleEndian(_ number: some BinaryInteger, bytes count: Int) -> [UInt8] {
  precondition(number >> (8 * count) == 0, "\(number) does not fit into \(count) bytes")
  return (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

import CZlib

/// A zip archive's members, found through the directory at its end and unpacked when they are asked for.
///
/// Read are archives of one part, of members that are stored or deflated, in the form before ZIP64 or with the sizes of
/// members in its field. Nothing is written to the disk, so names lead nowhere; those that would are refused all the
/// same.
struct ZipArchive {
  struct Member {
    var name: String
    /// Bytes when unpacked.
    var size: Int
    fileprivate var isDeflated: Bool
    fileprivate var checksum: UInt32
    /// Where its header and its packed bytes stand in the file.
    fileprivate var header: Int
    fileprivate var packed: Range<Int>
  }

  /// No larger member is unpacked: 2 GiB, which hold 300,000 digits in float64.
  static let sizeLimit = 1 << 31

  /// In the order of the directory; without folders, which are members of no bytes.
  private(set) var members: [Member] = []
  let place: String
  private let file: [UInt8]

  /// Reads the directory.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged or has a member that cannot be read.
  init(_ file: [UInt8], from place: String) throws {
    self.file = file
    self.place = place
    let end = try directoryEnd()
    let (count, start) = (number(end + 10, bytes: 2), number(end + 16, bytes: 4))
    guard number(end + 4, bytes: 4) == 0, number(end + 8, bytes: 2) == count else {
      throw damage("an archive of several parts at byte \(end)", "one file")
    }
    guard count < 0xFFFF, start < 0xFFFF_FFFF else {
      throw FileError(
        place, found: "an archive of 65,535 members or 4 GiB", expected: "a smaller one",
        remedy: "Save fewer arrays to a file.")
    }
    guard start + number(end + 12, bytes: 4) == end else {
      throw damage("a directory from byte \(start) at byte \(end)", "one that ends there")
    }
    var entries: [Member] = []
    var position = start
    for _ in 0..<count { entries.append(try entry(at: &position, before: end)) }
    guard position == end else {
      throw damage("\(end - position) bytes after the directory at byte \(position)", "none")
    }
    var names: Set<String> = []
    for entry in entries where !names.insert(entry.name).inserted {
      throw damage("two members of the name \(entry.name.quoted)", "each name once")
    }
    try checkOverlaps(of: entries, before: start)
    members = entries.filter { !$0.name.hasSuffix("/") }
  }

  /// The bytes of a member.
  ///
  /// - Throws: ``FileError`` if they are damaged or too many.
  func content(of member: Member) throws -> [UInt8] {
    let place = "\(place), member \(member.name.quoted)"
    // Deflate makes nothing smaller than a 1032nd, so a small file cannot ask for much memory.
    guard member.size <= Self.sizeLimit, member.packed.count <= UInt32.max,
      member.isDeflated ? member.size / 1032 <= member.packed.count : member.size == member.packed.count
    else {
      throw FileError(
        place, found: "\(member.size) bytes announced, packed in \(member.packed.count)",
        expected: member.isDeflated ? "at most \(Self.sizeLimit), and 1032 for one" : "as many",
        remedy: FileError.copyAgain)
    }
    let content = member.isDeflated ? try inflated(member, place) : Array(file[member.packed])
    guard Gzip.checksum(of: content) == member.checksum else {
      throw FileError(
        place, found: "other bytes than its checksum says", expected: "an intact file",
        remedy: FileError.copyAgain)
    }
    return content
  }

  private func inflated(_ member: Member, _ place: String) throws -> [UInt8] {
    // One byte more than there should be, to see whether there is.
    let content = [UInt8](unsafeUninitializedCapacity: member.size + 1) { output, count in
      file[member.packed].withUnsafeBufferPointer { input in
        Gzip.withInflation(windowBits: -15) { stream in
          stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          stream.pointee.avail_in = UInt32(input.count)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          let status = inflate(stream, Z_FINISH)
          let isWhole = status == Z_STREAM_END && stream.pointee.avail_in == 0
          count = isWhole ? Int(stream.pointee.total_out) : 0
        }
      }
    }
    guard content.count == member.size else {
      throw FileError(
        place, found: "deflated data that do not unpack to \(member.size) bytes", expected: "an intact file",
        remedy: FileError.copyAgain)
    }
    return content
  }
}

// MARK: - The directory

extension ZipArchive {
  /// The number that stands at a place, the lowest byte first.
  private func number(_ position: Int, bytes count: Int) -> Int {
    file[position..<position + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func stands(_ signature: String, at position: Int) -> Bool {
    file.dropFirst(position).starts(with: signature.utf8)
  }

  private func damage(_ found: String, _ expected: String) -> FileError {
    FileError(place, found: found, expected: expected, remedy: FileError.copyAgain)
  }

  /// Where the directory's end is announced; a comment of up to 64 KiB may follow.
  private func directoryEnd() throws -> Int {
    let last = file.count - 22
    for position in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where stands("PK\u{5}\u{6}", at: position) && number(position + 20, bytes: 2) == last - position {
      return position
    }
    throw damage("no directory at the end", "a whole zip archive")
  }

  /// The member that the directory describes at a position, which moves on to the next.
  private func entry(at position: inout Int, before end: Int) throws -> Member {
    let start = position
    guard start + 46 <= end, stands("PK\u{1}\u{2}", at: start) else {
      throw damage("no member at byte \(start)", "the next of the directory")
    }
    let (nameSize, extraSize) = (number(start + 28, bytes: 2), number(start + 30, bytes: 2))
    position = start + 46 + nameSize + extraSize + number(start + 32, bytes: 2)
    guard position <= end else {
      throw damage("a member at byte \(start) that goes on until byte \(position)", "at most \(end)")
    }
    let nameBytes = file[(start + 46)..<(start + 46 + nameSize)]
    let name = String(decoding: nameBytes, as: UTF8.self)
    let memberPlace = "\(place), member \(name.quoted)"
    guard number(start + 8, bytes: 2) & 1 == 0 else {
      throw FileError(
        memberPlace, found: "encrypted", expected: "one that anybody may read",
        remedy: "Save it without a password.")
    }
    let method = number(start + 10, bytes: 2)
    guard method == 0 || method == 8 else {
      throw FileError(
        memberPlace, found: "packed by method \(method)", expected: "stored or deflated",
        remedy: "Save it by numpy.savez or numpy.savez_compressed.")
    }
    guard !name.hasPrefix("/"), !name.contains("\\"), !name.split(separator: "/").contains("..") else {
      throw FileError(
        memberPlace, found: "a path out of the archive", expected: "the name of an array",
        remedy: "Save it by numpy.savez.")
    }

    // Numbers of 32 bits that are all ones stand in the field of ZIP64, in this order.
    var (size, packedSize) = (number(start + 24, bytes: 4), number(start + 20, bytes: 4))
    var header = number(start + 42, bytes: 4)
    var wide = wideNumbers((start + 46 + nameSize)..<(start + 46 + nameSize + extraSize))[...]
    if size == 0xFFFF_FFFF { size = wide.popFirst() ?? size }
    if packedSize == 0xFFFF_FFFF { packedSize = wide.popFirst() ?? packedSize }
    if header == 0xFFFF_FFFF { header = wide.popFirst() ?? header }

    // What stands before the member again repeats its name.
    guard header <= file.count - 30 - nameSize, stands("PK\u{3}\u{4}", at: header),
      number(header + 26, bytes: 2) == nameSize, file[(header + 30)...].starts(with: nameBytes)
    else { throw damage("no member \(name.quoted) at byte \(header)", "where the directory has it") }
    let first = header + 30 + nameSize + number(header + 28, bytes: 2)
    guard packedSize <= file.count - first else {
      throw damage(
        "member \(name.quoted) of \(packedSize) bytes at byte \(first)",
        "at most \(max(0, file.count - first))")
    }
    return Member(
      name: name, size: size, isDeflated: method == 8,
      checksum: UInt32(number(start + 16, bytes: 4)), header: header, packed: first..<(first + packedSize))
  }

  /// The numbers of 64 bits in ZIP64's field among a member's others; those of 2⁶³ and more as the largest there is.
  private func wideNumbers(_ fields: Range<Int>) -> [Int] {
    var position = fields.lowerBound
    while position + 4 <= fields.upperBound {
      let end = position + 4 + number(position + 2, bytes: 2)
      guard end <= fields.upperBound else { break }
      if number(position, bytes: 2) == 1 {
        return stride(from: position + 4, through: end - 8, by: 8).map {
          let value = number($0, bytes: 8)
          return value < 0 ? .max : value
        }
      }
      position = end
    }
    return []
  }

  /// - Throws: ``FileError`` if the bytes of two members overlap, or those of one and the directory.
  private func checkOverlaps(of members: [Member], before directory: Int) throws {
    let ordered = members.sorted { $0.header < $1.header }
    for (index, member) in ordered.enumerated() {
      let next = index + 1 < ordered.count ? ordered[index + 1].header : directory
      guard member.packed.upperBound <= next else {
        throw damage(
          "member \(member.name.quoted) up to byte \(member.packed.upperBound)",
          "at most \(next), where what follows begins")
      }
    }
  }
}

import CZlib

/// Files packed by gzip (RFC 1952).
enum Gzip {
  /// Whether a file begins as gzip's do.
  static func isPacked(_ file: some Sequence<UInt8>) -> Bool { file.starts(with: [0x1F, 0x8B]) }

  /// The first `limit` unpacked bytes of `file`, or all of them if they are fewer.
  ///
  /// A small file can unpack to gigabytes, so nothing is unpacked beyond the limit. Who knows how many bytes
  /// there should be asks for one more: too many then show, and so does damage up to the last byte, for the
  /// checksum at the end of the file has been compared. Files put one after the other unpack to what they hold, in
  /// that order.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged, ends early or goes on after its end.
  static func unpack(_ file: [UInt8], limit: Int, from place: String) throws -> [UInt8] {
    precondition(1...Int(UInt32.max) ~= limit && file.count <= UInt32.max, "zlib counts in 32 bits")
    return try [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      try withInflation { stream in
        try file.withUnsafeBufferPointer { input in
          stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          stream.pointee.avail_in = UInt32(input.count)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(limit)
          var status = inflate(stream, Z_FINISH)
          while status == Z_STREAM_END, isPacked(input.suffix(Int(stream.pointee.avail_in))) {
            status = inflateReset(stream)
            if status == Z_OK { status = inflate(stream, Z_FINISH) }
          }
          try check(status, stream.pointee, position: file.count - Int(stream.pointee.avail_in), place)
          count = limit - Int(stream.pointee.avail_out)
        }
      }
    }
  }

  /// The CRC-32 of the parts put together, as gzip stores it of the unpacked file.
  static func checksum(of parts: [UInt8]...) -> UInt32 {
    UInt32(
      parts.reduce(crc32(0, nil, 0)) { sum, part in
        part.withUnsafeBufferPointer {
          crc32(sum, $0.baseAddress, UInt32($0.count))
        }
      })
  }

  /// Lends a stream at one address: zlib remembers where its stream lies.
  ///
  /// - Parameter windowBits: 15, for the largest window, and 16, for a gzip header and nothing else; −15 for deflated
  ///   data without any header.
  static func withInflation(
    windowBits: Int32 = 15 + 16, _ body: (UnsafeMutablePointer<z_stream>) throws -> Void
  ) rethrows {
    var stream = z_stream()
    try withUnsafeMutablePointer(to: &stream) { stream in
      let status = inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(status == Z_OK, "zlib does not start: status \(status)")
      defer { inflateEnd(stream) }
      try body(stream)
    }
  }

  private static func check(_ status: Int32, _ stream: z_stream, position: Int, _ place: String) throws {
    switch status {
    case Z_STREAM_END where stream.avail_in == 0: return
    case Z_STREAM_END:
      throw FileError(
        place, found: "\(stream.avail_in) bytes after the end of the gzip data at byte \(position)",
        expected: "none", remedy: FileError.copyAgain)
    case Z_BUF_ERROR, Z_OK:
      if stream.avail_out == 0 { return }
      throw FileError(
        place, found: "the file ends at byte \(position)", expected: "more gzip data",
        remedy: FileError.copyAgain)
    case Z_DATA_ERROR:
      let reason = stream.msg.map { String(cString: $0) } ?? "no reason given"
      throw FileError(
        place, found: "damaged gzip data before byte \(position) (\(reason))", expected: "an intact file",
        remedy: FileError.copyAgain)
    default: preconditionFailure("zlib's inflate gives status \(status)")
    }
  }
}

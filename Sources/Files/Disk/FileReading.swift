import Foundation

/// Whole files in and out, with errors a user can act on.
public enum File {
  /// Whether something is there: a file, a folder or a device.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether there is a folder, or a link to one.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path that stands for standard input.
  public static let standardInput = "-"

  /// The bytes of the file at `path`.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - limit: the most bytes to read, 128 MiB unless told otherwise. It keeps a mistaken path, such as
  ///     `/dev/zero`, from filling the memory.
  ///   - remedy: what to do about a larger file.
  /// - Throws: ``FileError`` if it cannot be read or is larger.
  public static func read(
    _ path: String, limit: Int = 1 << 27, remedy: String = "Is it the right file?"
  ) throws -> [UInt8] {
    let descriptor = try openFile(path)
    defer { close(descriptor) }

    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(min(Int(status.st_size), limit)) }
    while true {
      let chunk = try readChunk(from: descriptor, of: path)
      guard !chunk.isEmpty else { return bytes }
      guard bytes.count + chunk.count <= limit else {
        throw FileError(
          path, found: "more than \(limit) bytes", expected: "at most \(limit)", remedy: remedy)
      }
      bytes += chunk
    }
  }

  /// The first bytes of the file at `path`: as many as tell what kind of file it is, unless told otherwise.
  ///
  /// - Precondition: they are at most 1 MiB.
  static func beginning(of path: String, count: Int = ForeignFile.prefixLength) throws -> [UInt8] {
    let descriptor = try openFile(path)
    defer { close(descriptor) }
    return Array(try readChunk(from: descriptor, of: path).prefix(count))
  }

  private static func openFile(_ path: String) throws -> Int32 {
    let descriptor = path == standardInput ? dup(STDIN_FILENO) : open(path, O_RDONLY)
    guard descriptor >= 0 else {
      let code = errno
      throw FileError(
        path, errno: code,
        remedy: [EACCES, EPERM].contains(code) ? "Ask its owner, or copy it to a folder of yours." : nil)
    }
    return descriptor
  }

  /// The next bytes, at most 1 MiB; none at the end of the file.
  private static func readChunk(from descriptor: Int32, of path: String) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      var result: Int
      repeat {
        result = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      guard result >= 0 else { throw FileError(path, errno: errno) }
      count = result
    }
  }
}

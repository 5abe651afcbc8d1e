import Files
import Foundation

/// What a peer is given: a folder of its own among the system's temporary ones.
struct PeerFolder {
  private let url: URL

  /// Makes an empty folder for `body`, and removes it with all that is in it.
  ///
  /// - Throws: `FileError` where none can be made; what `body` throws.
  static func with<Result>(_ body: (PeerFolder) throws -> Result) throws -> Result {
    let folder = PeerFolder(
      url: FileManager.default.temporaryDirectory.appending(path: "lenet-benchmark-\(UUID().uuidString)"))
    guard mkdir(folder.url.path, 0o700) == 0 else { throw unwritable(folder.url.path) }
    defer { try? FileManager.default.removeItem(at: folder.url) }
    return try body(folder)
  }

  func path(of name: String) -> String { url.appending(path: name).path }

  /// Writes a file, while the caller postpones signals: `File.write` would, too, and that does not nest.
  ///
  /// - Throws: `FileError` if it cannot be written.
  func write(_ bytes: [UInt8], to name: String) throws {
    guard FileManager.default.createFile(atPath: path(of: name), contents: Data(bytes)) else {
      throw Self.unwritable(path(of: name))
    }
  }

  private static func unwritable(_ path: String) -> FileError {
    FileError(unwritable: path, errno: errno, elsewhere: "set TMPDIR to a folder elsewhere")
  }
}

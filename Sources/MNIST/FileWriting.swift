import Foundation

extension File {
  /// Writes a whole file or none: the bytes go to a file beside it, which is then renamed.
  ///
  /// Missing parent folders are made. A link stays, and the file that it leads to is written. A device or
  /// pipe, such as `/dev/stdout`, is written to as it is: a rename would replace it by a file.
  ///
  /// - Throws: ``FileError`` if the path cannot be written; what was at `path` before is then still there, and no
  ///   folder that was not.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    if isDeviceOrPipe(path) {
      return try write(bytes, to: path, flags: O_WRONLY, for: path)
    }
    let target = try withoutLinks(path) as NSString
    let folder = target.deletingLastPathComponent
    let name = target.lastPathComponent
    let newFolders = try makeFolder(folder, for: path)
    let suffix = String(UInt64.random(in: 0 ... .max), radix: 36)
    let temporary = (folder as NSString).appendingPathComponent(".\(name).\(suffix)")
    do {
      try write(bytes, to: temporary, flags: O_WRONLY | O_CREAT | O_EXCL, for: path)
      guard rename(temporary, target as String) == 0 else { throw unwritable(path) }
    } catch {
      unlink(temporary)
      for folder in newFolders { rmdir(folder) }
      throw error
    }
  }

  /// The path without links at its end: that of the file they lead to, whether there is one or not.
  private static func withoutLinks(_ path: String) throws -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard errno != ELOOP else { throw unwritable(path) }
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
    let folder = (path as NSString).deletingLastPathComponent as NSString
    return try withoutLinks(target.hasPrefix("/") ? target : folder.appendingPathComponent(target))
  }

  private static func isDeviceOrPipe(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return [S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// Writes to `temporary`; an error names `path`, the file that the user asked for.
  private static func write(
    _ bytes: [UInt8], to temporary: String, flags: Int32, for path: String
  ) throws {
    let descriptor = open(temporary, flags, 0o666)
    guard descriptor >= 0 else { throw unwritable(path) }
    do {
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 && errno == EINTR { continue }
        guard written >= 0 else { throw unwritable(path) }
        rest = rest.dropFirst(written)
      }
    } catch {
      close(descriptor)
      throw error
    }
    // A network disk may report a full disk only here.
    guard close(descriptor) == 0 else { throw unwritable(path) }
  }

  /// Makes a folder and those above it, where they are missing.
  ///
  /// - Returns: those made, the innermost first.
  private static func makeFolder(_ folder: String, for path: String) throws -> [String] {
    if folder.isEmpty { return [] }
    if mkdir(folder, 0o777) == 0 { return [folder] }
    if errno == EEXIST { return [] }
    guard errno == ENOENT else { throw unwritable(path) }
    let above = try makeFolder((folder as NSString).deletingLastPathComponent, for: path)
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      let error = unwritable(path)
      for folder in above { rmdir(folder) }
      throw error
    }
    return [folder] + above
  }

  /// The error for the system call that just failed.
  private static func unwritable(_ path: String) -> FileError {
    let code = errno
    let remedy =
      switch code {
      case ENOSPC, EDQUOT: "Free some space, or write elsewhere."
      default: "Write elsewhere."
      }
    return FileError("\(path) cannot be written", errno: code, remedy: remedy)
  }
}

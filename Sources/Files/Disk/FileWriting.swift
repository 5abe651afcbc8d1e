import Foundation

extension File {
  /// Writes a whole file or none: the bytes go to a file beside it, which is then renamed once they are on the disk.
  ///
  /// Missing parent folders are made. A file that was there keeps its permissions. A link stays, and the file that it
  /// leads to is written. A device or pipe, such as `/dev/stdout`, is written to as it is: a rename would replace it
  /// by a file.
  ///
  /// - Throws: ``FileError`` if the path cannot be written; what was at `path` before is then still there, and no
  ///   folder that was not.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    if isDeviceOrPipe(path) {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw unwritable(path) }
      defer { close(descriptor) }
      return try write(bytes, to: descriptor, for: path)
    }
    let target = try withoutLinks(path)
    try Interruption.postponed {
      try withFolder((target as NSString).deletingLastPathComponent, for: path) { temporary in
        keepPermissions(of: target, for: temporary.descriptor)
        try write(bytes, to: temporary.descriptor, for: path)
        // A full or failing disk may say so only here. Some disks have no such call.
        guard fsync(temporary.descriptor) == 0 || [EINVAL, ENOSYS, ENOTSUP].contains(errno),
          rename(temporary.path, target) == 0
        else { throw unwritable(path) }
      }
    }
  }

  /// Finds out whether files can be written into a folder, before the work for them is done; and removes what killed
  /// runs have left there. A folder that is missing is still missing afterwards.
  ///
  /// - Throws: ``FileError`` if they cannot.
  public static func checkWritable(folder: String) throws {
    struct Done: Error {}
    TemporaryFile.removeLeftovers(in: folder)
    do {
      try Interruption.postponed { try withFolder(folder, for: folder) { _ in throw Done() } }
    } catch is Done {}
  }

  /// Makes a folder and those above it, where they are missing.
  ///
  /// - Returns: those made, the innermost first.
  /// - Throws: ``FileError`` if one cannot be made; then none is.
  public static func makeFolder(_ folder: String) throws -> [String] { try makeFolder(folder, for: folder) }

  /// Makes what is missing of a folder, and a file in it for `body`; an error removes both again, and names `path`.
  private static func withFolder(
    _ folder: String, for path: String, _ body: (TemporaryFile) throws -> Void
  ) throws {
    let newFolders = try makeFolder(folder, for: path)
    do {
      guard let temporary = TemporaryFile(in: folder) else { throw unwritable(path) }
      defer { close(temporary.descriptor) }
      do {
        try body(temporary)
      } catch {
        unlink(temporary.path)
        throw error
      }
    } catch {
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

  /// Gives a new file the owner and the group, as far as this user may, and the permissions of the one that it will
  /// replace. Where the group stays another, it gets none: they were not meant for it.
  private static func keepPermissions(of target: String, for descriptor: Int32) {
    var old = stat()
    guard stat(target, &old) == 0 else { return }
    // Only root may give a file away; its owner may give it another of the own groups.
    if fchown(descriptor, old.st_uid, old.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, old.st_gid) }
    var new = stat()
    let hasGroup = fstat(descriptor, &new) == 0 && new.st_gid == old.st_gid
    _ = fchmod(descriptor, old.st_mode & (hasGroup ? 0o777 : 0o707))
  }

  /// An error names `path`, the file that the user asked for.
  private static func write(_ bytes: [UInt8], to descriptor: Int32, for path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written >= 0 else { throw unwritable(path) }
      rest = rest.dropFirst(written)
    }
  }

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
    FileError(unwritable: path, errno: errno, elsewhere: "write elsewhere with --output")
  }
}

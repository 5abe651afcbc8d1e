import Foundation

/// A hidden file that a folder holds while another is written, whose place it then takes.
///
/// It is locked while its writer lives, so one that can be locked was left by a run that was killed. On network disks
/// without such locks, none is taken for one that was left.
struct TemporaryFile {
  let path: String
  let descriptor: Int32

  /// Makes a new one; nil where the system does not, for the reason that `errno` gives.
  init?(in folder: String) {
    while true {
      let digits = String(UInt64.random(in: 0 ... .max), radix: 36)
      let name =
        Self.prefix + String(repeating: "0", count: Self.digits - digits.count) + digits + Self.suffix
      let path = (folder as NSString).appendingPathComponent(name)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        return nil
      }
      // Between these two lines, another run may have taken it for one that was left, and removed it.
      flock(descriptor, LOCK_EX)
      var status = stat()
      if fstat(descriptor, &status) != 0 || status.st_nlink > 0 {
        self.path = path
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  private static let prefix = ".lenet-"
  private static let digits = 13
  private static let suffix = ".part"

  private static func isName(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix) && name.count == prefix.count + digits + suffix.count
      && name.dropFirst(prefix.count).dropLast(suffix.count)
        .allSatisfy { $0.isASCII && ($0.isNumber || $0.isLowercase) }
  }

  /// Removes what killed runs of this user have left in a folder.
  static func removeLeftovers(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where isName(name) {
      let path = (folder as NSString).appendingPathComponent(name)
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlink(path)
    }
  }
}

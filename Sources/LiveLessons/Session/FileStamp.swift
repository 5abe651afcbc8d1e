import Foundation

/// What changes of a file when it is written: cheaper to look at than the file.
struct FileStamp: Equatable {
  private let seconds, nanoseconds, size, node: Int

  /// Nil if there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if os(macOS)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
    (size, node) = (Int(status.st_size), Int(status.st_ino))
  }
}

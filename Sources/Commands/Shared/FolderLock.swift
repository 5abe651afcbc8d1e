import Files
import Foundation

/// The right to write into a folder, which one run of a command has at a time.
///
/// The system takes it back when the program ends, however it ends, and it leaves no file. On network disks without
/// such locks, every run has it.
final class FolderLock {
  private let descriptor: Int32
  private let newFolders: [String]

  /// Takes the right to a folder; one that is missing is made. Nil if another run has it.
  ///
  /// - Throws: `FileError` if files cannot be written there.
  init?(_ folder: String) throws {
    try File.checkWritable(folder: folder)
    newFolders = try File.makeFolder(folder)
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    // None is removed that holds a file by now.
    for folder in newFolders { rmdir(folder) }
  }
}

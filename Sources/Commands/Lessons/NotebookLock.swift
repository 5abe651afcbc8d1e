import Files
import Foundation
import LiveLessons

/// The right to edit a folder of lessons, which one notebook has at a time. A file that nobody else may read says at which
/// address it is.
final class NotebookLock {
  private let lock: FolderLock
  private let path: String

  /// Takes the right. Nil if another notebook has it.
  ///
  /// - Throws: `FileError` if the lessons cannot be written.
  init?(_ folder: LessonFolder) throws {
    do {
      guard let lock = try FolderLock(folder.path) else { return nil }
      self.lock = lock
    } catch var error as FileError {
      error.remedy = "Edit copies elsewhere with --copy."
      throw error
    }
    path = Self.path(of: folder)
  }

  private static func path(of folder: LessonFolder) -> String { "\(folder.records)/address" }

  /// The address of the notebook that has the right, which lets a browser in; nil if that cannot be read.
  static func address(of folder: LessonFolder) -> URL? {
    guard let bytes = try? File.read(path(of: folder), limit: 1000) else { return nil }
    return URL(string: String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines))
  }

  /// Says at which address the notebook is.
  func write(address: URL) throws {
    _ = try File.makeFolder((path as NSString).deletingLastPathComponent)
    // The address is a key. A file that is written anew keeps its permissions.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      fchmod(descriptor, 0o600)
      close(descriptor)
    }
    try File.write(Array("\(address)\n".utf8), to: path)
  }

  /// Gives the right back.
  func end() { unlink(path) }
}

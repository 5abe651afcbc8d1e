import Foundation

/// What is wrong with a user's file, in one sentence or two:
/// `place: found, expected …. Remedy.`
public struct FileError: Error, Hashable {
  /// The file or folder, as the user named it.
  public var place: String
  /// What is there instead, with the byte it stands at where that helps.
  public var found: String
  /// What should be there; nil where what was found says it all.
  public var expected: String?
  /// What to do about it: a whole sentence.
  public var remedy: String?

  /// An error about the file or folder at `place`; see the properties for the other parts.
  public init(_ place: String, found: String, expected: String? = nil, remedy: String? = nil) {
    self.place = place
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }
}

extension FileError: CustomStringConvertible, LocalizedError {
  public var description: String {
    let expectation = expected.map { ", expected \($0)" } ?? ""
    let advice = remedy.map { " \($0)" } ?? ""
    return "\(place): \(found)\(expectation).\(advice)"
  }

  public var errorDescription: String? { description }
}

extension FileError {
  /// The advice for a file that was once whole.
  static let copyAgain = "Copy or download the file again."

  /// What the operating system said of a path: `code` is its `errno`.
  public init(_ place: String, errno code: Int32, remedy: String? = nil) {
    let found =
      switch code {
      case ENOENT: "no such file or folder"
      case EACCES, EPERM: "permission denied"
      case EROFS: "on a read-only disk"
      case ENOSPC, EDQUOT: "the disk is full"
      case EISDIR: "a folder, not a file"
      case ENOTDIR: "part of the path is a file, not a folder"
      case EFBIG: "larger than the limit on the size of files"
      case EMFILE, ENFILE: "the limit on open files is reached"
      case EPIPE, EBADF: "closed"
      default: String(cString: strerror(code)).lowercased()
      }
    self.init(place, found: found, remedy: remedy)
  }

  /// What the operating system said when something could not be written.
  ///
  /// - Parameters:
  ///   - place: the file or folder, as the user named it.
  ///   - code: its `errno`.
  ///   - elsewhere: the advice that helps with most reasons, as a part of a sentence: `send it elsewhere`.
  public init(unwritable place: String, errno code: Int32, elsewhere: String) {
    let remedy =
      switch code {
      case ENOSPC, EDQUOT: "Free some space, or \(elsewhere)."
      case EFBIG: "Raise the limit with ulimit -f."
      case EMFILE, ENFILE: "Raise the limit with ulimit -n."
      default: "\(elsewhere.prefix(1).uppercased())\(elsewhere.dropFirst())."
      }
    self.init("\(place) cannot be written", errno: code, remedy: remedy)
  }
}

import Foundation

/// A standard stream of this process that is kept in a file, from which what is new can be taken.
struct CapturedOutput {
  private let stream: Int32
  private let path: String
  private var taken = 0

  /// Turns a standard stream into the file at `path`.
  init(of stream: Int32, at path: String) {
    self.stream = stream
    self.path = path
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
    guard file >= 0 else { return }
    dup2(file, stream)
    close(file)
  }

  /// What was written since the last time.
  mutating func take() -> String {
    fflush(nil)
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return "" }
    defer { close(file) }
    lseek(file, off_t(taken), SEEK_SET)
    // Nobody reads more than that below a cell.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = max(0, read(file, &bytes, bytes.count))
    guard count > 0 else { return "" }
    taken = Int(lseek(file, 0, SEEK_END))
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}

import Foundation

/// A standard stream of this process that is kept in a file, from which what is new can be taken.
struct CapturedOutput {
  private let stream: Int32
  private let path: String
  /// How many bytes were taken.
  private(set) var taken = 0

  /// Turns a standard stream into the file at `path`.
  init(of stream: Int32, at path: String) {
    self.stream = stream
    self.path = path
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
    guard file >= 0 else { return }
    dup2(file, stream)
    close(file)
    // What is printed before a trap is what one looks for. Swift does not let C's variable be named.
    #if os(Linux)
    if let output = dlsym(nil, "stdout")?.assumingMemoryBound(to: UnsafeMutablePointer<FILE>.self) {
      setvbuf(output.pointee, nil, _IOLBF, 0)
    }
    #endif
  }

  /// What was written since the last time.
  mutating func take() -> String {
    fflush(nil)
    let (text, end) = Self.text(at: path, from: taken)
    taken = end
    return text
  }

  /// What stands in the file behind a byte, and where it ends.
  static func text(at path: String, from start: Int) -> (text: String, end: Int) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return ("", start) }
    defer { close(file) }
    lseek(file, off_t(start), SEEK_SET)
    // Nobody reads more than that below a cell.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = max(0, read(file, &bytes, bytes.count))
    return (String(decoding: bytes[..<count], as: UTF8.self), max(start, Int(lseek(file, 0, SEEK_END))))
  }
}

import Files
import Foundation

/// A connection between two processes of this machine that carries a line of JSON for every message.
///
/// It reads and writes in the calling thread.
final class LineSocket: @unchecked Sendable {
  let descriptor: Int32
  private var received: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Connects to the socket at `path`.
  convenience init(connectingTo path: String) throws {
    self.init(descriptor: try Self.socket(at: path, connect))
  }

  /// A socket that others connect to.
  static func listening(at path: String) throws -> Int32 {
    let descriptor = try socket(at: path, bind)
    guard listen(descriptor, 16) == 0 else { throw FileError(path, errno: errno) }
    return descriptor
  }

  private static func socket(
    at path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < room else {
      throw FileError(
        path, found: "a path of \(bytes.count) bytes", expected: "fewer than \(room)",
        remedy: "Set TMPDIR to a folder with a shorter name.")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    #if os(Linux)
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
    let descriptor = Foundation.socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw FileError(path, errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else {
      let code = errno
      Foundation.close(descriptor)
      throw FileError(path, errno: code)
    }
    return descriptor
  }

  /// Sends a message. Whether it arrives does not matter: nobody is left to be told.
  func send(_ message: some Encodable) {
    guard var bytes = try? JSONEncoder().encode(message)[...] else { return }
    bytes.append(10)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Self.write(descriptor, $0) }
      guard count > 0 || errno == EINTR else { return }
      bytes = bytes.dropFirst(max(count, 0))
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if os(Linux)
    // A reader that is gone is no reason to end.
    Foundation.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
    Foundation.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #endif
  }

  /// The next message, for which this waits; nil when the other side is gone.
  func next<Message: Decodable>(as type: Message.Type) -> Message? {
    while true {
      if let end = received.firstIndex(of: 10) {
        defer { received.removeFirst(end + 1) }
        if let message = try? JSONDecoder().decode(type, from: Data(received[..<end])) { return message }
        continue
      }
      guard receive() else { return nil }
    }
  }

  /// Whether a message, or the end, can be had at once or within a time.
  func isReadable(within milliseconds: Int32) -> Bool {
    if received.contains(10) { return true }
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, milliseconds) > 0
  }

  private func receive() -> Bool {
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &part, part.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      received += part[..<count]
      return true
    }
  }

  /// Ends the connection for both sides; whoever waits for a message is told.
  func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  deinit { close(descriptor) }
}

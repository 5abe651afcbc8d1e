import Files
import Foundation

/// Ports of 127.0.0.1.
public enum Port {
  /// The notebook's, unless another is asked for.
  public static let usual: UInt16 = 8128

  /// The port that was asked for; without one, the usual one or the next that is free.
  ///
  /// - Throws: `FileError` if it is in use.
  public static func free(askedFor port: UInt16?) throws -> UInt16 {
    if let port {
      guard isFree(port) else {
        throw FileError(
          "port \(port)", found: "in use", expected: "one that no other program listens on",
          remedy: "Leave --port out, and the notebook finds one.")
      }
      return port
    }
    let ports = usual...usual + 20
    guard let port = ports.first(where: isFree) else {
      throw FileError(
        "ports \(ports.lowerBound) to \(ports.upperBound)", found: "all in use",
        expected: "one that no other program listens on", remedy: "Name another with --port.")
    }
    return port
  }

  /// Whether a program may listen there now.
  static func isFree(_ port: UInt16) -> Bool {
    #if os(macOS)
    let kind = SOCK_STREAM
    #else
    let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // A port that a program has just left is free.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    #if os(macOS)
    address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
    #endif
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 && listen(descriptor, 1) == 0
      }
    }
  }
}

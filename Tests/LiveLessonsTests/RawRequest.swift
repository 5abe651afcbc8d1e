import Foundation

/// A request over a real socket, as any program may send it.
struct RawRequest: Sendable {
  var port: UInt16
  var method = "GET"
  var place = "/"
  var headers: [String: String] = [:]
  var body = ""
  /// The address of this machine that is asked.
  var address: UInt32 = 0x7F00_0001

  struct Answer {
    /// 0 if nobody listens there.
    var status = 0
    var headers: [String: String] = [:]
    var body = ""

    init(_ text: String) {
      let parts = text.components(separatedBy: "\r\n\r\n")
      let lines = parts[0].components(separatedBy: "\r\n")
      status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
      for line in lines.dropFirst() {
        let field = line.components(separatedBy: ": ")
        headers[field[0].lowercased()] = field.dropFirst().joined(separator: ": ")
      }
      body = parts.dropFirst().joined(separator: "\r\n\r\n")
    }
  }

  /// Sends it, and waits for the answer's end, or until the answer has all of some texts.
  func answer(until texts: [String] = []) async -> Answer {
    await withCheckedContinuation { continuation in
      // The server's own tasks must not wait for this.
      Thread.detachNewThread { continuation.resume(returning: Answer(send(until: texts))) }
    }
  }

  private func send(until texts: [String]) -> String {
    #if os(macOS)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    target.sin_addr.s_addr = address.bigEndian
    let isConnected = withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return "" }
    var text = "\(method) \(place) HTTP/1.1\r\nConnection: close\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    if !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
    var rest = Array((text + "\r\n" + body).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &part, part.count)
      guard count > 0 else { break }
      bytes += part[..<count]
      let heard = String(decoding: bytes, as: UTF8.self)
      if !texts.isEmpty, texts.allSatisfy(heard.contains) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

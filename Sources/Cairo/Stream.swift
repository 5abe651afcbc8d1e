import CCairo

/// Receives the bytes of a file as Cairo makes them.
///
/// Cairo calls back through C, where a Swift error cannot pass: the first one is saved here, Cairo is told that
/// writing failed, and whoever made Cairo write throws the saved error in place of Cairo's.
final class Sink {
  private let write: (UnsafeRawBufferPointer) throws -> Void
  private var failure: (any Error)?

  init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.write = write
  }

  /// The sink as Cairo carries it. It does not own the sink: who passes it on keeps the sink alive.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let callback: cairo_write_func_t = { closure, data, length in
    let sink = Unmanaged<Sink>.fromOpaque(closure!).takeUnretainedValue()
    guard sink.failure == nil else { return CAIRO_STATUS_WRITE_ERROR }
    do {
      try sink.write(UnsafeRawBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    } catch {
      sink.failure = error
      return CAIRO_STATUS_WRITE_ERROR
    }
  }

  /// Throws the saved Swift error or, without one, `status` unless it is success.
  func check(_ status: cairo_status_t) throws {
    if let failure { throw failure }
    try status.check()
  }
}

/// Hands the bytes of a file in memory to Cairo.
final class Source {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let callback: cairo_read_func_t = { closure, data, length in
    let source = Unmanaged<Source>.fromOpaque(closure!).takeUnretainedValue()
    let count = Int(length)
    guard let data, source.rest.count >= count else { return CAIRO_STATUS_READ_ERROR }
    UnsafeMutableRawBufferPointer(start: data, count: count).copyBytes(from: source.rest.prefix(count))
    source.rest.removeFirst(count)
    return CAIRO_STATUS_SUCCESS
  }
}

import CCairo

/// A status other than success that Cairo reported, kept as it came: also one that this wrapper has no name for.
public struct CairoError: Error, Hashable, CustomStringConvertible {
  /// Cairo's `cairo_status_t` as a number.
  public let code: UInt32

  /// The error for one of Cairo's statuses.
  public init(code: UInt32) {
    self.code = code
  }

  public var description: String {
    "Cairo status \(code): \(String(cString: cairo_status_to_string(cairo_status_t(rawValue: code))))"
  }
}

extension cairo_status_t {
  /// Throws the status as an error unless it is success.
  func check() throws(CairoError) {
    if self != CAIRO_STATUS_SUCCESS { throw CairoError(code: rawValue) }
  }
}

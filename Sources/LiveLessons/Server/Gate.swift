/// Decides which requests the notebook answers. It runs code, so only its own pages may ask it: neither another user's
/// program, which does not know the token, nor another site's page in the same browser, which the browser betrays by
/// its headers.
struct Gate {
  /// The port of 127.0.0.1 that the notebook listens on.
  let port: UInt16
  /// What the address carries that the notebook opens, and from then on the browser's cookie.
  let token: String

  /// What of a request counts here.
  struct Request {
    var isPost = false
    /// The headers `Host`, `Origin`, `Sec-Fetch-Site` and `Cookie`.
    var host, origin, site, cookie: String?
    /// The value of `token` in the address.
    var token: String?
  }

  enum Decision: Equatable {
    /// To be answered.
    case pass
    /// To be given the cookie, and sent to the address without the token.
    case welcome
    /// To be refused with a sentence.
    case refuse(String)
  }

  /// `127.0.0.1:8128`
  var host: String { "127.0.0.1:\(port)" }
  /// `http://127.0.0.1:8128`
  var origin: String { "http://\(host)" }

  /// The header that gives a browser the cookie. Cookies do not know ports: its name does, or two notebooks would take
  /// each other's away.
  var cookie: String { "\(cookieName)=\(token); HttpOnly; SameSite=Strict; Path=/" }

  private var cookieName: String { "lenet-\(port)" }

  /// - Parameter isTicket: whether a text that is not the token lets a browser in once.
  func decide(_ request: Request, isTicket: (String) -> Bool = { _ in false }) -> Decision {
    // A name that an attacker's server resolves to 127.0.0.1 would make its page one of this origin.
    guard request.host == host else { return .refuse("The notebook answers at \(origin) only.") }
    if let site = request.site, site != "same-origin", site != "none" {
      return .refuse("Another site’s page may not ask the notebook.")
    }
    guard request.origin == origin || request.origin == nil && !request.isPost else {
      return .refuse("Only the notebook’s own pages may ask it.")
    }
    if let token = request.token, !request.isPost {
      return Self.isSame(token, self.token) || isTicket(token) ? .welcome : .refuse(Self.unknown)
    }
    return cookies(request.cookie).contains { Self.isSame($0, token) } ? .pass : .refuse(Self.unknown)
  }

  private static let unknown =
    "The notebook does not know this browser: open the address that lenet notebook printed."

  /// The values of the notebook's cookie in a header.
  private func cookies(_ header: String?) -> [Substring] {
    (header ?? "").split(separator: ";").compactMap { cookie in
      let parts = cookie.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 && parts[0].drop { $0 == " " } == cookieName ? parts[1] : nil
    }
  }

  /// Compares all bytes, however early two differ: the time must not tell how much of a guess is right.
  private static func isSame(_ first: some StringProtocol, _ second: some StringProtocol) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension Gate {
  /// 32 random bytes in the letters of base64 that an address may carry.
  static func newToken() -> String {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    // 43 letters of six bits each are 258 bits.
    return String((0..<43).map { _ in letters[Int.random(in: 0..<64, using: &generator)] })
  }
}

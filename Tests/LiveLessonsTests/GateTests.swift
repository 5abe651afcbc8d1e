import Testing

@testable import LiveLessons

/// Who may ask the notebook.
@Suite struct GateTests {
  private let gate = Gate(port: 8128, token: "abc-DEF_1")

  /// What a page of the notebook asks with, changed in places.
  private func decide(_ change: (inout Gate.Request) -> Void) -> Gate.Decision {
    var request = Gate.Request(
      isPost: true, host: "127.0.0.1:8128", origin: "http://127.0.0.1:8128", site: "same-origin",
      cookie: "lenet-8128=abc-DEF_1")
    change(&request)
    return gate.decide(request)
  }

  private func isRefused(_ change: (inout Gate.Request) -> Void) -> Bool {
    if case .refuse(let sentence) = decide(change) { sentence.hasSuffix(".") } else { false }
  }

  @Test func itsOwnPagesPass() {
    #expect(decide { _ in } == .pass)
    #expect(decide { $0.isPost = false } == .pass)
    #expect(
      decide {
        $0.isPost = false
        $0.origin = nil
      } == .pass, "browsers send no origin when they fetch a page")
    #expect(decide { $0.site = nil } == .pass, "older browsers do not say the site")
    #expect(
      decide {
        $0.isPost = false
        $0.site = "none"
      } == .pass, "a bookmark")
    #expect(decide { $0.cookie = "theme=dark; lenet-8128=abc-DEF_1; x=y" } == .pass)
    #expect(decide { $0.cookie = "lenet-8128=old; lenet-8128=abc-DEF_1" } == .pass)
  }

  @Test(arguments: [
    nil, "", "localhost:8128", "127.0.0.1", "127.0.0.1:8129", "attacker.example:8128", "[::1]:8128",
    "127.0.0.1:8128, 127.0.0.1:8128", "127.0.0.1:8128.attacker.example",
  ]) func otherHostsAreRefused(host: String?) {
    #expect(isRefused { $0.host = host })
    #expect(
      isRefused {
        $0.host = host
        $0.isPost = false
        $0.token = "abc-DEF_1"
      }, "with the token too")
  }

  @Test(arguments: [
    "null", "", "http://localhost:8128", "https://127.0.0.1:8128", "http://127.0.0.1:8129",
    "http://127.0.0.1:8128/", "http://attacker.example",
  ]) func otherOriginsAreRefused(origin: String) {
    #expect(isRefused { $0.origin = origin })
    #expect(
      isRefused {
        $0.origin = origin
        $0.isPost = false
      })
    #expect(
      isRefused {
        $0.origin = origin
        $0.isPost = false
        $0.token = "abc-DEF_1"
      })
  }

  @Test func anOrderNeedsAnOrigin() { #expect(isRefused { $0.origin = nil }) }

  @Test(arguments: ["cross-site", "same-site", "", "other"]) func otherSitesAreRefused(site: String) {
    #expect(isRefused { $0.site = site })
    #expect(
      isRefused {
        $0.site = site
        $0.isPost = false
        $0.origin = nil
        $0.token = "abc-DEF_1"
      })
  }

  @Test(arguments: [
    nil, "", "lenet-8128=", "lenet-8128=abc-DEF_", "lenet-8128=abc-DEF_12", "lenet-8128=abc-DEF_2",
    "lenet-8128=ABC-def_1", "lenet-8129=abc-DEF_1", "lenet=abc-DEF_1", "abc-DEF_1", "xlenet-8128=abc-DEF_1",
    "lenet-8128==abc-DEF_1",
  ]) func anUnknownBrowserIsRefused(cookie: String?) {
    #expect(isRefused { $0.cookie = cookie })
    #expect(
      isRefused {
        $0.cookie = cookie
        $0.isPost = false
      })
  }

  @Test func theTokenIsAWelcomeOnce() {
    func first(_ token: String?) -> Gate.Decision {
      gate.decide(Gate.Request(host: "127.0.0.1:8128", site: "none", token: token))
    }
    #expect(first("abc-DEF_1") == .welcome)
    for token in [nil, "", "abc-DEF_", "abc-DEF_2", "abc-DEF_11"] {
      #expect(first(token) != .welcome, "\(token ?? "")")
    }
    #expect(
      isRefused {
        $0.cookie = nil
        $0.token = "abc-DEF_1"
      }, "an order needs the cookie")
    #expect(
      isRefused {
        $0.isPost = false
        $0.token = "wrong"
      }, "a wrong token is refused even where the cookie is right")
    #expect(gate.cookie == "lenet-8128=abc-DEF_1; HttpOnly; SameSite=Strict; Path=/")
  }

  @Test func aTicketIsAWelcomeToo() {
    let first = Gate.Request(host: "127.0.0.1:8128", site: "none", token: "ticket")
    #expect(gate.decide(first) { $0 == "ticket" } == .welcome)
    #expect(gate.decide(first) { $0 == "other" } != .welcome)
    var other = first
    other.host = "attacker.example"
    #expect(
      gate.decide(other) { _ in
        Issue.record("a ticket is wasted on another host")
        return true
      } != .welcome)
  }

  @Test func tokensAreLongAndNew() {
    let tokens = (0..<100).map { _ in Gate.newToken() }
    #expect(Set(tokens).count == 100)
    for token in tokens {
      #expect(
        token.wholeMatch(of: #/[A-Za-z0-9_-]{43}/#) != nil, "\(token): 43 letters of 6 bits are 258 bits")
    }
  }
}

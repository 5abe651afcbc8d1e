import FlyingFox
import Foundation

/// What the notebook answers, with the headers that all its answers have.
extension HTTPResponse {
  private static func headers(_ type: String, policy: String) -> HTTPHeaders {
    [
      HTTPHeader("Content-Type"): type,
      HTTPHeader("Content-Security-Policy"): policy,
      HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Referrer-Policy"): "no-referrer",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
  }

  private static let nothing = "default-src 'none'; frame-ancestors 'none'"

  static func file(_ text: String, type: String) -> HTTPResponse {
    HTTPResponse(statusCode: .ok, headers: headers(type, policy: nothing), body: Data(text.utf8))
  }

  static func page(_ html: String, status: HTTPStatusCode = .ok) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: headers("text/html; charset=utf-8", policy: NotebookPage.policy),
      body: Data(html.utf8))
  }

  /// The page of a live widget, which has a policy of its own in it, and stands in a frame of a lesson's page.
  static func widget(_ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("text/html; charset=utf-8", policy: "frame-ancestors 'self'"),
      body: Data(bytes))
  }

  /// A sentence for somebody who has opened what is no page.
  static func sentence(_ text: String, status: HTTPStatusCode) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: headers("text/plain; charset=utf-8", policy: nothing),
      body: Data((text + "\n").utf8))
  }

  static func json(_ value: some Encodable, status: HTTPStatusCode = .ok) throws -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return HTTPResponse(
      statusCode: status, headers: headers("application/json", policy: nothing),
      body: try encoder.encode(value))
  }

  static func events(_ events: AsyncStream<String>) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("text/event-stream", policy: nothing),
      body: HTTPBodySequence(from: EventStream(events: events)))
  }

  /// Gives the browser the cookie, and sends it on.
  static func welcome(to place: String, cookie: String) -> HTTPResponse {
    var headers = headers("text/plain; charset=utf-8", policy: nothing)
    headers[HTTPHeader("Set-Cookie")] = cookie
    headers[HTTPHeader("Location")] = place
    return HTTPResponse(statusCode: .seeOther, headers: headers)
  }
}

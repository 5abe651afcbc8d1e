import Files
import FlyingFox
import Foundation
import LessonFormat

/// Answers the requests that the gate lets pass.
struct Router: HTTPHandler {
  let sessions: LessonSessions
  let gate: Gate

  /// The most bytes of an order.
  private static let limit = 1 << 20

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    switch gate.decide(Gate.Request(request), isTicket: sessions.folder.take) {
    case .refuse(let sentence): return try refusal(Refusal(403, sentence), to: request)
    case .welcome:
      // A browser must not be sent elsewhere by what stands in an address.
      let isPage = request.path.wholeMatch(of: /\/lessons\/[A-Za-z0-9._-]+/) != nil
      return .welcome(to: isPage ? request.path : "/", cookie: gate.cookie)
    case .pass: break
    }
    do {
      switch request.method {
      case .GET: return try await get(request.places)
      case .POST: return try await post(Order(body(of: request)), to: request.places)
      default: throw Refusal(404, "The notebook does not know what to do with \(request.method.rawValue).")
      }
    } catch let error as Refusal {
      return try refusal(error, to: request)
    } catch let error as LessonError {
      return try refusal(Refusal(400, "Line \(error.line): \(error.message)."), to: request)
    } catch {
      return try refusal(Refusal(500, "\(error)"), to: request)
    }
  }

  private func refusal(_ refusal: Refusal, to request: HTTPRequest) throws -> HTTPResponse {
    let status: HTTPStatusCode =
      switch refusal.status {
      case 400: .badRequest
      case 403: .forbidden
      case 404: .notFound
      case 409: .conflict
      default: .internalServerError
      }
    guard request.method == .POST else { return .sentence(refusal.sentence, status: status) }
    return try .json(RefusalView(refusal), status: status)
  }

  private struct RefusalView: Encodable {
    let error: String
    let version: Int?
    let conflicts: [String: String]?

    init(_ refusal: Refusal) {
      error = refusal.sentence
      version = refusal.version
      conflicts =
        refusal.conflicts.isEmpty
        ? nil : Dictionary(uniqueKeysWithValues: refusal.conflicts.map { ("\($0)", $1) })
    }
  }

  private func body(of request: HTTPRequest) async throws -> Data {
    var body = Data()
    for try await part in request.bodySequence where body.count <= Self.limit { body += part }
    guard body.count <= Self.limit else { throw Refusal(400, "An order of more than 1 MB.") }
    return body
  }

  // MARK: - Pages

  private func get(_ places: [String]) async throws -> HTTPResponse {
    switch places {
    case []: return .page(try LessonListPage(await sessions.list()).html)
    case ["assets", "notebook.css"]: return .file(NotebookPage.style, type: "text/css; charset=utf-8")
    case ["assets", "notebook.js"]: return .file(NotebookPage.script, type: "text/javascript; charset=utf-8")
    default: break
    }
    guard places.count >= 2, places[0] == "lessons" else { throw Self.nothing }
    let session = try await sessions.session(places[1])
    switch Array(places.dropFirst(2)) {
    case []: return .page(try await session.page(among: sessions.list()))
    case ["blocks"]:
      let (version, html) = try await session.main()
      return try .json(BlocksView(version: version, html: html))
    case ["events"]: return .events(await session.listen())
    case let rest where rest.count == 2 && rest[0] == "widget" && rest[1].hasSuffix(".html"):
      let name = String(rest[1].dropLast(5))
      guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
        let page = await session.engine.widget(name)
      else { throw Self.nothing }
      return .widget(page)
    default: throw Self.nothing
    }
  }

  private struct BlocksView: Encodable {
    let version: Int
    let html: String
  }

  private static let nothing = Refusal(404, "The notebook has no such page.")

  // MARK: - Orders

  private struct Done: Encodable {
    var version, block: Int?
    var name: String?
  }

  private func post(_ order: Order, to places: [String]) async throws -> HTTPResponse {
    if places == ["lessons"] {
      return try .json(Done(name: await sessions.add(title: order.required(order.title, "title"))))
    }
    guard places.count == 3, places[0] == "lessons" else { throw Self.nothing }
    let session = try await sessions.session(places[1])
    func version() throws -> Int { try order.required(order.version, "version") }
    var done = Done()
    switch places[2] {
    case "run": try await session.run(order.texts, at: version(), from: order.from, by: order.page)
    case "draft": try await session.draft(order.texts, at: version(), by: order.page)
    case "stop": await session.stop()
    case "putback": try await session.putBack(order.required(order.block, "block"), at: version())
    case "slider":
      try await session.turn(
        order.required(order.name, "name"), to: order.required(order.value?.number, "value"),
        isFinal: order.isFinal ?? true)
    case "insert":
      let addition: LessonEdit.Addition =
        switch order.kind {
        case "cell": .cell("")
        case "prose": .prose("Your text.")
        default: throw Refusal(400, "The order lacks “kind”: cell or prose.")
        }
      done.block = try await session.insert(
        addition, after: order.required(order.after, "after"), at: version())
    case "remove": try await session.remove(order.required(order.block, "block"), at: version())
    case "progress":
      try await session.remember(
        order.required(order.value?.text, "value"), as: order.required(order.key, "key"))
    default: throw Self.nothing
    }
    done.version = await session.version
    return try .json(done)
  }
}

extension Gate.Request {
  fileprivate init(_ request: HTTPRequest) {
    func header(_ name: String) -> String? { request.headers[HTTPHeader(name)] }
    self.init(
      isPost: request.method == .POST, host: header("Host"), origin: header("Origin"),
      site: header("Sec-Fetch-Site"), cookie: header("Cookie"),
      token: request.query.first { $0.name == "token" }?.value)
  }
}

extension HTTPRequest {
  /// The parts of the path: `lessons`, `02-convolution`, `run`.
  fileprivate var places: [String] {
    path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
  }
}

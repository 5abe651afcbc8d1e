import Files
import FlyingFox
import FlyingSocks
import Foundation

/// Serves the lessons of a folder to the browser of the user who started it, and to nobody else.
public struct NotebookServer: Sendable {
  private let sessions: LessonSessions
  private let gate: Gate
  private let server: HTTPServer

  /// A server that does not answer yet.
  ///
  /// - Parameters:
  ///   - sessions: what it serves.
  ///   - port: of 127.0.0.1.
  public init(_ sessions: LessonSessions, port: UInt16) {
    self.init(sessions, gate: Gate(port: port, token: Gate.newToken()))
  }

  init(_ sessions: LessonSessions, gate: Gate) {
    self.sessions = sessions
    self.gate = gate
    let router = Router(sessions: sessions, gate: gate)
    // Other machines do not reach it; and it is an address, so reading it does not fail.
    let address = try! sockaddr_in.inet(ip4: "127.0.0.1", port: gate.port)
    server = HTTPServer(address: address, logger: .disabled, handler: router)
  }

  /// The address of the list of lessons, which lets a browser in: `http://127.0.0.1:8128/?token=…`. That of a lesson
  /// has another path.
  public var address: URL { URL(string: "\(gate.origin)/?token=\(gate.token)")! }

  /// Begins to answer, and goes on until the program ends.
  ///
  /// - Throws: `FileError` if something else listens on the port.
  public func start() async throws {
    let (news, input) = AsyncStream.makeStream(of: (any Error)?.self)
    Task { do { try await server.run() } catch { input.yield(error) } }
    Task { if (try? await server.waitUntilListening()) != nil { input.yield(nil) } }
    var first = news.makeAsyncIterator()
    guard let failure = await first.next() ?? nil else { return }
    guard case SocketError.failed(_, let code, _) = failure else { throw failure }
    throw FileError("port \(gate.port)", errno: code, remedy: "Name another with --port.")
  }

  /// Answers nothing any more.
  func stop() async { await server.stop() }
}

import Files
import Foundation
import Testing

@testable import LiveLessons

/// The notebook over real connections.
@Suite struct ServerTests {
  /// A server on a port of its own, with one lesson.
  private struct House {
    let folder: LessonFolder
    let fake = FakeEngine()
    let sessions: LessonSessions
    let server: NotebookServer
    let port: UInt16

    init(in folder: URL) async throws {
      self.folder = LessonFolder(folder.path, records: folder.appending(path: ".notebook").path)
      try Data(Bench.lesson.utf8).write(to: folder.appending(path: "\(Bench.name).md"))
      try Data("# Read me\n".utf8).write(to: folder.appending(path: "README.md"))
      let fake = fake
      sessions = LessonSessions(self.folder) { _ in fake.engine }
      port = try #require((20_000...60_000).shuffled().lazy.map(UInt16.init).first(where: Port.isFree))
      server = NotebookServer(sessions, gate: Gate(port: port, token: "token"))
      try await server.start()
    }

    /// What the notebook's own pages ask.
    func request(_ method: String, _ place: String, _ body: String = "") -> RawRequest {
      var headers = ["Host": "127.0.0.1:\(port)", "Cookie": "lenet-\(port)=token"]
      if method == "POST" { headers["Origin"] = "http://127.0.0.1:\(port)" }
      return RawRequest(port: port, method: method, place: place, headers: headers, body: body)
    }

    func get(_ place: String) async -> RawRequest.Answer { await request("GET", place).answer() }

    func post(_ place: String, _ body: String) async -> RawRequest.Answer {
      await request("POST", place, body).answer()
    }
  }

  private func withHouse(_ body: (House) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let house = try await House(in: folder)
      do {
        try await body(house)
        await house.sessions.end()
        await house.server.stop()
      } catch {
        await house.sessions.end()
        await house.server.stop()
        throw error
      }
    }
  }

  private static let lesson = "/lessons/\(Bench.name)"

  @Test func theAddressLetsABrowserIn() async throws {
    try await withHouse { house in
      #expect(house.server.address.absoluteString == "http://127.0.0.1:\(house.port)/?token=token")
      var request = house.request("GET", "\(Self.lesson)?token=token")
      request.headers["Cookie"] = nil
      let answer = await request.answer()
      #expect(answer.status == 303)
      #expect(answer.headers["location"] == Self.lesson)
      #expect(
        answer.headers["set-cookie"] == "lenet-\(house.port)=token; HttpOnly; SameSite=Strict; Path=/")
    }
  }

  @Test func aTicketIsGoodOnce() async throws {
    try await withHouse { house in
      #expect(house.folder.newTicket() == nil, "there is no folder yet")
      try FileManager.default.createDirectory(atPath: house.folder.records, withIntermediateDirectories: true)
      let ticket = try #require(house.folder.newTicket())
      let place = "\(house.folder.records)/ticket-\(ticket)"
      let permissions = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int
      #expect(permissions == 0o600)
      let request = house.request("GET", "/?token=\(ticket)")
      let answer = await request.answer()
      #expect(answer.status == 303 && answer.headers["set-cookie"]?.contains("=token;") == true)
      #expect(await request.answer().status == 403)
      // One that no browser came with in time.
      let late = try #require(house.folder.newTicket())
      try FileManager.default.setAttributes(
        [.modificationDate: Date.now - 100], ofItemAtPath: "\(house.folder.records)/ticket-\(late)")
      #expect(await house.get("/?token=\(late)").status == 403)
      #expect(await house.get("/?token=..%2faddress").status == 403)
    }
  }

  @Test func othersAreRefused() async throws {
    try await withHouse { house in
      for place in ["/", Self.lesson, "\(Self.lesson)/events", "/assets/notebook.js"] {
        var request = house.request("GET", place)
        request.headers["Cookie"] = nil
        let answer = await request.answer()
        #expect(answer.status == 403)
        #expect(answer.body.contains("open the address"), "\(answer.body)")
        request = house.request("GET", place)
        request.headers["Host"] = "attacker.example"
        #expect(await request.answer().status == 403)
      }
      for (header, value) in [
        ("Origin", "http://attacker.example"), ("Origin", nil), ("Sec-Fetch-Site", "cross-site"),
        ("Host", "localhost:\(house.port)"), ("Cookie", "lenet-\(house.port)=guess"),
      ] {
        var request = house.request(
          "POST", "\(Self.lesson)/run", #"{"version": 1, "cells": {"1": "mine"}}"#)
        request.headers[header] = value
        let answer = await request.answer()
        #expect(answer.status == 403, "\(header): \(value ?? "none")")
        #expect(answer.body.hasPrefix(#"{"error":""#))
      }
      let text = String(decoding: try File.read(house.folder.file(Bench.name)), as: UTF8.self)
      #expect(text == Bench.lesson)
      #expect(await house.fake.runs.isEmpty)
    }
  }

  #if os(Linux)
  /// All addresses of 127.0.0.0/8 are this machine's: a server that listens everywhere would answer there too.
  @Test func onlyOneAddressAnswers() async throws {
    try await withHouse { house in
      var request = house.request("GET", "/")
      #expect(await request.answer().status == 200)
      request.address = 0x7F00_0002
      #expect(await request.answer().status == 0)
    }
  }
  #endif

  @Test func whatThereIs() async throws {
    try await withHouse { house in
      let list = await house.get("/")
      #expect(list.status == 200 && list.body.contains("href=\"\(Self.lesson)\""))
      #expect(!list.body.contains("README"))
      let page = await house.get(Self.lesson)
      #expect(page.status == 200 && page.body.contains("let first = 1"))
      #expect(
        page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
      let blocks = await house.get("\(Self.lesson)/blocks")
      #expect(blocks.body.hasPrefix(#"{"html":""#) && blocks.body.hasSuffix(#","version":1}"#))
      let script = await house.get("/assets/notebook.js")
      #expect(script.headers["content-type"] == "text/javascript; charset=utf-8")
      let path = URL(filePath: #filePath)
        .appending(path: "../../../Sources/LiveLessons/Resources/notebook.js").standardizedFileURL
      let file = try String(contentsOf: path, encoding: .utf8)
      #expect(script.body == file, "another script than the file's")
      #expect(await house.get("/assets/notebook.css").headers["content-type"] == "text/css; charset=utf-8")
      let widget = await house.get("\(Self.lesson)/widget/1.html")
      #expect(widget.body == "<p>widget")
      #expect(widget.headers["content-security-policy"] == "frame-ancestors 'self'")
      for answer in [list, page, blocks, widget, await house.get("/none")] {
        #expect(answer.headers["cache-control"] == "no-store")
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["referrer-policy"] == "no-referrer")
        #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(answer.headers["content-security-policy"] != nil)
      }
    }
  }

  @Test(arguments: [
    "/none", "/lessons", "/lessons/none", "/lessons/README", "/lessons/..%2f..%2fetc%2fpasswd",
    "/lessons/../../etc/passwd", "/lessons/01-fake.md", "/lessons/01-fake/none",
    "/lessons/01-fake/widget/2.html",
    "/lessons/01-fake/widget/..%2f1.html", "/lessons/01-fake/widget/1", "/assets/../README.md", "//",
    "/assets/page.css",
  ]) func thereIsNothingElse(place: String) async throws {
    try await withHouse { house in
      let answer = await house.get(place)
      #expect(answer.status == (place == "//" ? 200 : 404), "\(place): \(answer.body)")
      #expect(answer.body.hasSuffix(".\n") || place == "//", "\(answer.body)")
    }
  }

  @Test func twoPagesHearWhatOneOrders() async throws {
    try await withHouse { house in
      let events = house.request("GET", "\(Self.lesson)/events")
      async let first = events.answer(until: [#""type":"saved""#, "let first = 2</p>"])
      async let second = events.answer(until: [#""type":"saved""#, "let first = 2</p>"])
      let session = try await house.sessions.session(Bench.name)
      while await house.fake.runs.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      try await Task.sleep(for: .milliseconds(100))
      let done = await house.post(
        "\(Self.lesson)/run", #"{"version": 1, "from": 1, "cells": {"1": "let first = 2"}}"#)
      #expect(done.status == 200 && done.body.hasPrefix(#"{"version":"#))
      for answer in await [first, second] {
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "text/event-stream")
        #expect(
          answer.body.contains(#"{"blocks":[1],"texts":{"1":"let first = 2"},"type":"saved","version":2}"#))
      }
      // Both browsers are gone by now, which something that is sent shows.
      for _ in 0..<1000 where await !session.listeners.isEmpty {
        await session.tell(.note(""))
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(await session.listeners.isEmpty, "a browser that is gone ends its stream")
    }
  }

  @Test func ordersAreCarriedOut() async throws {
    try await withHouse { house in
      func order(_ what: String, _ body: String) async -> String {
        await house.post("\(Self.lesson)/\(what)", body).body
      }
      #expect(await order("draft", #"{"version": 1, "cells": {"1": "wrong"}}"#) == #"{"version":1}"#)
      #expect(await order("progress", #"{"key": "quiz-1", "value": "2"}"#) == #"{"version":1}"#)
      #expect(await order("slider", #"{"name": "second", "value": 4, "isFinal": true}"#) == #"{"version":2}"#)
      #expect(
        await order("insert", #"{"version": 2, "after": -1, "kind": "cell"}"#) == #"{"block":0,"version":3}"#)
      #expect(await order("remove", #"{"version": 3, "block": 0}"#) == #"{"version":4}"#)
      #expect(await order("putback", #"{"version": 4, "block": 3}"#) == #"{"version":4}"#)
      #expect(await order("stop", "{}").hasPrefix(#"{"version":"#))
      let record = LessonRecord(path: house.folder.record(Bench.name))
      #expect(record.progress == ["quiz-1": "2"])
      #expect(record.cells.contains(CellRecord(saved: "let first = 1\nshow(first)", draft: "wrong")))
    }
  }

  @Test(arguments: [
    ("run", "", 400), ("run", "{", 400), ("run", "[]", 400), ("run", "{}", 400),
    ("run", #"{"version": 1, "cells": {"one": ""}}"#, 400), ("run", #"{"version": 1, "from": 99}"#, 404),
    ("slider", #"{"name": "none", "value": 1}"#, 404), ("slider", #"{"name": "second"}"#, 400),
    ("slider", #"{"name": "second", "value": "1"}"#, 400), ("insert", #"{"version": 1, "after": 1}"#, 400),
    ("insert", #"{"version": 1, "after": 99, "kind": "cell"}"#, 404),
    ("remove", #"{"version": 1, "block": 1}"#, 400),
    ("putback", #"{"version": 1, "block": -1}"#, 404), ("progress", #"{"key": "quiz-1"}"#, 400),
    ("none", "{}", 404),
  ]) func ordersThatMeanNothing(what: String, body: String, status: Int) async throws {
    try await withHouse { house in
      let answer = await house.post("\(Self.lesson)/\(what)", body)
      #expect(answer.status == status, "\(answer.body)")
      #expect(answer.body.hasPrefix(#"{"error":""#) && answer.body.hasSuffix(#"."}"#), "\(answer.body)")
    }
  }

  @Test(arguments: [1_000_000, 1_100_000, 3_000_000]) func orderOfAnySize(count: Int) async throws {
    try await withHouse { house in
      let text = String(repeating: "x", count: count)
      let answer = await house.post("\(Self.lesson)/draft", #"{"version": 1, "cells": {"1": "\#(text)"}}"#)
      #expect(answer.status == (count > 1_048_000 ? 400 : 200), "\(answer.body)")
    }
  }

  @Test func aConflictIsAnAnswer() async throws {
    try await withHouse { house in
      _ = await house.get(Self.lesson)
      let theirs = Bench.lesson.replacing("let first = 1", with: "let first = 8")
      try Data(theirs.utf8).write(to: URL(filePath: house.folder.file(Bench.name)))
      let answer = await house.post("\(Self.lesson)/run", #"{"version": 1, "cells": {"1": "mine"}}"#)
      #expect(answer.status == 409)
      #expect(answer.body.hasPrefix(#"{"conflicts":{"1":"let first = 8\nshow(first)"},"error":"#))
      #expect(answer.body.hasSuffix(#","version":3}"#))
    }
  }

  @Test func aNewLesson() async throws {
    try await withHouse { house in
      let answer = await house.post("/lessons", #"{"title": "  What is “ink”? "}"#)
      #expect(answer.status == 200 && answer.body == #"{"name":"02-what-is-ink"}"#)
      #expect(await house.get("/lessons/02-what-is-ink").body.contains("<h1>2. What is “ink”?</h1>"))
      #expect(await house.post("/lessons", #"{"title": " "}"#).status == 400)
      #expect(await house.post("/lessons", #"{"title": "{{x}}"}"#).status == 500)
      #expect(house.folder.names == [Bench.name, "02-what-is-ink"])
    }
  }

  @Test func aLessonThatBreaksARule() async throws {
    try await withHouse { house in
      try Data("no title\n".utf8).write(to: URL(filePath: house.folder.file("07-broken")))
      let list = await house.get("/")
      #expect(list.status == 200 && list.body.contains("07-broken.md:1: expected the lesson"))
      let page = await house.get("/lessons/07-broken")
      #expect(page.status == 500 && page.body.contains("07-broken.md:1: expected the lesson"))
    }
  }

  @Test func aPortInUse() async throws {
    try await withHouse { house in
      #expect(!Port.isFree(house.port))
      let error = #expect(throws: FileError.self) { try Port.free(askedFor: house.port) }
      #expect(
        error?.description == "port \(house.port): in use, expected one that no other program listens on. "
          + "Leave --port out, and the notebook finds one.")
      let found = try Port.free(askedFor: nil)
      #expect((Port.usual...Port.usual + 20).contains(found))
      let other = NotebookServer(house.sessions, gate: Gate(port: house.port, token: "other"))
      await #expect(throws: FileError.self) { try await other.start() }
    }
  }
}

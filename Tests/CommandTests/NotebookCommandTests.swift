import Foundation
import LiveLessons
import Testing

@testable import Commands

/// The notebook as it is started and ended.
@Suite struct NotebookCommandTests {
  /// A notebook with copies of the lessons in a folder of its own, which has said where it is.
  private struct Running {
    let process: Process
    let output = Pipe()
    let errors = Pipe()
    let said: String

    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
      process = CommandRun.process(["notebook", "--copy", "mine", "--no-open"] + arguments, in: folder)
      process.standardOutput = output
      process.standardError = errors
      process.environment?["TMPDIR"] = folder.path
      process.environment?.merge(environment) { $1 }
      try process.run()
      var said = ""
      while !said.contains("ends it.\n") {
        let part = output.fileHandleForReading.availableData
        guard !part.isEmpty else { break }
        said += String(decoding: part, as: UTF8.self)
      }
      self.said = said
      try #require(said.hasSuffix("ends it.\n"), "the notebook did not start: “\(said)”")
    }

    /// The address that it printed.
    var address: URLComponents? {
      said.firstMatch(of: #/http:\S+/#).flatMap { URLComponents(string: String($0.0)) }
    }

    func end(by signal: Int32 = SIGTERM) {
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
    }
  }

  @Test func itSaysWhereItIs() throws {
    try withTemporaryFolder { folder in
      let notebook = try Running(["2"], in: folder)
      defer { notebook.end() }
      let address = try #require(notebook.address, "no address in “\(notebook.said)”")
      #expect(address.host == "127.0.0.1")
      #expect(address.path == "/lessons/02-convolution")
      #expect(address.queryItems?.map(\.name) == ["token"])
      #expect(address.queryItems?.first?.value?.count == 43)
      #expect(
        notebook.said == "The notebook is open at\n\n  \(address.string!)\n\nControl–C ends it.\n")
      // Copies of all lessons, and a key that nobody else may read.
      let copies = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "mine").path)
      #expect(copies.contains("02-convolution.md") && !copies.contains("README.md"))
      let key = folder.appending(path: "mine/.notebook/address").path
      let permissions = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
      #expect(permissions == 0o600)
    }
  }

  #if os(Linux)
  /// Programs that are started can be looked at by all users of a machine: the browser is given no key that lasts.
  @Test func theBrowserIsGivenATicket() throws {
    try withTemporaryFolder { folder in
      let browser = folder.appending(path: "bin/xdg-open")
      try FileManager.default.createDirectory(
        at: browser.deletingLastPathComponent(), withIntermediateDirectories: false)
      try Data("#!/bin/sh\necho \"$1\" >> opened\n".utf8).write(to: browser)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
      let path = "\(folder.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
      let notebook = try Running(["2", "--open"], in: folder, environment: ["PATH": path])
      defer { notebook.end() }
      let second = try CommandRun(
        ["notebook", "3", "--copy", "mine"], in: folder, environment: ["PATH": path])
      #expect(second.status == 0)
      var opened: [String] = []
      for _ in 0..<1000 where opened.count < 2 {
        Thread.sleep(forTimeInterval: 0.01)
        let text = try? String(contentsOf: folder.appending(path: "opened"), encoding: .utf8)
        opened = (text ?? "").split(separator: "\n").map(String.init)
      }
      let token = try #require(notebook.address?.queryItems?.first?.value)
      #expect(
        opened.compactMap { URL(string: $0)?.lastPathComponent }.sorted() == [
          "02-convolution", "03-activations",
        ])
      #expect(Set(opened.map { $0.suffix(43) }).count == 2 && !opened.contains { $0.contains(token) })
    }
  }
  #endif

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalEndsIt(signal: Int32) throws {
    try withTemporaryFolder { folder in
      let notebook = try Running([], in: folder)
      notebook.end(by: signal)
      #expect(notebook.process.terminationReason == .uncaughtSignal)
      #expect(notebook.process.terminationStatus == signal)
      let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      #expect(left.filter { !$0.hasPrefix("mine") } == [], "nothing temporary is left")
      #expect(!left.contains("mine/.notebook/address"))
    }
  }

  @Test func aSecondOneOpensTheFirst() throws {
    try withTemporaryFolder { folder in
      let notebook = try Running([], in: folder)
      defer { notebook.end() }
      let second = try CommandRun(
        ["notebook", "convolution", "--copy", "mine", "--no-open", "--present"], in: folder)
      var address = try #require(notebook.address)
      address.path = "/lessons/02-convolution"
      address.fragment = "present"
      #expect(second.status == 0)
      #expect(
        second.output
          == "These lessons are open in a notebook already, at\n\n  \(address.string!)\n")
      try FileManager.default.removeItem(at: folder.appending(path: "mine/.notebook/address"))
      let third = try CommandRun(["notebook", "--copy", "mine", "--no-open"], in: folder)
      #expect(third.status == 1)
      #expect(
        third.errors
          == "Error: \(folder.path)/mine: open in another notebook, expected one at a time. "
          + "End that one, or edit copies with --copy.\n")
    }
  }

  @Test func twoNotebooksHaveTwoPorts() throws {
    try withTemporaryFolder { folder in
      let notebook = try Running([], in: folder)
      defer { notebook.end() }
      let port = try #require(notebook.address?.port)
      let refused = try CommandRun(
        ["notebook", "--copy", "other", "--no-open", "--port", "\(port)"], in: folder,
        environment: ["TMPDIR": folder.path])
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.count { $0.hasPrefix("lenet-") } == 1, "the first one’s folder alone")
      #expect(refused.status == 1)
      #expect(
        refused.errors == "Error: port \(port): in use, expected one that no other program listens on. "
          + "Leave --port out, and the notebook finds one.\n")
      let other = try Running(["--copy", "other"], in: folder)
      defer { other.end() }
      #expect(other.address?.port != port && other.address?.port != nil)
    }
  }

  @Test(arguments: [
    (["99"], "no lesson “99”: expected a number or a name, as lenet lesson lists them."),
    (["2", "--port", "80"], "--port 80: expected a number from 1024 to 65535."),
    (["--present"], "--present needs a lesson, such as lenet notebook 2 --present."),
  ]) func whatMakesNoSense(arguments: [String], message: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["notebook", "--copy", "mine", "--no-open"] + arguments, in: folder)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("Error: \(message)\n"), "\(run.errors)")
      #expect(run.output == "")
    }
  }

  @Test func aFolderThatCannotBeWritten() throws {
    try withTemporaryFolder { folder in
      try Data([1]).write(to: folder.appending(path: "file"))
      let run = try CommandRun(["notebook", "--copy", "file/below", "--no-open"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errors
          == "Error: \(folder.path)/file/below cannot be written: part of the path is a file, not a folder. "
          + "Name another folder with --copy.\n")
    }
  }

  /// What is in a copy's folder already is the student's.
  @Test func copiesAreNotCopiedOver() throws {
    try withTemporaryFolder { folder in
      let own = folder.appending(path: "mine/02-convolution.md")
      try FileManager.default.createDirectory(
        at: own.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("# Mine\n\nAn aim.\n".utf8).write(to: own)
      try Running([], in: folder).end()
      #expect(try String(contentsOf: own, encoding: .utf8) == "# Mine\n\nAn aim.\n")
    }
  }
}

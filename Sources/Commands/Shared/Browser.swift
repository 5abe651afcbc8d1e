import Files
import Foundation

/// The reader's browser.
enum Browser {
  /// Opens the page at `path`, which may be an address.
  static func open(_ path: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
    process.arguments = ["open", path]
    #else
    process.arguments = ["xdg-open", path]
    #endif
    // Where no process can be started, there is no browser either.
    let isStarted = (try? process.run()) != nil
    if isStarted { process.waitUntilExit() }
    guard isStarted, process.terminationStatus == 0 else {
      throw FileError(
        path, found: "no program that opens it", expected: "a browser", remedy: "Open the file by hand.")
    }
  }
}

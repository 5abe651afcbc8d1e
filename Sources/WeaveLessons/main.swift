import Foundation
import LessonFormat

// `WeaveLessons lesson.md woven.swift` weaves one lesson;
// `WeaveLessons --catalogue catalogue.swift name…` lists them all.

func fail(_ message: String) -> Never {
  try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
  exit(1)
}

func write(_ swift: String, to path: String) {
  // The package manager renews its tools with every plan, and would compile anew what depends on them.
  if (try? Data(contentsOf: URL(filePath: path))) == Data(swift.utf8) { return }
  do { try swift.write(toFile: path, atomically: true, encoding: .utf8) } catch {
    fail("\(path): cannot be written: \(error.localizedDescription)")
  }
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--catalogue" {
  write(Weaver.catalogue(of: Array(arguments.dropFirst(2))), to: arguments[1])
} else {
  let path = arguments[0]
  let name = URL(filePath: path).deletingPathExtension().lastPathComponent
  let bytes: Data
  do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
    fail("\(path): cannot be read: \(error.localizedDescription)")
  }
  do {
    let markdown = try LessonSource.text(of: Array(bytes))
    write(Weaver.swift(for: try LessonSource(markdown: markdown), name: name, path: path), to: arguments[1])
  } catch {
    // The form in which compilers report, so that editors find the line.
    fail("\(path):\(error.line):\(error.column): error: \(error.message)")
  }
}
